using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Tests.Randomness;

public class DrawLogTests
{
    [Fact]
    public void Two_equal_runs_do_not_part() => DrawLog.FirstDivergence(log => Model(log, int.MaxValue)).ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(2999)]
    public void A_model_that_parts_at_a_known_draw_is_caught_there(int at)
    {
        var run = 0;
        var divergence = DrawLog.FirstDivergence(log => Model(log, run++ == 0 ? int.MaxValue : at));
        divergence.ShouldNotBeNull();
        divergence.Draw.ShouldBe(at);
        divergence.Message.ShouldContain(at % 3 == 0 ? "arrivals" : "service");
    }

    [Fact]
    public void A_run_that_goes_on_too_long_or_ends_too_early_is_caught()
    {
        var run = 0;
        var longer = DrawLog.FirstDivergence(log => Model(log, int.MaxValue, 100 + run++));
        longer!.Draw.ShouldBe(300);
        run = 0;
        var shorter = DrawLog.FirstDivergence(log => Model(log, int.MaxValue, 100 - run++));
        shorter!.Draw.ShouldBe(297);
        shorter.Message.ShouldContain("300");
    }

    [Fact]
    public void Addressed_streams_are_seen_by_their_address()
    {
        var key = StreamKey.Of(80, "open");
        var run = 0;
        var divergence = DrawLog.FirstDivergence(log =>
        {
            var other = run++;
            for (var entity = 0UL; entity < 50; entity++)
            {
                var stream = log.Open(key, entity == 30 ? entity + (ulong)other : entity, 2);
                log.Note("poll", stream.NextInt(10));
                log.Note("share", stream.NextDouble());
            }
        });
        divergence!.Draw.ShouldBe(90);
    }

    [Fact]
    public void The_bytes_of_one_process_serve_another()
    {
        var first = DrawLog.Record();
        Model(first, int.MaxValue);
        var kept = first.Bytes.ToArray();
        kept.Length.ShouldBe(3000);
        var same = DrawLog.Check(kept);
        Model(same, int.MaxValue);
        same.Complete();
        Should.Throw<DrawDivergence>(() => Model(DrawLog.Check(kept), 5)).Draw.ShouldBe(5);
    }

    [Fact]
    public void A_log_changes_no_draw()
    {
        var plain = new Draws(StreamKey.Of(81, "same"));
        var logged = new Draws(StreamKey.Of(81, "same"), log: DrawLog.Record());
        for (var i = 0; i < 100; i++)
        {
            logged.Exponential(1_000_000L).ShouldBe(plain.Exponential(1_000_000L));
            logged.Normal().ShouldBe(plain.Normal());
            logged.Bernoulli(0.5).ShouldBe(plain.Bernoulli(0.5));
        }
    }

    /// <summary>Three draws a round from two purposes; from the given draw on the mean of one is another.</summary>
    private static void Model(DrawLog log, int partsAt, int rounds = 1000)
    {
        var arrivals = new Draws(StreamKey.Of(82, "arrivals"), log: log, name: "arrivals");
        var service = new Draws(StreamKey.Of(82, "service"), log: log, name: "service");
        for (var i = 0; i < 3 * rounds; i++)
            (i % 3 == 0 ? arrivals : service).Exponential(i >= partsAt ? 2_000_000L : 1_000_000L);
    }
}
