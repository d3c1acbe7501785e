using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dryrun.Interview.Understanding;

/// <summary>
/// Finds what a turn commits to as changes of the design. Only plain statements count: no questions, nothing negated, nothing hypothetical. Everything comes from
/// the prompt's language (names, units and spoken words of knobs and components); no system is known here.
/// </summary>
public static partial class CommitmentReader
{
    private const int TextMax = 240;

    /// <summary>The commitments of a turn, in the order of the words; a knob is committed to once, by its last words.</summary>
    public static IReadOnlyList<Commitment> Find(Turn turn, PromptLanguage language)
    {
        var found = new List<Commitment>();
        found.AddRange(StageCommitments.Find(turn, language));
        foreach (var clause in turn.Clauses.Where(States))
        {
            foreach (var knob in language.Knobs.Where(k => k.Kind != KnobKind.NumberList && (Commits(clause) || IsAboutItsCase(clause, k))))
            {
                if (Knob(clause, knob) is { } commitment) found.Add(commitment);
                found.AddRange(SetItems(clause, knob));
            }
        }

        found.AddRange(OwnerCommitments.Find(turn, language));
        found.AddRange(Programme(turn));
        return [.. found.GroupBy(c => (c.Path, c.Change, Item: c.Change == CommitmentChange.Set ? "" : c.Value.ToJsonString())).Select(g => g.Last())];
    }

    /// <summary>True where the clause says what will be done.</summary>
    internal static bool Commits(Clause clause) => Plans(clause) && (!clause.Modality.HasFlag(Modality.Conditional) || clause.Is(DialogueAct.RolloutStep));

    private static bool Plans(Clause clause) =>
        States(clause) && (clause.Is(DialogueAct.Decision) || clause.Is(DialogueAct.RolloutStep) || clause.Is(DialogueAct.Monitoring) || clause.Is(DialogueAct.Rollback)
            || clause.Is(DialogueAct.Mitigation) || clause.Is(DialogueAct.Correction));

    private static bool States(Clause clause) => !clause.Is(DialogueAct.Question) && !clause.Is(DialogueAct.RejectedAlternative) && !IsDenied(clause);

    // "If the store fails we fall back to local limits" decides the knob that is named by the very case.
    private static bool IsAboutItsCase(Clause clause, KnobLanguage knob) =>
        knob.Kind == KnobKind.Choice && clause.Modality.HasFlag(Modality.Conditional) && !clause.Is(DialogueAct.Assumption) && Mentioned(clause.Text, Words(knob)) is not null;

    // "Then 10% if there are no anomalies" is a step; what it denies is its condition.
    internal static bool IsDenied(Clause clause) =>
        clause.Modality.HasFlag(Modality.Negated) && !(clause.Is(DialogueAct.RolloutStep) && clause.Modality.HasFlag(Modality.Conditional));

    private static Commitment? Knob(Clause clause, KnobLanguage knob) => knob.Kind switch
    {
        KnobKind.Number when Mentioned(clause.Text, Words(knob)) is { } at && Nearest(clause, knob.Unit, at) is { } value =>
            new Commitment(knob.Path, CommitmentChange.Set, Number(value), clause.Text),
        KnobKind.Switch when Mentioned(clause.Text, knob.Aliases) is not null => new Commitment(knob.Path, CommitmentChange.Set, JsonValue.Create(true), clause.Text),
        KnobKind.Choice when Choice(clause, knob) is { } choice => new Commitment(knob.Path, CommitmentChange.Set, JsonValue.Create(choice), clause.Text),
        _ => null,
    };

    // Two choices named in one clause are a comparison, not a decision; the longer words win where one holds the other ("delta only" and "delta").
    private static string? Choice(Clause clause, KnobLanguage knob)
    {
        var named = knob.Choices
            .Select(c => (c.Id, Word: c.Aliases.Where(a => Mentioned(clause.Text, [a]) is not null).OrderByDescending(a => a.Length).FirstOrDefault()))
            .Where(c => c.Word is not null).ToList();
        named = [.. named.Where(c => !named.Exists(o => o.Id != c.Id && o.Word!.Contains(c.Word!, StringComparison.OrdinalIgnoreCase) && o.Word.Length > c.Word!.Length))];
        return named.Count == 1 ? named[0].Id : null;
    }

    private static IEnumerable<Commitment> SetItems(Clause clause, KnobLanguage knob) =>
        knob.Kind != KnobKind.ChoiceSet || !(clause.Is(DialogueAct.Monitoring) || clause.Is(DialogueAct.Rollback) || clause.Is(DialogueAct.RolloutStep))
            ? []
            : knob.Choices.Where(c => Mentioned(clause.Text, c.Aliases) is not null)
                .Select(c => new Commitment(knob.Path, CommitmentChange.Append, JsonValue.Create(c.Id), clause.Text));

    // The quantity that stands nearest to the words of the knob, in the knob's unit.
    private static double? Nearest(Clause clause, string unit, int at) => clause.Quantities
        .Select(q => (Value: Converted(q, unit), Distance: Math.Abs(q.Start - clause.Start - at)))
        .Where(q => q.Value is not null)
        .OrderBy(q => q.Distance)
        .Select(q => q.Value)
        .FirstOrDefault();

