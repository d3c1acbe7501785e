using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike;

/// <summary>What comes of the request for quota.</summary>
public enum QuotaLuck
{
    /// <summary>It comes in the days it takes.</summary>
    OnTime,

    /// <summary>It takes half as long again.</summary>
    Late,

    /// <summary>Half of what was asked for above today's is given.</summary>
    Partial,
}

/// <summary>What nobody knew would stop first.</summary>
public enum HiddenLimit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A pool of connections, at two to three times.</summary>
    ConnectionPool,

    /// <summary>The session store, at three to five times.</summary>
    SessionStore,

    /// <summary>The cache of playlists, at five to seven times.</summary>
    PlaylistCache,
}

/// <summary>What breaks on the night.</summary>
public enum NightIncident
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A zone of machines is lost.</summary>
    ZoneLoss,

    /// <summary>A part of the delivery network fails.</summary>
    DeliveryFailure,

    /// <summary>The payment provider is down.</summary>
    PaymentOutage,

    /// <summary>Login codes do not arrive.</summary>
    CodeOutage,

    /// <summary>A raid of bots.</summary>
    BotRaid,

    /// <summary>The app retries in a loop.</summary>
    RetryLoop,

    /// <summary>Joining leaks and slows everything.</summary>
    JoinLeak,

    /// <summary>The chat store stalls below its limit.</summary>
    ChatStall,

    /// <summary>The home page serves errors at the end.</summary>
    HomeErrors,

    /// <summary>A press story says the event fails.</summary>
    PressStory,
}

/// <summary>Names for luck and costs, described once.</summary>
public static class LuckAndLedger
{
    /// <summary>What --given can fix.</summary>
    public static IReadOnlyList<LuckDescription> Luck { get; } =
    [
        new("turnout", "How many come", ["low", "middle", "high"], "Where in the forecast the load lies: its lower end, its middle, its upper end."),
        new("cancelled", "Cancelled", ["no", "yes"], "Whether the event is called off before it begins, on any day until then."),
        new("quota", "Quota", Keys<QuotaLuck>(), "What comes of the request for more machines."),
        new("finance", "Finance", ["approves", "refuses"], "What finance says to the first proposal."),
        new("growth", "Growth", ["agrees", "sendsAnyway"], "Whether the alert goes out in one go against the plan."),
        new("hiddenLimit", "Hidden limit", Keys<HiddenLimit>(), "What nobody knew would stop first."),
        new("incident", "Incident on the night", Keys<NightIncident>(), "What breaks on the night, once."),
    ];

    /// <summary>Ledger lines in their order.</summary>
    public static IReadOnlyList<LedgerLineDescription> Lines { get; } =
    [
        new("capacity", "Machines", "Capacity that stands ready and capacity added on the night."),
        new("commitment", "Commitment for quota", "The share of a larger quota's price that is owed from the day it is given, where the machines are not used."),
        new("delivery", "Video delivery", "Bandwidth bought for the event and terabytes above the contract."),
        new("work", "Engineering and preparation", "Waiting room, ladder, chat store, providers, images, coordination."),
        new("tests", "Tests", "Load tests and the game day."),
        new("delayPenalty", "Penalty for the delay", "Owed to the partner when the date moves, and the audience that does not come back."),
        new("failedViewers", "Viewers who failed", "Viewers who could not start and gave up, and people taken for bots: refund and brand."),
        new("leftInLine", "Viewers who left the line", "Viewers who gave up in the waiting room or were turned away, by whether they had registered."),
        new("dropped", "Viewers who were dropped", "Viewers whose stream broke and who did not come back."),
        new("degraded", "A smaller product", "What viewers' hours bring in less while steps of the ladder are taken."),
        new("chatContract", "Breach over chat", "Owed where the contract asks for chat and it was off, down or sampled."),
        new("paymentsLost", "Payments lost", "Gifts that the provider refused."),
        new("exit", "The end of the event", "Viewers who met a dead home page when the event ended."),
        new("partner", "Missed target", "Credit to the partner where more starts fail than the target allows or the start takes too long."),
        new("incidents", "Open incidents", "Press and people, while an incident of the night is open."),
        new("people", "People", "Shifts, rehearsals, pages."),
    ];

    private static IReadOnlyList<string> Keys<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];
}
