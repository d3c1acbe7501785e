using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>Designs in which every knob that applies is decided: what a design comes down to once delegations and silence are resolved.</summary>
internal static class FlatDesign
{
    /// <summary>The document of complete knob values. Knobs that do not apply beside the others are left out.</summary>
    public static DesignDocument Document(ISimulatedSystem system, JsonObject world, JsonObject values, JsonNode? programme)
    {
        var root = (JsonObject)values.DeepClone();
        if (programme is not null) root["programme"] = programme.DeepClone();
        return Prune(system, world, root);
    }

    /// <summary>A design that was written for many worlds, without the decisions and delegations that do not apply in this one.</summary>
    public static DesignDocument Fitted(ISimulatedSystem system, JsonObject world, DesignDocument design) =>
        Misplaced(system, world, design).Count == 0 ? design : Prune(system, world, (JsonObject)design.Root.DeepClone());

    private static DesignDocument Prune(ISimulatedSystem system, JsonObject world, JsonObject root)
    {
        var document = DesignDocument.Of(root);

        // Leaving one out may end the condition of the next; each round removes at least one, so it ends.
        while (Misplaced(system, world, document) is { Count: > 0 } misplaced)
        {
            foreach (var path in misplaced)
            {
                Tree.Set(root, path, null);
                (root["delegated"] as JsonObject)?.Remove(path);
            }
        }

        return document;
    }

    private static List<string> Misplaced(ISimulatedSystem system, JsonObject world, DesignDocument design) =>
    [
        .. system.Conditions
            .Where(c => design.Value(c.Path) is not null || (design.Root["delegated"] as JsonObject)?[c.Path] is not null)
            .Where(c => !c.Applies(world, design)).Select(c => c.Path).Distinct(),
    ];

    /// <summary>True where a design passes every check in a world.</summary>
    public static bool IsSound(ISimulatedSystem system, JsonObject world, DesignDocument design) =>
        DesignCheck.Of(system, world, design).Count == 0 && system.CheckAcross(world, design).Count == 0;
}
