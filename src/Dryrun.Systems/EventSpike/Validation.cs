using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.EventSpike.Model;
using Dryrun.Systems.EventSpike.Policy;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.EventSpike;

/// <summary>Comparisons of the model with published events, the fluid runs of the research, and closed forms (S5 e and f).</summary>
internal sealed class SpikeValidation(EventSpikeSystem system, CancellationToken cancellation)
{
    // A night on which nothing but load matters: no bots, no alert, no hard limits, no luck.
    private static readonly string[] Plain =
    [
        "audience.botPercent=0", "audience.pushMillions=0", "load.rampSharePercent=100", "load.startCalls=0", "load.exitHomeRatio=1", "event.cancelPercent=0",
        "capacity.quotaRatio=40", "capacity.zoneErrorPercent=0", "stateful.chatRatio=40", "thirdParty.paymentRatio=40", "thirdParty.smsRatio=40",
        "cdn.contractTbps=200", "cdn.burstTbps=400", "rates.hiddenLimitPercent=0", "rates.incidentPercent=0",
    ];

    // 25.3 million viewers at 1.1 million a minute, from two.
    private static readonly string[] Hotstar =
        [.. Plain, "load.forecastLowRatio=12.65", "load.forecastHighRatio=12.65", "load.rampMinutes=21.2", "target.failurePercent=10"];

    public IReadOnlyList<ValidationRow> Rows() =>
        [.. Coupling(), .. Buffer(), .. FluidTable(), .. Ticketmaster(), .. Queue(), .. HandOver(), .. Grids()];

    private static IEnumerable<ValidationRow> Coupling()
    {
        foreach (var (spread, expected) in new[] { (0.0, 113.3), (10.0, 11.3) })
        {
            var world = World([]);
            var demand = new Demand(world, 5, spread, false, 1);
            double peak = 0;
            for (var second = 0; second < 1200; second += 10) peak = Math.Max(peak, demand.OpensPerSecond(second) * world.Load.StartCalls / 1000);
            yield return ValidationRow.Of(
                $"20 million alerts {(spread > 0 ? "over ten minutes" : "at once")}: calls, thousand a second", "S5 c", expected, peak, 0.1);
        }
    }

    private IEnumerable<ValidationRow> Buffer()
    {
        double Failed(int buffer, string extra = "scale.prewarmRatio=1") =>
            Metrics(Hotstar, [$"scale.bufferUsers={buffer}", "scale.scalingSignal=concurrency", "admission.retryBudgetPercent=0", "push.cacheTtlJitterPercent=100", extra]).FailedStartPercent;
        var (low, high) = (0, 12_000_000);
        while (high - low > 20_000)
        {
            var middle = (low + high) / 2;
            if (Failed(middle) < 0.1) high = middle;
            else low = middle;
        }

        yield return ValidationRow.Of("Hotstar: smallest buffer with under 0.1 % failed starts, million", "V30, S5 c", 6.05, high / 1e6, 0.3);
        yield return ValidationRow.AtMost("Hotstar: failed starts, buffer of 6.3 million, percent", "V30, S5 f", 0.1, Failed(6_300_000));
        var ready = Metrics([.. Hotstar, "load.forecastLowRatio=7.5", "load.forecastHighRatio=7.5", "load.rampMinutes=12"], ["scale.prewarmRatio=8", "scale.leadDays=30", "scale.scalingSignal=cpu", "push.cacheTtlJitterPercent=100"]);
        yield return ValidationRow.AtMost("Hotstar: failed starts, all stands ready, percent", "V30, S5 f", 0.1, ready.FailedStartPercent);
        var cpu = Metrics(Hotstar, ["scale.prewarmRatio=1", "scale.scalingSignal=cpu"]);
        yield return ValidationRow.AtLeast("Hotstar: minutes over 10 % failed starts, processor load alone", "V30, S5 f", 4, cpu.FailingMinutes);
    }

