using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public enum Arm
{
    Left,
    Right,
}

public sealed record BetWorld
{
    [World("Flipped", "Which arm is dear.", Typical = "false")]
    public bool Flipped { get; init; }

    [World("Target", "Where the position ought to be.", Min = 0, Max = 1, Typical = "0.5")]
    public double Target { get; init; }

    [World("Weather", "Costs money whatever is done.", Min = 0, Max = 1, Typical = "0.5")]
    public double Weather { get; init; }

    [World("Mood", "Changes nothing at all.", Typical = "false")]
    public bool Mood { get; init; }
}

public sealed record BetDesign : IDesign
{
    [Knob("Arm", "The arm to pull.", Class = KnobClass.Programme, Owner = "bets", Unled = "right", Specialist = "left")]
    public Arm Arm { get; init; }

    [Knob("Position", "Where to stand.", Class = KnobClass.Programme, Owner = "bets", Min = 0, Max = 1, Unled = "0.9", Specialist = "0.5")]
    public double Position { get; init; }

    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>
/// 1,000 dollars for the wrong arm (left is wrong where flipped), 2,000 times the squared distance from the target, 300 times the weather, and luck
/// that differs between the arms. Knowing whether it is flipped is worth 1,000 min(p, 1 - p); knowing the target 2,000 times its variance; weather
/// and mood nothing.
/// </summary>
public sealed class Bet : SimulatedSystem<BetWorld, BetDesign, CostMetrics>
{
    public override string Id => "bet";

    public override string Title => "Two arms and a place to stand";

    public override int ModelVersion => 7;

    public override IReadOnlyList<ComponentDescription> Components { get; } = [new("bets", "Bets", "Betting team", [], "bets")];

    public override IReadOnlyList<LuckDescription> Luck => [];

    public override IReadOnlyList<LedgerLineDescription> LedgerLines { get; } = [new("all", "All", "everything")];

    public override int LastDelegationDay(BetWorld world) => 10;

    public override Outcome<CostMetrics> Run(BetWorld world, BetDesign design, RunOptions options)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        var luck = Stratified.Uniform(StreamKey.Of(options.Seed, "run"), $"{design.Arm}", options.Replicate, options.Strata);
        var wrong = (design.Arm == Arm.Left) == world.Flipped;
        var away = design.Position - world.Target;
        return Toy.Outcome(this, 5000 + (wrong ? 1000 : 0) + (2000 * away * away) + (300 * world.Weather) + (400 * (luck - 0.5)));
    }
}
