using Dryrun.Simulation.Aggregate;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>Many equal things.</summary>
internal static class Populations
{
    private const int Items = 2_000, CacheSize = 200, Bins = 20_000;

    // What the fluid limits of choices leave out shrinks as one over the number of bins or queues; ten times that is allowed.
    private const double ChoicesMargin = 10.0 / Bins;

    private static readonly CompartmentModel Sir = new CompartmentModel("susceptible", "infected", "recovered")
        .Flow("infection", "susceptible", "infected", (counts, _) => 2.0 / Seconds(Day) * counts[1] / 200.0)
        .Flow("recovery", "infected", "recovered", (_, _) => 1.0 / Seconds(Day));

    public static IEnumerable<ValidationModel> All =>
    [
        new("LRU cache of 200 of 2,000 items, Zipf 0.8", 40,
            [new("hit ratio", ClosedForms.CheHitRatio(Zipf(), CacheSize), "Che's approximation, taken as good to 0.002", Margin: 0.002)],
            Cache),
        new("1,000 keys hashed onto 64 shards", 200,
            [new("mean keys on the fullest", ClosedForms.MaxLoadMean(1000, 64), "Kolchin, exact")],
            key => [Fullest(key)]),
        new("20,000 balls into 20,000 bins, the emptier of two", 40,
            [
                new("share of bins with at least 2", ClosedForms.ChoicesAtLeast(1, 2)[2], "Mitzenmacher, many bins", ChoicesMargin),
                new("share of bins with at least 3", ClosedForms.ChoicesAtLeast(1, 2)[3], "Mitzenmacher, many bins", ChoicesMargin),
                new("fullest bin less log2 ln n, at most 2 off", LogLog(), "Azar et al.: log2 ln n + O(1)", Margin: 2.0),
            ],
            Choices),
        new("shorter of two queues among 500, load 0.9", 20,
            [
                new("share of queues with at least 2", ClosedForms.ShortestOfAtLeast(0.9, 2, 2), "Vvedenskaya et al., many queues", Margin: 0.004),
                new("share of queues with at least 4", ClosedForms.ShortestOfAtLeast(0.9, 2, 4), "Vvedenskaya et al., many queues", Margin: 0.004),
            ],
            ShorterOfTwo),
        new("rumour among 256, everybody tells one a round", 200,
            [new("mean rounds until all know", ClosedForms.GossipMeanRounds(256), "Markov chain, about log2 n + ln n + 1")],
            key => [Rumour(key, 256)]),
        new("SIR epidemic among 200, R0 = 2, 5 infected first, processes", 40,
            [new("mean number ever infected", ClosedForms.SirMeanInfected(200, 5, 2), "Markov chain, exact")],
            key => [MeanOf(10, key, k => Epidemic(k, 200, 5))]),
        new("SIR epidemic among 200, R0 = 2, 5 infected first, exact events of counts", 40,
            [new("mean number ever infected", ClosedForms.SirMeanInfected(200, 5, 2), "Markov chain, exact")],
            key => [MeanOf(10, key, k => ExactRun.Run(Sir, [195, 5, 0], new Horizon(200 * Day, Day, 200 * Day), k).Moved("infection") + 5)]),
        new("SIR epidemic among 20,000, R0 = 2, 200 infected first", 20,
            [new("share ever infected", SirShare(0.01), "Kermack and McKendrick, final size", Margin: 0.001)],
            key => [Epidemic(key, 20_000, 200) / 20_000]),
        new("fleet of 10,000 that asks once a day at phases of its own", 40,
            [
                new("share that knows after 6 hours", ClosedForms.PolledShare(6, 24), "uniform phases: linear"),
                new("share that knows after 24 hours", ClosedForms.PolledShare(24, 24), "uniform phases: all after a period"),
            ],
            Fleet),
    ];

    // Epidemics die early or go far: single ones are too far from normal for Student's law.
    private static double MeanOf(int runs, StreamKey key, Func<StreamKey, double> run) => Enumerable.Range(0, runs).Average(i => run(key.Child(i)));

    private static double[] Zipf() => [.. Enumerable.Range(1, Items).Select(i => PortableMath.Pow(i, -0.8))];

    private static double LogLog() => PortableMath.Log(PortableMath.Log(Bins)) / PortableMath.Log(2.0);

    // s = s0 exp(-R0 (1 - s)) with s0 susceptible at first.
    private static double SirShare(double infectedFirst)
    {
        var rest = 1.0 - infectedFirst;
        for (var i = 0; i < 200; i++) rest = (1.0 - infectedFirst) * PortableMath.Exp(-2.0 * (1.0 - rest));
        return 1.0 - rest;
    }

