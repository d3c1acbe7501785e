using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.FleetUpdate;
using Dryrun.Systems.FleetUpdate.Model;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>A drawn case: any world, any decisions, any luck.</summary>
internal sealed record DrawnCase(JsonObject World, DesignDocument Design, RunOptions Options)
{
    /// <summary>The case of a number; the same number gives the same case.</summary>
    public static DrawnCase Of(int number)
    {
        var stream = StreamKey.Of((ulong)number, "case").Open();
        var world = Rooms.Fleet.World();
        foreach (var property in Rooms.Fleet.System.World.Properties)
        {
            if (property.Path != "channel" && stream.Bernoulli(0.3)) Tree.Set(world, property.Path, Value(property, ref stream));
        }

        var design = new JsonObject();
        foreach (var property in Rooms.Fleet.System.Design.Properties)
        {
            // These apply only under conditions; the rest always does.
            if (property.Path is "rollout.thresholdPercent" or "rollout.sequentialAlpha" or "payload.deltaSourceVersions" or "device.antiRollbackDelayDays") continue;
            if (property.Knob is not null && stream.Bernoulli(0.7)) Tree.Set(design, property.Path, Value(property, ref stream));
        }

        var options = new RunOptions { Grid = RunGrid.Search, Seed = stream.NextUInt64(), Replicate = stream.NextInt(64) };
        var defects = Rooms.Fleet.System.Luck.First(l => l.Key == "defect").Choices;
        return new DrawnCase(world, DesignDocument.Of(design), options with
        {
            Given = new Dictionary<string, string> { ["defect"] = defects[stream.NextInt(defects.Count)] },
        });
    }

    // A set has one at least.
    private static JsonNode Value(PropertyDescription property, ref PhiloxStream stream)
    {
        JsonArray first = property.Kind == ValueKind.ChoiceSet ? new JsonArray(property.Choices[stream.NextInt(property.Choices.Count)]) : [];
        return AnyValue.Of(property, ref stream, first, leastShare: 0.05);
    }
}

/// <summary>A run whose controller is watched before and after each look.</summary>
internal sealed class Watched : IPolicy<FleetObservation, FleetAction>
{
    private readonly FleetPolicy policy;
    private readonly Action<Watched, FleetObservation>? before;
    private readonly Action<Watched, FleetObservation, IReadOnlyList<FleetAction>>? after;

    public Watched(
        DrawnCase drawn, Action<Watched, FleetObservation>? before = null, Action<Watched, FleetObservation, IReadOnlyList<FleetAction>>? after = null)
    {
        var resolved = DesignResolver.Resolve(Rooms.Fleet.System, drawn.World, drawn.Design);
        Design = Rooms.Fleet.System.Design.Bind<FleetDesign>(resolved.Values, resolved.Programme);
        World = Rooms.Fleet.System.World.Bind<FleetWorld>(drawn.World);
        (policy, this.before, this.after) = (new FleetPolicy(Design, drawn.Options.Scale), before, after);
        Run = new FleetRun(World, Design, drawn.Options, this);
        Outcome = Run.Run();
    }

    public FleetDesign Design { get; }

    public FleetWorld World { get; }

    public FleetRun Run { get; }

    public Outcome<FleetMetrics> Outcome { get; }

    public void Decide(FleetObservation observed, ICollection<FleetAction> actions)
    {
        before?.Invoke(this, observed);
        policy.Decide(observed, actions);
        after?.Invoke(this, observed, [.. actions]);
    }
}
