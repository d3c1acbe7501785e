using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Small scenarios, event by event; times in microseconds.</summary>
public class LinkTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void Messages_are_sent_one_after_the_other_and_travel_together()
    {
        // A byte a microsecond, 100 microseconds on the way.
        var link = new Link(_world, "link", bytesPerSecond: 1_000_000, latency: 100, room: 1);
        _world.Start(Send(link, "a", 0, 30));
        _world.Start(Send(link, "b", 10, 50));
        _world.Start(Send(link, "c", 20, 10));
        _world.Start(Send(link, "d", 31, 10));
        _world.Run();
        _log.ShouldBe(["c False 20", "a True 130", "b True 180", "d True 190"]);
        var report = link.Report();
        report.Flow.ShouldBe(new FlowSummary(4, 0, 3, 1, 0, 0, 0));
        report.Sojourn.Mean.ShouldBe((130 + 170 + 159) / 3.0);
        report.Travelling.Max.ShouldBe(3);
        report.Bytes.ShouldBe(90);
        report.Utilisation.ShouldBe(90 / 190.0);
    }

    [Fact]
    public void A_bandwidth_that_is_no_whole_number_of_microseconds_does_not_drift()
    {
        // 3 bytes take 10^7 / 7 microseconds.
        var link = new Link(_world, "link", bytesPerSecond: 7, latency: 0);
        for (var i = 0; i < 7_000; i++) _world.Start(Send(link, "", 0, 3));
        _world.Run();
        _world.Now.ShouldBe(3_000 * Second);
        link.Report().BytesPerSecond.ShouldBe(7.0);
    }

    [Fact]
    public void What_was_sent_is_sent()
    {
        var link = new Link(_world, "link", bytesPerSecond: 1_000_000, latency: 100);
        var sender = Send(link, "a", 0, 30);
        _world.Start(sender);
        async Process Breaker()
        {
            await _world.Delay(5);
            sender.Cancel();
        }

        _world.Start(Breaker());
        _world.Run();
        _log.ShouldBeEmpty();
        link.Report().Flow.Served.ShouldBe(1);
    }

    [Fact]
    public void With_jitter_messages_overtake_each_other()
    {
        var extra = new Queue<long>([50, 0]);
        var link = new Link(_world, "link", bytesPerSecond: 1_000_000, latency: 10, jitter: extra.Dequeue);
        _world.Start(Send(link, "a", 0, 5));
        _world.Start(Send(link, "b", 0, 5));
        _world.Run();
        _log.ShouldBe(["b True 20", "a True 65"]);
    }

    [Fact]
    public void A_component_sends_and_receives()
    {
        var link = new Link(_world, "link", bytesPerSecond: 1_000_000, latency: 100);
        var receiver = new Receiver(_world);
        link.Send(20, receiver, 7, 1, 2).ShouldBeTrue();
        link.Send(20, receiver, 8, 3, 4).ShouldBeTrue();
        _world.Run();
        receiver.Log.ShouldBe(["7 1 2 at 120", "8 3 4 at 140"]);
    }

    [Fact]
    public void A_report_reads_well()
    {
        var link = new Link(_world, "uplink", bytesPerSecond: 1_000_000, latency: 20 * Millisecond);
        _world.Start(Send(link, "a", 0, 100_000));
        _world.Start(Send(link, "b", 0, 100_000));
        _world.Run(until: Second);
        link.Report().ToString().ShouldBe(
            """
            uplink: 20.0 % of 1 link in use over 1.00 s
              flow     2 of 2 served
              queue    mean 0.10, max 1, now 0
              wait     mean 50.0 ms, p50 0 s, p95 100 ms, p99 100 ms, max 100 ms
              sojourn  mean 170 ms, p50 120 ms, p95 220 ms, p99 220 ms, max 220 ms
              sent     200000 bytes, 200000 a second
            """);
    }

    private async Process Send(Link link, string name, long at, long bytes)
    {
        await _world.Delay(at);
        var arrived = await link.Send(bytes);
        _log.Add($"{name} {arrived} {_world.Now}");
    }

    private sealed class Receiver(World world) : Component(world)
    {
        public List<string> Log { get; } = [];

        protected override void Handle(in Event e) => Log.Add($"{e.Kind} {e.A} {e.B} at {Now}");
    }
}