    private static double[] Cache(StreamKey key)
    {
        const int warmUp = 20_000, requests = 120_000;
        var world = new World(key);
        var items = new AliasTable(Zipf());
        var popular = world.Draws("items");
        var (held, order, hits) = (new LinkedListNode<int>?[Items], new LinkedList<int>(), 0);

        async Process Clients()
        {
            for (var i = 0; i < requests; i++)
            {
                await world.Delay(popular.Exponential(Millisecond));
                if (Touch(popular.Choice(items)) && i >= warmUp) hits++;
            }
        }

        bool Touch(int item)
        {
            var hit = held[item] is not null;
            if (held[item] is { } at) order.Remove(at);
            else if (order.Count == CacheSize)
            {
                held[order.First!.Value] = null;
                order.RemoveFirst();
            }

            held[item] = order.AddLast(item);
            return hit;
        }

        world.Start(Clients());
        world.Run();
        return [(double)hits / (requests - warmUp)];
    }

    private static double Fullest(StreamKey key)
    {
        var draws = new Draws(key);
        var shards = new int[64];
        for (var i = 0; i < 1_000; i++) shards[draws.NextInt(shards.Length)]++;
        return shards.Max();
    }

    private static double[] Choices(StreamKey key)
    {
        var draws = new Draws(key);
        var bins = new int[Bins];
        for (var i = 0; i < Bins; i++)
        {
            var (a, b) = (draws.NextInt(Bins), draws.NextInt(Bins));
            bins[bins[a] <= bins[b] ? a : b]++;
        }

        return [(double)bins.Count(b => b >= 2) / Bins, (double)bins.Count(b => b >= 3) / Bins, bins.Max()];
    }

    // Everybody joins the shorter of two lines drawn at random; looked at every second once it has settled.
    private static double[] ShorterOfTwo(StreamKey key)
    {
        const int queues = 500;
        var world = new World(key);
        var (lengths, choices, services) = (new int[queues], world.Draws("choices"), world.Draws("services"));
        var (looks, two, four) = (0, 0L, 0L);

        async Process Serve(int queue)
        {
            while (lengths[queue] > 0)
            {
                await world.Delay(services.Exponential(Second));
                lengths[queue]--;
            }
        }

        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(choices.Exponential((long)(Second / (0.9 * queues))));
                var (a, b) = (choices.NextInt(queues), choices.NextInt(queues));
                var chosen = lengths[a] <= lengths[b] ? a : b;
                if (++lengths[chosen] == 1) world.Start(Serve(chosen));
            }
        }

        async Process Inspector()
        {
            await world.Delay(60 * Second);
            while (true)
            {
                looks++;
                two += lengths.Count(l => l >= 2);
                four += lengths.Count(l => l >= 4);
                await world.Delay(Second);
            }
        }

        world.Start(Arrivals());
        world.Start(Inspector());
        world.Run(until: 260 * Second);
        return [(double)two / looks / queues, (double)four / looks / queues];
    }

    private static double Rumour(StreamKey key, int people)
    {
        var world = new World(key);
        var draws = world.Draws("whom");
        var (knows, known) = (new bool[people], 1);
        knows[0] = true;

        async Process Teller(int self)
        {
            while (true)
            {
                await world.Delay(Second);
                var other = draws.NextInt(people - 1);
                if (other >= self) other++;
                if (knows[other]) continue;
                knows[other] = true;
                world.Start(Teller(other));
                if (++known == people) world.Stop();
            }
        }

        world.Start(Teller(0));
        world.Run();
        return Seconds(world.Now);
    }

    // Each infected one is a process: it meets somebody at random twice per infectious time, until it recovers.
    private static double Epidemic(StreamKey key, int people, int infectedFirst)
    {
        var world = new World(key);
        var (meetings, recoveries) = (world.Draws("meetings"), world.Draws("recoveries"));
        var (infected, ever) = (new bool[people], infectedFirst);

        async Process Infected()
        {
            var recovery = world.Now + recoveries.Exponential(Day);
            while (true)
            {
                await world.Delay(meetings.Exponential(Day / 2));
                if (world.Now >= recovery) return;
                var met = meetings.NextInt(people);
                if (infected[met]) continue;
                infected[met] = true;
                ever++;
                world.Start(Infected());
            }
        }

        for (var i = 0; i < infectedFirst; i++)
        {
            infected[i] = true;
            world.Start(Infected());
        }

        world.Run();
        return ever;
    }

    private static double[] Fleet(StreamKey key)
    {
        const int devices = 10_000;
        var world = new World(key);
        var phases = world.Draws("phases");
        var knowing = 0;

        async Process Device()
        {
            await world.Delay(phases.NextLong(Day));
            knowing++;
        }

        for (var i = 0; i < devices; i++) world.Start(Device());
        world.Run(until: 6 * Hour);
        var early = (double)knowing / devices;
        world.Run(until: Day);
        return [early, (double)knowing / devices];
    }
}
