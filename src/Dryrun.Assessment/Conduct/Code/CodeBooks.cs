using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Interview.Code;

namespace Dryrun.Assessment.Conduct.Code;

/// <summary>Rule books of rounds with code.</summary>
internal static class CodeBooks
{
    /// <summary>What a kind is called where it is sat with code.</summary>
    public static string KindOf(string kind) => $"{kind} with code";

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<RuleBook> All { get; } =
    [
        Of("codeCoding", "Coding with code", CodeKinds.Coding, [(CodeCoding.Extractor, CodeCoding.Coding), (CodeCommunication.Extractor, CodeCommunication.Rule)], "coding 5, communication 2"),
        Of("codeDebugging", "Debugging with code", CodeKinds.Debugging,
            [(CodeCoding.Extractor, CodeCoding.Debugging), (CodeOwnership.Extractor, CodeOwnership.Rule), (CodeCommunication.Extractor, CodeCommunication.Rule)], "coding 4, ownership 3, communication 2"),
        Of("codeAssessment", "Online assessment", CodeKinds.Assessment, [(CodeCoding.Extractor, CodeCoding.Assessment)], "coding 1"),
    ];

    private static RuleBook Of(string id, string title, string kind, (CodeExtractor Extractor, DimensionRule Rule)[] dimensions, string weights) => new(
        id, title, [KindOf(kind)], [.. dimensions.Select(d => d.Extractor)], [.. dimensions.Select(d => d.Rule)],
        weights.Split(", ").Select(w => w.Split(' ')).ToDictionary(w => w[0], w => int.Parse(w[1], System.Globalization.CultureInfo.InvariantCulture)),
        [.. dimensions.Select(d => d.Rule.Id)], ["coding"], new Dictionary<string, string>(), TalkDrills.Of);
}
