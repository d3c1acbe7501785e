using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public sealed record NewsvendorWorld
{
    [World("Unit cost", "Price of one unit in stock.", Unit = "dollars", Min = 1, Max = 100, Typical = "5")]
    public double UnitCost { get; init; }

    [World("Penalty", "Price of one unit that is missing.", Unit = "dollars", Min = 1, Max = 1000, Typical = "20")]
    public double Penalty { get; init; }

    [World("Greatest demand", "Demand is uniform from 0 to this.", Unit = "units", Min = 1, Max = 10000, Typical = "1000")]
    public double DemandMax { get; init; }
}

public sealed record NewsvendorDesign : IDesign
{
    [Knob("Quantity", "Units in stock.", Class = KnobClass.Programme, Owner = "stock", Unit = "units",
        Min = 0, Max = 1000, Unled = "100", Specialist = "600")]
    public double Quantity { get; init; }

    public Programme Programme { get; init; } = Programme.Empty;
}

public sealed record CostMetrics
{
    [Metric("Cost", "Dollars spent.", Unit = "dollars")]
    public double CostDollars { get; init; }
}

/// <summary>
/// Cost c q + p max(0, D - q), D uniform on [0, M]. With r = c / p the best q is M (1 - r), and its expected cost c M (1 - r / 2)
/// (Arrow, Harris and Marschak 1951).
/// </summary>
public sealed class Newsvendor : SimulatedSystem<NewsvendorWorld, NewsvendorDesign, CostMetrics>
{
    public override string Id => "newsvendor";

    public override string Title => "How much to keep in stock";

    public override int ModelVersion => 1;

    public override IReadOnlyList<ComponentDescription> Components { get; } = [new("stock", "Stock", "Supply", [], "what is on the shelf")];

    public override IReadOnlyList<LuckDescription> Luck => [];

    public override IReadOnlyList<LedgerLineDescription> LedgerLines { get; } = [new("all", "All", "stock and penalties")];

    public override int LastDelegationDay(NewsvendorWorld world) => 10;

    public static double Expected(NewsvendorWorld world, double quantity)
    {
        var missing = Math.Max(0, world.DemandMax - quantity);
        return (world.UnitCost * quantity) + (world.Penalty * missing * missing / (2 * world.DemandMax));
    }

    public static double Least(NewsvendorWorld world) => world.UnitCost * world.DemandMax * (1 - (world.UnitCost / world.Penalty / 2));

    public override Outcome<CostMetrics> Run(NewsvendorWorld world, NewsvendorDesign design, RunOptions options)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        var demand = world.DemandMax * Stratified.Uniform(StreamKey.Of(options.Seed, "run"), "demand", options.Replicate, options.Strata);
        return Toy.Outcome(this, (world.UnitCost * design.Quantity) + (world.Penalty * Math.Max(0, demand - design.Quantity)));
    }
}

internal static class Toy
{
    public static Outcome<CostMetrics> Outcome(ISimulatedSystem system, double dollars)
    {
        var ledger = new Ledger(system.LedgerLines);
        ledger.Add("all", (long)Math.Round(dollars * 100));
        var metrics = new CostMetrics { CostDollars = dollars };
        return new() { Metrics = metrics, Ledger = ledger, Series = [], Timeline = [], Hash = $"{(ulong)(dollars * 100):x16}" };
    }
}
