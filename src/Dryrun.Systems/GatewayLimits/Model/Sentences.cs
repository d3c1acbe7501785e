namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>What the timeline says.</summary>
internal static class Sentences
{
    public static string Kind(Episode episode) => episode.Kind switch
    {
        EpisodeKind.Event => "event",
        EpisodeKind.Incident => "incident",
        EpisodeKind.Attack => "attack",
        EpisodeKind.NoisyTenant => "noisyTenant",
        _ => "storeOutage",
    };

    /// <summary>The kind of what an episode did where it hurt.</summary>
    public static string EndKind(Episode episode, Luck luck, EpisodeResult result) => episode.Kind switch
    {
        EpisodeKind.StoreOutage => "storeGone",
        EpisodeKind.Incident when luck.Incident == Incident.BadLimit => "badLimit",
        _ when result.NeededPeople => "storm",
        _ => "servicesDown",
    };

    public static string Begin(Episode episode, Luck luck) => episode.Kind switch
    {
        EpisodeKind.Event => $"The event begins; load goes to {luck.EventFactor:0.0} times an ordinary evening's",
        EpisodeKind.StoreOutage => "The counter store stops answering",
        EpisodeKind.NoisyTenant => "The largest tenant sends eight times as much",
        EpisodeKind.Attack => luck.Attack switch
        {
            Attack.Scraping => "Somebody starts to copy the catalogue",
            Attack.Stuffing => "Somebody starts to try stolen passwords",
            _ => "A flood of calls comes in",
        },
        _ => luck.Incident switch
        {
            Incident.CapacityLoss => $"A zone is lost: the services are at {100 * luck.LostCapacity:0} % of their capacity",
            Incident.PrefetchStorm => "Apps prefetch twelve times as much as usual",
            Incident.ShortOutage => "Everything fails for two minutes",
            _ => "Somebody enters a limit with a zero too few",
        },
    };

    public static string End(EpisodeResult result, double criticalPercent)
    {
        var how = result.NeededPeople ? "it did not recover by itself; people dropped what was waiting"
            : result.RecoveryMinutes < 1 ? "back at once when it was over" : $"back {result.RecoveryMinutes:#,##0} minutes after it was over";
        return $"Over after {(result.Minutes < 180 ? $"{result.Minutes:0} minutes" : $"{result.Minutes / 60:0.0} hours")}: {criticalPercent:0.0} % of critical calls were served, {how}";
    }
}
