using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Validation;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.Requests;
using ValidationRow = Dryrun.Contracts.Systems.ValidationRow;

namespace Dryrun.Systems.GatewayLimits.Validation;

/// <summary>Comparisons of the limiters and the model with published events and closed forms (S4 f).</summary>
internal sealed class GatewayValidation(ISimulatedSystem system, CancellationToken cancellation)
{
    private static readonly StreamKey Key = StreamKey.Of(1, "gateway validation");

    public IReadOnlyList<ValidationRow> Rows() =>
        [.. Boundary(), .. Sliding(), .. Queues(), .. Prefetch(), .. Retries(), .. Metastable(), .. HandOver()];

    // The two promises that the algorithms are chosen by.
    private static IEnumerable<ValidationRow> Boundary()
    {
        const int Limit = 6000;
        const long Minute = 60_000_000;
        var window = new FixedWindow(new Rate(Limit, Minute));
        WindowState windowState = default;
        var admitted = 0;
        // Everything in the last second of one window and the first of the next.
        for (var now = Minute - 1_000_000; now < Minute + 1_000_000; now += 50) admitted += window.Decide(ref windowState, now, 1).IsAdmitted ? 1 : 0;
        yield return ValidationRow.Of("Fixed window: admitted across a boundary, times the limit", "closed form", 2, (double)admitted / Limit, 0.04);

        const int Rate = 100, Burst = 200, Seconds = 120;
        var bucket = new TokenBucket(new Rate(Rate, 1_000_000), Burst);
        BucketState bucketState = default;
        var times = new List<long>();
        for (var now = 0L; now <= Seconds * 1_000_000L; now += 500)
        {
            if (bucket.Decide(ref bucketState, now, 1).IsAdmitted) times.Add(now);
        }

        yield return ValidationRow.Of("Token bucket: admitted in two minutes of more than it admits, units", "closed form", Burst + (Rate * Seconds), times.Count, 0);
        yield return ValidationRow.Of("Token bucket: units beyond burst + rate x time in any stretch", "closed form", 0, Beyond(times, Rate, Burst), 0);
    }

    private static double Beyond(List<long> times, int rate, int burst)
    {
        double most = 0, least = double.PositiveInfinity;
        for (var i = 0; i < times.Count; i++)
        {
            // In any stretch from one admitted call to another: what came, less what the rate allows in it.
            var at = i - (times[i] / 1e6 * rate);
            least = Math.Min(least, at);
            most = Math.Max(most, at - least + 1 - burst);
        }

        return Math.Max(0, Math.Round(most, 6));
    }

    private static IEnumerable<ValidationRow> Sliding()
    {
        var even = SlidingTrial.Run(Key.Child("even"), isBursty: false);
        var bursty = SlidingTrial.Run(Key.Child("bursty"), isBursty: true);
        yield return ValidationRow.AtMost("Sliding approximation: wrong decisions on even Zipf traffic of 270,000 sources, percent", "V61", 0.01, even.WrongPercent);
        yield return ValidationRow.AtLeast("The same: wrong decisions where sources come in bursts, times as many", "V61", 2, bursty.WrongPercent / Math.Max(1e-9, even.WrongPercent));
        yield return ValidationRow.Of("The same: mean deviation of the rate of sources at a tenth of the limit or more, percent", "V61", 6, even.DeviationPercent, 4);
    }

    private static IEnumerable<ValidationRow> Queues()
    {
        foreach (var (servers, use) in new[] { (1, 0.7), (10, 0.8), (50, 0.9) })
        {
            var (waits, mean) = PoolTrial.Run(Key.Child("pool").Child(servers), servers, use, dearShare: 0, dearWork: 1);
            var law = new QueueLaw(servers, 1);
            // Four standard errors of four million calls, whose waits are correlated over up to a thousand.
            yield return ValidationRow.Of($"Erlang C, {servers} servers at {use:0.0}: chance to wait", "closed form", ClosedForms.ErlangC(servers, servers * use), waits, 0.012);
            yield return ValidationRow.Of($"Erlang C, {servers} servers at {use:0.0}: mean wait, service times", "closed form", law.MeanWaitSeconds(servers * use), mean,
                law.MeanWaitSeconds(servers * use) * 0.05);
        }

        var (_, one) = PoolTrial.Run(Key.Child("general"), 1, 0.7, 0.05, 40);
        var exact = ClosedForms.PollaczekKhinchineMeanWait(0.7, 1, PoolTrial.SquaredVariation(0.05, 40));
        yield return ValidationRow.Of("M/G/1 with searches of 40 reads: mean wait, service times", "closed form", exact, one, exact * 0.06);
        var several = new QueueLaw(10, 1, PoolTrial.SquaredVariation(0.05, 10));
        var (_, ten) = PoolTrial.Run(Key.Child("several"), 10, 0.8, 0.05, 10);
        yield return ValidationRow.Of("M/G/10 with searches of 10 reads, by Allen and Cunneen: mean wait, service times", "closed form, approximate", several.MeanWaitSeconds(8), ten,
            several.MeanWaitSeconds(8) * 0.12);
    }

