using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Systems;

/// <summary>
/// A system that content describes before a model of it exists: world, knobs and components under the names the model will use. Rounds on it are
/// rehearsed by talk; nothing runs.
/// </summary>
public sealed class SpokenSystem(
    string id, string title, RecordDescription world, RecordDescription design, IReadOnlyList<ComponentDescription> components) : ISimulatedSystem
{
    private static readonly RecordDescription Nothing = RecordDescription.Of(Array.Empty<PropertyData>());

    /// <summary>The one line that refuses to run it.</summary>
    /// <param name="name">The prompt or the system, as it was asked for.</param>
    public static string Refusal(string name) => $"{name} is rehearsed by talk in this version: nothing runs";

    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public string Title => title;

    /// <inheritdoc/>
    public bool CanRun => false;

    /// <inheritdoc/>
    public int ModelVersion => 0;

    /// <inheritdoc/>
    public RecordDescription World => world;

    /// <inheritdoc/>
    public RecordDescription Design => design;

    /// <inheritdoc/>
    public RecordDescription Metrics => Nothing;

    /// <inheritdoc/>
    public IReadOnlyList<ComponentDescription> Components => components;

    /// <inheritdoc/>
    public IReadOnlyList<LuckDescription> Luck => [];

    /// <inheritdoc/>
    public IReadOnlyList<LedgerLineDescription> LedgerLines => [];

    /// <inheritdoc/>
    public IReadOnlyList<KnobCondition> Conditions => [];

    /// <inheritdoc/>
    public int LastDelegationDay(JsonObject world) => throw new InputException(Refusal(id));

    /// <inheritdoc/>
    public IReadOnlyList<InputProblem> CheckAcross(JsonObject world, DesignDocument design) => [];

    /// <inheritdoc/>
    public PreparedRun Prepare(JsonObject world, DesignDocument design) => throw new InputException(Refusal(id));
}
