using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>One decision that stands in the design at the end.</summary>
/// <param name="Path">Dotted path: "rollout.ringsPercent", "programme.owners.cdn", "programme.risks".</param>
/// <param name="Value">Its value at the end.</param>
/// <param name="Evidence">A span of the event that set it last.</param>
internal sealed record DesignPart(string Path, JsonNode Value, Evidence Evidence);

/// <summary>What stands in the design at the end, each part with the event that put it there.</summary>
internal sealed class DesignParts
{
    private const string Delegations = "delegated.";

    private readonly Dictionary<string, DesignPart> parts;

    private DesignParts(Dictionary<string, DesignPart> parts) => this.parts = parts;

    public IEnumerable<DesignPart> All => parts.Values.OrderBy(p => p.Path, StringComparer.Ordinal);

    public DesignPart? At(string path) => parts.GetValueOrDefault(path);

    public IEnumerable<DesignPart> Under(string prefix) => All.Where(p => p.Path.StartsWith(prefix, StringComparison.Ordinal));

    public static DesignParts Of(SessionRecord record)
    {
        var standing = new Dictionary<string, DesignPart>();
        foreach (var (e, designed) in record.All<Designed>().Where(d => d.Data.Accepted))
        {
            var json = EventJson.Write(designed);
            foreach (var (path, value) in PartsOf(designed.Patch))
            {
                // Keys of delegations are dotted paths themselves.
                var final = path.StartsWith(Delegations, StringComparison.Ordinal) ? record.State.Design.Root["delegated"]?[path[Delegations.Length..]] : Tree.Get(record.State.Design.Root, path);
                if (value is null || final is null) standing.Remove(path);
                else standing[path] = new DesignPart(path, final, new Evidence(EvidenceKind.Designed, e.Seq, e.AtMs, Quote(json, value)));
            }
        }

        return new DesignParts(standing);
    }

    // Owners part by part, lists as a whole, knobs as they are.
    private static IEnumerable<(string Path, JsonNode? Value)> PartsOf(JsonObject patch)
    {
        foreach (var (section, inside) in patch)
        {
            if (inside is not JsonObject held)
            {
                yield return (section, inside);
                continue;
            }

            foreach (var (key, value) in held)
            {
                if (section == "programme" && key == "owners" && value is JsonObject owners)
                {
                    foreach (var (component, owner) in owners) yield return ($"programme.owners.{component}", owner);
                }
                else
                {
                    yield return ($"{section}.{key}", value);
                }
            }
        }
    }

    private static string Quote(string json, JsonNode value)
    {
        var written = value.ToJsonString(EventJson.Options);
        return json.Contains(written, StringComparison.Ordinal) ? written : json;
    }

    /// <summary>The value as people write it.</summary>
    public static string Show(JsonNode value) => PlainValues.Show(value);
}
