using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Turns spoken commitments into design changes: offered back in coached mode, taken silently in real mode.
/// </summary>
internal static class Commitments
{
    /// <summary>What <see cref="SessionState.LastAsked"/> holds while an offer waits.</summary>
    public const string Asked = "offer";

    public static void Take(Exchange exchange, Turn turn)
    {
        if (exchange.Real && exchange.State.Runs.Count > 0) return;
        var said = exchange.Room.Understanding.Commitments(turn);
        if (said.Count == 0) return;
        var patch = new JsonObject();
        var quotes = new List<string>();
        foreach (var commitment in said.Where(c => Fits(exchange, patch, c))) quotes.Add(commitment.Quote);
        if (patch.Count == 0) return;

        var quote = quotes[0];
        if (exchange.Real)
        {
            exchange.Add(Actor.System, new DesignOffered(patch, quote, exchange.State.Turns[^1].Seq, ""));
            exchange.Add(Actor.System, new Designed((JsonObject)patch.DeepClone(), exchange.State.LastSeq));
            return;
        }

        var text = exchange.Content.Lines.Offers.Say(exchange.Temperament, exchange.Turn, new Dictionary<string, string> { ["change"] = Describe(exchange, patch) });
        exchange.Add(Actor.Interviewer, new DesignOffered(patch, quote, exchange.State.Turns[^1].Seq, text));
    }

    /// <summary>Answers the newest offer.</summary>
    public static void Answer(Exchange exchange, long startMs, bool accept)
    {
        if (exchange.State.Offers.Count == 0) throw new InputException("no design change is on offer");
        var offer = exchange.State.Offers[^1];
        exchange.Add(Actor.Candidate, new Designed((JsonObject)offer.Patch.DeepClone(), offer.Seq, accept), startMs);
    }

    /// <summary>"Yes" and "no" right after an offer answer it; anything else leaves it standing.</summary>
    public static void AnswerInWords(Exchange exchange, Turn turn)
    {
        if (exchange.State.Offers.Count == 0) return;
        var offer = exchange.State.Offers[^1];
        var (yes, no) = (turn.Has(DialogueAct.Confirmation), turn.Has(DialogueAct.Denial));
        if (yes != no) exchange.Add(Actor.System, new Designed((JsonObject)offer.Patch.DeepClone(), offer.Seq, yes));
    }

    /// <summary>A patch in words: "soak time 4 hours, cumulative rings [1, 10, 100]".</summary>
    public static string Describe(Exchange exchange, JsonObject patch)
    {
        var parts = Tree.Leaves(patch).Select(leaf => exchange.Room.System.Design.Find(leaf.Path) is { } knob
            ? $"{char.ToLowerInvariant(knob.Name[0])}{knob.Name[1..]} {PlainValues.Show(leaf.Value)}{(knob.Unit.Length > 0 ? $" {knob.Unit}" : "")}"
            : Programme(leaf.Path, leaf.Value));
        return string.Join(", ", parts.Where(p => p.Length > 0).Distinct());
    }

    private static string Programme(string path, JsonNode? value)
    {
        var keys = path.Split('.');
        return keys switch
        {
            ["programme", "owners", var component, "team"] => $"{component} owned by {PlainValues.Show(value)}",
            ["programme", "owners", var component, "onCall"] => $"{component} on call: {PlainValues.Show(value)}",
            ["programme", "owners", var component, "escalation"] => $"{component} escalates to {PlainValues.Show(value)}",
            ["programme", "risks"] => "a named risk",
            ["programme", "successMetrics"] => "a success metric",
            ["programme", "mustHave"] => "a must-have",
            ["programme", "niceToHave"] => "a nice-to-have",
            ["programme", "rejected"] => "a rejected alternative",
            ["programme", "milestones"] => "a dated milestone",
            _ => path,
        };
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
        var trial = root.With(commitment.Path, value);
        if (DesignCheck.Of(exchange.Room.System, exchange.State.Start.World, trial).Count > 0) return false;
        if (JsonNode.DeepEquals(exchange.State.Design.Value(commitment.Path), value)) return false;
        Tree.Set(patch, commitment.Path, value);
        return true;
    }
}
