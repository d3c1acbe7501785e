using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>Surges, limits, retries.</summary>
internal static class Flows
{
    private const int Surge = 30;

    public static IEnumerable<ValidationModel> All =>
    [
        new("surge of 30 s at 150 a second onto 100 a second", 60,
            [new("mean backlog at its end", ClosedForms.FluidBacklog(150, 100, Surge), "fluid limit")],
            key => [Backlog(key)]),
        new("backlog of 1,000 at 60 a second onto 100 a second", 60,
            [new("mean time until it is gone, s", ClosedForms.DrainTime(1000, 60, 100), "busy period of an M/M/1 queue")],
            key => [Drain(key)]),
        new("token bucket, 10 tokens a second, burst 5, 9 requests a second", 60,
            [new("share turned away", ClosedForms.TokenBucketRejected(9, 10, 5), "the M/D/1/K dual (Berger)")],
            key => [TokenBucket(key)]),
        new("M/D/1/5, load 0.9", 60,
            [new("share lost", ClosedForms.MD1KLoss(9, 0.1, 5), "M/D/1/K")],
            key => [DeterministicLoss(key)]),
        new("link of 1 MB a second, packets of 1 kB, load 0.8, latency 20 ms", 60,
            [new("mean time of a packet, ms", 1000 * (ClosedForms.PollaczekKhinchineMeanWait(800, 0.001, 0) + 0.001 + 0.02), "M/D/1 and latency")],
            key => [Packets(key)]),
        new("retries until success, 20 percent of attempts fail", 40,
            [new("mean failed attempts of 1,000 requests", ClosedForms.MeanRetries(1000, 0.2), "N p / (1 - p)")],
            key => [Retries(key, int.MaxValue).Failed]),
        new("at most 3 attempts, half of them fail", 40,
            [
                new("mean attempts a request", ClosedForms.MeanAttempts(0.5, 3), "(1 - p^n) / (1 - p)"),
            ],
            key => [Retries(key, 3, numerator: 1, denominator: 2).Attempts / 1000.0]),
    ];

    // A reserve of work keeps the server busy all the time: the fluid limit is then the exact mean.
    private static double Backlog(StreamKey key)
    {
        const int reserve = 1_000;
        var world = new World(key);
        var line = new Store<long>(world, "line");
        var services = world.Draws("services");
        for (var i = 0; i < reserve; i++) line.TryPut(0);

        async Process Arrival() => await line.Put(world.Now);

        async Process Server()
        {
            while (true)
            {
                await world.Delay(services.Exponential(Second / 100));
                await line.Get();
            }
        }

        world.Start(ManyServers.Poisson(world, 150, Arrival));
        world.Start(Server());
        world.Run(until: Surge * Second);
        return line.Count - reserve;
    }

    private static double Drain(StreamKey key)
    {
        var world = new World(key);
        var present = 1_000;
        var services = world.Draws("services");

        async Process Arrival()
        {
            present++;
            await world.Delay(0);
        }

        async Process Server()
        {
            while (present > 0)
            {
                await world.Delay(services.Exponential(Second / 100));
                present--;
            }

            world.Stop();
        }

        world.Start(ManyServers.Poisson(world, 60, Arrival));
        world.Start(Server());
        world.Run();
        return Seconds(world.Now);
    }

    private static double TokenBucket(StreamKey key)
    {
        const int warmUp = 500, requests = 30_500;
        var world = new World(key);
        var bucket = new TokenSource(world, "bucket", tokens: 10, per: Second, burst: 5);
        var draws = world.Draws("requests");
        var refused = 0;

        async Process Requests()
        {
            for (var asked = 0; asked < requests; asked++)
            {
                await world.Delay(draws.Exponential(Second / 9));
                if (!bucket.TryTake() && asked >= warmUp) refused++;
            }
        }

        world.Start(Requests());
        world.Run();
        return (double)refused / (requests - warmUp);
    }

    private static double DeterministicLoss(StreamKey key)
    {
        const int warmUp = 500, customers = 30_500;
        var world = new World(key);
        var (server, places) = (new Resource(world, "server", 1), new Resource(world, "places", 5));
        var (arrived, lost) = (0, 0);

        async Process Customer()
        {
            if (++arrived == customers) world.Stop();
            if (!places.TryAcquire(out var place))
            {
                if (arrived > warmUp) lost++;
                return;
            }

            using (place)
            {
                using (await server.Acquire()) await world.Delay(Second / 10);
            }
        }

        world.Start(ManyServers.Poisson(world, 9, Customer));
        world.Run();
        return (double)lost / (customers - warmUp);
    }

    private static double Packets(StreamKey key)
    {
        var world = new World(key);
        var link = new Link(world, "link", bytesPerSecond: 1_000_000, latency: 20 * Millisecond);
        var times = new Sample(2_000);

        async Process Packet()
        {
            var sent = world.Now;
            await link.Send(1_000);
            times.Add(world.Now - sent);
        }

        world.Start(ManyServers.Poisson(world, 800, Packet));
        world.Run(until: 25 * Second);
        return 1000 * times.Mean;
    }

    private static (int Attempts, int Failed) Retries(StreamKey key, int attemptsMax, int numerator = 1, int denominator = 5)
    {
        var world = new World(key);
        var luck = world.Draws("luck");
        var (attempts, failed) = (0, 0);

        async Process Request()
        {
            for (var attempt = 1; attempt <= attemptsMax; attempt++)
            {
                attempts++;
                await world.Delay(Millisecond);
                if (!luck.Bernoulli(numerator, denominator)) return;
                failed++;
                await world.Delay(luck.Uniform(0, Second));
            }
        }

        for (var i = 0; i < 1_000; i++) world.Start(Request());
        world.Run();
        return (attempts, failed);
    }
}
