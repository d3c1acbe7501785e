using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>Where knobs apply, and what must hold between them.</summary>
internal static class FleetConditions
{
    private const string OwnChannel = "the channel is ownOta";

    // What the stores hold instead of us.
    private static readonly string[] Ours =
    [
        "payload.format", "payload.deltaSourceVersions", "payload.steppingStone",
        "delivery.pollIntervalMinutes", "delivery.jitterPercent", "delivery.networkPolicy", "delivery.cdnCapTbps", "delivery.resume",
        "delivery.deadlineDays", "delivery.retryBackoffMinutes", "delivery.peerAssist", "delivery.mirrorForBlockedCountries",
        "device.slots", "device.bootTries", "device.antiRollback", "device.antiRollbackDelayDays", "device.minBatteryPercent",
        "signing.threshold", "signing.rootThreshold", "signing.timestampExpiryHours", "signing.rehearseRotation",
        "operations.sparesOrderedDevices",
    ];

    public static IReadOnlyList<KnobCondition> All { get; } =
    [
        .. Ours.Select(path => new KnobCondition(path, OwnChannel, (world, _) => IsOwn(world))),
        new("rollout.thresholdPercent", "rollout.haltRule is fixedThreshold", (_, design) => Rule(design) is null or "fixedThreshold"),
        new("rollout.sequentialAlpha",
            "rollout.haltRule is sequentialTest", (_, design) => Rule(design) is "sequentialTest" || Delegated(design, "rollout.haltRule")),
        new("payload.deltaSourceVersions", "payload.format is delta or deltaWithFullFallback",
            (_, design) => Plain(design, "payload.format") is "delta" or "deltaWithFullFallback" || Delegated(design, "payload.format")),
        new("device.antiRollbackDelayDays", "device.antiRollback is afterSoak",
            (_, design) => Plain(design, "device.antiRollback") is "afterSoak" || Delegated(design, "device.antiRollback")),
    ];

    public static IEnumerable<InputProblem> CheckAcross(FleetWorld world, FleetDesign design)
    {
        var rings = design.Rollout.Rings;
        if (rings[^1] == 100) yield break;
        yield return new InputProblem($"rollout.rings ends at {Wording.Number(rings[^1])}; the last stage must be 100", "rollout.rings");
    }

    private static bool IsOwn(JsonObject world) => (world["channel"] as JsonValue)?.TryGetValue<string>(out var channel) is true
        && channel == "ownOta";

    private static string? Plain(DesignDocument design, string path) => (design.Value(path) as JsonValue)?.TryGetValue<string>(out var text) is true
        ? text : null;

    private static string? Rule(DesignDocument design) => Delegated(design, "rollout.haltRule") ? "sequentialTest" : Plain(design,
        "rollout.haltRule");

    private static bool Delegated(DesignDocument design, string path) => Delegation.Find(design, path) is not null;
}
