using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Systems.EventSpike;
using Dryrun.Systems.EventSpike.Model;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>Nothing is described that does nothing: each knob and each property of the world changes some run.</summary>
[Trait("Suite", "Long")]
public class SensitivityTests
{
    private static readonly string[] Lucks =
        ["", "turnout=high", "quota=late finance=refuses", "hiddenLimit=sessionStore", "incident=zoneLoss growth=sendsAnyway", "incident=chatStall", "cancelled=yes"];

    private static readonly string[] Designs =
    [
        "", "plan.decision=scale admission.priorityShedding=false operations.abortAuthority=meeting", "plan.decision=throttle admission.waitingRoom=true",
        "plan.decision=delay plan.delayDays=3 plan.fallback=delay", "operations.abortAuthority=meeting scale.scalingSignal=asToday scale.prewarmRatio=1.2",
        "limits.chatPlan=raiseLimit", "plan.decision=scale scale.leadDays=1 limits.cdnTbps=0",
        "plan.decision=scale scale.prewarmRatio=1 world.capacity.quotaRatio=1.2 admission.priorityShedding=false admission.botGate=false push.prefetch=false operations.abortAuthority=incidentCommander "
            + "operations.onCallShifts=oneZone test.gameDay=false degrade.ladder=[recsOff] operations.abortAfterMinutes=2",
    ];

    public static TheoryData<string> Knobs => [.. Rooms.Spike.System.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path)];

    public static TheoryData<string> Properties => [.. Rooms.Spike.System.World.Properties.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Knobs))]
    public void Every_knob_changes_some_run(string path)
    {
        var knob = Rooms.Spike.System.Design.Properties.First(p => p.Path == path);
        Cases().Any(c => Others(knob).Append(knob.Knob!.Unled!).Any(value =>
        {
            var changed = Rooms.Spike.Set(c.Design.With(path, value.DeepClone()), c.World, "");
            return changed.Value(path) is not null && Differ(c.World, c.Design, c.World, changed);
        })).ShouldBeTrue($"{path} does nothing");
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_of_the_world_changes_some_run(string path)
    {
        var property = Rooms.Spike.System.World.Properties.First(p => p.Path == path);
        Cases().Any(c => Others(property).Any(value =>
        {
            var world = (JsonObject)c.World.DeepClone();
            Tree.Set(world, path, value.DeepClone());
            var lots = path.StartsWith("rates.", StringComparison.Ordinal) || path is "event.cancelPercent" or "load.forecastLowRatio" or "load.forecastHighRatio";
            return lots ? !Lots(world).SequenceEqual(Lots(c.World)) || Growth(path, world, c.World, c.Design) : Differ(c.World, c.Design, world, c.Design);
        })).ShouldBeTrue($"{path} does nothing");
    }

    private static IEnumerable<(JsonObject World, DesignDocument Design)> Cases()
    {
        foreach (var existing in (string[])["none", "tested"])
        {
            foreach (var pairs in Designs)
            {
                var world = Rooms.Spike.World(
                    ("existing.waitingRoom", existing), ("event.daysAway", existing == "none" ? 10 : 25), ("stateful.chatContract", existing == "none" ? "required" : "optional"));
                yield return (world, Rooms.Spike.Set(Rooms.Spike.Specialists(), world, pairs));
            }
        }
    }

    // Rates are only seen in what is drawn by them.
    private static IEnumerable<string> Lots(JsonObject world)
    {
        var bound = Rooms.Spike.System.World.Bind<EventWorld>(world);
        return Enumerable.Range(0, 64).Select(r => Luck.Draw(bound, new RunOptions { Replicate = r })).Select(l => $"{l.DemandRatio} {l.CancelShare} {l.Quota} {l.FinanceRefuses} {l.Hidden} {l.Incident}");
    }

    // Whether growth keeps to the plan is only seen in the night.
    private static bool Growth(string path, JsonObject world, JsonObject otherWorld, DesignDocument design)
    {
        if (path != "rates.growthSendsPercent") return false;
        var given = Rooms.Spike.Luck();
        given.Remove("growth");
        bool At(int replicate) => Rooms.Spike.Run(world, design, Options(given, replicate)).Hash != Rooms.Spike.Run(otherWorld, design, Options(given, replicate)).Hash;
        return Enumerable.Range(0, 16).Any(At);
    }

    private static RunOptions Options(Dictionary<string, string> given, int replicate = 0) => new() { Grid = RunGrid.Search, Record = false, Replicate = replicate, Given = given };

    private static IEnumerable<JsonNode> Others(PropertyDescription property) => property.Kind switch
    {
        ValueKind.Switch => [false, true],
        ValueKind.Choice => property.Choices.Select(c => (JsonNode)c),
        ValueKind.Integer => [(long)property.Max, (long)property.Min, (long)Math.Sqrt(Math.Max(1, property.Min) * property.Max)],
        ValueKind.Number => [property.Max, property.Min, Math.Sqrt(Math.Max(0.1, property.Min) * property.Max)],
        _ => [],
    };

    private static bool Differ(JsonObject world, DesignDocument design, JsonObject otherWorld, DesignDocument other)
    {
        var (here, there) = (Rooms.Spike.System.Prepare(world, design), Rooms.Spike.System.Prepare(otherWorld, Rooms.Spike.Set(other, otherWorld, "")));
        return Lucks.Any(luck => here.Run(Options(Rooms.Spike.Luck(luck))).Hash != there.Run(Options(Rooms.Spike.Luck(luck))).Hash);
    }
}
