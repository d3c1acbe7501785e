using Dryrun.Contracts.Systems;
using Dryrun.Simulation;
using Dryrun.Simulation.Numerics;
using Dryrun.Systems.GatewayLimits.Policy;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// One run: forty days from the kickoff. Hours pass as a fluid in balance; episodes are played in steps of seconds, on the full grid their first minutes with single
/// requests.
/// </summary>
internal sealed partial class GatewayRun
{
    /// <summary>Days that a run looks at.</summary>
    public const int HorizonDays = 40;

    private const int DayMinutes = 24 * 60;
    private const int SpikeSeconds = 60;

    // Of the evening peak (assumption).
    private const double RunningAttackShare = 0.08;

    private readonly GatewayWorld world;
    private readonly GatewayDesign design;
    private readonly RunOptions options;
    private readonly IPolicy<GatewayObservation, GatewayAction> policy;
    private readonly Luck luck;
    private readonly Gateway gateway;
    private readonly Bill bill = new();
    private readonly Staff staff;
    private readonly Recorder recorder;
    private readonly Measures measures;
    private readonly CallTimes times;
    private readonly EpisodeEffect effect;
    private readonly Queue<Episode> episodes;
    private readonly GatewayObservation seen = new();
    private readonly List<GatewayAction> actions = [];
    private readonly Situation usual;
    private readonly Dictionary<(int Hour, bool Spike, int State), Flow> flows = [];
    private readonly double[] none;
    private double[] returning;
    private HistoryHash hash;
    private long minute;
    private int state;
    private long started = -1;
    private long partnersAt = -1;
    private long mendedAt = -1;
    private long countedAt = long.MaxValue;
    private int mends;
    private double enforced;
    private bool localShare;
    private bool isStoreUp = true;
    private bool isFirstFull = true;
    private double attackLeft = 1;
    private double attackPoorHours;
    private PendingDecision? pending;

    public GatewayRun(GatewayWorld world, GatewayDesign design, RunOptions options, IPolicy<GatewayObservation, GatewayAction> policy)
    {
        (this.world, this.design, this.options, this.policy) = (world, design, options, policy);
        luck = Luck.Draw(world, options);
        gateway = new Gateway(world, design, luck.Attack, options.Scale);
        staff = new Staff(world, design, luck.Key, bill);
        recorder = new Recorder(options.Record);
        measures = new Measures(gateway);
        times = new CallTimes(gateway);
        effect = new EpisodeEffect(gateway, luck, () => world.Upstream.EngageMinutes * staff.Of(Components.EdgeProtection).Factor);
        episodes = new Queue<Episode>(Plan().OrderBy(e => e.Minute).ThenBy(e => e.Kind));
        usual = new Situation(gateway.Callers.Length);
        none = new double[gateway.Callers.Length];
        returning = none;
        if (!world.Bots.AttackRunning) attackLeft = 0;
    }

    /// <summary>Callers and quotas; for checks.</summary>
    public Gateway Gateway => gateway;

    /// <summary>What was measured; for checks.</summary>
    public Measures Measured => measures;

    public Outcome<GatewayMetrics> Run()
    {
        bill.AddPreparation(world, design);
        while (minute < HorizonDays * DayMinutes && pending is null)
        {
            if (minute % DayMinutes < 60)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                options.Progress?.Report((double)minute / (HorizonDays * DayMinutes));
            }

            Control();
            if (pending is null) Pass();
        }

