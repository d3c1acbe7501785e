using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.GatewayLimits;
using Dryrun.Systems.GatewayLimits.Model;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>Nothing is described that does nothing: each knob and each property of the world changes some run.</summary>
[Trait("Suite", "Long")]
public class SensitivityTests
{
    private static readonly string[] Lucks =
    [
        "", "incident=capacityLoss", "incident=prefetchStorm", "incident=shortOutage", "incident=badLimit", "attack=scraping", "attack=stuffing", "attack=flood",
        "tenant=noisy", "store=outage",
    ];

    private const string Now = "rollout.shadowDays=0 rollout.stages=[100] rollout.soakHours=0 operations.noticeDays=0 ";

    private static readonly string[] Designs =
    [
        Now, "", Now + "limits.scope=perRegionCentral limits.storeTimeoutMilliseconds=10 limits.onStoreFail=closed priority.exempt=[]",
        Now + "limits.inFlight=none priority.priorityTiers=1 priority.retryBudgetPercent=100 limits.keys=[ip] limits.scope=globalCentral limits.storeTimeoutMilliseconds=90",
        Now + "operations.onCall=none",
        "rollout.shadowDays=0 rollout.wrongLimitPerMillion=100 rollout.legacyLimits=keep operations.falsePositiveSigner=nobody operations.onCall=none",
    ];

    public static TheoryData<string> Knobs => [.. Rooms.Gateways.System.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path)];

    public static TheoryData<string> Properties => [.. Rooms.Gateways.System.World.Properties.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Knobs))]
    public void Every_knob_changes_some_run(string path)
    {
        var knob = Rooms.Gateways.System.Design.Properties.First(p => p.Path == path);
        Cases().Any(c => AnyValue.Extremes(knob).Append(knob.Knob!.Unled!).Any(value =>
        {
            var changed = Rooms.Gateways.Set(c.Design, path, value);
            return changed.Value(path) is not null && Differ(c.World, c.Design, c.World, changed);
        })).ShouldBeTrue($"{path} does nothing");
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_of_the_world_changes_some_run(string path)
    {
        var property = Rooms.Gateways.System.World.Properties.First(p => p.Path == path);
        Cases().Any(c => AnyValue.Extremes(property).Any(value =>
        {
            var world = (JsonObject)c.World.DeepClone();
            Tree.Set(world, path, value.DeepClone());
            var lots = path.StartsWith("rates.", StringComparison.Ordinal) || path is "store.daysBetweenOutages" or "purpose.trigger";
            return lots ? !Lots(world).SequenceEqual(Lots(c.World)) : Differ(c.World, c.Design, world, c.Design);
        })).ShouldBeTrue($"{path} does nothing");
    }

    private static IEnumerable<(JsonObject World, DesignDocument Design)> Cases()
    {
        foreach (var running in new[] { false, true })
        {
            foreach (var pairs in Designs)
            {
                var world = Rooms.Gateways.World(("calendar.daysToEvent", 20), ("bots.attackRunning", running));
                yield return (world, Rooms.Gateways.Set(Rooms.Gateways.Specialists(), world, pairs));
            }
        }
    }

    // Rates are only seen in what is drawn by them.
    private static IEnumerable<string> Lots(JsonObject world)
    {
        var bound = Rooms.Gateways.System.World.Bind<GatewayWorld>(world);
        return Enumerable.Range(0, 64).Select(r => Luck.Draw(bound, new RunOptions { Replicate = r })).Select(l => $"{l.Incident} {l.Attack} {l.Tenant} {l.StoreOutages.Count}");
    }

    private static bool Differ(JsonObject world, DesignDocument design, JsonObject otherWorld, DesignDocument other)
    {
        var (here, there) = (Rooms.Gateways.System.Prepare(world, design), Rooms.Gateways.System.Prepare(otherWorld, other));
        return Lucks.Any(luck => here.Run(Options(luck)).Hash != there.Run(Options(luck)).Hash);
    }

    private static RunOptions Options(string luck) => new() { Grid = RunGrid.Search, Record = false, Given = Rooms.Gateways.Luck(luck) };
}