    // Netflix's prefetches after an outage: the gate, the adaptive limit and the queue, call by call.
    private static IEnumerable<ValidationRow> Prefetch()
    {
        var trial = PrefetchTrial.Run(Key.Child("prefetch"), userLoad: 0.5, prefetchLoad: 0.19, times: 12);
        yield return ValidationRow.AtLeast("Netflix, prefetches twelvefold: user-initiated calls served, percent", "V27", 99.4, trial.UsersPercent);
        yield return ValidationRow.Of("Netflix: prefetches served, percent", "V27", 20, trial.PrefetchPercent, 10, "load before the spike");
        yield return ValidationRow.AtLeast("Netflix: calls throttled, percent", "V27", 50, trial.ThrottledPercent);
    }

    private static IEnumerable<ValidationRow> Retries()
    {
        yield return ValidationRow.Of("Three attempts in three layers where all fails: attempts a call", "closed form", 27, AttemptsOf(new RetryLaw(3, 3)), 1e-6);
        yield return ValidationRow.Of("The same with a budget of 10 percent in each layer", "closed form", 1.331, AttemptsOf(RetryLaw.WithBudget(3, 3, 10)), 0.002);
    }

    private static double AttemptsOf(RetryLaw law)
    {
        var fluid = new RetryFluid(law, 1);
        double attempts = 0;
        for (var second = 0; second < 4000; second++)
        {
            attempts += fluid.Offer(second < 3000 ? 100 : 0, 1);
            fluid.Resolve(0);
        }

        return attempts / fluid.Fresh;
    }

    // A trigger of one minute at 0.8 of capacity: without a budget the retries keep the services down, with one they are back at once.
    private IEnumerable<ValidationRow> Metastable()
    {
        foreach (var (name, percent) in new[] { ("retries without a budget", 100), ("a retry budget of 10 percent", 10) })
        {
            var gateway = Gateway([$"backend.headroomPercent=25"], [$"priority.retryBudgetPercent={percent}"]);
            foreach (var isExact in new[] { false, true })
            {
                cancellation.ThrowIfCancellationRequested();
                var minutes = MetastableTrial.Run(gateway, isExact, Key.Child(name));
                var @case = $"Metastability at 0.8 of capacity, {name}, {(isExact ? "request by request" : "fluid")}: minutes down after the trigger";
                yield return percent == 100 ? ValidationRow.AtLeast(@case, "V28", 10, minutes) : ValidationRow.AtMost(@case, "V28", 1, minutes);
            }
        }
    }

    private IEnumerable<ValidationRow> HandOver()
    {
        var gateway = Gateway([], []);
        var (lost, requests) = MetastableTrial.HandOver(gateway, Key.Child("handOver"));
        yield return ValidationRow.Of("Calls lost or made where the fluid hands over to requests and back, of a billion", "closed form", 0, lost * 1e9, 0.001);
        yield return ValidationRow.AtLeast("The same: requests that were decided on", "closed form", 100_000, requests);
    }

    private Gateway Gateway(string[] world, string[] design)
    {
        var tree = Put(WorldDistribution.Typical(system.World), world);
        var resolved = DesignResolver.Resolve(system, tree, DesignDocument.Of(Put([], design)));
        return new Gateway(system.World.Bind<GatewayWorld>(tree), system.Design.Bind<GatewayDesign>(resolved.Values, resolved.Programme), Attack.None, 1);
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
