namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Kinds of critical minutes.</summary>
internal enum EpisodeKind
{
    Event,
    Incident,
    Attack,
    NoisyTenant,
    StoreOutage,
}

/// <summary>Something that changes within minutes: it begins, lasts, and is over.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Minute">When it begins.</param>
/// <param name="Minutes">How long its cause lasts.</param>
internal sealed record Episode(EpisodeKind Kind, long Minute, double Minutes);

/// <summary>What an episode does to a situation while its cause lasts.</summary>
internal sealed class EpisodeEffect(Gateway gateway, Luck luck, Func<double> floodShielded)
{
    // Peak over an ordinary evening: what apps prefetch (V27), what a tenant takes, what attackers send (assumptions).
    private const double PrefetchTimes = 12;
    private const double NoisyTimes = 8;
    private const double ScrapingShare = 0.12;
    private const double StuffingShare = 0.08;
    private const double FloodShare = 1.5;
    private const double PastShield = 0.05;

    /// <summary>Seconds after the beginning at which the situation changes at once; infinite where it does not.</summary>
    public double TurnSeconds(Episode episode) =>
        episode.Kind == EpisodeKind.Attack && luck.Attack == Attack.Flood ? floodShielded() * 60 : double.PositiveInfinity;

    /// <summary>Changes the situation as it is so many seconds after the beginning.</summary>
    public void Apply(Episode episode, Situation at, double seconds)
    {
        switch (episode.Kind)
        {
            case EpisodeKind.Event:
                // Most of it comes within five minutes.
                var ramp = Math.Min(1, seconds / 300);
                Times(at, c => c.IsWanted && c.Kind != CallerKind.Batch, 1 + ((luck.EventFactor - 1) * ramp));
                break;
            case EpisodeKind.Incident:
                Apply(luck.Incident, at);
                break;
            case EpisodeKind.Attack:
                at.Load[gateway.AttackPlace] = gateway.PeakPerSecond * AttackShare(seconds);
                break;
            case EpisodeKind.NoisyTenant:
                Times(at, c => c.Kind == CallerKind.TopTenant, NoisyTimes);
                break;
            default:
                at.IsStoreUp = false;
                break;
        }
    }

    private void Apply(Incident incident, Situation at)
    {
        switch (incident)
        {
            case Incident.CapacityLoss:
                at.Capacity = luck.LostCapacity;
                break;
            case Incident.PrefetchStorm:
                Times(at, c => c is { Kind: CallerKind.Batch, IsOurApp: true }, PrefetchTimes);
                break;
            case Incident.ShortOutage:
                at.Capacity = 0;
                break;
            case Incident.BadLimit:
                var stages = gateway.Design.Rollout.Stages;
                at.BadShare = stages.Count > 1 ? stages[0] / 100 : 1;
                break;
        }
    }

    private double AttackShare(double seconds) => luck.Attack switch
    {
        Attack.Scraping => ScrapingShare,
        Attack.Stuffing => StuffingShare,
        _ => FloodShare * (seconds >= floodShielded() * 60 ? PastShield : 1),
    };

    private void Times(Situation at, Func<Caller, bool> which, double factor)
    {
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            if (which(gateway.Callers[i])) at.Load[i] *= factor;
        }
    }
}
