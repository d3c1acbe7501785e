using Dryrun.Systems.GatewayLimits;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Policy;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>What counting at different places lets through, and what happens without the store.</summary>
public class CountersTests
{
    private const int Nodes = 20;
    private const long Second = 1_000_000;

    private static readonly TokenBucket Bucket = new(new Rate(100, Second), 10);

    public static TheoryData<Algorithm> Algorithms => new(Enum.GetValues<Algorithm>());

    [Fact]
    public void Counting_on_each_node_lets_a_key_have_its_limit_once_for_each_node()
    {
        Admitted(new PlacedCounters<TokenBucket, BucketState>(Bucket, 1, Nodes), seconds: 20).ShouldBe(Nodes * (10 + (100 * 20)), Nodes * 10);
        Admitted(new PlacedCounters<TokenBucket, BucketState>(Bucket, 1, 1), seconds: 20).ShouldBe(10 + (100 * 20), 2);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(200_000)]
    [InlineData(1_000_000)]
    public void Counters_that_are_told_later_hold_the_rate_and_overshoot_by_one_interval_at_most(long syncMicros)
    {
        // Asked for fifty times the rate; each node for its share of that.
        const int Seconds = 120, Asked = 5000;
        var perInterval = new Dictionary<long, int>();
        var counters = new AsyncCounters<TokenBucket, BucketState>(Bucket, 1, Nodes, syncMicros);
        var admitted = Admitted(counters, Asked, Seconds, now => perInterval[now / syncMicros] = perInterval.GetValueOrDefault(now / syncMicros) + 1);
        // S4 c: excess rate times interval on each node, on top of what each may have at once.
        var excess = Math.Min(Nodes * (10 + (100.0 * syncMicros / Second)), Asked * syncMicros / Second);
        ((double)perInterval.Values.Max()).ShouldBeLessThanOrEqualTo(excess + 1);
        admitted.ShouldBeLessThanOrEqualTo((100 * Seconds) + excess + 10 + 1);
        admitted.ShouldBeGreaterThan(100 * Seconds * 0.97);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(200_000)]
    [InlineData(1_000_000)]
    public void Whoever_keeps_to_the_rate_is_not_refused_because_nodes_hear_late(long syncMicros)
    {
        var admitted = Admitted(new AsyncCounters<TokenBucket, BucketState>(Bucket, 1, Nodes, syncMicros), 90, 60);
        admitted.ShouldBe(90 * 60, 5);
    }

    [Fact]
    public void Without_a_store_the_counters_do_what_was_decided_beforehand()
    {
        var local = new PlacedCounters<TokenBucket, BucketState>(new TokenBucket(new Rate(6, Second), 1), 1, Nodes);
        GuardedCounters Guarded(OnStoreFail what) => new(new PlacedCounters<TokenBucket, BucketState>(Bucket, 1, 1), local, what) { IsStoreUp = false };
        Admitted(Guarded(OnStoreFail.Closed), 5).ShouldBe(0);
        Admitted(Guarded(OnStoreFail.Open), 5).ShouldBe(5 * 5000);
        // A share of the limit on each node, a fifth larger than an even one.
        Admitted(Guarded(OnStoreFail.LocalFallback), 5).ShouldBe(Nodes * 6 * 5, Nodes * 2);
        var back = Guarded(OnStoreFail.Closed);
        back.IsStoreUp = true;
        Admitted(back, 5).ShouldBe(510, 2);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Every_algorithm_holds_a_key_to_its_rate_in_the_long_run(Algorithm algorithm)
    {
        var limits = new LimitsSection { Algorithm = algorithm, Scope = CounterScope.GlobalCentral };
        var counters = CounterFactory.Make(limits, 50, 100, keys: 2, places: 1, unit: 1000);
        var admitted = 0;
        for (var now = 0L; now < 600 * Second; now += 5000) admitted += counters.TryTake(1, 0, now, 1000) ? 1 : 0;
        // A window's worth, or the burst, more or less.
        ((double)admitted).ShouldBe(600 * 50, 3100);
    }

    // More units a minute than a rate can hold; a log once threw here.
    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_quota_that_nobody_reaches_refuses_nobody(Algorithm algorithm)
    {
        var limits = new LimitsSection { Algorithm = algorithm, Scope = CounterScope.GlobalCentral };
        var counters = CounterFactory.Make(limits, 3e7, 3e7, keys: 2, places: 1, unit: 1000);
        for (var now = 0L; now < Second; now += 5000) counters.TryTake(1, 0, now, 1000).ShouldBeTrue();
    }

    private static double Admitted(ICounters counters, int seconds) => Admitted(counters, 5000, seconds);

    // Calls evenly in time, from node to node.
    private static double Admitted(ICounters counters, int perSecond, int seconds, Action<long>? each = null)
    {
        var admitted = 0;
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var now = i * Second / perSecond;
            if (!counters.TryTake(0, i % Nodes, now, 1)) continue;
            admitted++;
            each?.Invoke(now);
        }

        return admitted;
    }
}
