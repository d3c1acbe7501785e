using Dryrun.Contracts.Systems;
using Dryrun.Systems.EventSpike.Model;
using Dryrun.Systems.EventSpike.Policy;

namespace Dryrun.Systems.EventSpike;

/// <summary>A live event with several times the usual load: delay it, scale for it, or throttle it.</summary>
public sealed class EventSpikeSystem : SimulatedSystem<EventWorld, SpikeDesign, SpikeMetrics>, IValidated
{
    /// <inheritdoc/>
    public override string Id => "event-spike";

    /// <inheritdoc/>
    public override string Title => "A live event with five times the load: delay, scale up or throttle";

    /// <inheritdoc/>
    public override int ModelVersion => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<ComponentDescription> Components => EventSpike.Components.All;

    /// <inheritdoc/>
    public override IReadOnlyList<LuckDescription> Luck => LuckAndLedger.Luck;

    /// <inheritdoc/>
    public override IReadOnlyList<LedgerLineDescription> LedgerLines => LuckAndLedger.Lines;

    /// <inheritdoc/>
    public override IReadOnlyList<KnobCondition> Conditions => SpikeConditions.All;

    /// <inheritdoc/>
    public override int LastDelegationDay(EventWorld world) => Math.Max(1, world.Event.DaysAway - world.Calendar.FreezeDaysBefore);

    /// <inheritdoc/>
    public IReadOnlyList<ValidationRow> Validate(CancellationToken cancellation) => new SpikeValidation(this, cancellation).Rows();

    /// <inheritdoc/>
    public override Outcome<SpikeMetrics> Run(EventWorld world, SpikeDesign design, RunOptions options) =>
        new EventRun(world, design, options, new EventPolicy(design)).Run();
}
