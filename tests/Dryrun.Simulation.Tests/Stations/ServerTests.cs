using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Small scenarios, event by event; times in microseconds.</summary>
public class ServerTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void Two_servers_one_place_to_wait()
    {
        var desk = new Server(_world, "desk", servers: 2, room: 1, service: () => 10);
        foreach (var (name, at) in (ReadOnlySpan<(string, long)>)[("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 11)])
            _world.Start(Customer(name, at, () => desk.Serve()));
        _world.Run();
        _log.ShouldBe(["d False 3", "a True 10", "b True 11", "c True 20", "e True 21"]);
        var report = desk.Report();
        report.Flow.ShouldBe(new FlowSummary(5, 0, 4, 1, 0, 0, 0));
        report.Wait.Mean.ShouldBe(8 / 4.0);
        report.Sojourn.Max.ShouldBe(18);
        report.Utilisation.ShouldBe(40 / (2 * 21.0));
    }

    [Fact]
    public void The_more_urgent_go_first()
    {
        var desk = new Server(_world, "desk", service: () => 10);
        _world.Start(Customer("a", 0, () => desk.Serve()));
        _world.Start(Customer("b", 1, () => desk.Serve(priority: 2)));
        _world.Start(Customer("c", 2, () => desk.Serve(priority: 1)));
        _world.Start(Customer("d", 3, () => desk.ServeFor(5, priority: 1)));
        _world.Run();
        _log.ShouldBe(["a True 10", "c True 20", "d True 25", "b True 35"]);
    }

    [Fact]
    public void Interrupted_service_goes_on_where_it_stopped()
    {
        var desk = new Server(_world, "desk", preemptive: true, room: 1);
        _world.Start(Customer("low", 0, () => desk.ServeFor(10, priority: 3)));
        _world.Start(Customer("next", 1, () => desk.ServeFor(10, priority: 3)));
        _world.Start(Customer("late", 2, () => desk.ServeFor(10, priority: 3)));
        _world.Start(Customer("middle", 4, () => desk.ServeFor(4, priority: 2)));
        _world.Start(Customer("high", 6, () => desk.ServeFor(3, priority: 1)));
        _world.Run();
        _log.ShouldBe(["late False 2", "high True 9", "middle True 11", "low True 17", "next True 27"]);
        var report = desk.Report();
        report.Serving.Mean.ShouldBe(1.0);
        report.Flow.ShouldBe(new FlowSummary(5, 0, 4, 1, 0, 0, 0));
        report.Wait.Count.ShouldBe(4);
        report.Wait.Max.ShouldBe(16);
    }

    [Fact]
    public void Who_stops_waiting_takes_the_work_along()
    {
        var desk = new Server(_world, "desk", service: () => 10);
        Abandon(desk);
        _log.ShouldBe(["a gone 5", "c gone 7", "b True 15"]);
        desk.Report().Flow.ShouldBe(new FlowSummary(3, 0, 1, 0, 2, 0, 0));
    }

    [Fact]
    public void A_server_that_cannot_know_finishes_what_was_abandoned()
    {
        var desk = new Server(_world, "desk", service: () => 10, finishesAbandoned: true);
        Abandon(desk);
        _log.ShouldBe(["a gone 5", "c gone 7", "b True 20"]);
        _world.Now.ShouldBe(30);
        desk.Report().Flow.ShouldBe(new FlowSummary(3, 0, 3, 0, 0, 0, 0));
        desk.Report().InVain.ShouldBe(2);
    }

    [Fact]
    public void A_component_is_told_by_an_event_of_its_own()
    {
        var desk = new Server(_world, "desk", room: 0, service: () => 10);
        var client = new Client(_world, desk);
        _world.Run();
        client.Log.ShouldBe(["0 at 0 True", "1 at 4 False", "2 at 8 False", "done 0 at 10", "3 at 12 True", "done 3 at 22"]);
    }

    [Fact]
    public void Without_a_law_it_says_so() =>
        Should.Throw<InvalidOperationException>(() => new Server(_world, "desk").Serve()).Message.ShouldContain("'desk' has no law");

    private void Abandon(Server desk)
    {
        Process a, c;
        _world.Start(a = Customer("a", 0, () => desk.Serve()));
        _world.Start(Customer("b", 1, () => desk.Serve()));
        _world.Start(c = Customer("c", 2, () => desk.Serve()));
        async Process Breaker()
        {
            await _world.Delay(5);
            a.Interrupt();
            await _world.Delay(2);
            c.Interrupt();
        }

        _world.Start(Breaker());
        _world.Run();
    }

    private async Process Customer(string name, long at, Func<ServeWait> serve)
    {
        await _world.Delay(at);
        try
        {
            var served = await serve();
            _log.Add($"{name} {served} {_world.Now}");
        }
        catch (Interrupted)
        {
            _log.Add($"{name} gone {_world.Now}");
        }
    }

    private sealed class Client : Component
    {
        private const int Ask = 0;
        private const int Done = 1;
        private readonly Server _desk;

        public Client(World world, Server desk)
            : base(world)
        {
            _desk = desk;
            for (var i = 0; i < 4; i++) Schedule(4 * i, Ask, i);
        }

        public List<string> Log { get; } = [];

        protected override void Handle(in Event e)
        {
            if (e.Kind == Ask) Log.Add($"{e.A} at {Now} {_desk.Offer(this, Done, e.A)}");
            else Log.Add($"done {e.A} at {Now}");
        }
    }
}
