using Dryrun.Assessment.Consequence;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public sealed class ReplicateSampleTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(32)]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void A_sample_stands_for_all_replicates_and_counts_a_rare_disaster_once(int size)
    {
        var stream = StreamKey.Of(1, "sample").Open();
        var differences = new double[ReplicateSample.All];
        for (var r = 0; r < differences.Length; r++) differences[r] = stream.NextDouble();
        differences[37] = 6400;
        var sample = ReplicateSample.Of(size, differences);
        sample.Replicates.Distinct().Count().ShouldBe(size);
        sample.Weights.Sum().ShouldBe(64);
        var mean = sample.Mean([.. sample.Replicates.Select(r => differences[r])]);
        mean.Mid.ShouldBe(differences.Average(), 0.15);
        mean.Contains(differences.Average()).ShouldBeTrue();
    }

    [Fact]
    public void The_sample_is_the_largest_that_fits_the_budget()
    {
        var differences = new double[ReplicateSample.All];
        ReplicateSample.Within(680, 10, differences).Replicates.Count.ShouldBe(64);
        ReplicateSample.Within(680, 40, differences).Replicates.Count.ShouldBe(16);
        ReplicateSample.Within(10, 40, differences).Replicates.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(100)]
    [InlineData(20)]
    [InlineData(8)]
    public void Parts_add_up_whatever_the_budget(int budget)
    {
        ISimulatedSystem system = new Bowl();
        var world = WorldDistribution.Typical(system.World);
        var made = 0;
        var runs = new RunTable(system, world, 1, 2, n => Interlocked.Add(ref made, n), CancellationToken.None);
        var from = runs.Of(DesignFile.ReadText("plan: {soak: 20}\nbuild: {engine: old, batch: 300}"));
        var to = runs.Of(DesignFile.ReadText("plan: {soak: 40, halt: true}\nbuild: {engine: new, ratio: 0.3, batch: 100}"));
        runs.Fill([from, to], 0, ReplicateSample.All);
        made = 0;
        var changes = DesignChanges.Between(system, DesignState.Of(from), DesignState.Of(to));
        changes.Count.ShouldBe(5);
        var (_, parts) = new Explanation(system, world, runs).Of(from, to, [.. changes.Select(c => (IReadOnlyList<DesignChange>)[c])], budget);
        made.ShouldBeInRange(1, budget);
        parts.Sum(p => p.Dollars).ShouldBe(from.Mean(0, 64) - to.Mean(0, 64), 1e-6);
        parts.SelectMany(p => p.Changes).Select(c => c.Id).ShouldBe(changes.Select(c => c.Id));
        if (budget >= 20) parts.Single(p => p.Changes.Any(c => c.Id == "plan.soak")).Dollars.ShouldBe(400, 10);
    }
}
