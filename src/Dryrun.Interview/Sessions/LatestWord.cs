using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Interview.Sessions;

/// <summary>
/// People change their minds: a knob that is handed over after it was decided is no longer decided, and one that is decided after it was handed over is no longer
/// handed over. The patch says so itself, so that the design stays a plain fold of its patches.
/// </summary>
internal static class LatestWord
{
    /// <summary>The patch with what it takes back.</summary>
    public static JsonObject Of(DesignDocument design, JsonObject patch, ISimulatedSystem system)
    {
        var whole = (JsonObject)patch.DeepClone();
        var handedOver = whole["delegated"] as JsonObject;
        foreach (var knob in system.Design.Properties.Where(p => p.Knob is not null).Select(p => p.Path))
        {
            if (handedOver?[knob] is not null && design.Value(knob) is not null && Tree.Get(whole, knob) is null) Nothing(whole, knob);
            else if (Tree.Get(whole, knob) is not null && (design.Root["delegated"] as JsonObject)?.ContainsKey(knob) == true) Take(whole, knob);
        }

        return whole;
    }

    /// <summary>What stands against the design after the patch: its own problems first, then those across properties.</summary>
    public static IReadOnlyList<InputProblem> Problems(Room room, JsonObject world, DesignDocument design)
    {
        var problems = DesignCheck.Of(room.System, world, design);
        return problems.Count > 0 ? problems : room.System.CheckAcross(world, design);
    }

    private static void Take(JsonObject patch, string knob)
    {
        if (patch["delegated"] is not JsonObject delegated) patch["delegated"] = delegated = [];
        delegated[knob] = null;
    }

    // Sets an explicit null, which a merge patch takes for "remove".
    private static void Nothing(JsonObject patch, string knob)
    {
        var keys = knob.Split('.');
        var at = patch;
        foreach (var key in keys[..^1])
        {
            if (at[key] is not JsonObject next) at[key] = next = [];
            at = next;
        }

        at[keys[^1]] = null;
    }
}
