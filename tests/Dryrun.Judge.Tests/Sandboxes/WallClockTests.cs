using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Sandboxes;

public class WallClockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2), Every = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Nobody_asks_before_the_limit() =>
        new WallClock(Limit, Every).Look(Limit, () => throw new InvalidOperationException("asked")).ShouldBe(WallClock.Ruling.GoOn);

    [Fact]
    public void Idle_half_a_second_beyond_the_limit_ends_it()
    {
        var clock = new WallClock(Limit, Every);
        for (var i = 1; i < 25; i++) clock.Look(Limit + (i * Every), () => false).ShouldBe(WallClock.Ruling.GoOn);
        clock.Look(Limit + (25 * Every), () => false).ShouldBe(WallClock.Ruling.Idle);
    }

    [Fact]
    public void Who_could_compute_and_is_not_let_is_never_called_idle()
    {
        var clock = new WallClock(Limit, Every);
        for (var at = Limit + Every; at <= (4 * Limit) + TimeSpan.FromMinutes(1); at += Every) clock.Look(at, () => true).ShouldBe(WallClock.Ruling.GoOn);
        clock.Look(TimeSpan.FromMinutes(2), () => true).ShouldBe(WallClock.Ruling.Starved);
    }
}
