using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Prompts;

/// <summary>Values of a session's world in the interviewer's words: <c>{store.outageMinutes}</c>, with <c>{store.outageMinutes:minutes}</c> its unit.</summary>
internal static partial class WorldWords
{
    /// <summary>The text with the world's values in place; slots that name no property stay as they are.</summary>
    public static string Fill(string text, JsonObject world, RecordDescription description) => Slot().Replace(text, slot =>
        description.Find(slot.Groups["path"].Value) is { } property
            ? Shown(property, Tree.Get(world, property.Path)) + (slot.Groups["unit"].Success ? " " + slot.Groups["unit"].Value : "")
            : slot.Value);

    /// <summary>Slots of a text that look like a value of the world and name no property.</summary>
    public static IEnumerable<string> Unknown(string text, RecordDescription description) =>
        Slot().Matches(text).Select(m => m.Groups["path"].Value).Where(path => path.Contains('.') && description.Find(path) is null);

    // A name of a choice is said in words: "failOpen" is "fail open".
    private static string Shown(PropertyDescription property, JsonNode? value) =>
        property.Kind is ValueKind.Choice ? Wording.Spaced(PlainValues.Show(value)) : Fact.Shown(value);

    [GeneratedRegex(@"\{(?<path>[A-Za-z0-9.]+)(:(?<unit>[a-z]+))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Slot();
}
