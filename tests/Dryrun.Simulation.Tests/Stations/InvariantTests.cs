using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Every law that is checked at the end of a run is broken once, on purpose, and says so.</summary>
public class InvariantTests
{
    private readonly World _world = new(seed: 1);

    [Fact]
    public void Somebody_was_lost()
    {
        var counter = new Resource(_world, "counter", capacity: 2);
        counter.TryAcquire(out _);
        counter.Books.Serving.Leave(_world.Now, _world.Now);
        Broken().ShouldBe("Station 'counter': 1 being served entered and 1 left, so 0 should be present, but 1 are.");
    }

    [Fact]
    public void Littles_law()
    {
        var counter = new Resource(_world, "counter", capacity: 2);
        counter.TryAcquire(out _);
        _world.Run(until: 100);
        // Somebody who stayed for 7 microseconds without ever being there.
        counter.Books.Serving.Enter(_world.Now);
        counter.Books.Serving.Leave(_world.Now, _world.Now - 7);
        Broken().ShouldBe("Station 'counter': Little's law fails for being served: the area under the number present is 100, the sum of stays 107 microseconds.");
    }

    [Fact]
    public void Capacity()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        counter.Books.Serving.Enter(_world.Now);
        counter.Books.Serving.Enter(_world.Now);
        counter.Books.Serving.Leave(_world.Now, _world.Now);
        counter.Books.Serving.Leave(_world.Now, _world.Now);
        Broken().ShouldBe("Station 'counter': 2 being served at once, but the capacity is 1.");
    }

    [Fact]
    public void The_utilisation_law()
    {
        var busy = default(Occupancy);
        busy.Enter(0);
        busy.Leave(100, 0);
        // The measurement is said to have begun later than it did.
        busy.Shift(50);
        Should.Throw<InvariantException>(() => busy.CheckCapacity(100, "desk", "being served", 1)).Message
            .ShouldBe("Station 'desk': The utilisation law fails for being served: busy for 100 of 1 x 50 microseconds.");
    }

    [Fact]
    public void Conservation()
    {
        var desk = new Server(_world, "desk", service: () => 10);
        desk.Books.Finish(_world.Now, _world.Now, _world.Now);
        desk.Books.Serving.Enter(_world.Now);
        Broken().ShouldBe("Station 'desk': 0 arrived and 0 had been there before, but 1 were served, 0 dropped, 0 gave up, 0 were preempted and 0 are present.");
    }

    [Fact]
    public void The_clock()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        _world.Run(until: 100);
        counter.Books.Serving.Enter(_world.Now);
        Should.Throw<InvalidOperationException>(() => counter.Books.Serving.Leave(99, 99)).Message
            .ShouldBe("The clock ran backwards: it stood at 100 microseconds when the number present changed, and is at 99 now.");
    }

    [Fact]
    public void Amounts()
    {
        var tank = new Container(_world, "tank", capacity: 10, initial: 3);
        tank.TryPut(4);
        tank.Leak(-1);
        Broken().ShouldBe("Station 'tank': it held 3, 4 were put in and 0 taken out, but it holds 6.");
        tank.Leak(5);
        Broken().ShouldBe("Station 'tank': it holds 11, outside 0 .. 10.");
    }

    [Fact]
    public void Tokens()
    {
        var limit = new TokenSource(_world, "limit", tokens: 1, per: 10, burst: 5);
        _world.Run(until: 100);
        // Ten came in and spilled over.
        limit.Forge(11);
        Broken().ShouldBe("Station 'limit': 11 tokens were taken and 5 are left, but 5 were there and 10 came in.");
    }

    [Fact]
    public void Work()
    {
        var cpu = new ProcessorSharing(_world, "cpu", work: () => 10);
        async Process Job() => await cpu.Serve();
        _world.Start(Job());
        _world.Run();
        cpu.Forge(2);
        Broken().ShouldBe("Station 'cpu': it worked for 12 microseconds, but 10 microseconds of work were done.");
    }

    [Fact]
    public void Budgets()
    {
        var budget = new RetryBudget(new Ratio(1, 10), burst: 2);
        _ = new Retry(_world, "client", timeout: 1, attempts: 3, firstPause: 1, budget: budget);
        budget.Forge(3);
        Broken().ShouldBe("Station 'client': 3 retries exceed the budget of 2 and 1/10 of 0 calls.");
    }

    private string Broken() => Should.Throw<InvariantException>(() => _world.Run(_world.Now)).Message;
}
