namespace Dryrun.Study.Drills;

/// <summary>An exercise of a few minutes.</summary>
/// <param name="Key">Key in the deck and on the command line: "framing".</param>
/// <param name="Title">Its name for people: "Constraints first".</param>
/// <param name="Kind">Segment kind it is a part of.</param>
/// <param name="Minutes">How long it takes, 2 to 30.</param>
/// <param name="Questions">How many questions it asks.</param>
/// <param name="Does">What one does in it, for people.</param>
/// <param name="Dimensions">Dimensions it trains, the first foremost.</param>
public sealed record Drill(string Key, string Title, string Kind, int Minutes, int Questions, string Does, IReadOnlyList<string> Dimensions);

/// <summary>One drill for every segment kind, and which one answers a weakness.</summary>
public static class DrillMenu
{
    /// <summary>All drills, in the order they are listed.</summary>
    public static IReadOnlyList<Drill> All { get; } =
    [
        new("framing", "Constraints first", "design", 5, 1, "constraints before any design: a vague prompt, five minutes, questions only", ["scoping", "prioritisation"]),
        new("ml-design", "Constraints first, ML", "ml-design", 5, 1, "the same on an ML prompt: label, metric, latency, before any model", ["scoping", "mlJudgement"]),
        new("executive-90s", "Ninety seconds to an executive", "executive-90s", 2, 1, "ninety seconds to an executive: options, cost, risk, date, owner", ["communication", "prioritisation"]),
        new("behavioural", "One story", "behavioural", 6, 1, "one story: context, conflict, what you did, what came of it", ["ownAction", "influence"]),
        new("cross-functional", "The second move", "cross-functional", 6, 1, "somebody refuses; make the second move", ["influence", "ownership"]),
        new("estimation", "One estimate", "estimation", 4, 1, "one estimate, with ranges and a figure you would act on", ["tradeOffs", "scoping"]),
        new("fundamentals", "Five fundamentals", "fundamentals", 8, 5, "five questions of ML fundamentals, each tied to production", ["mlJudgement"]),
        new("technical-deep-dive", "One mechanism", "technical-deep-dive", 6, 1, "explain one mechanism, then what it gives up", ["tradeOffs", "operations", "rollout"]),
        new("project-deep-dive", "Your own project", "project-deep-dive", 6, 1, "one project of yours, and what was not you", ["ownAction", "mlJudgement"]),
        new("hiring-manager", "A hiring manager's question", "hiring-manager", 6, 1, "one question of a hiring manager", ["ownership", "ownAction"]),
        new("recruiter", "The recruiter's call", "recruiter", 5, 1, "why here, why now, what range", ["communication"]),
        new("offer", "The offer", "offer", 5, 1, "the call about the offer", ["communication"]),
        new("coding", "One problem, aloud", "coding", 25, 1, "one problem in your editor, thinking aloud: cases, code, cost", ["coding"]),
        new("debugging", "One fault, aloud", "debugging", 25, 1, "one broken program: find it, mend it, say what it means and who owns it", ["coding", "operations"]),
        new("assessment", "One assessment problem", "assessment", 25, 1, "one problem of an online assessment against the clock, nobody listening", ["coding"]),
    ];

    /// <summary>The drill of a key, or null.</summary>
    public static Drill? Find(string key) => All.FirstOrDefault(d => d.Key == key);

    /// <summary>
    /// The drill that answers a weak dimension: of the same segment kind where one trains it there, else the first that trains it foremost.
    /// </summary>
    public static Drill For(string dimension, string kind) =>
        All.FirstOrDefault(d => d.Kind == kind && d.Dimensions.Contains(dimension))
        ?? All.FirstOrDefault(d => d.Dimensions[0] == dimension)
        ?? All.FirstOrDefault(d => d.Dimensions.Contains(dimension))
        ?? All[0];
}
