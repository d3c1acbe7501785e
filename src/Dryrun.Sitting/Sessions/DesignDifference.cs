using System.Text.Json.Nodes;

namespace Dryrun.Sitting.Sessions;

/// <summary>What an edit of the design as text changed.</summary>
public static class DesignDifference
{
    /// <summary>The merge patch that turns one tree into another; null where they are equal.</summary>
    public static JsonObject? Of(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (key, value) in after)
        {
            var old = before[key];
            if (JsonNode.DeepEquals(old, value)) continue;
            if (value is JsonObject now && (old is null || old is JsonObject))
            {
                // A section that holds nothing decides nothing.
                if (Of(old as JsonObject ?? [], now) is { } inside) patch[key] = inside;
                continue;
            }

            patch[key] = value?.DeepClone();
        }

        foreach (var (key, _) in before.Where(k => !after.ContainsKey(k.Key))) patch[key] = null;
        return patch.Count > 0 ? patch : null;
    }
}
