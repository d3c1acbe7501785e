using Dryrun.Simulation.Aggregate;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Aggregate;

/// <summary>
/// A rollout by polling: every device polls once a day at its own time, is reachable with probability 0.9 and then updates. Uptake is linear within a day: 0.9 t on the
/// first, 0.9 + 0.09 t on the second.
/// </summary>
public class PollingTests
{
    private const double Reachable = 0.9;
    private const double Day = 86_400.0;
    private const long DayMicros = 86_400_000_000;
    private const long Hour = 3_600_000_000;

    private static readonly CompartmentModel Model = new CompartmentModel("due", "missed", "updated")
        .FlowOver("update", "due", "updated", (_, from, to) => Poll(from, to), Reachable)
        .FlowOver("miss", "due", "missed", (_, from, to) => Poll(from, to), 1.0 - Reachable);

    [Fact]
    public void The_mean_field_is_linear_to_the_last_bit_but_few()
    {
        var result = MeanField.Steps(Model, [1000.0, 0.0, 0.0], new Horizon(23 * Hour, Hour / 4, Hour));
        for (var h = 0; h <= 23; h++)
            result.Count(h, "updated").ShouldBe(1000.0 * Reachable * h / 24.0, 1e-9);
        result.ErrorEstimate.ShouldBeLessThan(1e-12);
        var whole = MeanField.Steps(Model, [1000.0, 0.0, 0.0], new Horizon(DayMicros, Hour / 4, Hour));
        whole.Final("due").ShouldBe(0.0, 1e-12);
        whole.Final("missed").ShouldBe(100.0, 1e-9);
        Should.Throw<InvalidOperationException>(() => MeanField.Run(Model, [1000.0, 0.0, 0.0], new Horizon(DayMicros, Hour, Hour))).Message.ShouldContain("update");
    }

    [Theory]
    [InlineData(1_000L, 200)]
    [InlineData(10_000L, 200)]
    [InlineData(100_000L, 200)]
    [InlineData(1_000_000L, 200)]
    public void Two_days_of_cohorts_scatter_as_binomials_at_any_size(long devices, int runs)
    {
        // Every device has updated by hour h of day two with probability 0.9 + 0.09 h / 24, on its own: the law is binomial, exactly.
        var scores = default(Summary);
        for (var r = 0; r < runs; r++)
        {
            var uptake = Cohort(devices, StreamKey.Of(110, "polls").Child(r));
            for (var h = 6; h < 48; h += 12)
            {
                var p = Uptake(h);
                scores.Add((uptake[h] - devices * p) / Math.Sqrt(devices * p * (1.0 - p)));
            }
        }
        Math.Abs(scores.Mean * Math.Sqrt(runs)).ShouldBeLessThan(4.0);
        // Four correlated scores a run: at least as many as runs are independent.
        (scores.Mean * scores.Mean + scores.Variance).ShouldBe(1.0, 4.0 * Math.Sqrt(2.0 / runs));
    }

    [Fact]
    public void Individuals_with_their_own_times_and_luck_agree()
    {
        foreach (var devices in new[] { 1_000, 10_000, 100_000, 400_000 })
        {
            var uptake = Individuals(devices, StreamKey.Of(111, "devices").Child(devices));
            var cohort = Cohort(devices, StreamKey.Of(112, "cohort").Child(devices));
            for (var h = 1; h < 48; h++)
            {
                var p = Uptake(h);
                var deviation = Math.Sqrt(devices * p * (1.0 - p));
                Math.Abs((uptake[h] - devices * p) / deviation).ShouldBeLessThan(4.5, $"{devices} devices, hour {h}");
                Math.Abs((uptake[h] - cohort[h]) / (deviation * Math.Sqrt(2.0))).ShouldBeLessThan(4.5, $"{devices} devices, hour {h}");
            }
        }
    }

    [Theory]
    [Trait("Suite", "Long")]
    [InlineData(10_000_000L)]
    [InlineData(100_000_000L)]
    public void Two_days_of_a_hundred_million_scatter_as_binomials(long devices) => Two_days_of_cohorts_scatter_as_binomials_at_any_size(devices, 1000);

    private static double Poll(double from, double to) => to >= Day ? double.PositiveInfinity : PortableMath.Log((Day - from) / (Day - to));

    private static double Uptake(int hour) => hour <= 24 ? Reachable * hour / 24.0 : Reachable + (1.0 - Reachable) * Reachable * (hour - 24) / 24.0;

    /// <summary>Updated devices at every hour of two days; who was missed on the first polls again on the second.</summary>
    private static double[] Cohort(long devices, StreamKey key)
    {
        var horizon = new Horizon(DayMicros, Hour / 2, Hour);
        var first = CohortRun.Run(Model, [devices, 0, 0], horizon, key.Child("first"));
        var second = CohortRun.Run(Model, [(long)first.Final("missed"), 0, (long)first.Final("updated")], horizon, key.Child("second"));
        return [.. first.Course("updated"), .. second.Course("updated")[1..]];
    }

    private static double[] Individuals(int devices, StreamKey key)
    {
        var uptake = new double[49];
        var phases = new double[devices];
        var units = new ulong[devices];
        key.FillFirsts(0, 0, units);
        for (var i = 0; i < devices; i++) phases[i] = (long)(units[i] >> 11) * (1.0 / 9007199254740992.0);
        var updated = new bool[devices];
        for (var day = 0; day < 2; day++)
        {
            var online = new ulong[devices / 64 + 1];
            key.FillBernoulli(0, (ulong)day + 1, Reachable, online);
            for (var i = 0; i < devices; i++)
            {
                if (updated[i] || (online[i / 64] >> (i % 64) & 1) == 0) continue;
                updated[i] = true;
                uptake[day * 24 + (int)(phases[i] * 24.0) + 1]++;
            }
        }
        for (var h = 1; h < uptake.Length; h++) uptake[h] += uptake[h - 1];
        return uptake;
    }
}
