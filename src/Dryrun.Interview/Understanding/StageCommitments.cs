using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dryrun.Interview.Understanding;

/// <summary>A rollout said in a sentence or two, "1% for 4 hours, then 10%, then everyone": its stages, and how long each is watched.</summary>
internal static partial class StageCommitments
{
    /// <summary>The shares of all stages of the turn, with the rest of the fleet at the end, and the time between them where it is said.</summary>
    public static IEnumerable<Commitment> Find(Turn said, PromptLanguage language)
    {
        var turn = Joined(said);
        if (language.Knobs.FirstOrDefault(k => k.Kind == KnobKind.NumberList && k.Unit == Units.Percent) is not { } knob) yield break;
        var steps = turn.Clauses.Where(IsStep).ToList();
        var staged = turn.Clauses.Where(c => steps.Contains(c) || (steps.Count > 0 && Opens(c))).ToList();
        var shares = Rising(staged.SelectMany(Shares));
        if (shares.Count == 0 || (shares.Count == 1 && shares[0] < 100 && !staged.Exists(c => Everyone().IsMatch(c.Text)) && steps.Count < 2)) yield break;
        if (shares[^1] < 100) shares.Add(100);
        yield return new Commitment(knob.Path, CommitmentChange.Set, new JsonArray([.. shares.Select(s => CommitmentReader.Number(s))]), staged[0].Text);
        if (Soak(turn, staged, language) is { } soak) yield return soak;
    }

