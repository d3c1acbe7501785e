using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;

namespace Dryrun.Contracts.Designs;

/// <summary>How a knob came by its value.</summary>
public enum KnobStatus
{
    /// <summary>The candidate decided it.</summary>
    Decided,

    /// <summary>Handed to its rightful owner in time: the specialist's value.</summary>
    Delegated,

    /// <summary>Handed to the wrong owner, or too late: the unled value.</summary>
    DelegatedInVain,

    /// <summary>Nobody decided: the unled value.</summary>
    Undecided,

    /// <summary>The knob does not apply in this world or beside the other decisions; its unled value has no effect.</summary>
    NotApplicable,
}

/// <summary>One knob with the value it runs with.</summary>
/// <param name="Knob">Its description.</param>
/// <param name="Status">How it came by the value.</param>
/// <param name="Value">The value.</param>
/// <param name="Because">Why a delegation was in vain, or null.</param>
public sealed record ResolvedKnob(PropertyDescription Knob, KnobStatus Status, JsonNode Value, string? Because);

/// <summary>A design in which every knob has a value.</summary>
/// <param name="Values">The complete tree of values.</param>
/// <param name="Programme">Owners, risks, scope, dates.</param>
/// <param name="Knobs">How each knob came by its value, in record order.</param>
public sealed record ResolvedDesign(JsonObject Values, Programme Programme, IReadOnlyList<ResolvedKnob> Knobs);
