using System.Text.Json.Nodes;

namespace Dryrun.Interview.Understanding;

/// <summary>What a commitment does to the value at its path.</summary>
public enum CommitmentChange
{
    /// <summary>Replaces it.</summary>
    Set,

    /// <summary>Adds the value to the list there.</summary>
    Append,

    /// <summary>Merges the object into the one there (RFC 7396).</summary>
    Merge,
}

/// <summary>A spoken decision as a change of the design.</summary>
/// <param name="Path">Dotted path of a knob, or under programme: "rollout.soakHours", "programme.risks".</param>
/// <param name="Change">What happens at the path.</param>
/// <param name="Value">The knob's value; an item for Append; an object for Merge.</param>
/// <param name="Quote">The words, a substring of the turn.</param>
public sealed record Commitment(string Path, CommitmentChange Change, JsonNode Value, string Quote);