        options.Progress?.Report(1);
        return Close();
    }

    // The next stretch of time: an episode that begins now, or what is left of the hour.
    private void Pass()
    {
        if (episodes.TryPeek(out var next) && next.Minute <= minute)
        {
            episodes.Dequeue();
            Play(next);
            return;
        }

        var until = Math.Min(((minute / 60) + 1) * 60, HorizonDays * DayMinutes);
        if (next is not null && next.Minute < until) until = next.Minute;
        Steady(until);
    }

    private void Control()
    {
        seen.Minute = minute;
        seen.IsLimiterReady = minute >= (long)world.Calendar.DaysToStart * DayMinutes;
        seen.IsStoreUp = isStoreUp;
        seen.AreLimitsMended = mendedAt >= 0 && minute >= mendedAt;
        seen.WrongPerMillion = minute >= countedAt ? (long)Math.Round(WrongNow()) : null;
        seen.ShowsAttack = started >= 0 && attackLeft > 0;
        staff.Say(minute, seen.Answers);
        policy.Decide(seen, actions);
        seen.Answers.Clear();
        for (var i = 0; i < actions.Count && pending is null; i++) Act(actions[i]);
        actions.Clear();
    }

    // What is steady until a minute: the spike on the hour, and the rest.
    private void Steady(long until)
    {
        var left = (until - minute) * 60.0;
        if (minute % 60 == 0 && left > 0)
        {
            var spike = Balance(true, SpikeSeconds, none);
            Book(spike, SpikeSeconds, returning);
            returning = [.. spike.Postponed.Select(p => p * SpikeSeconds / (3600 - SpikeSeconds))];
            left -= SpikeSeconds;
        }

        var flow = Balance(false, 3600 - SpikeSeconds, none);
        Book(flow, left, returning);
        Attackers(flow, (until - minute) / 60.0);
        Sample(flow);
        var passed = until - minute;
        minute = until;
        Days(passed / (double)DayMinutes);
        hash.Add(flow.LoadRatio);
        hash.Add(flow.Served[0]);
    }

    // The balance of an hour of the day is the same until something changes.
    private Flow Balance(bool isSpike, double seconds, double[] back)
    {
        // New client libraries spread slowly: looked at every five days.
        var place = ((int)(minute / 60 % 24), isSpike, (state * 10) + (int)(minute / (5 * DayMinutes)));
        if (flows.TryGetValue(place, out var known)) return known;
        Usual(usual, isSpike);
        return flows[place] = SteadyState.Of(gateway, usual, seconds, back);
    }

    // Calls that were told to come back do so within the hour, where there is room again.
    private void Book(Flow flow, double seconds, double[] back)
    {
        if (seconds <= 0) return;
        for (var i = 0; i < flow.Begun.Length; i++)
        {
            var room = flow.Begun[i] > 0 ? (flow.Served[i] + flow.Postponed[i]) / flow.Begun[i] : 1;
            var late = flow.LoadRatio <= 1 ? back[i] * room : 0;
            // What is postponed in a stretch that is full all the time is not served later either.
            var kept = seconds > SpikeSeconds ? 0 : flow.Postponed[i];
            measures.Calls.Add(i, (flow.Begun[i] - kept) * seconds + (back[i] * seconds), (flow.Served[i] + late) * seconds,
                ((flow.Lost[i] + flow.Postponed[i] - kept) * seconds) + ((back[i] - late) * seconds));
        }

        if (flow.Success < 0.5) measures.Down(seconds / 60);
        if (seconds > SpikeSeconds) returning = none;
    }

    /// <summary>What holds in an ordinary minute of this hour.</summary>
    private void Usual(Situation at, bool isSpike)
    {
        var hour = (int)(minute / 60 % 24);
        // Least at eight in the morning, most at eight in the evening.
        var day = 0.72 + (0.28 * PortableMath.Cos2Pi((hour - 20) / 24.0));
        var spike = 1 + ((world.Traffic.HourlySpikeRatio - 1) * (hour >= 17 ? 0.4 : 1));
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            var caller = gateway.Callers[i];
            // Bots do not sleep.
            at.Load[i] = caller.Kind switch { CallerKind.Attack => 0, CallerKind.Bot => 1, _ => day };
            if (isSpike && caller is { Kind: CallerKind.Batch, IsOurApp: false }) at.Load[i] = day * (1 + ((spike - 1) * CallsOver(caller)));
        }

        at.Load[gateway.RunningPlace] = attackLeft > 0 ? RunningAttackShare * gateway.PeakPerSecond : 0;
        var days = Math.Max(0, (minute / (double)DayMinutes) - world.Calendar.DaysToStart);
        (at.Capacity, at.BadShare, at.IsStoreUp, at.IsLocal) = (1, 0, isStoreUp, localShare);
        (at.Enforced, at.EnforcedOnTenants) = (enforced, partnersAt >= 0 ? enforced : 0);
        at.UpdatedApps = Math.Min(1, Math.Floor(days) / (7.0 * world.Clients.UpdateWeeks));
        at.PastLegacy = HasLegacy() ? PastLegacy() : 1;
        at.PastLegacyToo = design.Rollout.LegacyLimits == LegacyLimits.Keep ? PastLegacy() : 1;
    }

    // All calls over those of the batch jobs: the spike is one of the whole load.
    private double CallsOver(Caller batch) => gateway.Callers.Sum(c => c.CallsPerSecond) / batch.CallsPerSecond;

    private double PastLegacy() => Math.Max(0.6, 1 - (0.03 * world.Existing.Teams));

    private bool HasLegacy() => design.Rollout.LegacyLimits switch
    {
        LegacyLimits.Keep => true,
        LegacyLimits.Migrate => enforced < 1,
        _ => started < 0,
    };

    private IEnumerable<Episode> Plan()
    {
        if (world.Calendar.DaysToEvent < HorizonDays) yield return new Episode(EpisodeKind.Event, (world.Calendar.DaysToEvent * (long)DayMinutes) + (19 * 60), 120);
        if (luck.Incident != Incident.None) yield return new Episode(EpisodeKind.Incident, luck.IncidentMinute, double.NaN);
        if (luck.Attack != Attack.None) yield return new Episode(EpisodeKind.Attack, luck.AttackMinute, double.NaN);
        if (luck.Tenant == TenantLuck.Noisy) yield return new Episode(EpisodeKind.NoisyTenant, luck.TenantMinute, double.NaN);
        foreach (var (at, minutes) in luck.StoreOutages) yield return new Episode(EpisodeKind.StoreOutage, at, minutes);
    }
}
