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

    public static void Note(Exchange exchange, Turn turn)
    {
        // "..., is that reasonable?" often stands in a clause of its own, right after the assumption.
        var asksToConfirm = turn.Clauses.Any(c => c.Is(DialogueAct.Question) && (c.Is(DialogueAct.Assumption) || c.Facts.Count == 0 || c.Is(DialogueAct.ClarificationRequest)));
        foreach (var clause in turn.Clauses.Where(c => c.Is(DialogueAct.Assumption)))
        {
            var link = clause.Facts.Count > 0 ? clause.Facts[0] : null;
            var fact = link is null ? null : exchange.Room.Fact(link.Fact);
            var value = fact is null ? null : ValueOf(clause, exchange, fact);
            var id = $"a{exchange.State.Assumptions.Count + 1}";
            exchange.Add(Actor.System, new Assumed(id, clause.Text, fact?.Id, value, exchange.State.Turns[^1].Seq));
            if (fact is not null && (clause.Is(DialogueAct.Question) || asksToConfirm)) Resolve(exchange, id, fact, value);
        }
    }

    private static void Resolve(Exchange exchange, string id, Fact fact, string? value)
    {
        var world = exchange.State.Start.World;
        var answer = fact.Say(world);
        var slots = new Dictionary<string, string> { ["answer"] = answer };
        if (fact.Reveals is null || value is null)
        {
            // Nothing to compare: the fact itself is the answer.
            Answers.Disclose(exchange, fact.Id);
            return;
        }

        var truth = Tree.Get(world, fact.Reveals);
        var holds = Holds(value, truth);
        var text = exchange.Wording(holds ? "confirmed" : "refuted", slots);
        exchange.Add(Actor.Interviewer, new AssumptionResolved(id, holds ? AssumptionStatus.Confirmed : AssumptionStatus.Refuted, text, false));
        if (holds || text.Contains(answer, StringComparison.Ordinal))
        {
            // A settled assumption is as good as an answer: asking again gets the same.
            exchange.Add(Actor.System, new Disclosed(fact.Id, "", exchange.State.Turns[^1].Seq, false));
        }
    }

    private static bool Holds(string value, JsonNode? truth) => PlainValues.AsNumber(truth) is { } real
        ? double.TryParse(value, out var said) && Math.Abs(said - real) <= Math.Max(Tolerance * Math.Abs(real), 0.5)
        : PlainValues.Show(truth) == value;

    private static string? ValueOf(Clause clause, Exchange exchange, Fact fact)
    {
        if (fact.Reveals is null || exchange.Room.System.World.Find(fact.Reveals) is not { } property) return null;
        if (property.Kind is ValueKind.Integer or ValueKind.Number)
        {
            var number = clause.Quantities.FirstOrDefault(q => q.Value is not null && SameUnit(q.Unit, property.Unit)) ?? clause.Quantities.FirstOrDefault(q => q.Value is not null);
            return number?.Value is { } v ? Wording.Number(Scaled(v, number.Unit, property.Unit)) : null;
        }

        if (property.Kind == ValueKind.Choice) return property.Choices.FirstOrDefault(c => clause.Text.Contains(c, StringComparison.OrdinalIgnoreCase));
        return property.Kind == ValueKind.Switch ? clause.Modality.HasFlag(Modality.Negated) ? "false" : "true" : null;
    }

    private static bool SameUnit(string said, string unit) => said.Length > 0 && unit.Contains(said, StringComparison.OrdinalIgnoreCase);

    // A property in millions of devices, a size in gigabytes or a delay in another unit of time is compared in the property's own unit.
    private static double Scaled(double value, string said, string unit)
    {
        if (unit.StartsWith("million", StringComparison.OrdinalIgnoreCase) && value >= 10_000) return value / 1e6;
        return (said, unit) switch
        {
            (Units.Weeks, "days") => value * 7,
            (Units.Months, "days") => value * 30,
            (Units.Hours, "days") => value / 24,
            (Units.Days, "hours") => value * 24,
            (Units.Hours, "minutes") => value * 60,
            (Units.Minutes, "hours") => value / 60,
            _ => value,
        };
    }
}