    // "1 percent, then 10" and "then everyone, a day each" are one ladder, in which the bare number is a share.
    private static Turn Joined(Turn turn)
    {
        List<Clause> joined = [];
        foreach (var clause in turn.Clauses)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Quantities.Count > 0 && !last.Is(DialogueAct.Question) && ThenEveryone().IsMatch(clause.Text))
            {
                var length = clause.Start + clause.Length - last.Start;
                joined[^1] = last with { Text = turn.Text.Substring(last.Start, length), Length = length, Quantities = [.. last.Quantities, .. clause.Quantities] };
            }
            else joined.Add(clause);
        }

        return turn with { Clauses = joined };
    }

    private static bool IsStep(Clause clause) =>
        !clause.Is(DialogueAct.Question) && !CommitmentReader.IsDenied(clause) && !IsMusing(clause) && (clause.Is(DialogueAct.RolloutStep) || IsLadder(clause));

    // "If 1% is fine, 10% might be fine too" weighs; it does not plan.
    private static bool IsMusing(Clause clause) =>
        clause.Modality.HasFlag(Modality.Conditional) && clause.Modality.HasFlag(Modality.Hedged) && !clause.Is(DialogueAct.Decision);

    // "1, 5, 25, 100 percent" and "2 percent, then 20, then all headsets" need no verb.
    private static bool IsLadder(Clause clause)
    {
        var shares = Shares(clause).ToList();
        var rises = shares.Zip(shares.Skip(1)).All(p => p.First < p.Second);
        return rises && (shares.Count >= 3 || (shares.Count == 2 && Everyone().IsMatch(clause.Text) && Then().IsMatch(clause.Text)));
    }

    // The first stage where a later one is a step: "canary at 1%."
    private static bool Opens(Clause clause) =>
        !clause.Is(DialogueAct.Question) && !CommitmentReader.IsDenied(clause) && First().IsMatch(clause.Text) && Shares(clause).Count() == 1;

    // Percentages that are no rates, and the bare numbers after them where the sentence ends with everybody.
    private static IEnumerable<double> Shares(Clause clause)
    {
        var begun = false;
        foreach (var quantity in clause.Quantities.Where(q => q.Comparison is Comparison.Exact or Comparison.About))
        {
            var isShare = quantity.Unit == Units.Percent && !IsRate(clause, quantity);
            if (isShare || (begun && quantity.Unit == Units.None && quantity.Value is <= 100 && Everyone().IsMatch(clause.Text))) yield return quantity.Value ?? 0;
            begun |= isShare;
        }
    }

    private static List<double> Rising(IEnumerable<double> said)
    {
        var shares = new List<double>();
        foreach (var share in said.Where(s => s <= 100))
        {
            if (share > (shares.Count == 0 ? 0 : shares[^1])) shares.Add(share);
        }

        return shares;
    }

    // "1% for 4 hours", "hold it 48 hours", "a day at each stage": how long a stage is watched, in the knob that people call soaking or baking.
    private static Commitment? Soak(Turn turn, List<Clause> staged, PromptLanguage language)
    {
        var knob = language.Knobs.FirstOrDefault(k => k.Kind == KnobKind.Number && CommitmentReader.Minutes(k.Unit) is not null && CommitmentReader.Words(k).Any(w => Soaking().IsMatch(w)));
        if (knob is null) return null;
        foreach (var clause in turn.Clauses.Where(c => !c.Is(DialogueAct.Question) && !CommitmentReader.IsDenied(c)))
        {
            if (staged.Contains(clause) && OneEach().Match(clause.Text) is { Success: true } one && OneIn(one.Groups["unit"].Value, knob.Unit) is { } single)
            {
                return new Commitment(knob.Path, CommitmentChange.Set, CommitmentReader.Number(single), clause.Text);
            }

            foreach (var quantity in clause.Quantities.Where(q => CommitmentReader.Minutes(q.Unit) is not null && Watches(clause, q, staged.Contains(clause))))
            {
                if (CommitmentReader.Converted(quantity, knob.Unit) is { } value) return new Commitment(knob.Path, CommitmentChange.Set, CommitmentReader.Number(value), clause.Text);
            }
        }

        return null;
    }

    private static double? OneIn(string unit, string wanted) => CommitmentReader.Minutes($"{unit.ToLowerInvariant()}s") / CommitmentReader.Minutes(wanted);

    private static bool Watches(Clause clause, Quantity quantity, bool isStage)
    {
        var before = clause.Text[..(quantity.Start - clause.Start)];
        var after = clause.Text[Math.Min(clause.Text.Length, quantity.Start - clause.Start + quantity.Text.Length)..];
        return Hold().IsMatch(before) || (isStage && (ShareFor().IsMatch(before) || Each().IsMatch(after)));
    }

    private static bool IsRate(Clause clause, Quantity quantity)
    {
        var at = quantity.Start - clause.Start;
        var before = clause.Text[Math.Max(0, at - 28)..Math.Max(0, at)];
        var after = clause.Text[Math.Min(clause.Text.Length, at + quantity.Text.Length)..Math.Min(clause.Text.Length, at + quantity.Text.Length + 24)];
        return RateBefore().IsMatch(before) || RateAfter().IsMatch(after);
    }

    [GeneratedRegex(@"\b(everyone|everybody|global(ly)?|all (of )?(the )?(devices|headsets|users|phones)|the rest|worldwide|full fleet|general)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Everyone();

    [GeneratedRegex(@"^\W*(and )?then (to )?(everyone|everybody|global(ly)?|all\b|the rest|worldwide|the full fleet)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ThenEveryone();

    [GeneratedRegex(@"\b(above|over|below|under|exceeds?|exceeding|more than|less than|at least|rate(s)? (of|at|is)|baseline|within|alpha|confidence|by)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RateBefore();

    [GeneratedRegex(@"^\s*(over|above|below|crash|failure|failures|of installs|of contacts|worse|higher|lower|battery|points|confidence|increase|offline)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RateAfter();

    [GeneratedRegex(@"\b(then|after that|followed by|finally|next)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Then();

    [GeneratedRegex(@"\b(canary|canaries|pilot|start|begin|first|initial(ly)?|open)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(soak|bake)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Soaking();

    [GeneratedRegex(@"\b(hold|holds|holding|keep|wait|stay|stays|sit|sits|soak|soaks|bake|bakes|pause)( (it|there|that|them|again|at [\w%.]+))?( for)?( (about|at least|another|a full))?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hold();

    [GeneratedRegex(@"(%|\bpercent)( of [\w ]{1,20})? for( (about|at least|a full))?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ShareFor();

    // "A day" is no quantity anywhere else.
    [GeneratedRegex(@"\b(a|one|a full) (?<unit>hour|day|week) (at |per |for |in |between )?(each|every|per|between|apart)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OneEach();

    [GeneratedRegex(@"^\s*(at |per |for |in |between )?(each|every|per|between|apart)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Each();
}
