using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.FleetUpdate;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>Fleet updates in which nothing happens: descriptions and components are the real ones, a run costs nothing. Conduct does not look at dollars.</summary>
internal sealed class QuietFleet : SimulatedSystem<FleetWorld, FleetDesign, FleetMetrics>
{
    private readonly FleetUpdateSystem real = new();

    public override string Id => real.Id;

    public override string Title => real.Title;

    public override int ModelVersion => real.ModelVersion;

    public override IReadOnlyList<ComponentDescription> Components => real.Components;

    public override IReadOnlyList<LuckDescription> Luck => real.Luck;

    public override IReadOnlyList<LedgerLineDescription> LedgerLines => real.LedgerLines;

    public override IReadOnlyList<KnobCondition> Conditions => real.Conditions;

    public override int LastDelegationDay(FleetWorld world) => real.LastDelegationDay(world);

    public override IEnumerable<InputProblem> CheckAcross(FleetWorld world, FleetDesign design) => real.CheckAcross(world, design);

    public override Outcome<FleetMetrics> Run(FleetWorld world, FleetDesign design, RunOptions options) => new()
    {
        Metrics = new FleetMetrics { T90Days = 9, CoveragePercent = 93 },
        Ledger = new Ledger(LedgerLines),
        Series = [new Series("coverage", "Coverage", "percent", [0, 24, 48], [0, 40, 93])],
        Timeline = [new TimelineEntry(60, "ringOpened", Severity.Information, "Ring 1 opened.", "ota", 100_000)],
        Hash = "00000000000000aa",
    };
}
