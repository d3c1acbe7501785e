using System.Text.Json.Nodes;

namespace Dryrun.Contracts.Input;

/// <summary>Trees of JSON addressed by dotted paths, and RFC 7396 merge patches over them.</summary>
public static class Tree
{
    /// <summary>The node at a path, or null.</summary>
    public static JsonNode? Get(JsonObject root, string path)
    {
        JsonNode? at = root;
        foreach (var key in path.Split('.'))
        {
            at = (at as JsonObject)?[key];
        }

        return at;
    }

    /// <summary>Sets the node at a path and makes the objects on the way; null removes it.</summary>
    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        var keys = path.Split('.');
        var at = root;
        foreach (var key in keys[..^1])
        {
            if (at[key] is not JsonObject next) at[key] = next = [];
            at = next;
        }

        if (value is null) at.Remove(keys[^1]);
        else at[keys[^1]] = value.DeepClone();
    }

    /// <summary>Every leaf (scalar or list) with its path, in order.</summary>
    public static IEnumerable<(string Path, JsonNode? Value)> Leaves(JsonObject root, string prefix = "")
    {
        foreach (var (key, value) in root)
        {
            if (value is JsonObject inner)
            {
                foreach (var leaf in Leaves(inner, prefix + key + ".")) yield return leaf;
            }
            else
            {
                yield return (prefix + key, value);
            }
        }
    }

    /// <summary>Applies a merge patch (RFC 7396): objects merge, null removes, everything else replaces. Leaves both inputs alone.</summary>
    public static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var merged = target is JsonObject old ? (JsonObject)old.DeepClone() : [];
        foreach (var (key, value) in changes)
        {
            if (value is null) merged.Remove(key);
            else merged[key] = Merge(merged[key], value);
        }

        return merged;
    }
}
