using System.Text.Json.Nodes;
using Dryrun.Assessment.Consequence;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public sealed class DesignSearchTests
{
    private const int Worlds = 100;

    [Fact]
    public void Both_optimisers_find_the_best_stock_within_2_percent_in_95_of_100_worlds()
    {
        var system = new Newsvendor();
        var misses = new Dictionary<string, int> { ["neighbour"] = 0, ["surrogate"] = 0 };
        for (var seed = 0UL; seed < Worlds; seed++)
        {
            var stream = StreamKey.Of(seed, "toy").Open();
            var unit = 1 + (9 * stream.NextDouble());
            var penalty = unit * (1.5 + (10 * stream.NextDouble()));
            var world = new NewsvendorWorld { UnitCost = unit, Penalty = penalty, DemandMax = 100 + (900 * stream.NextDouble()) };
            foreach (var (optimiser, design) in Search(system, world, seed))
            {
                var found = Newsvendor.Expected(world, PlainValues.AsNumber(design.Value("quantity"))!.Value);
                found.ShouldBeGreaterThanOrEqualTo(Newsvendor.Least(world) * (1 - 1e-9));
                if (found > 1.02 * Newsvendor.Least(world)) misses[optimiser]++;
            }
        }

        misses.Values.ShouldAllBe(m => m <= 5, string.Join(", ", misses));
    }

    [Fact]
    public void Both_optimisers_find_the_bottom_of_the_bowl_within_2_percent_in_95_of_100_worlds()
    {
        ISimulatedSystem system = new Bowl();
        var misses = new Dictionary<string, int> { ["neighbour"] = 0, ["surrogate"] = 0 };
        for (var seed = 0UL; seed < Worlds; seed++)
        {
            var stream = StreamKey.Of(seed, "toy").Open();
            var (soak, batch) = (10 + (60 * stream.NextDouble()), 50 + (200 * stream.NextDouble()));
            var world = new BowlWorld { BestSoak = soak, BestBatch = batch, BestRatio = stream.NextDouble() };
            var json = system.World.ToJson(world);
            foreach (var (optimiser, design) in Search((Bowl)system, world, seed))
            {
                var resolved = DesignResolver.Resolve(system, json, design);
                var cost = new Bowl().Expected(world, system.Design.Bind<BowlDesign>(resolved.Values, resolved.Programme)) - 3000;
                cost.ShouldBeGreaterThanOrEqualTo(Bowl.Least);
                if (cost > 1.02 * Bowl.Least) misses[optimiser]++;
            }
        }

        misses.Values.ShouldAllBe(m => m <= 5, string.Join(", ", misses));
    }

    [Fact]
    public void The_standard_search_makes_as_many_runs_as_it_says()
    {
        SearchSize.Standard.RunsMax.ShouldBe(64 + (96 * 4) + (32 * 12) + (8 * 48));
        ISimulatedSystem system = new Bowl();
        var world = system.World.ToJson(new BowlWorld { BestSoak = 40, BestBatch = 100, BestRatio = 0.3 });
        var runs = new RunTable(system, world, 1, 2, null, CancellationToken.None);
        Search(system, world, 1, runs);
        runs.Runs.ShouldBeInRange(1000, SearchSize.Standard.RunsMax);
    }

    [Fact]
    public void Every_design_a_space_makes_is_sound()
    {
        ISimulatedSystem system = new Bowl();
        var world = system.World.ToJson(new BowlWorld { BestSoak = 40, BestBatch = 100, BestRatio = 0.3 });
        var anchor = DesignResolver.Resolve(system, world, DesignDocument.Empty).Values;
        var space = new DesignSpace(system, world, null, [anchor]);
        var stream = StreamKey.Of(1, "space").Open();
        var at = space.PointOf(anchor);
        var engines = new HashSet<string>();
        for (var i = 0; i < 300; i++)
        {
            var next = (i % 3) switch
            {
                0 => space.Mutated(at, 2, 0.5, ref stream),
                1 => space.Crossed(at, space.Specialists(), ref stream),
                _ => space.Mutated(space.Specialists(), 3, 1, ref stream),
            };
            if (next is null) continue;
            at = next;
            DesignCheck.Of(system, world, space.Document(at)).ShouldBeEmpty();
            system.CheckAcross(world, space.Document(at)).ShouldBeEmpty();
            engines.Add(PlainValues.Show(space.Document(at).Value("build.engine")));
        }

        engines.Count.ShouldBe(2);
        space.LatinHypercube(16, at, ref stream).ShouldAllBe(p => space.Allows(p));
    }

    private static IEnumerable<(string Optimiser, DesignDocument Design)> Search<TWorld>(ISimulatedSystem system, TWorld world, ulong seed)
        where TWorld : class
    {
        var json = system.World.ToJson(world);
        return Search(system, json, seed, new RunTable(system, json, seed, 1, null, CancellationToken.None));
    }

    private static List<(string Optimiser, DesignDocument Design)> Search(ISimulatedSystem system, JsonObject world, ulong seed, RunTable runs)
    {
        var unled = DesignResolver.Resolve(system, world, DesignDocument.Empty).Values;
        var space = new DesignSpace(system, world, null, [unled]);
        var found = new DesignSearch(space, runs, StreamKey.Of(seed, "search"), SearchSize.Standard).Run([space.PointOf(unled), space.Specialists()]);
        return [.. found.Select(r => (r.Optimiser, r.Finalists[0].Document))];
    }
}
