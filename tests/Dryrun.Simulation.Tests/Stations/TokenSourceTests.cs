using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Exact in integers: small scenarios event by event, and long runs against the law of the bucket.</summary>
public class TokenSourceTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void A_burst_passes_and_then_the_rate()
    {
        var limit = new TokenSource(_world, "limit", tokens: 1, per: 100, burst: 3);
        async Process Requests()
        {
            for (var i = 0; i < 1000; i++)
            {
                if (limit.TryTake()) _log.Add($"{_world.Now}");
                await _world.Delay(30);
            }
        }

        _world.Start(Requests());
        _world.Run(until: 600);
        // Every 30, the first one for which a whole token is there: multiples of 100, rounded up to a multiple of 30.
        _log.ShouldBe(["0", "30", "60", "120", "210", "300", "420", "510", "600"]);
        limit.Report().Taken.ShouldBe(9);
        limit.Report().Flow.Dropped.ShouldBe(12);
    }

    [Fact]
    public void A_rate_that_is_no_whole_number_of_microseconds_does_not_drift()
    {
        // 3 tokens in 10^7 microseconds: one each 3,333,333 1/3.
        var pacer = new TokenSource(_world, "pacer", tokens: 3, per: 10 * Second, burst: 1);
        async Process Loop()
        {
            for (var i = 0; i <= 3_000; i++) await pacer.Take();
            _log.Add($"{_world.Now}");
        }

        _world.Start(Loop());
        _world.Run();
        _log.ShouldBe(["10000000000"]);
        pacer.Report().Utilisation.ShouldBe(1.0, 0.001);
    }

    [Fact]
    public void Waiting_is_first_come_first_served_also_for_several_tokens()
    {
        var pacer = new TokenSource(_world, "pacer", tokens: 2, per: 10, burst: 4);
        _world.Start(Take(pacer, 3, at: 0, "a"));
        _world.Start(Take(pacer, 4, at: 1, "b"));
        _world.Start(Take(pacer, 1, at: 2, "c"));
        _world.Run();
        // One is left and one comes in each 5: at 15 there are four, at 20 there is one.
        _log.ShouldBe(["a at 0", "b at 15", "c at 20"]);
        pacer.Report().Wait.Max.ShouldBe(18);
    }

    [Fact]
    public void Whoever_gives_up_lets_the_next_pass()
    {
        var pacer = new TokenSource(_world, "pacer", tokens: 1, per: 10, burst: 4);
        pacer.TryTake(3).ShouldBeTrue();
        var large = Take(pacer, 4, at: 0, "large");
        _world.Start(large);
        _world.Start(Take(pacer, 2, at: 1, "small"));
        async Process Breaker()
        {
            await _world.Delay(4);
            large.Cancel();
        }

        _world.Start(Breaker());
        _world.Run();
        _log.ShouldBe(["small at 10"]);
        pacer.Report().Flow.ShouldBe(new FlowSummary(3, 0, 2, 0, 1, 0, 0));
    }

    /// <summary>Under any demand the number that passes in any run obeys taken &lt;= burst + rate * time, with equality while demand never lets it fill up.</summary>
    [Theory]
    [InlineData(7, 1_000_003, 11)]
    [InlineData(1_000, 1_000_000, 1)]
    [InlineData(999_999, 17, 5)]
    public void Under_steady_demand_all_that_comes_in_is_taken(long tokens, long per, long burst)
    {
        var limit = new TokenSource(_world, "limit", tokens, per, burst);
        var taken = 0L;
        async Process Demand()
        {
            while (true)
            {
                while (limit.TryTake()) taken++;
                await _world.Delay(1);
            }
        }

        _world.Start(Demand());
        const long Until = 200_000;
        _world.Run(until: Until);
        // Where more than the burst comes in within a microsecond the bucket overflows between two looks.
        var each = Int128.Min((Int128)Until * tokens / per, (Int128)Until * burst);
        taken.ShouldBe((long)(burst + each));
    }

    private async Process Take(TokenSource source, long count, long at, string name)
    {
        await _world.Delay(at);
        await source.Take(count);
        _log.Add($"{name} at {_world.Now}");
    }
}