    // One hour, 100 thousand calls a second as usual, 1.3 times the capacity, five times the load within five minutes (S5 e).
    private static IEnumerable<ValidationRow> FluidTable()
    {
        (string Name, double Ready, bool Scales, bool Sheds, double Served, double Critical)[] cases =
        [
            ("Reactive scaling, free retries", 1.3, true, false, 68, 65),
            ("Shedding, retry budget, reactive scaling", 1.3, true, true, 87, 99.6),
            ("2.6 times stand ready, shedding", 2.6, true, true, 95, 100),
            ("Six times stand ready, shedding", 6, true, true, 100, 100),
        ];
        foreach (var c in cases)
        {
            var (served, critical, end) = ImposedLoad(c.Ready, c.Scales, c.Sheds);
            yield return ValidationRow.Of($"{c.Name}: calls served, percent", "S5 e", c.Served, served, c.Sheds ? 3 : 8);
            yield return ValidationRow.Of($"{c.Name}: critical calls served, percent", "S5 e", c.Critical, critical, c.Sheds ? 0.5 : 11);
            if (!c.Sheds) yield return ValidationRow.Of($"{c.Name}: capacity at the end, times", "S5 e", 10, end, 1);
        }

        yield return ValidationRow.AtMost("No scaling, no shedding: calls served, percent", "S5 e", 5, ImposedLoad(1.3, false, false, 300).Served);
    }

    /// <summary>The call tier, the machines and the controller of the system under a load that does not depend on them.</summary>
    internal static (double Served, double Critical, double EndRatio) ImposedLoad(double ready, bool scales, bool sheds, int fromSecond = 0)
    {
        const int Usual = 100_000, Step = 10;
        var world = World([.. Plain, $"capacity.todayRatio={ready}", $"capacity.quotaRatio={(scales ? 100 : ready)}"]);
        var design = Design([$"admission.retryBudgetPercent={(sheds ? 10 : 200)}", "scale.scalingSignal=cpu", "scale.prewarmRatio=1"]);
        var machines = new Machines(world, design, Luck.Draw(world, new RunOptions()));
        var policy = new EventPolicy(design);
        var tier = new CallTier(3, design.Admission.RetryBudgetPercent, sheds);
        var seen = new EventObservation
        {
            IsNight = true,
            BaseCalls = Usual,
            BaseViewers = 2e6,
            EventSeconds = 3600,
            ReactionSeconds = world.Capacity.ReactionSeconds,
            LeadSeconds = world.Capacity.ReactionSeconds + machines.BootSeconds,
            QuotaRatio = machines.Quota,
            DeliveryRoomViewers = double.MaxValue,
        };
        var actions = new List<EventAction>();
        var before = (Fresh: 0.0, Served: 0.0, FreshCritical: 0.0, ServedCritical: 0.0);
        for (var second = 0; second < 3600; second += Step)
        {
            if (second == fromSecond) before = Totals(tier);
            seen.SecondsSinceStart = second;
            seen.ReadyRatio = machines.Ready;
            seen.PendingRatio = machines.Pending;
            policy.Decide(seen, actions);
            foreach (var order in actions.OfType<OrderMachines>()) machines.Order(order.Ratio, second);
            actions.Clear();
            machines.Advance(second, Step);
            var load = Usual * (1 + (4 * Math.Min(1, second / 300.0)));
            tier.Step([0.3 * load, 0.4 * load, 0.3 * load], machines.Ready * Usual, Step);
            seen.Utilisation = Math.Min(1, tier.OfferedPerSecond / tier.CapacityPerSecond);
            seen.CallsPerSecond = tier.OfferedPerSecond;
        }

        var after = Totals(tier);
        return (100 * (after.Served - before.Served) / (after.Fresh - before.Fresh),
            100 * (after.ServedCritical - before.ServedCritical) / (after.FreshCritical - before.FreshCritical), machines.Ready);
    }

    private static (double Fresh, double Served, double FreshCritical, double ServedCritical) Totals(CallTier tier) => (
        Enumerable.Range(0, 3).Sum(tier.Fresh), Enumerable.Range(0, 3).Sum(tier.Served), tier.Fresh(0), tier.Served(0));

    // 14 million visitors made 3.5 billion calls, four times the most there had been. What was turned away at the door is not published: the share is fitted.
    private static IEnumerable<ValidationRow> Ticketmaster()
    {
        const double Held = 0.6;
        var world = World(["load.eventMinutes=80"]);
        var stay = world.Load.BaseRequestsPerSecond / (world.Load.BaseConcurrentMillions * 1e6) * world.Load.EventMinutes * 60;
        yield return ValidationRow.Of("Ticketmaster 2022: calls a visitor", "V29", 250, stay + world.Load.StartCalls, 15, "load.eventMinutes");
        var (failed, _) = Sale(Held);
        yield return ValidationRow.Of($"Ticketmaster 2022: calls failed, {100 * Held:0} % held at the door, percent", "V29", 15, failed, 4, "share held at the door");
        var (_, served) = Sale(0);
        yield return ValidationRow.AtMost("Ticketmaster 2022: calls served, nobody held, percent", "V29, S4 c", 25, served);
    }

