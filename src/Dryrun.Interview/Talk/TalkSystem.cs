using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Interview.Talk;

/// <summary>What a talk segment has in place of a system: nothing is described, and nothing runs.</summary>
internal sealed class TalkSystem : ISimulatedSystem
{
    public static TalkSystem Instance { get; } = new();

    public string Id => "talk";

    public string Title => "Talk";

    public int ModelVersion => 0;

    public RecordDescription World { get; } = RecordDescription.Of<Nothing>();

    public RecordDescription Design => World;

    public RecordDescription Metrics => World;

    public IReadOnlyList<ComponentDescription> Components => [];

    public IReadOnlyList<LuckDescription> Luck => [];

    public IReadOnlyList<LedgerLineDescription> LedgerLines => [];

    public IReadOnlyList<KnobCondition> Conditions => [];

    public int LastDelegationDay(JsonObject world) => 0;

    public IReadOnlyList<InputProblem> CheckAcross(JsonObject world, DesignDocument design) => [];

    public PreparedRun Prepare(JsonObject world, DesignDocument design) => throw new InputException("a talk segment has no design, so nothing runs");

    private sealed record Nothing;
}
