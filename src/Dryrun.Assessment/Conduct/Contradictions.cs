using System.Text.Json.Nodes;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Two incompatible values for the same thing, without a correction between them.</summary>
/// <param name="Dimension">The dimension it concerns beside communication.</param>
/// <param name="Evidence">The later saying.</param>
/// <param name="First">The earlier one.</param>
internal sealed record Contradiction(string Dimension, Evidence Evidence, Evidence First);

/// <summary>Finds contradictions in words and in spoken commitments.</summary>
internal static class Contradictions
{
    /// <summary>Likeness of two sentences, figures left out, from which they are about the same thing.</summary>
    public const double SameThingFrom = 0.6;

    public static IEnumerable<Contradiction> Of(SessionRecord record) => Spoken(record).Concat(Committed(record)).DistinctBy(c => (c.Evidence.Seq, c.Evidence.Quote));

    private static IEnumerable<Contradiction> Spoken(SessionRecord record)
    {
        var withFigures = record.Sentences.Where(s => !s.IsQuestion && s.Content.Figures.Any() && !s.IsConditional).ToList();
        for (var i = 0; i < withFigures.Count; i++)
        {
            for (var j = i + 1; j < withFigures.Count; j++)
            {
                var (a, b) = (withFigures[i], withFigures[j]);
                var (wordsA, wordsB) = (a.Content.WithoutFigures(), b.Content.WithoutFigures());
                if (wordsA.Count < 2 || wordsA.LikenessTo(wordsB) < SameThingFrom || b.IsCorrection) continue;
                if (a.Content.Figures.Intersect(b.Content.Figures).Any()) continue;
                yield return new Contradiction(DimensionOf(b.Text), SessionRecord.Said(b), SessionRecord.Said(a));
            }
        }
    }

    // The same knob committed twice from different turns. A list that grows and the parts of a programme only add.
    private static IEnumerable<Contradiction> Committed(SessionRecord record)
    {
        var last = new Dictionary<string, (JsonNode Value, Sentence By)>();
        foreach (var (_, offer) in record.All<DesignOffered>())
        {
            if (record.InTurn(offer.Turn, s => s.Text.Contains(offer.Quote, StringComparison.Ordinal)) is not { } by) continue;
            foreach (var (section, inside) in offer.Patch)
            {
                if (section == "programme" || inside is not JsonObject knobs) continue;
                foreach (var (knob, value) in knobs)
                {
                    var path = $"{section}.{knob}";
                    if (value is null or JsonArray) continue;
                    if (last.TryGetValue(path, out var before) && !JsonNode.DeepEquals(before.Value, value) && before.By.Seq != by.Seq && !by.IsCorrection && !by.IsConditional && !before.By.IsConditional)
                    {
                        yield return new Contradiction(section == "rollout" ? "rollout" : "prioritisation", SessionRecord.Said(by), SessionRecord.Said(before.By));
                    }

                    last[path] = (value, by);
                }
            }
        }
    }

    private static string DimensionOf(string text) =>
        text.Contains("percent", StringComparison.OrdinalIgnoreCase) || text.Contains('%') || text.Contains("hour", StringComparison.OrdinalIgnoreCase) ? "rollout" : "scoping";
}
