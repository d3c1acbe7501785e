using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.GatewayLimits.Policy;
using Dryrun.Systems.GatewayLimits.Validation;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>Rate limits at the gateways of an interface: abuse, fairness, overload.</summary>
public sealed class GatewayLimitsSystem : SimulatedSystem<GatewayWorld, GatewayDesign, GatewayMetrics>, IValidated
{
    /// <inheritdoc/>
    public override string Id => "gateway-limits";

    /// <inheritdoc/>
    public override string Title => "Rate limits for API gateways";

    /// <inheritdoc/>
    public override int ModelVersion => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<ComponentDescription> Components => GatewayLimits.Components.All;

    /// <inheritdoc/>
    public override IReadOnlyList<LuckDescription> Luck => LuckAndLedger.Luck;

    /// <inheritdoc/>
    public override IReadOnlyList<LedgerLineDescription> LedgerLines => LuckAndLedger.Lines;

    /// <inheritdoc/>
    public override IReadOnlyList<KnobCondition> Conditions => GatewayConditions.All;

    /// <inheritdoc/>
    public override int LastDelegationDay(GatewayWorld world) => world.Calendar.DaysToStart;

    /// <inheritdoc/>
    public override IEnumerable<InputProblem> CheckAcross(GatewayWorld world, GatewayDesign design) => GatewayConditions.CheckAcross(design);

    /// <inheritdoc/>
    public IReadOnlyList<ValidationRow> Validate(CancellationToken cancellation) => new GatewayValidation(this, cancellation).Rows();

    /// <inheritdoc/>
    public override Outcome<GatewayMetrics> Run(GatewayWorld world, GatewayDesign design, RunOptions options) =>
        new GatewayRun(world, design, options, new GatewayPolicy(design)).Run();
}
