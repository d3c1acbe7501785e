namespace Dryrun.Assessment.Conduct;

/// <summary>What a signal is worth.</summary>
/// <param name="Signal">Its id.</param>
/// <param name="Points">Points each time; negative where it speaks against the candidate.</param>
/// <param name="Most">How often it counts; more of the same is worth nothing.</param>
internal sealed record Weight(string Signal, int Points, int Most = 1);

/// <summary>A mark that cannot be had without one of these signals.</summary>
internal sealed record Need(int Level, params string[] AnyOf);

/// <summary>A signal that holds the mark down, whatever else was said.</summary>
internal sealed record Cap(string Signal, int AtMost);

/// <summary>How one dimension is marked.</summary>
internal sealed record DimensionRule(string Id, string Name, Weight[] Weights, Need[] Needs, Cap[] Caps);

/// <summary>
/// From evidence to marks, in one place. A dimension's points are the sum of its signals' points, each signal up to its most; the mark is the highest whose
/// points are reached and whose needs are met, held down by the caps. <c>docs/rubric.md</c> is generated from this file and from the extractors.
/// </summary>
internal static class LevelRules
{
    /// <summary>Points from which marks 2, 3, 4 and 5 are given, by the level sat at. The evidence is the same; more of it is expected.</summary>
    public static IReadOnlyDictionary<string, int[]> PointsFor { get; } = new Dictionary<string, int[]>
    {
        ["L4"] = [10, 25, 42, 62],
        ["L5"] = [15, 32, 52, 74],
        ["L6"] = [20, 40, 62, 84],
        ["L7"] = [25, 48, 70, 92],
    };

    /// <summary>Most marks up, in order of the report.</summary>
    public static IReadOnlyList<DimensionRule> Dimensions { get; } =
    [
        new("scoping", "Scoping",
            [
                new("askedFact", 7, 5), new("askedFrame", 4, 2), new("assumptionSettled", 10, 2), new("assumptionStated", 4, 2), new("success", 14), new("guardrail", 9),
                new("reframe", 16), new("choiceOfGoal", 12), new("planTurner", 6, 2), new("overConstraint", -25), new("designFirst", -20), new("contradictedFact", -12, 2),
            ],
            [new(3, "askedFact", "assumptionSettled"), new(4, "success")],
            [new("overConstraint", 2), new("designFirst", 2), new("noQuestions", 1), new("noSuccess", 2)]),
        new("prioritisation", "Prioritisation",
            [
                new("split", 18), new("cut", 12, 2), new("topRisk", 12), new("harmFirst", 10, 2), new("scopedFirst", 12), new("leftToOthers", 10), new("programmeFirst", 12),
                new("detailFirst", -20),
            ],
            [new(4, "split", "cut")],
            [new("detailFirst", 2), new("noPriority", 2)]),
        new("tradeOffs", "Trade-offs",
            [
                new("twoSides", 12, 3), new("condition", 9, 3), new("rejected", 14, 2), new("priced", 8, 2), new("tiedToProduct", 8), new("bareAbsolute", -20),
            ],
            [new(3, "twoSides", "rejected"), new(4, "condition", "rejected"), new(5, "priced")],
            [new("bareAbsolute", 2), new("noTradeOff", 2)]),
        new("ownership", "Ownership",
            [
                new("owner", 6, 4), new("riskOwned", 12, 2), new("escalation", 12), new("onCall", 8), new("signOff", 8), new("dated", 6, 2), new("interface", 8),
                new("vagueOwner", -4, 2), new("bareRisk", -15),
            ],
            [new(3, "owner"), new(4, "riskOwned", "escalation"), new(5, "riskOwned")],
            [new("noOwner", 2), new("bareRisk", 2)]),
        new("influence", "Influence",
            [
                new("deferral", 14, 2), new("ask", 7, 3), new("secondMove", 18, 2), new("options", 12), new("agreed", 9), new("meetingOnly", -20), new("framework", -12),
            ],
            [new(4, "secondMove", "options"), new(5, "secondMove")],
            [new("meetingOnly", 2), new("noOthers", 1)]),
        new("rollout", "Rollout",
            [
                new("stages", 14), new("wait", 9), new("watched", 9), new("threshold", 13), new("trigger", 13), new("signOff", 8), new("firstStep", 8), new("aftermath", 8, 2),
                new("pace", 8), new("bigBang", -30),
            ],
            [new(3, "stages"), new(4, "threshold", "trigger"), new(5, "signOff", "aftermath")],
            [new("bigBang", 2), new("noStages", 2), new("noWayBack", 2)]),
        new("operations", "Operations",
            [
                new("onCall", 13), new("burden", 10), new("support", 12, 2), new("costAware", 10), new("costAgainst", 14), new("capacity", 10), new("legal", 7), new("users", 7),
                new("machineList", -10),
            ],
            [new(3, "onCall", "support", "costAgainst"), new(5, "costAgainst", "capacity")],
            [new("noPeople", 2)]),
        new("communication", "Communication",
            [
                new("summary", 18), new("frameInTime", 10), new("signposts", 5, 3), new("proposal", 10), new("newFact", 8), new("figures", 3, 5),
                new("cutIn", -6, 4), new("final", -10), new("contradiction", -14, 3),
            ],
            [new(4, "summary")],
            [new("noSummary", 3)]),
    ];

    /// <summary>What each dimension weighs in the feedback of a round of a technical program manager.</summary>
    public static IReadOnlyDictionary<string, int> Weights { get; } = new Dictionary<string, int>
    {
        ["scoping"] = 3, ["ownership"] = 3, ["tradeOffs"] = 3, ["rollout"] = 3, ["prioritisation"] = 2, ["influence"] = 2, ["operations"] = 2, ["communication"] = 2,
    };

    /// <summary>Dimensions in which a mark of 1 or 2 rules out a hire: the guides turned candidates down for each of them alone.</summary>
    public static IReadOnlyList<string> Decisive { get; } = ["scoping", "tradeOffs", "ownership", "rollout", "operations"];

    /// <summary>Dimensions whose silence is asked about again rather than judged: no word of them beside good marks defers the decision.</summary>
    public static IReadOnlyList<string> Deferrable { get; } = ["influence", "prioritisation"];

    /// <summary>Mark from which a dimension that no question asked for is told beside the others; it never counts.</summary>
    public const int UnaskedFrom = 3;

    /// <summary>Weighted mean from which a hire is given.</summary>
    public const double HireFrom = 3.0;

    /// <summary>Weighted mean from which a strong hire is given, with no mark below 3.</summary>
    public const double StrongHireFrom = 4.6;

    /// <summary>Weighted mean below which it is a strong no.</summary>
    public const double StrongNoBelow = 1.8;

    /// <summary>Points of a programme decision that cost money, taken from its dimension.</summary>
    public const int RegretPoints = -15;

    /// <summary>Share of naive minus best known from which a part of the regret counts as evidence.</summary>
    public const double RegretShareFrom = 0.05;

    /// <summary>Points of a contradiction, taken from the dimension it concerns.</summary>
    public const int ContradictionPoints = -10;
}
