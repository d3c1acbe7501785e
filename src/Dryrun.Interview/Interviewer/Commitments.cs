using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Turns spoken commitments into design changes: offered back in coached mode, taken silently in real mode.
/// </summary>
internal static class Commitments
{
    /// <summary>
    /// What a turn commits to. In real mode it is taken silently and null is returned; in coached mode it waits to be offered.
    /// </summary>
    public static DesignOffered? Take(Exchange exchange, Turn turn)
    {
        if (exchange.State.Frozen || exchange.State.Stop is not null) return null;
        var said = exchange.Room.Understanding.Commitments(turn);
        if (said.Count == 0) return null;
        var patch = new JsonObject();
        string? quote = null;
        foreach (var commitment in said.Where(c => Fits(exchange, patch, c))) quote ??= commitment.Quote;
        if (quote is null) return null;
        var offered = new DesignOffered(patch, quote, exchange.State.Turns[^1].Seq, "");
        if (!exchange.Real) return offered;
        exchange.Add(Actor.System, offered);
        exchange.Add(Actor.System, new Designed((JsonObject)patch.DeepClone(), exchange.State.LastSeq));
        return null;
    }

    /// <summary>Offers a change back in words, unless a question already waits for its answer; the candidate will come to it again.</summary>
    public static void Offer(Exchange exchange, DesignOffered? offered)
    {
        if (offered is null || exchange.Asked) return;
        var slots = new Dictionary<string, string> { ["change"] = Describe(exchange, offered.Patch) };
        exchange.Add(Actor.Interviewer, offered with { Text = exchange.Content.Lines.Offers.Say(exchange.Temperament, exchange.Turn, slots) });
    }

    /// <summary>Answers the newest offer.</summary>
    public static void Answer(Exchange exchange, bool accept)
    {
        if (exchange.State.Offers.Count == 0) throw new InputException("no design change is on offer");
        var offer = exchange.State.Offers[^1];
        if (accept) Check(exchange, offer);
        exchange.Add(Actor.Candidate, new Designed((JsonObject)offer.Patch.DeepClone(), offer.Seq, accept));
    }

    /// <summary>"Yes" and "no" right after an offer answer it; anything else leaves it standing.</summary>
    public static void AnswerInWords(Exchange exchange, Turn turn)
    {
        if (exchange.State.Offers.Count == 0) return;
        var offer = exchange.State.Offers[^1];
        var (yes, no) = (turn.Has(DialogueAct.Confirmation), turn.Has(DialogueAct.Denial));
        if (yes == no || (yes && Problems(exchange, offer).Count > 0)) return;
        exchange.Add(Actor.System, new Designed((JsonObject)offer.Patch.DeepClone(), offer.Seq, yes));
    }

    /// <summary>A patch in words: "soak time 4 hours, cumulative rings 1, 10, 100 percent".</summary>
    public static string Describe(Exchange exchange, JsonObject patch)
    {
        var parts = Tree.Leaves(patch).Select(leaf => exchange.Room.System.Design.Find(leaf.Path) is { } knob ? Decision(knob, leaf.Value) : Programme(exchange, leaf.Path, leaf.Value));
        return string.Join(", ", parts.Where(p => p.Length > 0).Distinct());
    }

    // A switch is on or left off, and the name of a choice is said in words.
    private static string Decision(PropertyDescription knob, JsonNode? value)
    {
        var (name, said) = ($"{char.ToLowerInvariant(knob.Name[0])}{knob.Name[1..]}", PlainValues.Show(value));
        return knob.Kind switch
        {
            ValueKind.Switch => said == "true" ? name : $"no {name}",
            ValueKind.Choice => $"{name}: {Wording.Spaced(said)}",
            ValueKind.NumberList or ValueKind.ChoiceSet => $"{name} {said.Trim('[', ']')}{(knob.Unit.Length > 0 ? $" {knob.Unit}" : "")}",
            _ => $"{name} {said}{(knob.Unit.Length > 0 ? $" {knob.Unit}" : "")}",
        };
    }

    private static string Programme(Exchange exchange, string path, JsonNode? value)
    {
        var keys = path.Split('.');
        string Box(string id) => exchange.Room.System.Components.FirstOrDefault(c => c.Id == id) is { } box ? char.ToLowerInvariant(box.Name[0]) + box.Name[1..] : id;
        return keys switch
        {
            ["programme", "owners", var component, "team"] => $"{Box(component)} owned by {PlainValues.Show(value)}",
            ["programme", "owners", var component, "onCall"] => $"{Box(component)} on call: {PlainValues.Show(value)}",
            ["programme", "owners", var component, "escalation"] => $"{Box(component)} escalates to {PlainValues.Show(value)}",
            ["programme", "risks"] => $"the risk {Newest(value)}",
            ["programme", "successMetrics"] => $"the success metric {Newest(value)}",
            ["programme", "mustHave"] => $"the must-have {Newest(value)}",
            ["programme", "niceToHave"] => $"the nice-to-have {Newest(value)}",
            ["programme", "rejected"] => $"the rejected alternative {Newest(value)}",
            ["programme", "milestones"] => $"the milestone {Newest(value)}",
            _ => path,
        };
    }

    // A list is offered whole; what was just said stands at its end.
    private static string Newest(JsonNode? list)
    {
        var item = (list as JsonArray)?.LastOrDefault();
        var text = PlainValues.Show(item is JsonObject entry ? entry["text"] ?? entry["option"] ?? entry["what"] : item);
        return $"\"{text.Trim().TrimEnd('.', ',', ';')}\"";
    }

    // Between offer and answer the design may have changed so that the two do not go together.
    private static IReadOnlyList<InputProblem> Problems(Exchange exchange, Offer offer) =>
        LatestWord.Problems(exchange.Room, exchange.State.Start.World, exchange.State.Design.Merge(offer.Patch));

    private static void Check(Exchange exchange, Offer offer)
    {
        if (Problems(exchange, offer) is { Count: > 0 } problems) throw new InputException(problems);
    }

    // A commitment that the design could not hold (out of range, not applicable) is left to the conversation.
    private static bool Fits(Exchange exchange, JsonObject patch, Commitment commitment)
    {
        var root = exchange.State.Design.Merge(patch);
        var value = commitment.Change switch
        {
            CommitmentChange.Append => new JsonArray([.. (root.Value(commitment.Path) as JsonArray)?.Select(i => i?.DeepClone()) ?? [], commitment.Value.DeepClone()]),
            CommitmentChange.Merge => Tree.Merge(root.Value(commitment.Path), commitment.Value),
            _ => commitment.Value.DeepClone(),
        };
        if (commitment.Change == CommitmentChange.Append && (root.Value(commitment.Path) as JsonArray)?.Any(i => JsonNode.DeepEquals(i, commitment.Value)) == true) return false;
        if (LatestWord.Problems(exchange.Room, exchange.State.Start.World, root.With(commitment.Path, value)).Count > 0) return false;
        if (JsonNode.DeepEquals(exchange.State.Design.Value(commitment.Path), value)) return false;
        Tree.Set(patch, commitment.Path, value);
        return true;
    }
}
