using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.Tests.GatewayLimits;

public sealed class KeyedLimiterTests
{
    private static readonly TokenBucket Five = new(new Rate(5, 1_000_000), 5);

    [Fact]
    public void Keys_have_quotas_of_their_own()
    {
        var limiter = new KeyedLimiter<TokenBucket, BucketState>(Five, 1000);
        for (var i = 0; i < 5; i++) limiter.Decide(KeyHash.Of("a"), 0).IsAdmitted.ShouldBeTrue();
        limiter.Decide(KeyHash.Of("a"), 0).IsAdmitted.ShouldBeFalse();
        limiter.Decide(KeyHash.Of("b"), 0).IsAdmitted.ShouldBeTrue();
        limiter.Keys.ShouldBe(2);
    }

    [Fact]
    public void Many_keys_are_told_apart_while_the_table_grows()
    {
        var limiter = new KeyedLimiter<TokenBucket, BucketState>(Five, 100_000);
        for (var round = 0; round < 5; round++)
        {
            for (var key = 0UL; key < 50_000; key++) limiter.Decide(key, 0).ShouldSatisfyAllConditions(d => d.IsAdmitted.ShouldBeTrue(), d => d.Remaining.ShouldBe(4 - round));
        }
        for (var key = 0UL; key < 50_000; key += 97) limiter.Decide(key, 0).IsAdmitted.ShouldBeFalse();
        limiter.Keys.ShouldBe(50_000);
    }

    [Fact]
    public void A_flood_of_new_keys_neither_grows_the_table_nor_passes_freely()
    {
        var limiter = new KeyedLimiter<TokenBucket, BucketState>(Five, 6400);
        var admitted = 0;
        for (var key = 0UL; key < 100_000; key++) admitted += limiter.Decide(key, 1000).IsAdmitted ? 1 : 0;
        limiter.Keys.ShouldBe(6400);
        // Those with a place, and one shared quota in each of the 64 parts.
        admitted.ShouldBeInRange(6400, 6400 + (64 * 5));
        // Once they are idle they make room.
        limiter.Decide(1_000_000, 10_000_000).Remaining.ShouldBe(4);
        limiter.Keys.ShouldBeLessThan(6400);
    }

    [Fact]
    public void A_decision_on_a_known_key_allocates_nothing()
    {
        var limiter = new KeyedLimiter<TokenBucket, BucketState>(Five, 1000);
        for (var key = 0UL; key < 100; key++) limiter.Decide(key, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++) limiter.Decide((ulong)(i % 100), i);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Threads_together_admit_exactly_the_burst()
    {
        var limiter = new KeyedLimiter<TokenBucket, BucketState>(new TokenBucket(new Rate(1, Rate.PeriodMicrosMax), 10_000), 1000);
        var admitted = 0;
        Parallel.For(0, 40_000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            if (limiter.Decide(7, 0).IsAdmitted) Interlocked.Increment(ref admitted);
        });
        admitted.ShouldBe(10_000);
    }

    [Fact]
    public void A_limit_on_trial_lets_everything_pass_and_counts()
    {
        var shadow = new ShadowLimiter(new KeyedLimiter<TokenBucket, BucketState>(Five, 1000));
        for (var i = 0; i < 12; i++) shadow.Decide(1, 0).IsAdmitted.ShouldBeTrue();
        (shadow.Decisions, shadow.Refusals).ShouldBe((12, 7));
    }

    [Fact]
    public void Times_costs_and_sizes_out_of_range_are_refused()
    {
        var limiter = new KeyedLimiter<TokenBucket, BucketState>(Five, 1000);
        Should.Throw<ArgumentOutOfRangeException>(() => limiter.Decide(1, -1)).Message.ShouldContain("2^49");
        Should.Throw<ArgumentOutOfRangeException>(() => limiter.Decide(1, 0, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new KeyedLimiter<TokenBucket, BucketState>(Five, 1)).Message.ShouldContain("64 to 100,000,000");
    }
}
