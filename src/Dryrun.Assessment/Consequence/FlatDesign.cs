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
        var document = DesignDocument.Of(root);

        // Leaving one out may end the condition of the next; each round removes at least one, so it ends.
        while (system.Conditions.Where(c => document.Value(c.Path) is not null && !c.Applies(world, document)).Select(c => c.Path).ToList() is { Count: > 0 } misplaced)
        {
            foreach (var path in misplaced) Tree.Set(root, path, null);
        }

        return document;
    }

    /// <summary>True where a design passes every check in a world.</summary>
    public static bool IsSound(ISimulatedSystem system, JsonObject world, DesignDocument design) =>
        DesignCheck.Of(system, world, design).Count == 0 && system.CheckAcross(world, design).Count == 0;
}
