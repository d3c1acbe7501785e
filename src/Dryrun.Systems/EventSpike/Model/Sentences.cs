namespace Dryrun.Systems.EventSpike.Model;

/// <summary>What the timeline says.</summary>
internal static class Sentences
{
    public static string Count(double value) => value >= 1e6 ? $"{value / 1e6:0.0} million" : $"{value:#,##0}";

    public static string Dollars(double value) => value >= 1e6 ? $"${value / 1e6:0.00} million" : $"${value:#,##0}";

    public static string Step(DegradeStep step) => step switch
    {
        DegradeStep.RecsOff => "Recommendations are off",
        DegradeStep.StaticHome => "The home page comes from a cache",
        DegradeStep.LowBitrate => "The bitrate is lowered",
        DegradeStep.ChatOff => "Chat is off",
        _ => "Everything but login, video and paying is off",
    };

    public static string Limit(HiddenLimit limit) => limit switch
    {
        HiddenLimit.ConnectionPool => "a pool of connections",
        HiddenLimit.SessionStore => "the session store",
        HiddenLimit.PlaylistCache => "the cache of playlists",
        _ => "nothing",
    };

    public static string LoadTest(double reached, double wanted, Luck luck, bool finds, bool repaired)
    {
        var how = reached < wanted - 0.01 ? $"The load test reaches {reached:0.0} of {wanted:0.0} times" : $"The load test runs at {reached:0.0} times";
        return !finds ? $"{how} and finds nothing"
            : $"{how}: {Limit(luck.Hidden)} stops at {luck.HiddenRatio:0.0} times; {(repaired ? "it is repaired before the freeze" : "too late to repair it")}";
    }

    public static string Decided(string kind, string said) => (kind, said) switch
    {
        ("go", "go") => "Go",
        (_, "throttle") => "Viewers are to go through the waiting room",
        (_, "delay") => "The event is to move",
        _ => "The team waits for the quota",
    };

    public static string Incident(NightIncident incident) => incident switch
    {
        NightIncident.ZoneLoss => "A zone of machines is lost",
        NightIncident.DeliveryFailure => "A part of the delivery network fails",
        NightIncident.PaymentOutage => "The payment provider is down",
        NightIncident.CodeOutage => "Login codes do not arrive",
        NightIncident.BotRaid => "Bots come in hordes",
        NightIncident.RetryLoop => "The app retries in a loop",
        NightIncident.JoinLeak => "Joining leaks; everything slows down",
        NightIncident.ChatStall => "The chat store stalls",
        NightIncident.HomeErrors => "The home page serves errors",
        _ => "A press story says that the event fails",
    };
}
