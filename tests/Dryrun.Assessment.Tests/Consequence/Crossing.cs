using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public enum Route
{
    Strait,
    Canal,
}

public sealed record CrossingWorld
{
    [World("Storm", "Whether there is a storm in the strait.", Typical = "false")]
    public bool Storm { get; init; }

    [World("Moon", "Changes nothing at all.", Typical = "half")]
    public string Moon { get; init; } = "half";

    [World("Fog", "Costs money whatever is done.", Min = 0, Max = 1, Typical = "0.5")]
    public double Fog { get; init; }
}

public sealed record CrossingDesign : IDesign
{
    [Knob("Route", "The way the ship takes.", Class = KnobClass.Programme, Owner = "fleet", Unled = "strait", Specialist = "strait")]
    public Route Route { get; init; }

    [Knob("Barge", "The ship that is chartered: a barge fits the canal only.", Class = KnobClass.Programme, Owner = "fleet", Unled = "false", Specialist = "false")]
    public bool Barge { get; init; }

    [Knob("Lock fee", "Paid in the canal only.", Class = KnobClass.Programme, Owner = "fleet", Min = 0, Max = 10, Unled = "5", Specialist = "5")]
    public double LockFee { get; init; }

    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>
/// A ship for the strait and a barge for the canal. The right pair costs 1,000 dollars, the other pair 3,000, a route with the wrong ship 4,000; which pair is right the
/// storm decides. From one pair to the other no single knob leads: with either alone changed it costs most. With a storm at odds of p below one half the ship
/// in the strait is best blind, and knowing the storm is worth 2,000 p.
/// </summary>
public sealed class Crossing : SimulatedSystem<CrossingWorld, CrossingDesign, CostMetrics>
{
    public override string Id => "crossing";

    public override string Title => "A strait and a canal";

    public override int ModelVersion => 1;

    public override IReadOnlyList<ComponentDescription> Components { get; } = [new("fleet", "Fleet", "Shipping", [], "the cargo")];

    public override IReadOnlyList<LuckDescription> Luck => [];

    public override IReadOnlyList<LedgerLineDescription> LedgerLines { get; } = [new("all", "All", "everything")];

    public override IReadOnlyList<KnobCondition> Conditions { get; } = [new("lockFee", "route is canal", (_, design) => design.Value("route")?.ToString() == "canal")];

    public override int LastDelegationDay(CrossingWorld world) => 10;

    public override Outcome<CostMetrics> Run(CrossingWorld world, CrossingDesign design, RunOptions options)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        var luck = Stratified.Uniform(StreamKey.Of(options.Seed, "run"), $"{design.Route} {design.Barge}", options.Replicate, options.Strata);
        var dollars = (design.Route == Route.Canal) != design.Barge ? 4000 : design.Barge == world.Storm ? 1000 : 3000;
        return Toy.Outcome(this, dollars + (300 * world.Fog) + (600 * (luck - 0.5)));
    }
}
