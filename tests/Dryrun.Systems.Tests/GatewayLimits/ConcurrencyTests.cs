using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.Tests.GatewayLimits;

public sealed class ConcurrencyTests
{
    // A backend of so many workers, each 10 ms a call: beyond them calls queue, and the round trip grows in proportion.
    private static long Rtt(int inFlight, int workers) => 10_000L * Math.Max(1, (inFlight + workers - 1) / workers);

    private static int Settled(ConcurrencyLimit limit, int workers, int calls)
    {
        for (var i = 0; i < calls; i++) limit.Learn(Rtt(limit.Limit, workers), limit.Limit, isDropped: false);
        return limit.Limit;
    }

    [Fact]
    public void Vegas_finds_the_workers_and_follows_when_half_of_them_go()
    {
        var limit = new VegasLimit(10, 1, 1000);
        var found = Settled(limit, 100, 20_000);
        found.ShouldBeInRange(85, 115);
        Settled(limit, 50, 20_000).ShouldBeInRange(42, 60);
        limit.FloorMicros.ShouldBe(10_000);
    }

    [Fact]
    public void A_gradient_finds_the_workers_and_follows_when_half_of_them_go()
    {
        var limit = new GradientLimit(10, 1, 1000);
        Settled(limit, 100, 20_000).ShouldBeInRange(85, 115);
        Settled(limit, 50, 20_000).ShouldBeInRange(42, 60);
    }

    [Fact]
    public void Aimd_backs_off_on_drops_and_grows_by_one()
    {
        var limit = new AimdLimit(100, 1, 1000);
        limit.Learn(1000, 100, isDropped: false);
        limit.Limit.ShouldBe(101);
        limit.Learn(1000, 101, isDropped: true);
        limit.Limit.ShouldBe(90);
        limit.Learn(6_000_000, 90, isDropped: false);
        limit.Limit.ShouldBe(81);
        // A limit that is hardly used learns nothing.
        limit.Learn(1000, 5, isDropped: false);
        limit.Limit.ShouldBe(81);
    }

    [Fact]
    public void Bounds_hold_whatever_is_learned()
    {
        var draws = StreamKey.Of(21, "bounds").Open();
        foreach (var limit in (ConcurrencyLimit[])[new AimdLimit(5, 2, 50), new VegasLimit(5, 2, 50), new GradientLimit(5, 2, 50)])
        {
            for (var i = 0; i < 20_000; i++)
            {
                limit.Learn(draws.NextInt(20_000_000), 1 + draws.NextInt(60), draws.Bernoulli(0.3));
                limit.Limit.ShouldBeInRange(2, 50);
            }
        }
    }

    [Fact]
    public void The_reserve_is_never_used_by_others_and_tiers_are_shed_from_below()
    {
        var gate = new ConcurrencyGate(new AimdLimit(100, 100, 100), criticalReservePercent: 20, 1.0, 0.5, 0.25);
        int Fill(int tier)
        {
            var entered = 0;
            while (gate.TryEnter(tier, out _)) entered++;
            return entered;
        }

        Fill(3).ShouldBe(20);
        Fill(2).ShouldBe(20);
        Fill(1).ShouldBe(40);
        Fill(0).ShouldBe(20);
        gate.InFlight.ShouldBe(100);
        for (var i = 0; i < 100; i++) gate.Leave(1000, 100);
        Should.Throw<InvalidOperationException>(() => gate.Leave(1, 1));
    }

    [Fact]
    public void No_tier_is_refused_while_a_later_one_would_enter()
    {
        var draws = StreamKey.Of(22, "tiers").Open();
        for (var round = 0; round < 300; round++)
        {
            var (first, second) = (0.1 + (0.9 * draws.NextDouble()), draws.NextDouble());
            var limit = 1 + draws.NextInt(60);
            for (var tier = 0; tier < 2; tier++)
            {
                var (upper, lower) = (Gate(), Gate());
                var busy = draws.NextInt(limit + 1);
                for (var i = 0; i < busy; i++)
                {
                    upper.TryEnter(0, out _);
                    lower.TryEnter(0, out _);
                }
                if (lower.TryEnter(tier + 1, out _)) upper.TryEnter(tier, out _).ShouldBeTrue();
            }

            ConcurrencyGate Gate() => new(new AimdLimit(limit, limit, limit), 20, first, first * Math.Max(0.01, second));
        }
    }

    [Fact]
    public void Retries_stay_within_their_part_of_requests()
    {
        var budget = new RetryBudget(10, savedMax: 5);
        var retries = 0;
        for (var i = 0; i < 10_000; i++)
        {
            budget.Paid();
            while (budget.TryRetry()) retries++;
        }
        retries.ShouldBeInRange(1000, 1005);
        new RetryBudget(0).TryRetry().ShouldBeFalse();
    }

    [Fact]
    public void A_client_sends_about_twice_what_an_overloaded_server_takes()
    {
        var draws = StreamKey.Of(23, "throttle").Open();
        var throttle = new ClientThrottle(k: 2);
        // 333 requests a second; the server takes 30.
        var (server, state, sent, accepted) = (new TokenBucket(new Rate(30, 1_000_000), 30), default(BucketState), 0, 0);
        for (var i = 0; i < 300_000; i++)
        {
            var now = i * 3000L;
            if (throttle.Drops(now, draws.NextDouble())) continue;
            var isTaken = server.Decide(ref state, now, 1).IsAdmitted;
            if (isTaken) throttle.Accepted(now);
            // The first window is not yet full of what it looks at.
            if (now < 300_000_000) continue;
            sent++;
            accepted += isTaken ? 1 : 0;
        }
        (accepted / 600.0).ShouldBeInRange(29, 31);
        ((double)sent / accepted).ShouldBeInRange(1.9, 2.1);
    }

    [Fact]
    public void A_client_whose_server_takes_everything_drops_nothing_and_forgets_a_bad_minute()
    {
        var throttle = new ClientThrottle();
        for (var i = 0; i < 1000; i++) throttle.Drops(i * 1000L, 0.999);
        throttle.Drops(1_000_000, 0.5).ShouldBeTrue();
        for (var i = 0; i < 1000; i++)
        {
            throttle.Drops(200_000_000 + (i * 1000L), 0.0).ShouldBe(false);
            throttle.Accepted(200_000_000 + (i * 1000L));
        }
    }
}
