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
        "payload.payload", "payload.deltaSourceVersions", "payload.stepstoneForOldVersions",
        "delivery.pollIntervalMinutes", "delivery.jitterPercent", "delivery.networkPolicy", "delivery.cdnCapTbps", "delivery.resume",
        "delivery.retryBackoffMinutes", "delivery.peerAssist", "delivery.mirrorForBlockedCountries",
        "device.slots", "device.bootTries", "device.antiRollback", "device.antiRollbackDelayDays", "device.minBatteryPercent",
        "signing.targetsThreshold", "signing.rootThreshold", "signing.timestampExpiryHours", "signing.rehearseRotation",
        "operations.replacementStockDevices",
    ];

    public static IReadOnlyList<KnobCondition> All { get; } =
    [
        .. Ours.Select(path => new KnobCondition(path, OwnChannel, (world, _) => IsOwn(world))),
        new("gate.fixedThresholdPercent", "gate.haltRule is fixedThreshold", (_, design) => Rule(design) is null or "fixedThreshold"),
        new("gate.sequentialAlpha", "gate.haltRule is sequentialTest", (_, design) => Rule(design) is "sequentialTest" || Delegated(design, "gate.haltRule")),
        new("payload.deltaSourceVersions", "payload.payload is delta or deltaWithFullFallback",
            (_, design) => Plain(design, "payload.payload") is "delta" or "deltaWithFullFallback" || Delegated(design, "payload.payload")),
        new("device.antiRollbackDelayDays", "device.antiRollback is afterSoak",
            (_, design) => Plain(design, "device.antiRollback") is "afterSoak" || Delegated(design, "device.antiRollback")),
    ];

    public static IEnumerable<InputProblem> CheckAcross(FleetWorld world, FleetDesign design)
    {
        var rings = design.Rollout.Rings;
        if (rings[^1] != 100) yield return new InputProblem($"rollout.rings ends at {Wording.Number(rings[^1])}; the last stage must be 100", "rollout.rings");
        var first = world.DevicesMillions * 1e6 * rings[0] / 100;
        if (rings.Count > 1 && design.Gate.MinExposed > first * world.TelemetryOptInPercent / 100)
        {
            yield return new InputProblem(
                $"gate.minExposed is {design.Gate.MinExposed}, but the first stage holds {first:0} devices, of which at most "
                + $"{first * world.TelemetryOptInPercent / 100:0} report: it could never open the next one",
                "gate.minExposed");
        }
    }

    private static bool IsOwn(JsonObject world) => (world["channel"] as JsonValue)?.TryGetValue<string>(out var channel) is true && channel == "ownOta";

    private static string? Plain(DesignDocument design, string path) => (design.Value(path) as JsonValue)?.TryGetValue<string>(out var text) is true ? text : null;

    private static string? Rule(DesignDocument design) => Delegated(design, "gate.haltRule") ? "sequentialTest" : Plain(design, "gate.haltRule");

    private static bool Delegated(DesignDocument design, string path) => Delegation.Find(design, path) is not null;
}
