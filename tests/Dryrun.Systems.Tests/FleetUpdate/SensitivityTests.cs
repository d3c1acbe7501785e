using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.FleetUpdate;
using Dryrun.Systems.FleetUpdate.Model;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>Nothing is described that does nothing: each knob and each property of the world changes some run.</summary>
[Trait("Suite", "Long")]
public class SensitivityTests
{
    // The cases in which things are looked for, the commonest first.
    private static readonly (string Defect, string Incident)[] Lucks =
    [
        ("none", "none"), ("fleetWide", "none"), ("cohort", "none"), ("upgradePath", "supportSurge"), ("none", "keyCompromise"), ("none", "signingOutage"),
        ("none", "falseAlarm"), ("dataLoss", "none"),
    ];

    // What has to hold beside, for a value to matter.
    private static readonly Dictionary<string, string> Beside = new()
    {
        ["delivery.retryBackoffMinutes"] = "rollout.rings=[100] payload.format=full delivery.cdnCapTbps=0.05",
        ["operations.freezePolicy"] = "world.calendar.daysToFreeze=2",
        ["calendar.freezeDays"] = "world.calendar.daysToFreeze=2",
        ["prices.noticeFineDollars"] = "operations.noticeCountries=ignore",
        ["fleet.baselineDriftPercent"] = "rollout.controlBuild=false rollout.sequentialAlpha=0.2",
        ["fleet.flagGuardedPercent"] = "world.fleet.rollbackPossible=false",
        ["people.replacementLeadDays"] = "device.slots=single rollout.rings=[100] rollout.autoHalt=false",
        ["people.spareDevices"] = "device.slots=single rollout.rings=[100] rollout.autoHalt=false",
    };

    public static TheoryData<string> Knobs => [.. Rooms.Fleet.System.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path)];

    // What the patch closes is a fact and the parent of others in a prompt's distribution; its weight is in exposure, target day and missed days.
    public static TheoryData<string> Properties => [.. Rooms.Fleet.System.World.Properties.Select(p => p.Path).Where(p => p != "vulnerability")];

    [Theory]
    [MemberData(nameof(Knobs))]
    public void Every_knob_changes_some_run(string path)
    {
        var knob = Rooms.Fleet.System.Design.Properties.First(p => p.Path == path);
        var world = Rooms.Fleet.World();
        var design = Rooms.Fleet.Set(Rooms.Fleet.Specialists(), world, Beside.GetValueOrDefault(path, ""));
        if (path == "rollout.thresholdPercent")
        {
            design = design.With("rollout.haltRule", "fixedThreshold").With("rollout.sequentialAlpha", null).With(path, 0.3);
        }

        var values = AnyValue.Extremes(knob).Append(knob.Knob!.Unled!).Where(v => !JsonNode.DeepEquals(v, design.Value(path)));
        values.Any(value => Differ(world, design, world, Rooms.Fleet.Set(design, path, value))).ShouldBeTrue($"{path} does nothing");
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_of_the_world_changes_some_run(string path)
    {
        var property = Rooms.Fleet.System.World.Properties.First(p => p.Path == path);
        var stores = path is "fleet.iosSharePercent" or "release.storeReviewHours" or "channel";
        var common = Rooms.Fleet.World(("people.haltAuthority", "directorOnly"), ("people.spareDevices", 0));
        if (stores) Tree.Set(common, "channel", "appStores");
        // Delegations are only there to be in time or late; values stand for the rest.
        var design = stores ? DesignDocument.Empty : path == "release.daysToLaunch" ? Rooms.Fleet.Reference : Rooms.Fleet.Specialists();
        design = Rooms.Fleet.Set(design, common, Beside.GetValueOrDefault(path, ""));
        JsonObject World(JsonNode value)
        {
            var world = (JsonObject)common.DeepClone();
            Tree.Set(world, path, value);
            return world;
        }

        AnyValue.Extremes(property).Any(value => path.StartsWith("rates.", StringComparison.Ordinal)
            ? !Lots(World(value)).SequenceEqual(Lots(common))
            : Differ(common, design, World(value), design)).ShouldBeTrue($"{path} does nothing");
    }

    // Rates are only seen in what is drawn by them.
    private static IEnumerable<(Defect, Incident)> Lots(JsonObject world)
    {
        var bound = Rooms.Fleet.System.World.Bind<FleetWorld>(world);
        double[] regions = [.. Enumerable.Repeat(1.0, Cohort.Regions)];
        return Enumerable.Range(0, 64).Select(r => Luck.Draw(bound, new RunOptions { Replicate = r }, regions)).Select(l => (l.Defect, l.Incident));
    }

    private static bool Differ(JsonObject world, DesignDocument design, JsonObject otherWorld, DesignDocument other)
    {
        var (here, there) = (Rooms.Fleet.System.Prepare(world, design), Rooms.Fleet.System.Prepare(otherWorld, other));
        var lucks = Lucks.Select(l => new RunOptions
        {
            Grid = RunGrid.Search,
            Record = false,
            Given = new Dictionary<string, string> { ["defect"] = l.Defect, ["incident"] = l.Incident },
        });
        return lucks.Any(o => here.Run(o).Hash != there.Run(o).Hash);
    }
}
