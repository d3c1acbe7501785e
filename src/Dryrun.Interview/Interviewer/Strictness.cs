using System.Text.RegularExpressions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Knows a requirement that nobody asked for: one that allows no failure at all, or a number that asks for more than the world's own limit. A wrong assumption
/// of this kind costs as much as a missing one, so it is questioned once and kept in the record.
/// </summary>
internal static partial class Strictness
{
    /// <summary>How far beyond the world's limit a number must be, as a share of the limit, for days and sizes.</summary>
    private const double Beyond = 0.25;

    /// <summary>The same for percent, in points: 95 against 90 is somebody's target, 100 is an invention.</summary>
    private const double BeyondPoints = 6;

    /// <summary>True where a clause takes a requirement for granted that is stricter than the world.</summary>
    public static bool IsInvented(Exchange exchange, Clause clause)
    {
        if (clause.Is(DialogueAct.Question) || clause.Is(DialogueAct.RejectedAlternative) || clause.Modality.HasFlag(Modality.Conditional)) return false;
        var demands = clause.Is(DialogueAct.Assumption) || clause.Is(DialogueAct.Target) || Demand().IsMatch(clause.Text);
        return demands && (AllowsNoFailure(exchange.Content.Prompt.Brief, clause.Text) || IsBeyondLimit(exchange, clause));
    }

    // What the brief itself demands is nobody's invention.
    private static bool AllowsNoFailure(string brief, string text) =>
        NoFailure().Match(text) is { Success: true } demand && !NotDemanded().IsMatch(text) && !brief.Contains(demand.Value, StringComparison.OrdinalIgnoreCase);

    // Every number of the clause that meets a limit is held against it: at least one is harder, none is easier.
    private static bool IsBeyondLimit(Exchange exchange, Clause clause)
    {
        foreach (var fact in exchange.Content.Facts.Where(f => f.Stricter.Count > 0))
        {
            var verdicts = fact.Stricter.Select(s => Verdict(exchange, clause, s.Key, s.Value)).Where(v => v is not null).ToList();
            var about = clause.Facts.Any(f => f.Fact == fact.Id) || (clause.Is(DialogueAct.Target) && verdicts.Count == fact.Stricter.Count);
            if (about && verdicts.Contains(1) && !verdicts.Contains(-1)) return true;
        }

        return false;
    }

    // 1 harder than the limit, -1 easier, 0 about the same, null where the clause has no such number.
    private static int? Verdict(Exchange exchange, Clause clause, string path, Harder harder)
    {
        if (exchange.Room.System.World.Find(path) is not { } property || PlainValues.AsNumber(Tree.Get(exchange.State.Start.World, path)) is not { } limit) return null;
        if (Measures.In(clause.Quantities, property.Unit) is not { } said) return null;
        var margin = property.Unit == Units.Percent ? BeyondPoints : Beyond * Math.Abs(limit);
        var above = said > limit + margin ? 1 : said < limit - margin ? -1 : 0;
        return harder == Harder.Higher ? above : -above;
    }

    [GeneratedRegex(
        @"\b(zero|no|without any|0)[ -](downtime|data loss|message loss|risk|failures?|bricks?|bricked (devices|headsets)|errors?|interruptions?|disruptions?|crash(es)?|outages?)\b"
        + @"|\b100 ?(%|percent) (uptime|availability|available|reliab\w+|success)\b|\b99[.,]9\d+ ?(%|percent)|\b(four|five|six) nines\b"
        + @"|\b(nobody|no one|no user) (may|can|must|should) (ever )?(lose|miss|notice|be)\b|\b(may|can|must) (never|not ever) (fail|brick|break|go down|be offline|lose)\b"
        + @"|\balways (online|available|connected|up)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoFailure();

    // "We don't need zero downtime" takes the demand away; "no risk that" is a statement of fact.
    [GeneratedRegex(
        @"\b(don'?t|do not|doesn'?t|does not|needn'?t|isn'?t|not|never) (\w+ ){0,3}(need|require|ask|necessary|realistic|possible|promise|aim|want|zero|100)\b"
        + @"|\bno (risk|failure) (that|of|in)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NotDemanded();

    [GeneratedRegex(@"\b(must|has to|have to|needs?|wants?|requires?|required|requirement|guarantee[sd]?|can'?t|cannot|shall)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Demand();
}

/// <summary>Spoken quantities in the unit of a described property.</summary>
internal static class Measures
{
    /// <summary>The first quantity that has the unit or can be turned into it; a bare number only where no unit is asked or nothing else was said. Null where none fits.</summary>
    public static double? In(IReadOnlyList<Quantity> said, string unit)
    {
        foreach (var q in said.Where(q => q.Unit.Length > 0 || said.Count == 1 || unit.Length == 0 || unit.StartsWith("million", StringComparison.OrdinalIgnoreCase)))
        {
            if ((q.Value ?? q.High ?? q.Low) is { } value && Turned(value, q.Unit, unit) is { } turned) return turned;
        }

        return null;
    }

    /// <summary>A value of one unit in another, or null where they do not measure the same thing.</summary>
    public static double? Turned(double value, string said, string unit)
    {
        if (said == unit || said.Length == 0) return unit.StartsWith("million", StringComparison.OrdinalIgnoreCase) && value >= 10_000 ? value / 1e6 : value;
        if (unit.StartsWith("million", StringComparison.OrdinalIgnoreCase) && said is not (Units.Percent or Units.Hours or Units.Days or Units.Weeks or Units.Months or Units.Minutes))
        {
            return value >= 10_000 ? value / 1e6 : value;
        }

        if (Hours(said) is { } from && Hours(unit) is { } to) return value * from / to;
        return unit.Split(' ')[0].Equals(said, StringComparison.OrdinalIgnoreCase) || Plural(said, unit) ? value : null;
    }

    private static bool Plural(string said, string unit) =>
        said.Length > 0 && (unit.StartsWith(said, StringComparison.OrdinalIgnoreCase) || said.StartsWith(unit, StringComparison.OrdinalIgnoreCase));

    private static double? Hours(string unit) => unit switch
    {
        Units.Seconds => 1 / 3600.0,
        Units.Minutes => 1 / 60.0,
        Units.Hours => 1,
        Units.Days => 24,
        Units.Weeks => 168,
        Units.Months => 720,
        _ => null,
    };
}
