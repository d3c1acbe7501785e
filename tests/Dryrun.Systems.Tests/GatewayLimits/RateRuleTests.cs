using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>What holds of every algorithm; each has a class below.</summary>
public abstract class RateRuleCompliance<TRule, TState>
    where TRule : struct, IRateRule<TState>
    where TState : struct
{
    /// <summary>The algorithm at ten units a second, with a burst of ten where it has one.</summary>
    protected abstract TRule Rule(Rate rate);

    private TRule Ten => Rule(new Rate(10, 1_000_000));

    [Fact]
    public void A_new_key_has_its_whole_burst()
    {
        var (rule, state) = (Ten, default(TState));
        for (var i = 0; i < rule.Burst; i++) rule.Decide(ref state, 5_000_000, 1).ShouldSatisfyAllConditions(d => d.IsAdmitted.ShouldBeTrue(), d => d.Remaining.ShouldBe(rule.Burst - 1 - i));
        var refused = rule.Decide(ref state, 5_000_000, 1);
        refused.IsAdmitted.ShouldBeFalse();
        refused.Remaining.ShouldBe(0);
        // The sliding window weighs what was used in the window before, and so takes longer than one.
        refused.RetryAfterMicros.ShouldBeInRange(1, 2_000_000);
    }

    [Fact]
    public void Waiting_as_told_helps_and_a_microsecond_less_does_not()
    {
        var draws = StreamKey.Of(11, "waits").Open();
        var (rule, state) = (Ten, default(TState));
        var now = 1_000_000L;
        for (var i = 0; i < 3000; i++)
        {
            now += draws.NextInt(120_000);
            var cost = 1 + draws.NextInt(4);
            var said = rule.Decide(ref state, now, cost);
            if (said.IsAdmitted) continue;
            var (early, right) = (state, state);
            // A log's states share their memory: what is tried must not be noted.
            if (typeof(TState) != typeof(LogState)) rule.Decide(ref early, now + said.RetryAfterMicros - 1, cost).IsAdmitted.ShouldBeFalse();
            if (typeof(TState) == typeof(LogState)) now += said.RetryAfterMicros;
            var later = typeof(TState) == typeof(LogState) ? rule.Decide(ref state, now, cost) : rule.Decide(ref right, now + said.RetryAfterMicros, cost);
            later.IsAdmitted.ShouldBeTrue($"at {now}, cost {cost}, told {said}");
        }
    }

    [Fact]
    public void The_short_answer_is_the_long_one_without_its_figures()
    {
        var draws = StreamKey.Of(15, "short answers").Open();
        var (rule, first, second) = (Ten, default(TState), default(TState));
        var (now, admitted) = (0L, 0);
        for (var i = 0; i < 5000; i++)
        {
            // At times nearly as far away as time goes, where products need more than 64 bits.
            now = i == 4000 ? Rate.NowMicrosMax - 1_000_000_000 : now + draws.NextInt(200_000);
            var cost = 1 + draws.NextInt(12);
            var said = rule.Decide(ref first, now, cost);
            rule.Admits(ref second, now, cost).ShouldBe(said.IsAdmitted, $"at {now}, cost {cost}");
            if (said.IsAdmitted) admitted++;
        }

        admitted.ShouldBeInRange(100, 4900);
    }

    [Fact]
    public void A_forgettable_key_decides_as_a_new_one()
    {
        var draws = StreamKey.Of(12, "forget").Open();
        var (rule, state) = (Ten, default(TState));
        var now = 1_000_000L;
        for (var i = 0; i < 200; i++) rule.Decide(ref state, now += draws.NextInt(50_000), 1);
        while (!rule.IsForgettable(state, now)) now += 1000;
        var (old, fresh) = (state, default(TState));
        for (var i = 0; i < 200; i++)
        {
            now += draws.NextInt(50_000);
            rule.Decide(ref old, now, 1).ShouldBe(rule.Decide(ref fresh, now, 1));
        }
    }

    [Fact]
    public void Time_that_goes_back_gives_nothing()
    {
        var (rule, state) = (Ten, default(TState));
        for (var i = 0; i < rule.Burst; i++) rule.Decide(ref state, 9_999_000, 1);
        rule.Decide(ref state, 3_000_000, 1).IsAdmitted.ShouldBeFalse();
        rule.Decide(ref state, 0, 1).IsAdmitted.ShouldBeFalse();
    }

    [Fact]
    public void What_costs_more_than_there_can_be_never_passes()
    {
        var (rule, state) = (Ten, default(TState));
        var said = rule.Decide(ref state, 1_000_000, rule.Burst + 1);
        (said.IsAdmitted, said.RetryAfterMicros).ShouldBe((false, RateDecision.Never));
        rule.Decide(ref state, 1_000_000, rule.Burst).IsAdmitted.ShouldBeTrue();
    }

    [Fact]
    public void In_the_long_run_the_rate_is_kept_and_used()
    {
        var draws = StreamKey.Of(13, "long").Open();
        var (rule, state, admitted) = (Rule(new Rate(100, 1_000_000)), default(TState), 0L);
        const long end = 600_000_000;
        for (var now = 0L; now < end; now += draws.NextInt(5000)) admitted += rule.Decide(ref state, now, 1).IsAdmitted ? 1 : 0;
        // 600 seconds of 100 a second, asked for four times over.
        admitted.ShouldBeInRange(600 * 97, (600 * 100) + (2 * rule.Burst));
    }

    [Fact]
    public void The_largest_figures_do_not_overflow()
    {
        foreach (var rate in (Rate[])[new(1_000_000, Rate.PeriodMicrosMax), new(1, Rate.PeriodMicrosMax), new(1_000_000, 1), new(1, 1)])
        {
            var (rule, state) = (Rule(rate), default(TState));
            foreach (var now in (long[])[0, 1, Rate.NowMicrosMax / 2, Rate.NowMicrosMax - 1, Rate.NowMicrosMax])
            {
                var said = rule.Decide(ref state, now, 1);
                said.Remaining.ShouldBeInRange(0, rule.Burst);
                said.RetryAfterMicros.ShouldBeGreaterThanOrEqualTo(0);
                said.ResetMicros.ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }
}

public sealed class TokenBucketTests : RateRuleCompliance<TokenBucket, BucketState>
{
    protected override TokenBucket Rule(Rate rate) => new(rate, 10);

    [Fact]
    public void Never_more_than_burst_and_rate_in_any_span_of_time()
    {
        var draws = StreamKey.Of(14, "spans").Open();
        var (rule, state) = (new TokenBucket(new Rate(7, 1_000_000), 5), default(BucketState));
        List<long> times = [];
        for (var now = 0L; now < 60_000_000; now += draws.NextInt(60_000)) if (rule.Decide(ref state, now, 1).IsAdmitted) times.Add(now);
        for (var from = 0; from < times.Count; from++)
        {
            for (var to = from; to < Math.Min(times.Count, from + 60); to++) (to - from + 1).ShouldBeLessThanOrEqualTo((int)(5 + ((times[to] - times[from]) * 7 / 1_000_000)));
        }
    }

    [Fact]
    public void A_bucket_and_the_cell_rate_algorithm_decide_alike()
    {
        var draws = StreamKey.Of(15, "alike").Open();
        // The spacing is a whole number of nanoseconds, so both are exact.
        var rate = new Rate(8, 1_000_000);
        var (bucket, gcra, b, g) = (new TokenBucket(rate, 6), new Gcra(rate, 6), default(BucketState), default(ArrivalState));
        for (var now = 1L; now < 100_000_000; now += draws.NextInt(150_000))
        {
            var cost = 1 + draws.NextInt(3);
            gcra.Decide(ref g, now, cost).ShouldBe(bucket.Decide(ref b, now, cost));
        }
    }

    [Fact]
    public void Figures_out_of_range_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new TokenBucket(new Rate(0, 1), 1)).Message.ShouldContain("1 to 1,000,000,000 units");
        Should.Throw<ArgumentOutOfRangeException>(() => new TokenBucket(new Rate(1, 1), 0)).Message.ShouldContain("1 to 1,000,000 units");
        Should.Throw<ArgumentOutOfRangeException>(() => Rate.PerSecond(double.NaN)).Message.ShouldContain("units a second");
        Rate.PerSecond(0.1).ShouldBe(new Rate(100, 1_000_000_000));
        Rate.PerSecond(100).Over(60_000_000).ShouldBe(new Rate(6000, 60_000_000));
    }
}

