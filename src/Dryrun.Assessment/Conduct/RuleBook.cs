using Dryrun.Assessment.Conduct.Code;
using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>How the rounds of some segment kinds are marked: what is looked for, what it is worth, and what rules out a hire.</summary>
/// <param name="Id">Key: "stories".</param>
/// <param name="Title">For people: "Stories".</param>
/// <param name="Kinds">Segment kinds it marks; a book for one role alone says so after a colon ("project-deep-dive:mle").</param>
/// <param name="Extractors">One a dimension.</param>
/// <param name="Dimensions">One a dimension, in the order of the report.</param>
/// <param name="Weights">What each dimension weighs in the decision.</param>
/// <param name="Always">Dimensions that are marked in every round; the others where a question judged them or the candidate showed them.</param>
/// <param name="Decisive">Dimensions in which a mark of 1 or 2 rules out a hire.</param>
/// <param name="Deferrable">Dimensions whose silence beside good marks is asked about again, with the signal of the silence.</param>
/// <param name="Drills">One exercise a dimension.</param>
internal sealed record RuleBook(
    string Id, string Title, IReadOnlyList<string> Kinds, IReadOnlyList<IExtractor> Extractors, IReadOnlyList<DimensionRule> Dimensions, IReadOnlyDictionary<string, int> Weights,
    IReadOnlyList<string> Always, IReadOnlyList<string> Decisive, IReadOnlyDictionary<string, string> Deferrable, IReadOnlyDictionary<string, string> Drills)
{
    /// <summary>The rule of a dimension, or null where the book has none.</summary>
    public DimensionRule? Rule(string dimension) => Dimensions.FirstOrDefault(d => d.Id == dimension);

    /// <summary>What reads a dimension.</summary>
    public IExtractor Extractor(string dimension) => Extractors.First(e => e.Dimension == dimension);

    /// <summary>True where a dimension is marked whatever was asked.</summary>
    public bool IsAlways(string dimension) => Always.Contains(dimension);
}

/// <summary>All rule books.</summary>
internal static class RuleBooks
{
    /// <summary>Design rounds of technical program managers.</summary>
    public static RuleBook Design { get; } = new(
        "design", "Design", ["design"], Extractors.All, LevelRules.Dimensions, LevelRules.Weights, [.. LevelRules.Dimensions.Select(d => d.Id)], LevelRules.Decisive,
        LevelRules.Deferrable.ToDictionary(d => d, _ => ""), Advice.DesignDrills);

    /// <summary>Design rounds of machine learning engineers: the same evidence, judgement of models first.</summary>
    public static RuleBook MlDesign { get; } = new(
        "mlDesign", "ML design", ["ml-design"],
        [MlJudgement.Extractor, .. Extractors.All], [MlJudgement.Rule, .. LevelRules.Dimensions],
        new Dictionary<string, int>
        {
            ["mlJudgement"] = 4, ["scoping"] = 2, ["tradeOffs"] = 3, ["operations"] = 2, ["communication"] = 2, ["prioritisation"] = 1, ["ownership"] = 1, ["influence"] = 1, ["rollout"] = 1,
        },
        ["mlJudgement", "scoping", "tradeOffs", "operations", "communication"], ["mlJudgement"], new Dictionary<string, string> { ["scoping"] = "" },
        new Dictionary<string, string>(Advice.DesignDrills) { ["mlJudgement"] = TalkDrills.Of["mlJudgement"] });

    /// <summary>Every book, in the order of the page on marks.</summary>
    public static IReadOnlyList<RuleBook> All { get; } = [Design, MlDesign, .. TalkBooks.All, .. CodeBooks.All];

    /// <summary>The book of a segment.</summary>
    public static RuleBook For(string kind, string role) =>
        All.FirstOrDefault(b => b.Kinds.Contains($"{kind}:{role}")) ?? All.FirstOrDefault(b => b.Kinds.Contains(kind)) ?? Design;

    /// <summary>The book of a room.</summary>
    public static RuleBook For(Room room) =>
        For(room.Code is null ? room.Content.Prompt.Kind : CodeBooks.KindOf(room.Content.Prompt.Kind), room.Content.Prompt.Role);

    /// <summary>The book that made a report.</summary>
    public static RuleBook Of(ConductReport report) => All.First(b => b.Id == report.Book);
}