    // Four times the most that was ever served, for two hours, with capacity for that once.
    private static (double Failed, double Served) Sale(double held)
    {
        const double Most = 100_000;
        var design = Design(["admission.retryBudgetPercent=10"]);
        var tier = new CallTier(1, design.Admission.RetryBudgetPercent, held > 0);
        for (var i = 0; i < 720; i++) tier.Step([4 * Most * (1 - held)], Most, 10);
        return (100 * tier.GivenUp(0) * (1 - held) / tier.Fresh(0), 100 * tier.Served(0) / tier.Fresh(0));
    }

    private static IEnumerable<ValidationRow> Queue()
    {
        const double Capacity = 60_000;
        foreach (var load in (double[])[0.8, 0.95])
        {
            var tier = new CallTier(1, 0, false);
            const double Unit = 256;
            tier.BeginSampling(new Draws(StreamKey.Of(1, "validation")), Unit);
            for (var i = 0; i < 60; i++) tier.Step([load * Capacity], Capacity, 60);
            var law = new QueueLaw((int)Math.Round(Capacity * CallTier.ServiceSeconds / Unit), CallTier.ServiceSeconds);
            yield return ValidationRow.Of(
                $"Mean wait, {law.Servers} servers at a load of {load}, milliseconds", "Erlang C", 1000 * law.MeanWaitSeconds(load * Capacity / Unit),
                tier.MeanWaitMilliseconds, load < 0.9 ? 0.3 : 6);
        }
    }

    private static IEnumerable<ValidationRow> HandOver()
    {
        var tier = new CallTier(3, 200, false);
        double worst = 0;
        void Check()
        {
            for (var c = 0; c < 3; c++) worst = Math.Max(worst, Math.Abs(tier.Fresh(c) - tier.Served(c) - tier.GivenUp(c) - tier.Waiting(c)));
        }

        for (var i = 0; i < 90; i++)
        {
            if (i == 30) tier.BeginSampling(new Draws(StreamKey.Of(1, "handOver")), 256);
            if (i == 60) tier.EndSampling();
            Check();
            tier.Step([90_000, 120_000, 90_000], 200_000, 10);
            Check();
        }

        yield return ValidationRow.Of("Calls lost or made by a hand-over, of 270 million", "closed form", 0, worst, 0.01);
    }

    private IEnumerable<ValidationRow> Grids()
    {
        foreach (var (name, design) in new[] { ("nothing decided", Array.Empty<string>()), ("five times ready", ["scale.prewarmRatio=5", "scale.leadDays=30", "scale.scalingSignal=concurrency"]) })
        {
            var (search, full) = (Metrics([], design), Metrics([], design, RunGrid.Full));
            yield return ValidationRow.Of($"Failed starts by call against fluid, {name}, percent", "closed form", search.FailedStartPercent, full.FailedStartPercent, 3);
        }
    }

    private SpikeMetrics Metrics(string[] world, string[] design, RunGrid grid = RunGrid.Search)
    {
        cancellation.ThrowIfCancellationRequested();
        var given = new Dictionary<string, string>
        {
            ["turnout"] = "middle", ["cancelled"] = "no", ["quota"] = "onTime", ["finance"] = "approves", ["growth"] = "agrees", ["hiddenLimit"] = "none", ["incident"] = "none",
        };
        var options = new RunOptions { Grid = grid, Record = false, Given = given, Cancellation = cancellation };
        return system.Run(World(world), Design(design, world), options).Metrics;
    }

    private static EventWorld World(string[] values) => RecordDescription.Of<EventWorld>().Bind<EventWorld>(Put(WorldDistribution.Typical(RecordDescription.Of<EventWorld>()), values));

    private static SpikeDesign Design(string[] values, string[]? world = null)
    {
        ISimulatedSystem system = new EventSpikeSystem();
        var resolved = DesignResolver.Resolve(system, Put(WorldDistribution.Typical(system.World), world ?? []), DesignDocument.Of(Put([], values)));
        return system.Design.Bind<SpikeDesign>(resolved.Values, resolved.Programme);
    }

    private static JsonObject Put(JsonObject root, string[] values)
    {
        foreach (var value in values)
        {
            var at = value.IndexOf('=', StringComparison.Ordinal);
            Tree.Set(root, value[..at], PlainValues.Parse(value[(at + 1)..]));
        }

        return root;
    }
}
