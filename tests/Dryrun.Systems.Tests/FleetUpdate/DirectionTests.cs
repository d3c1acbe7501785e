using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>What each decision does, in direction: metric or ledger line, the value that gives less of it, the value that gives more.</summary>
[Trait("Suite", "Long")]
public class DirectionTests
{
    public static TheoryData<string, string, string, string, string, string> Decisions => new()
    {
        // knob, value with less, value with more, of what, luck, world and design beside it
        { "rollout.rings", "[0.1, 5, 100]", "[100]", "harmedDevices", "defect=fleetWide", "" },
        { "rollout.soakHours", "24", "1", "harmedDevices", "defect=fleetWide", "rollout.rings=[0.1, 1, 10, 40, 100] rollout.minExposed=100" },
        { "rollout.soakHours", "1", "72", "t50Days", "defect=none", "rollout.minExposed=100" },
        { "rollout.autoHalt", "true", "false", "harmedDevices", "defect=fleetWide", "" },
        { "rollout.segmentedDetection", "true", "false", "harmedDevices", "defect=cohort", "" },
        { "rollout.ringSelection", "stratifiedByModel", "regionFirst", "harmedDevices", "defect=cohort", "" },
        { "rollout.gateMetrics", "[crash, bootFail, battery]", "[crash]", "harmedDevices", "defect=batteryDrain", "" },
        { "rollout.minExposed", "1000", "1000000", "t50Days", "defect=none", "" },
        { "rollout.haltAgreedBeforehand", "true", "false", "harmedDevices", "defect=fleetWide", "world.people.haltAuthority=directorOnly" },
        { "payload.format", "deltaWithFullFallback", "full", "egressPb", "defect=none", "" },
        { "payload.deltaSourceVersions", "12", "1", "egressPb", "defect=none", "payload.format=deltaWithFullFallback" },
        { "payload.steppingStone", "true", "false", "harmedDevices", "defect=upgradePath", "rollout.rings=[100] rollout.autoHalt=false" },
        { "delivery.pollIntervalMinutes", "60", "1440", "t50Days", "defect=none", "" },
        { "delivery.pollIntervalMinutes", "1440", "15", "ledger.polls", "defect=none", "" },
        { "delivery.jitterPercent", "100", "0", "peakEgressTbps", "defect=none", "" },
        { "delivery.networkPolicy", "wifiOnly", "any", "meteredPb", "defect=none", "" },
        { "delivery.networkPolicy", "any", "wifiOnly", "t90Days", "defect=none", "delivery.deadlineDays=3" },
        { "delivery.deadlineDays", "3", "40", "exposureMillionDeviceDays", "defect=none", "" },
        { "delivery.cdnCapTbps", "5", "0.05", "t50Days", "defect=none", "rollout.rings=[100] payload.format=full" },
        { "delivery.cdnCapTbps", "0.1", "5", "ledger.reserve", "defect=none", "rollout.rings=[1, 100] rollout.soakHours=100" },
        { "delivery.resume", "true", "false", "egressPb", "defect=none", "" },
        { "delivery.retryBackoffMinutes", "60", "1", "t50Days", "defect=none", "rollout.rings=[100] payload.format=full delivery.cdnCapTbps=0.05 delivery.resume=true" },
        { "delivery.peerAssist", "true", "false", "egressPb", "defect=none", "" },
        { "delivery.mirrorForBlockedCountries", "true", "false", "exposureMillionDeviceDays", "defect=none", "" },
        { "device.slots", "ab", "single", "brickedDevices", "defect=cohort", "" },
        { "device.bootTries", "3", "1", "supportContacts", "defect=none", "" },
        { "device.antiRollback", "afterSoak", "immediately", "brickedDevices", "defect=upgradePath", "" },
        { "device.minBatteryPercent", "30", "0", "brickedDevices", "defect=none", "" },
        { "device.minBatteryPercent", "0", "80", "t50Days", "defect=none", "" },
        { "signing.threshold", "2", "1", "ledger.takeover", "incident=keyCompromise", "" },
        { "signing.rootThreshold", "3", "1", "ledger.takeover", "incident=keyCompromise", "" },
        { "signing.timestampExpiryHours", "720", "1", "blockedInstallHours", "incident=signingOutage", "" },
        { "signing.timestampExpiryHours", "24", "720", "ledger.takeover", "incident=keyCompromise", "" },
        { "signing.rehearseRotation", "true", "false", "mitigationMinutes", "incident=keyCompromise", "" },
        { "operations.userNotice", "none", "advance", "ledger.annoyance", "defect=none", "" },
        { "operations.userNotice", "advance", "none", "supportContacts", "defect=none", "" },
        { "operations.freezePolicy", "ignore", "pauseEverything", "exposureMillionDeviceDays", "defect=none", "world.calendar.daysToFreeze=2" },
        { "operations.noticeCountries", "notifyFirst", "leaveOut", "exposureMillionDeviceDays", "defect=none", "" },
        { "operations.noticeCountries", "notifyFirst", "ignore", "ledger.fines", "defect=none", "" },
        { "operations.killSwitchTtlHours", "1", "24", "ledger.harm", "defect=fleetWide", "world.fleet.flagGuardedPercent=100 world.fleet.rollbackPossible=false" },
        { "operations.supportBookedContactsPerDay", "20000", "0", "peakSupportBacklog", "incident=supportSurge", "" },
        { "operations.sparesOrderedDevices", "100000", "0", "ledger.replacements", "defect=cohort", "device.slots=single world.people.spareDevices=0" },
        { "operations.commsPlan", "regionalPlan", "none", "ledger.trust", "defect=fleetWide", "" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_moves_what_it_should(string knob, string less, string more, string what, string luck, string beside)
    {
        var world = Rooms.Fleet.World();
        var design = Rooms.Fleet.Set(Rooms.Fleet.Specialists(), world, beside);
        var given = Rooms.Fleet.Luck(luck);
        double Mean(JsonNode value)
        {
            var outcomes = Rooms.Fleet.Replicate(world, Rooms.Fleet.Set(design, knob, value), 8, given);
            // What never comes about within the run is later than its end.
            return outcomes.Average(o => what.StartsWith("ledger.", StringComparison.Ordinal) ? o.Ledger[what[7..]]
                : SystemRoom.Metric(o, what) is var v && double.IsNaN(v) ? 40 : v);
        }

        var (small, large) = (Mean(PlainValues.Parse(less)), Mean(PlainValues.Parse(more)));
        large.ShouldBeGreaterThan(small, $"{what} of {knob} = {more} against {less}");
    }

    [Fact]
    public void Every_knob_is_watched_here_or_named_with_its_reason()
    {
        // These take two others with them, or act only by name: SensitivityTests hold that they do something.
        string[] elsewhere =
        [
            "rollout.haltRule", "rollout.thresholdPercent", "rollout.sequentialAlpha", "rollout.controlBuild", "rollout.approval", "rollout.onBreach",
            "device.antiRollbackDelayDays",
        ];
        var watched = Decisions.Select(row => (string)row[0]).Concat(elsewhere).Distinct();
        Rooms.Fleet.System.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path).Order().ShouldBe(watched.Order());
    }
}