public sealed class GcraTests : RateRuleCompliance<Gcra, ArrivalState>
{
    protected override Gcra Rule(Rate rate) => new(rate, 10);
}

public sealed class FixedWindowTests : RateRuleCompliance<FixedWindow, WindowState>
{
    protected override FixedWindow Rule(Rate rate) => new(rate);

    [Fact]
    public void Twice_the_limit_passes_across_a_boundary()
    {
        var (rule, state, admitted) = (new FixedWindow(new Rate(100, 60_000_000)), default(WindowState), 0);
        for (var now = 59_000_000L; now < 61_000_000; now += 5000) admitted += rule.Decide(ref state, now, 1).IsAdmitted ? 1 : 0;
        admitted.ShouldBe(200);
    }
}

public sealed class SlidingWindowTests : RateRuleCompliance<SlidingWindow, TwoWindowState>
{
    protected override SlidingWindow Rule(Rate rate) => new(rate);

    [Fact]
    public void The_boundary_gives_nothing_away()
    {
        var (rule, state, admitted) = (new SlidingWindow(new Rate(100, 60_000_000)), default(TwoWindowState), 0);
        for (var now = 59_000_000L; now < 61_000_000; now += 5000) admitted += rule.Decide(ref state, now, 1).IsAdmitted ? 1 : 0;
        admitted.ShouldBeInRange(100, 102);
    }
}

public sealed class SlidingLogTests : RateRuleCompliance<SlidingLog, LogState>
{
    protected override SlidingLog Rule(Rate rate) => new(rate);

    [Fact]
    public void No_window_wherever_it_begins_holds_more_than_the_limit()
    {
        var draws = StreamKey.Of(16, "windows").Open();
        var (rule, state) = (new SlidingLog(new Rate(20, 1_000_000)), default(LogState));
        List<long> times = [];
        for (var now = 0L; now < 60_000_000; now += draws.NextInt(60_000)) if (rule.Decide(ref state, now, 1).IsAdmitted) times.Add(now);
        for (var i = 20; i < times.Count; i++) (times[i] - times[i - 20]).ShouldBeGreaterThanOrEqualTo(1_000_000);
    }
}
