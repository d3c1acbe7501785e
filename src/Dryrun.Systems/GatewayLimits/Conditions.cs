using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>Where knobs apply, and what must hold between them.</summary>
internal static class GatewayConditions
{
    public static IReadOnlyList<KnobCondition> All { get; } =
    [
        new("limits.syncMilliseconds", "limits.scope is asyncSync",
            (_, design) => Plain(design, "limits.scope") is "asyncSync" || Delegation.Find(design, "limits.scope") is not null),
        new("limits.storeTimeoutMilliseconds", "limits.scope is perRegionCentral or globalCentral",
            (_, design) => Plain(design, "limits.scope") is "perRegionCentral" or "globalCentral" || Delegation.Find(design, "limits.scope") is not null),
        new("limits.burst", "limits.algorithm is tokenBucket or gcra",
            (_, design) => Plain(design, "limits.algorithm") is "tokenBucket" or "gcra" || Delegation.Find(design, "limits.algorithm") is not null),
    ];

    public static IEnumerable<InputProblem> CheckAcross(GatewayDesign design)
    {
        var stages = design.Rollout.Stages;
        if (stages[^1] != 100) yield return new InputProblem($"rollout.stages ends at {Wording.Number(stages[^1])}; the last stage must be 100", "rollout.stages");
        if (design.Limits.Keys.All(k => k is LimitKey.Route or LimitKey.Cost))
            yield return new InputProblem("limits.keys names no caller; add ip, apiKey, user or tenant", "limits.keys");
    }

    private static string? Plain(DesignDocument design, string path) => (design.Value(path) as JsonValue)?.TryGetValue<string>(out var text) is true ? text : null;
}
