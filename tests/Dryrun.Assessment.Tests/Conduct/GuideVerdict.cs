using System.Text.Json.Nodes;
using Dryrun.Assessment.Conduct;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>One told verdict: a script and what it must come to.</summary>
internal sealed record GuideVerdict(string Id, JsonObject Root)
{
    private static readonly string[] Order = ["strongNoHire", "noHire", "deferred", "hire", "strongHire"];

    public string Number => Id[..2];

    public string Needs => Root["needs"]!.ToString();

    /// <summary>Segment kind or prompt of its script.</summary>
    public string Prompt => Root["script"]!["prompt"]!.ToString();

    /// <summary>Role of the loop that its guide is about.</summary>
    public string Role => Root["guide"]!.ToString().EndsWith("mle", StringComparison.Ordinal) ? "mle" : "tpm";

    /// <summary>True where its room is there.</summary>
    public bool CanSit => IsDesign || TalkRehearsals.Has(Prompt);

    // "ml-design" is a kind: its script is about a short-video feed, end to end.
    private bool IsDesign => Needs == "design" || Prompt == "ml-design";

    // Questions that the scripts answer; the rounds of the guides asked them.
    private static readonly Dictionary<string, string[]> Asked = new()
    {
        ["behavioural:tpm"] = ["howDoYouPrioritise", "killedAProject", "influenceWithoutAuthority", "incidentYouLed", "bottleneckThisMonth"],
        ["behavioural:mle"] = ["convincedProduct", "droveTheDecision", "shipUnderPressure"],
        ["cross-functional:tpm"] = ["indonesiaTagging", "pmMidSprint"],
    };

    private string Company => Root["guide"]!.ToString().Split('-')[0];

    public static IReadOnlyList<GuideVerdict> All() =>
        [.. Directory.GetFiles(Rehearsals.Folder("tests", "Acceptance", "GuideVerdicts"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(f => new GuideVerdict(Path.GetFileNameWithoutExtension(f), YamlText.ReadFile(f).Root))];

    public GuideOutcome Sit()
    {
        var script = new SourcedTree((JsonObject)Root["script"]!.DeepClone(), new Dictionary<string, int>(), null);
        if (Prompt == "ml-design") script.Root["prompt"] = "feed-recommendation";
        var (events, room) = IsDesign ? Rehearsals.Play(script) : TalkRehearsals.Play(RecordedCandidate.Read(script), Role, Company, Asked.GetValueOrDefault($"{Prompt}:{Role}", []));
        var conduct = ConductAssessment.Of(events, room);
        return new GuideOutcome(events, conduct, Feedback.Of(conduct, events));
    }

    /// <summary>What differs from what the guide tells; empty where it matches.</summary>
    public IEnumerable<string> Misses(GuideOutcome mine, Func<string, GuideOutcome> other)
    {
        var expect = Root["expect"] as JsonObject ?? [];
        if (expect["feedback"] is JsonObject feedback && !Within(feedback, (int)mine.Feedback.Decision, Rank))
            yield return $"feedback {mine.Feedback.Decision} against {feedback.ToJsonString()}";
        foreach (var (dimension, bound) in expect["dimensions"] as JsonObject ?? [])
        {
            if (!Within((JsonObject)bound!, mine.Conduct[dimension].Level, int.Parse))
                yield return $"{dimension} {mine.Conduct[dimension].Level} ({mine.Conduct[dimension].Points}) against {bound!.ToJsonString()}";
        }

        if (expect["evidence"] is JsonObject evidence && !Holds(evidence, mine.Conduct)) yield return $"no evidence {evidence.ToJsonString()}";
        if (expect["interruption"] is { } kind && !mine.Events.Any(e => e.Data is Interrupted i && i.Kind == kind.ToString())) yield return $"no interruption {kind}";
        if (Root["over"] is not { } over) yield break;
        var below = other(over.ToString());
        foreach (var dimension in ((JsonArray)Root["overIn"]!).Select(d => d!.ToString()))
        {
            var (high, low) = dimension == "feedback" ? ((int)mine.Feedback.Decision, (int)below.Feedback.Decision) : (mine.Conduct[dimension].Level, below.Conduct[dimension].Level);
            if (high <= low) yield return $"{dimension} {high} is not over {low} of {over}";
        }
    }

    private static int Rank(string decision) => Array.IndexOf(Order, decision);

    private static bool Within(JsonObject bound, int value, Func<string, int> rank) =>
        (bound["atLeast"] is not { } least || value >= rank(least.ToString())) && (bound["atMost"] is not { } most || value <= rank(most.ToString()))
        && (bound["is"] is not { } exactly || value == rank(exactly.ToString()));

    private static bool Holds(JsonObject evidence, ConductReport conduct)
    {
        var findings = conduct[evidence["dimension"]!.ToString()].Findings;
        if (evidence["kind"]!.ToString() == "absent") return findings.Any(f => f.Evidence.Kind == EvidenceKind.Absent);
        var words = Plain(evidence["quoteContains"]!.ToString());
        return findings.Any(f => f.Evidence.Kind == EvidenceKind.Said && Plain(f.Evidence.Quote).Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private static string Plain(string text) => string.Join(' ', text.Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What became of a script.</summary>
internal sealed record GuideOutcome(IReadOnlyList<SessionEvent> Events, ConductReport Conduct, Feedback Feedback);
