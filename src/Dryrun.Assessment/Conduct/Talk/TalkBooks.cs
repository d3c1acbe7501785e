namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Rule books of the segments that are talked through.</summary>
internal static class TalkBooks
{
    // Dimensions of stories, in the order of the report.
    private static readonly (CueExtractor Extractor, DimensionRule Rule)[] Stories =
    [
        (OwnAction.Extractor, OwnAction.Rule), (Influence.Extractor, Influence.Rule), (Ownership.Extractor, Ownership.Rule), (TradeOffs.Extractor, TradeOffs.Rule),
        (Prioritisation.Extractor, Prioritisation.Rule), (Operations.Extractor, Operations.Rule), (MlJudgement.Extractor, MlJudgement.Rule), (Scoping.Extractor, Scoping.Rule),
        (Rollout.Extractor, Rollout.Rule), (Coding.Extractor, Coding.Rule), (Communication.Extractor, Communication.Rule),
    ];

    // The same with the points of knowledge questions.
    private static readonly (CueExtractor Extractor, DimensionRule Rule)[] Knowledge = [.. Stories.Select(d => (Points.In(d.Extractor), Points.In(d.Rule)))];

    /// <summary>Every talk book.</summary>
    public static IReadOnlyList<RuleBook> All { get; } =
    [
        Of("behavioural", "Behavioural", ["behavioural"], Stories, "ownAction 4, influence 3, ownership 2, tradeOffs 2, prioritisation 2, communication 2", ["ownAction", "influence", "communication"], ["ownAction"], "influence noBuyIn"),
        Of("hiringManager", "Hiring manager", ["hiring-manager"], Stories, "ownAction 4, ownership 3, influence 2, prioritisation 2, tradeOffs 2, communication 2", ["ownAction", "ownership", "communication"], ["ownAction"], "ownership noOwner"),
        Of("crossFunctional", "Cross-functional", ["cross-functional"], Stories, "influence 5, ownership 3, tradeOffs 2, prioritisation 2, communication 2", ["influence", "ownership", "communication"], ["influence"], "ownership noOwner"),
        Of("projectTpm", "Project deep dive, technical program manager", ["project-deep-dive"], Stories, "ownAction 4, tradeOffs 3, ownership 2, operations 2, influence 2, communication 2",
            ["ownAction", "tradeOffs", "operations", "communication"], ["ownAction"], "influence noBuyIn"),
        Of("projectMle", "Project deep dive, machine learning engineer", ["project-deep-dive:mle"], Knowledge, "mlJudgement 5, ownAction 3, tradeOffs 2, operations 2, communication 2",
            ["mlJudgement", "ownAction", "operations", "communication"], ["mlJudgement"], ""),
        Of("fundamentals", "ML fundamentals", ["fundamentals"], Knowledge, "mlJudgement 5, tradeOffs 2, communication 2, coding 2", ["mlJudgement", "communication"], ["mlJudgement"], ""),
        Of("technicalDeepDive", "Technical deep dive", ["technical-deep-dive"], Knowledge, "tradeOffs 4, operations 3, ownership 2, communication 2", ["tradeOffs", "operations", "communication"], ["tradeOffs"], "operations noRunning"),
        Of("coding", "Coding and debugging", ["coding", "debugging", "assessment"], Knowledge, "coding 5, communication 2, ownership 1", ["coding", "communication"], ["coding"], ""),
        Of("estimation", "Estimation", ["estimation"],
            [(Estimation.Scoping, Estimation.ScopingRule), (Estimation.Figure, Estimation.FigureRule), (Communication.Extractor, Communication.Rule)],
            "scoping 3, tradeOffs 4, communication 1", ["scoping", "tradeOffs", "communication"], ["scoping"], ""),
        Of("executive", "Ninety seconds", ["executive-90s"],
            [(Executive.Communication, Executive.CommunicationRule), (Executive.TradeOffs, Executive.TradeOffsRule), (Executive.Ownership, Executive.OwnershipRule)],
            "communication 4, tradeOffs 3, ownership 2", ["communication", "tradeOffs", "ownership"], ["communication"], ""),
        Of("recruiter", "Recruiter call", ["recruiter"],
            [(Points.In(RecruiterCall.Communication), Points.In(RecruiterCall.CommunicationRule)), (Points.In(RecruiterCall.Scoping), Points.In(RecruiterCall.ScopingRule))],
            "communication 3, scoping 2", ["communication", "scoping"], [], ""),
        Of("offer", "Offer call", ["offer"],
            [(Points.In(OfferCall.Scoping), Points.In(OfferCall.ScopingRule)), (Points.In(OfferCall.Influence), Points.In(OfferCall.InfluenceRule)),
                (Points.In(Communication.Extractor), Points.In(Communication.Rule))],
            "scoping 3, influence 3, communication 1", ["scoping", "influence", "communication"], [], ""),
    ];

    private static RuleBook Of(
        string id, string title, string[] kinds, (CueExtractor Extractor, DimensionRule Rule)[] dimensions, string weights, string[] always, string[] decisive, string deferrable) => new(
        id, title, kinds, [.. dimensions.Select(d => d.Extractor)], [.. dimensions.Select(d => d.Rule)], Pairs(weights).ToDictionary(p => p.Key, p => int.Parse(p.Value)), always, decisive,
        Pairs(deferrable).ToDictionary(p => p.Key, p => p.Value), TalkDrills.Of);

    private static IEnumerable<(string Key, string Value)> Pairs(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(' ')).Select(p => (p[0], p[1]));
}

/// <summary>One exercise of a few minutes for each dimension of talk.</summary>
internal static class TalkDrills
{
    public static IReadOnlyDictionary<string, string> Of { get; } = new Dictionary<string, string>
    {
        ["ownAction"] = "\"I, not we\" (3 min): tell your last story again; each \"we\" becomes the one who did it, and the story ends with a number.",
        ["influence"] = "\"They said no\" (4 min): three refusals from three teams; for each what they are measured by, what you give, and the options you take upstairs.",
        ["ownership"] = "\"Who signs\" (3 min): take a project; name who owned each part, who signed the risk, by when, and where it went when it stalled.",
        ["tradeOffs"] = "\"Two and a price\" (3 min): three choices of your last project; for each the option not taken, the price in a number, and the condition that flips it.",
        ["prioritisation"] = "\"What I killed\" (3 min): three things you stopped or refused, each with the reason and how its owner took it. No framework's name.",
        ["operations"] = "\"Sunday, 3 a.m.\" (4 min): what breaks, who wakes up, what users see meanwhile, and the check that would have caught it.",
        ["rollout"] = "\"Numbers only\" (3 min): steps, measure, what stops it, who stops it, and until when it can be undone.",
        ["scoping"] = "\"Two questions\" (3 min): a new task; two questions, one assumption with a number, and what success is, before anything else.",
        ["mlJudgement"] = "\"One project, eight answers\" (6 min): dataset, split, baseline, why this model, offline metric, product number before and after, what broke, what you would not ship again.",
        ["coding"] = "\"Run it\" (6 min): write the simple version, run it on three inputs aloud, name the case that breaks it, then its complexity.",
        ["communication"] = "\"Result first\" (2 min): your longest answer again in ninety seconds: the result, what you did, one number, stop.",
    };
}
