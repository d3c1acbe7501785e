using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Worlds;

/// <summary>
/// Fixed world values that a person wrote: the file behind <c>--world</c>, or the <c>world</c> of a recorded candidate. They lie over a drawn
/// or a typical world: <c>distribution.Draw(seed, file.Values)</c> or <c>file.Over(world)</c>.
/// </summary>
/// <param name="Values">The named properties, nested by section.</param>
public sealed record WorldFile(JsonObject Values)
{
    /// <summary>Reads a file of fixed values.</summary>
    /// <exception cref="InputException">The file cannot be read, or a property is unknown or out of range; every problem is one line.</exception>
    public static WorldFile Read(RecordDescription description, string path) => Read(description, YamlText.ReadFile(path), "");

    /// <summary>Reads the fixed values that stand at a path of a document (the whole document where it is empty).</summary>
    /// <exception cref="InputException">A property is unknown or out of range; every problem is one line with its place.</exception>
    public static WorldFile Read(RecordDescription description, SourcedTree tree, string path)
    {
        var problems = new List<InputProblem>();
        var values = new JsonObject();
        var root = path.Length == 0 ? tree.Root : Tree.Get(tree.Root, path);
        if (root is JsonObject written) Section(description, tree, written, path, "", values, problems);
        else if (root is not null) problems.Add(tree.Problem(path, $"{path} must hold world properties, one on each line"));
        return problems.Count > 0 ? throw new InputException(problems) : new WorldFile(values);
    }

    /// <summary>A complete world with these values over it. Leaves the other alone.</summary>
    public JsonObject Over(JsonObject world) => (JsonObject)Tree.Merge(world, Values)!;

    private static void Section(
        RecordDescription description, SourcedTree tree, JsonObject section, string at, string prefix, JsonObject values, List<InputProblem> problems)
    {
        foreach (var (key, value) in section)
        {
            var (path, place) = (prefix + key, at.Length == 0 ? key : $"{at}.{key}");
            if (description.Find(path) is { } property)
            {
                if (value is null) continue;
                if (ValueCheck.Of(property, value) is { } wrong) problems.Add(tree.Problem(place, wrong.Message));
                else Tree.Set(values, path, value);
            }
            else if (description.IsSection(path) && value is JsonObject or null)
            {
                if (value is JsonObject inner) Section(description, tree, inner, place, path + ".", values, problems);
            }
            else
            {
                var near = description.Nearest(path);
                problems.Add(tree.Problem(place, near is null
                    ? $"{Wording.Excerpt(path)} is not a world property"
                    : $"{Wording.Excerpt(path)} is not known; did you mean {near}?"));
            }
        }
    }
}
