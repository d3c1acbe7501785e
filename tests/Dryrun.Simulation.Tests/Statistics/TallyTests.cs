using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Statistics;

public class TallyTests
{
    [Fact]
    public void Mean_and_variance_are_those_of_the_definition()
    {
        var tally = Tally.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        tally.Count.ShouldBe(8);
        tally.Sum.ShouldBe((Int128)40);
        tally.Mean.ShouldBe(5.0);
        tally.Variance.ShouldBe(32.0 / 7.0, 1e-15);
        tally.StandardDeviation.ShouldBe(Math.Sqrt(32.0 / 7.0), 1e-15);
        tally.StandardError.ShouldBe(Math.Sqrt(4.0 / 7.0), 1e-15);
        (tally.Min, tally.Max).ShouldBe((2, 9));
        var empty = default(Tally);
        (empty.Count, empty.Mean, empty.Variance, empty.Min, empty.Max).ShouldBe((0, 0.0, 0.0, 0, 0));
    }

    [Fact]
    public void Large_numbers_of_small_spread_lose_nothing()
    {
        // About 10^18 the doubles are 128 apart; the variance of these is exactly 2/3.
        const long Far = 1_000_000_000_000_000_000;
        var tally = default(Tally);
        for (var i = 0; i < 30_000; i++)
            tally.Add(Far + i % 3 - 1);
        tally.Variance.ShouldBe(20_000.0 / 29_999.0, 1e-15);
        tally.Mean.ShouldBe(1e18);
        var negative = Tally.Of([-Far, -Far - 1, -Far - 2]);
        negative.Variance.ShouldBe(1.0);
        (negative.Min, negative.Max).ShouldBe((-Far - 2, -Far));
    }

    [Fact]
    public void The_order_of_adding_and_merging_does_not_matter() => Prop.ForAll<long[], long[], long[]>((a, b, c) =>
    {
        var whole = Tally.Of([.. a, .. b, .. c]);
        var (left, right) = (Tally.Of(b), Tally.Of([.. c.Reverse()]));
        left.Merge(Tally.Of(a));
        right.Merge(left);
        var (expected, actual) = (default(HistoryHash), default(HistoryHash));
        whole.AddTo(ref expected);
        right.AddTo(ref actual);
        return right == whole && actual == expected;
    }).Check(Seeded.Cases);

    [Fact]
    public void Adding_allocates_nothing()
    {
        var tally = default(Tally);
        var level = new TimeWeighted(0);
        var batches = BatchMeans.OfObservations();
        var timed = BatchMeans.OfTime(5);
        var histogram = new LogHistogram();
        histogram.Add(1_000_000);
        var now = 0L;
        Round(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round(20_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        void Round(int count)
        {
            for (var i = 0; i < count; i++)
            {
                tally.Add(i);
                level.Set(i, i & 7);
                batches.Add(i);
                timed.Set(now++, i & 3);
                histogram.Add(i);
            }
            level = new TimeWeighted(0);
        }
    }

    [Fact]
    public void Tally_and_summary_agree()
    {
        var draws = new Draws(StreamKey.Of(90, "tally"));
        var (tally, summary) = (default(Tally), default(Summary));
        for (var i = 0; i < 10_000; i++)
        {
            var value = draws.Exponential(5_000_000L);
            tally.Add(value);
            summary.Add(value);
        }
        tally.Mean.ShouldBe(summary.Mean, 1e-6);
        (tally.Variance / summary.Variance).ShouldBe(1.0, 1e-12);
    }
}

public class TimeWeightedTests
{
    [Fact]
    public void A_level_counts_by_the_time_it_stood()
    {
        var level = new TimeWeighted(100, 2);
        level.Set(110, 5);
        level.Add(110, 3);
        level.Add(130, -8);
        level.AreaUntil(140).ShouldBe((Int128)(2 * 10 + 8 * 20));
        level.MeanUntil(140).ShouldBe(180.0 / 40.0);
        level.VarianceUntil(140).ShouldBe((4.0 * 10 + 64.0 * 20) / 40.0 - 4.5 * 4.5, 1e-12);
        (level.Min, level.Max, level.Level).ShouldBe((0, 8, 0));
        level.DurationUntil(140).ShouldBe(40);
        new TimeWeighted(7, 3).MeanUntil(7).ShouldBe(3.0);
    }

    [Fact]
    public void Writing_the_same_level_again_changes_nothing()
    {
        var (plain, often) = (new TimeWeighted(0, 1), new TimeWeighted(0, 1));
        plain.Set(1_000_003, 7);
        for (var t = 1; t < 1000; t++) often.Set(t * 997, 1);
        often.Set(1_000_003, 7);
        often.AreaUntil(2_000_000).ShouldBe(plain.AreaUntil(2_000_000));
        often.VarianceUntil(2_000_000).ShouldBe(plain.VarianceUntil(2_000_000));
    }

    [Fact]
    public void A_restart_forgets_the_past_and_replications_merge()
    {
        var level = new TimeWeighted(0, 9);
        level.Set(50, 1);
        level.Restart(60);
        (level.Min, level.Max).ShouldBe((1, 1));
        level.MeanUntil(70).ShouldBe(1.0);
        level.Set(80, 3);
        var other = new TimeWeighted(0, 5);
        other.Set(20, 0);
        level.Merge(other);
        level.DurationUntil(80).ShouldBe(40);
        level.MeanUntil(80).ShouldBe((20.0 * 1 + 20.0 * 5) / 40.0);
        (level.Min, level.Max).ShouldBe((0, 5));
    }

    [Fact]
    public void Wrong_use_is_told()
    {
        var level = new TimeWeighted(10);
        Should.Throw<ArgumentOutOfRangeException>(() => level.Set(9, 1)).Message.ShouldContain("backwards");
        Should.Throw<ArgumentOutOfRangeException>(() => level.Set(11, TimeWeighted.MaxLevel + 1)).Message.ShouldContain("2^36");
        Should.Throw<ArgumentOutOfRangeException>(() => new LevelTimes(3, 5).Set(4, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new LevelTimes(3).Set(4, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => new LevelTimes(3).Merge(new LevelTimes(4)));
    }

    [Fact]
    public void Times_of_levels_add_up()
    {
        var times = new LevelTimes(2);
        times.Set(10, 1);
        times.Set(25, 7);
        times.Set(30, 2);
        times.Set(40, 0);
        (times.TimeAt(0), times.TimeAt(1), times.TimeAt(2)).ShouldBe((10, 15, 15));
        times.ShareAt(1).ShouldBe(15.0 / 40.0);
        times.Merge(times);
        times.TimeAt(2).ShouldBe(30);
        times.Restart(50);
        times.ShareAt(1).ShouldBe(0.0);
        times.Set(60, 1);
        times.ShareAt(0).ShouldBe(1.0);
    }
}
