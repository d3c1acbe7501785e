using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Notes what is taken for granted, and confirms or refutes it where the candidate asks. An unasked assumption is left alone: it is the candidate's risk.
/// </summary>
internal static class Assumptions
{
    /// <summary>How far a number may be off and still be "fine": a quarter, the rounding people do in their heads.</summary>
    public const double Tolerance = 0.25;

    /// <param name="exchange">The exchange.</param>
    /// <param name="turn">What was said.</param>
    /// <param name="lastAsked">What the interviewer had asked for before it.</param>
    /// <param name="resolve">False where the turn was cut short: then nothing is confirmed or refuted.</param>
    public static void Note(Exchange exchange, Turn turn, string lastAsked, bool resolve = true)
    {
        ConfirmLast(exchange, turn);

        // "..., is that reasonable?" often stands in a clause of its own, right after the assumption.
        for (var i = 0; i < turn.Clauses.Count; i++)
        {
            var clause = turn.Clauses[i];
            if (Answers.IsTag(clause.Text)) continue;
            var invented = Strictness.IsInvented(exchange, clause);
            if (!(clause.Is(DialogueAct.Assumption) && !IsCourtesy(clause)) && !invented && !(lastAsked == SessionFold.Unknown && i == 0 && IsReply(turn))) continue;
            var fact = clause.Facts.Count > 0 ? exchange.Room.Fact(clause.Facts[0].Fact) : null;
            var value = fact is null ? null : ValueOf(clause, exchange, fact);
            var id = $"a{exchange.State.Assumptions.Count + 1}";
            exchange.Add(Actor.System, new Assumed(id, clause.Text, fact?.Id, value, exchange.State.Turns[^1].Seq));
            if (resolve && fact is not null && (Answers.IsAsked(turn, clause) || AsksToConfirm(turn, i))) Resolve(exchange, id, fact, value);
            else if (invented) exchange.Add(Actor.System, new AssumptionResolved(id, AssumptionStatus.Unchecked, "", true));
        }
    }

    // "Is that right?" in a turn of its own asks about what the turn before assumed.
    private static void ConfirmLast(Exchange exchange, Turn turn)
    {
        if (turn.Clauses.Count == 0 || !turn.Clauses.All(c => Answers.IsTag(c.Text)) || !turn.Text.Contains('?') || exchange.State.Turns.Count < 2) return;
        var since = exchange.State.Turns[^2].AtMs;
        var open = exchange.State.Assumptions.LastOrDefault(a => a.Status == AssumptionStatus.Unchecked && a.AtMs >= since);
        if (open?.Fact is { } id && exchange.Room.Fact(id) is { } fact) Resolve(exchange, open.Id, fact, open.Value);
    }

    // "Thanks" after "what would you assume?" assumes nothing.
    private static bool IsCourtesy(Clause clause) => clause.Is(DialogueAct.SmallTalk) && SpokenTime.Words(clause.Text) <= 3;

    // What follows "what would you assume?" is the assumption, however it is said.
    private static bool IsReply(Turn turn) =>
        !turn.Has(DialogueAct.Question) && !turn.Has(DialogueAct.Assumption) && turn.Clauses[0].Acts.All(a => a.Act is not (DialogueAct.SmallTalk or DialogueAct.Meta));

    // The question that stands behind an assumption belongs to it, unless it asks for a fact of its own.
    private static bool AsksToConfirm(Turn turn, int assumption)
    {
        var next = assumption + 1 < turn.Clauses.Count ? turn.Clauses[assumption + 1] : null;
        if (next is not null && Answers.IsTag(next.Text) && next.Text.Contains('?')) return true;
        if (next is null || !(Answers.IsAsked(turn, next) || next.Is(DialogueAct.ClarificationRequest)) || next.Is(DialogueAct.Assumption)) return false;
        return next.Facts.Count == 0 || (turn.Clauses[assumption].Facts.Count > 0 && next.Facts[0].Fact == turn.Clauses[assumption].Facts[0].Fact);
    }

    private static void Resolve(Exchange exchange, string id, Fact fact, string? value)
    {
        var answer = fact.Say(exchange.State.Start.World);
        var turn = exchange.State.Turns[^1].Seq;
        if (fact.Reveals is null || value is null)
        {
            // Nothing to compare: the fact itself is the answer, once a turn.
            if (exchange.Events.All(e => e.Data is not Disclosed said || said.Fact != fact.Id)) Answers.Disclose(exchange, fact.Id);
            return;
        }

        var holds = Holds(value, Tree.Get(exchange.State.Start.World, fact.Reveals));
        var text = exchange.Wording(holds ? "confirmed" : "refuted", new Dictionary<string, string> { ["answer"] = answer });
        if (!holds && !text.Contains(answer, StringComparison.Ordinal)) text = $"{text} {answer}".Trim();
        exchange.Add(Actor.Interviewer, new AssumptionResolved(id, holds ? AssumptionStatus.Confirmed : AssumptionStatus.Refuted, text, false));

        // A settled assumption is as good as an answer, without words of its own.
        exchange.Add(Actor.System, new Disclosed(fact.Id, "", turn, exchange.State.Disclosed.ContainsKey(fact.Id)));
    }

    private static bool Holds(string value, JsonNode? truth) => PlainValues.AsNumber(truth) is { } real
        ? double.TryParse(value, out var said) && Math.Abs(said - real) <= Math.Max(Tolerance * Math.Abs(real), 0.5)
        : PlainValues.Show(truth) == value;

    private static string? ValueOf(Clause clause, Exchange exchange, Fact fact)
    {
        if (fact.Reveals is null || exchange.Room.System.World.Find(fact.Reveals) is not { } property) return null;
        if (property.Kind is ValueKind.Integer or ValueKind.Number) return Measures.In(clause.Quantities, property.Unit) is { } said ? Wording.Number(said) : null;
        if (clause.Modality.HasFlag(Modality.Negated)) return property.Kind == ValueKind.Switch ? "false" : null;
        return property.Kind switch
        {
            ValueKind.Choice => property.Choices.FirstOrDefault(c => clause.Text.Contains(c, StringComparison.OrdinalIgnoreCase)),
            ValueKind.Switch => "true",
            _ => null,
        };
    }
}
