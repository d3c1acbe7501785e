using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Systems;

/// <summary>
/// The control logic built from a design: Observe, Decide, Act, in ticks. It sees integer counts and measurements that are delayed, noisy or
/// missing, has no random stream, never learns the mode, and changes the world only through actions; the same class could steer a real system.
/// </summary>
public interface IPolicy<in TObservation, TAction>
{
    /// <summary>Looks at one observation and appends the actions to take, in order.</summary>
    void Decide(TObservation observed, ICollection<TAction> actions);
}

/// <summary>The design record of a system: its sections and the programme.</summary>
public interface IDesign
{
    /// <summary>Owners, risks, metrics, scope, rejected alternatives, milestones.</summary>
    Programme Programme { get; }
}

/// <summary>
/// A simulated system: typed records, and a run from (world, design, options) to an outcome that is bit-reproducible on any number of threads.
/// </summary>
public abstract class SimulatedSystem<TWorld, TDesign, TMetrics> : ISimulatedSystem
    where TWorld : class
    where TDesign : class, IDesign
    where TMetrics : class
{
    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract int ModelVersion { get; }

    /// <inheritdoc/>
    public RecordDescription World => RecordDescription.Of<TWorld>();

    /// <inheritdoc/>
    public RecordDescription Design => RecordDescription.Of<TDesign>();

    /// <inheritdoc/>
    public RecordDescription Metrics => RecordDescription.Of<TMetrics>();

    /// <inheritdoc/>
    public abstract IReadOnlyList<ComponentDescription> Components { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<LuckDescription> Luck { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<LedgerLineDescription> LedgerLines { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<KnobCondition> Conditions => [];

    /// <summary>Runs a resolved design in a world.</summary>
    /// <exception cref="OperationCanceledException">The options' cancellation was asked for.</exception>
    public abstract Outcome<TMetrics> Run(TWorld world, TDesign design, RunOptions options);

    /// <summary>The last day, counted from the kickoff, on which a delegated decision is still in time.</summary>
    public abstract int LastDelegationDay(TWorld world);

    /// <summary>Checks across properties of a resolved design; each problem names its path.</summary>
    public virtual IEnumerable<InputProblem> CheckAcross(TWorld world, TDesign design) => [];

    int ISimulatedSystem.LastDelegationDay(JsonObject world) => LastDelegationDay(World.Bind<TWorld>(world));

    IReadOnlyList<InputProblem> ISimulatedSystem.CheckAcross(JsonObject world, DesignDocument design)
    {
        var resolved = DesignResolver.Resolve(this, world, design);
        return Across(World.Bind<TWorld>(world), BindDesign(resolved), design);
    }

    PreparedRun ISimulatedSystem.Prepare(JsonObject world, DesignDocument design)
    {
        var resolved = DesignResolver.Resolve(this, world, design);
        var (there, decided) = (World.Bind<TWorld>(world), BindDesign(resolved));
        return Across(there, decided, design) is { Count: > 0 } problems
            ? throw new InputException(problems)
            : new Prepared(this, there, decided, resolved.Knobs);
    }

    private IReadOnlyList<InputProblem> Across(TWorld world, TDesign design, DesignDocument document) =>
        [.. CheckAcross(world, design).Select(document.Locate)];

    private TDesign BindDesign(ResolvedDesign resolved) => Design.Bind<TDesign>(resolved.Values, resolved.Programme);

    private sealed class Prepared(SimulatedSystem<TWorld, TDesign, TMetrics> system, TWorld world, TDesign design, IReadOnlyList<ResolvedKnob> knobs)
        : PreparedRun
    {
        public override IReadOnlyList<ResolvedKnob> Knobs => knobs;

        public override Outcome Run(RunOptions options) => system.Run(world, design, options);
    }
}
