using Dryrun.Assessment.Consequence;

namespace Dryrun.Assessment.Conduct;

/// <summary>The risks a candidate put forward, beside what the plan lost money on.</summary>
internal static class NamedRisks
{
    /// <summary>Risks that are shown.</summary>
    public const int Most = 3;

    public static List<NamedRisk> Of(SessionRecord record, ConsequenceReport? consequence)
    {
        var costly = consequence?.ExplainedBy.Where(p => p.Low > 0 && p.Knob != "other").OrderByDescending(p => p.Dollars).Take(5).ToList() ?? [];
        return
        [
            .. Cues.Statements(record).Where(s => s.Does("risk") && Cues.NamesHarm(s)).Take(Most)
                .Select(s => new NamedRisk(SessionRecord.Said(s), costly.FirstOrDefault(p => WordSet.Of($"{p.Label} {Spaced(p.Knob)}").Words.Any(w => w.Length > 3 && s.Content.Contains(w)))?.Label)),
        ];
    }

    private static string Spaced(string knob) => string.Concat(knob.Select(c => c == '.' ? " " : char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
