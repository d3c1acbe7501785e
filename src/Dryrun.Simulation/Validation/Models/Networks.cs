using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>Stations one behind the other, in a network, and side by side.</summary>
internal static class Networks
{
    private const int WarmUp = 2_000;
    private const long Until = 20_000 * Second;

    // Front office, workshop with two benches, inspection that sends a fifth back to the workshop.
    private static readonly double[] External = [0.5, 0.1, 0.0], Rates = [0.8, 0.5, 1.2];
    private static readonly int[] Servers = [1, 2, 1];
    private static readonly double[,] Routing = { { 0.0, 0.9, 0.0 }, { 0.0, 0.0, 1.0 }, { 0.0, 0.2, 0.0 } };

    public static IEnumerable<ValidationModel> All =>
    [
        new("three M/M/1 stations in tandem", 60,
            [new("mean time through all, s", ClosedForms.TandemMeanSojourn(0.6, [1.0, 0.9, 0.8]), "Burke")],
            Tandem),
        new("open network of three stations with rework", 60,
            [new("mean time in the network, s", ClosedForms.JacksonMeanSojourn(External, Routing, Rates, Servers), "Jackson")],
            Jackson),
        new("fork and join of 8 exponential tasks", 40,
            [new("mean time until the last is done, s", ClosedForms.ForkJoinMean(8, 1), "H_k / rate")],
            ForkJoin),
        new("fork and join over two queues, load 0.7", 60,
            [new("mean time until both halves are done, s", ClosedForms.TwoQueueForkJoinMeanSojourn(0.7, 1), "Flatto and Hahn")],
            TwoQueues),
        new("fan-out to 100 servers, 1 in 100 answers slow", 40,
            [new("share of requests that meet a slow one", ClosedForms.AtLeastOne(0.01, 100), "1 - (1 - p)^n")],
            FanOut),
    ];

    private static double[] Tandem(StreamKey key)
    {
        var world = new World(key);
        Resource[] stations = [new(world, "first", 1), new(world, "second", 1), new(world, "third", 1)];
        double[] rates = [1.0, 0.9, 0.8];
        var services = world.Draws("services");
        var sojourn = new Sample(WarmUp);

        async Process Customer()
        {
            var arrived = world.Now;
            for (var i = 0; i < stations.Length; i++)
                using (await stations[i].Acquire()) await world.Delay(services.Exponential((long)(Second / rates[i])));
            sojourn.Add(world.Now - arrived);
        }

        world.Start(ManyServers.Poisson(world, 0.6, Customer));
        world.Run(until: 2 * Until);
        return [sojourn.Mean];
    }

    private static double[] Jackson(StreamKey key)
    {
        var world = new World(key);
        Resource[] stations = [.. Servers.Select((c, i) => new Resource(world, $"station {i}", c))];
        var (services, routes) = (world.Draws("services"), world.Draws("routes"));
        var sojourn = new Sample(WarmUp);

        async Process Customer(int at)
        {
            var arrived = world.Now;
            while (at >= 0)
            {
                using (await stations[at].Acquire()) await world.Delay(services.Exponential((long)(Second / Rates[at])));
                at = Next(at);
            }

            sojourn.Add(world.Now - arrived);
        }

        int Next(int at)
        {
            var u = routes.NextDouble();
            for (var to = 0; to < stations.Length; to++)
                if ((u -= Routing[at, to]) < 0.0) return to;
            return -1;
        }

        async Process Arrivals(int at)
        {
            var draws = world.Draws($"arrivals {at}");
            while (true)
            {
                await world.Delay(draws.Exponential((long)(Second / External[at])));
                world.Start(Customer(at));
            }
        }

        world.Start(Arrivals(0));
        world.Start(Arrivals(1));
        world.Run(until: 2 * Until);
        return [sojourn.Mean];
    }

    private static double[] ForkJoin(StreamKey key)
    {
        var world = new World(key);
        var services = world.Draws("services");
        var times = new Sample(0);

        async Process Job()
        {
            var started = world.Now;
            var tasks = new Process[8];
            for (var i = 0; i < tasks.Length; i++) world.Start(tasks[i] = Part());
            foreach (var task in tasks) await task;
            times.Add(world.Now - started);
        }

        async Process Part() => await world.Delay(services.Exponential(Second));

        for (var i = 0; i < 500; i++) world.Start(Job());
        world.Run();
        return [times.Mean];
    }

    private static double[] TwoQueues(StreamKey key)
    {
        var world = new World(key);
        Resource[] servers = [new(world, "left", 1), new(world, "right", 1)];
        var services = world.Draws("services");
        var times = new Sample(WarmUp);

        async Process Job()
        {
            var arrived = world.Now;
            var (left, right) = (Half(0), Half(1));
            world.Start(left);
            world.Start(right);
            await left;
            await right;
            times.Add(world.Now - arrived);
        }

        async Process Half(int at)
        {
            using (await servers[at].Acquire()) await world.Delay(services.Exponential(Second));
        }

        world.Start(ManyServers.Poisson(world, 0.7, Job));
        world.Run(until: Until);
        return [times.Mean];
    }

    private static double[] FanOut(StreamKey key)
    {
        var world = new World(key);
        var answers = world.Draws("answers");
        var (requests, slow) = (0, 0);

        async Process Request()
        {
            var parts = new Process[100];
            var sent = world.Now;
            for (var i = 0; i < parts.Length; i++) world.Start(parts[i] = Part());
            foreach (var part in parts) await part;
            requests++;
            if (world.Now - sent >= Second) slow++;
        }

        async Process Part() => await world.Delay(answers.Bernoulli(1, 100) ? Second : 10 * Millisecond);

        for (var i = 0; i < 300; i++) world.Start(Request());
        world.Run();
        return [(double)slow / requests];
    }
}
