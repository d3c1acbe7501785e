using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike;

/// <summary>Where knobs apply.</summary>
internal static class SpikeConditions
{
    public static IReadOnlyList<KnobCondition> All { get; } =
    [
        Where("plan.delayDays", "plan.decision is delay or mix", d => Decision(d) is "delay" or "mix"),
        Where("scale.prewarmRatio", "plan.decision is delay, scale or mix", d => Decision(d) is not "throttle"),
        Where("scale.leadDays", "plan.decision is delay, scale or mix", d => Decision(d) is not "throttle"),
        new("scale.bufferUsers", "machines are added on viewers: scale.scalingSignal is concurrency or schedule, or asToday where that is so today",
            (world, d) => Delegation.Find(d, "scale.scalingSignal") is not null
                || (Text(d, "scale.scalingSignal") ?? "asToday") is var signal && (signal is "concurrency" or "schedule" || signal is "asToday" && Follows(world))),
        Where("admission.waitingRoom", "plan.decision is throttle or mix", d => Decision(d) is "throttle" or "mix"),
        // A line may also be opened as the second move, where one stands.
        Where("admission.admitPerMinute", "plan.decision is throttle or mix, or plan.fallback is throttle",
            d => Decision(d) is "throttle" or "mix" || Text(d, "plan.fallback") is "throttle"),
        Where("operations.abortAfterMinutes", "operations.abortAction is closeDoor or stopEvent",
            d => Text(d, "operations.abortAction") is "closeDoor" or "stopEvent"),
    ];

    private static KnobCondition Where(string path, string text, Func<DesignDocument, bool> applies) => new(path, text, (_, design) => applies(design));

    private static bool Follows(JsonObject world) =>
        ((world["capacity"] as JsonObject)?["scalingSignalToday"] as JsonValue)?.TryGetValue<string>(out var today) is true && today == "concurrency";

    // What is not decided is its unled value.
    private static string Decision(DesignDocument design) => Text(design, "plan.decision") ?? "scale";

    private static string? Text(DesignDocument design, string path) =>
        (design.Value(path) as JsonValue)?.TryGetValue<string>(out var text) is true ? text : null;
}
