using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.FleetUpdate.Model;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>Software updates to a fleet of devices, over the company's own service or through app stores.</summary>
public sealed class FleetUpdateSystem : SimulatedSystem<FleetWorld, FleetDesign, FleetMetrics>, IValidated
{
    /// <inheritdoc/>
    public override string Id => "fleet-update";

    /// <inheritdoc/>
    public override string Title => "Software updates to a fleet of devices in 100 countries";

    /// <inheritdoc/>
    public override int ModelVersion => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<ComponentDescription> Components => FleetUpdate.Components.All;

    /// <inheritdoc/>
    public override IReadOnlyList<LuckDescription> Luck => LuckAndLedger.Luck;

    /// <inheritdoc/>
    public override IReadOnlyList<LedgerLineDescription> LedgerLines => LuckAndLedger.Lines;

    /// <inheritdoc/>
    public override IReadOnlyList<KnobCondition> Conditions => FleetConditions.All;

    /// <inheritdoc/>
    public override int LastDelegationDay(FleetWorld world) => world.Release.DaysToLaunch;

    /// <inheritdoc/>
    public override IEnumerable<InputProblem> CheckAcross(FleetWorld world, FleetDesign design) => FleetConditions.CheckAcross(world, design);

    /// <inheritdoc/>
    public IReadOnlyList<ValidationRow> Validate(CancellationToken cancellation) => new FleetValidation(this, cancellation).Rows();

    /// <inheritdoc/>
    public override Outcome<FleetMetrics> Run(FleetWorld world, FleetDesign design, RunOptions options) =>
        new FleetRun(world, design, options, new FleetPolicy(design, options.Scale)).Run();
}
