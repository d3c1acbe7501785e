using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public enum Engine
{
    Old,
    New,
}

public sealed record BowlWorld
{
    [World("Best soak", "Where the soak term is least.", Min = 0, Max = 100, Typical = "40")]
    public double BestSoak { get; init; }

    [World("Best batch", "Where the batch term is least.", Min = 1, Max = 1000, Typical = "100")]
    public double BestBatch { get; init; }

    [World("Best ratio", "Where the ratio term is least.", Min = 0, Max = 1, Typical = "0.3")]
    public double BestRatio { get; init; }
}

public sealed record BowlPlan
{
    [Knob("Soak", "A number.", Class = KnobClass.Programme, Owner = "release", Min = 0, Max = 100, Unled = "0", Specialist = "30")]
    public double Soak { get; init; }

    [Knob("Halt", "A switch; on is better.", Class = KnobClass.Programme, Owner = "release", Unled = "false", Specialist = "true")]
    public bool Halt { get; init; }
}

public sealed record BowlBuild
{
    [Knob("Engine", "A choice; new is better.", Class = KnobClass.Engineering, Owner = "build", Unled = "old", Specialist = "new")]
    public Engine Engine { get; init; }

    [Knob("Ratio", "Only for the new engine.", Class = KnobClass.Engineering, Owner = "build", Min = 0, Max = 1, Unled = "1", Specialist = "0.25")]
    public double Ratio { get; init; }

    [Knob("Batch", "A count.", Class = KnobClass.Engineering, Owner = "build", Min = 1, Max = 1000, Unled = "1", Specialist = "120")]
    public int Batch { get; init; }

    [Knob("Banner", "Costs nothing.", Class = KnobClass.Programme, Owner = "release", Unled = "none", Specialist = "hello")]
    public string Banner { get; init; } = "";
}

public sealed record BowlDesign : IDesign
{
    [Section("Plan")]
    public BowlPlan Plan { get; init; } = new();

    [Section("Build")]
    public BowlBuild Build { get; init; } = new();

    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>
/// Additive, so that every part of a regret is known: 10,000 dollars, plus the soak's squared distance from the best, 3,000 without a halt, 4,000 for
/// the old engine or 2,000 times the ratio's distance for the new one, 5 dollars for each unit of the batch's distance, and 1,500 for each component
/// that its rightful team does not own. Luck adds up to 500 dollars to every design alike and up to 200 to the old engine.
/// </summary>
public sealed class Bowl : SimulatedSystem<BowlWorld, BowlDesign, CostMetrics>
{
    public const double Least = 10_250;

    public override string Id => "bowl";

    public override string Title => "A bowl with a known bottom";

    public override int ModelVersion => 3;

    public override IReadOnlyList<ComponentDescription> Components { get; } =
    [
        new("release", "Release", "Release team", ["releases"], "rollouts"),
        new("build", "Build", "Build team", [], "engines"),
    ];

    public override IReadOnlyList<LuckDescription> Luck => [];

    public override IReadOnlyList<LedgerLineDescription> LedgerLines { get; } = [new("all", "All", "everything")];

    public override IReadOnlyList<KnobCondition> Conditions { get; } =
    [
        new("build.ratio", "the engine is new", (_, design) => design.Value("build.engine")?.GetValue<string>() == "new"),
    ];

    public override int LastDelegationDay(BowlWorld world) => 10;

    public override IEnumerable<InputProblem> CheckAcross(BowlWorld world, BowlDesign design)
    {
        if (!design.Plan.Halt && design.Plan.Soak > 50) yield return new InputProblem("plan.soak above 50 needs plan.halt", "plan.soak");
    }

    public override Outcome<CostMetrics> Run(BowlWorld world, BowlDesign design, RunOptions options)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        var key = StreamKey.Of(options.Seed, "run");
        var luck = Stratified.Uniform(key, "all", options.Replicate, options.Strata);
        var bad = Stratified.Uniform(key, "old", options.Replicate, options.Strata);
        var answered = options.Decisions.GetValueOrDefault("halt") == "no" ? 700 : 0;
        var old = design.Build.Engine == Engine.Old ? 200 * (bad - 0.5) : 0;
        return Toy.Outcome(this, Expected(world, design) + (500 * (luck - 0.5)) + old + answered);
    }

    public double Expected(BowlWorld world, BowlDesign design)
    {
        var soak = design.Plan.Soak - world.BestSoak;
        var engine = design.Build.Engine == Engine.Old ? 4000 : 2000 * Math.Abs(design.Build.Ratio - world.BestRatio);
        var unowned = Components.Count(c => !TeamNames.Mean(c, design.Programme.Owners.GetValueOrDefault(c.Id)?.Team));
        var batch = 5 * Math.Abs(design.Build.Batch - world.BestBatch);
        return Least + (soak * soak) + (design.Plan.Halt ? 0 : 3000) + engine + batch + (1500 * unowned);
    }
}