    internal static double? Converted(Quantity quantity, string unit)
    {
        if (quantity.Value is not { } value) return null;
        if (Minutes(unit) is { } wanted) return value * Minutes(quantity.Unit) / wanted;
        return unit switch
        {
            "percent" => quantity.Unit == Units.Percent ? value : null,
            "times" => quantity.Unit is Units.None or Units.Times ? value : null,
            _ when unit.Contains("dollars", StringComparison.Ordinal) => quantity.Unit is Units.None or Units.Dollars ? value : null,
            _ when unit.EndsWith(" a second", StringComparison.Ordinal) => quantity.Unit is Units.None or Units.PerSecond ? value : null,
            _ when unit.StartsWith("users", StringComparison.Ordinal) || unit.StartsWith("people", StringComparison.Ordinal) => quantity.Unit is Units.None or Units.People ? value : null,
            "contacts a day" or "contacts per day" or "devices" or "reports" => quantity.Unit is Units.None or Units.Devices or Units.People ? value : null,
            "terabits per second" or "Tbps" => quantity.Unit == Units.MegabitsPerSecond ? value / 1e6 : null,
            _ => quantity.Unit == Units.None ? value : null,
        };
    }

    // Months are too unlike each other to be turned into days.
    internal static double? Minutes(string unit) => unit switch
    {
        Units.Seconds => 1 / 60.0,
        Units.Minutes => 1,
        Units.Hours => 60,
        Units.Days or "day" => 1440,
        Units.Weeks => 10080,
        _ => null,
    };

    private static IEnumerable<Commitment> Programme(Turn turn)
    {
        foreach (var (clause, i) in turn.Clauses.Select((c, i) => (c, i)).Where(x => !x.c.Is(DialogueAct.Question)))
        {
            var next = i + 1 < turn.Clauses.Count ? turn.Clauses[i + 1] : null;
            if (clause.Is(DialogueAct.Risk)) yield return Append("risks", RiskOf(clause, next), clause);
            if (clause.Is(DialogueAct.Target) && clause.Quantities.Count > 0) yield return Append("successMetrics", JsonValue.Create(Cut(clause.Text)), clause);
            if (clause.Is(DialogueAct.RejectedAlternative)) yield return Append("rejected", RejectedOf(clause), clause);
            if (!clause.Is(DialogueAct.Prioritisation)) continue;
            if (MustHave().Match(clause.Text) is { Success: true } must) yield return Append("mustHave", JsonValue.Create(Cut(must.Groups["what"].Value)), clause);
            if (NiceToHave().Match(clause.Text) is { Success: true } nice) yield return Append("niceToHave", JsonValue.Create(Cut(nice.Groups["what"].Value)), clause);
        }
    }

    private static JsonObject RiskOf(Clause clause, Clause? next)
    {
        var risk = new JsonObject { ["text"] = Cut(clause.Text) };
        var mitigation = clause.Is(DialogueAct.Mitigation) ? clause : next is not null && next.Is(DialogueAct.Mitigation) ? next : null;
        if (mitigation is not null) risk["mitigation"] = Cut(mitigation.Text);
        var owner = clause.Owners.Concat(next?.Owners ?? []).FirstOrDefault(o => !o.Vague && o.Role is OwnerRole.Owner or OwnerRole.SignOff);
        if (owner is not null) risk["owner"] = owner.Team;
        return risk;
    }

    private static JsonObject RejectedOf(Clause clause)
    {
        var at = Because().Match(clause.Text);
        return at.Success
            ? new JsonObject { ["option"] = Cut(clause.Text[..at.Index]), ["because"] = Cut(clause.Text[(at.Index + at.Length)..]) }
            : new JsonObject { ["option"] = Cut(clause.Text) };
    }

    private static Commitment Append(string list, JsonNode item, Clause clause) => new($"programme.{list}", CommitmentChange.Append, item, clause.Text);

    internal static IReadOnlyList<string> Words(KnobLanguage knob) => [knob.Name, .. knob.Aliases];

    // The place of the first of the words that stands in a text as whole words. A plural is the same word, and "watch for" has room for what is watched
    // ("watch crash rates for 4 hours").
    private static int? Mentioned(string text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (IsWhole(text, at, word.Length)) return at;
            }

            if (word.EndsWith(" for", StringComparison.Ordinal) && Mentioned(text, [word[..^4]]) is { } verb && GapFor().IsMatch(text[(verb + word.Length - 4)..])) return verb;
        }

        return null;
    }

    private static bool IsWhole(string text, int at, int length)
    {
        var end = at + length;
        if (end < text.Length && (text[end] == 's' || text[end] == 'S')) end++;
        return (end == text.Length || !char.IsLetter(text[end])) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));
    }

    private static string Cut(string text)
    {
        var trimmed = text.Trim().Trim(',', ';', ':', '.', '-').Trim();
        return trimmed.Length <= TextMax ? trimmed : trimmed[..TextMax];
    }

    internal static JsonNode Number(double value) => value == Math.Floor(value) ? JsonValue.Create((long)value) : JsonValue.Create(value);

    [GeneratedRegex(@"^(\s+[\w-]+){0,6}\s+for\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GapFor();

    [GeneratedRegex(@"\b(because|since|as)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Because();

    [GeneratedRegex(@"\bmust[- ]haves?\b\s*(is|are|:|,|would be)?\s*(?<what>[^.;]{3,})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MustHave();

    [GeneratedRegex(@"\bnice[- ]to[- ]haves?\b\s*(is|are|:|,|would be)?\s*(?<what>[^.;]{3,})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NiceToHave();
}
