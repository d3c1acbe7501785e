using Dryrun.Assessment.Conduct;
using Dryrun.Interview.Loops;

namespace Dryrun.Assessment.Committees;

/// <summary>The vote of one member, given on their own round only and before anybody else spoke.</summary>
/// <param name="Member">Who votes.</param>
/// <param name="Round">Their round.</param>
/// <param name="Weight">Weight of the vote.</param>
/// <param name="Vote">The vote.</param>
/// <param name="Because">Why, with the words that carried it.</param>
/// <param name="Flip">The one piece of evidence that would have turned this vote, or null where none would.</param>
public sealed record Ballot(string Member, string Round, int Weight, Decision Vote, string Because, FlipEvidence? Flip);

/// <summary>A ballot on which the decision hangs: had this member's evidence been other, so had the decision.</summary>
/// <param name="Member">Who.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="Vote">The vote it would have become.</param>
/// <param name="Decision">The decision that would have followed.</param>
public sealed record Flip(string Member, FlipEvidence Evidence, Decision Vote, Decision Decision);

/// <summary>What the committee decided and how.</summary>
/// <param name="Ballots">All ballots, in the order of the rounds.</param>
/// <param name="Decision">The weighted median of the ballots, ties down; a contradiction between rounds that nobody explained defers a hire.</param>
/// <param name="Because">The rule that gave it, in a sentence.</param>
/// <param name="MissingSignal">What a deferred decision waits for, else null.</param>
/// <param name="Dissent">Members who stand on the other side of a hire than the decision.</param>
/// <param name="Flips">Ballots on which the decision hangs.</param>
/// <param name="Contradictions">What was put before it.</param>
public sealed record CommitteeReport(
    IReadOnlyList<Ballot> Ballots, Decision Decision, string Because, string? MissingSignal, IReadOnlyList<Ballot> Dissent, IReadOnlyList<Flip> Flips,
    IReadOnlyList<RoundContradiction> Contradictions);

/// <summary>
/// Decides on a loop. Independent ballots come first and are combined mechanically: combining by rule helped the validity of interviews where combining by
/// discussion did not (Conway, Jako and Goodman 1995).
/// </summary>
public static class Committee
{
    /// <summary>Feedback from which a vote stands for the candidate.</summary>
    private const Decision For = Decision.Hire;

    /// <summary>The committee's sitting after the rounds of a loop; pure.</summary>
    public static CommitteeReport Sit(LoopState loop)
    {
        var ballots = Ballots(loop);
        var contradictions = RoundContradictions.Of(loop.Claims);
        var (decision, because, missing) = Decide(ballots, contradictions);
        var voted = ballots.Count == 0 ? decision : Median([.. ballots.Select(b => (b.Vote, b.Weight))]);
        return new CommitteeReport(
            ballots, decision, because, missing, [.. ballots.Where(b => b.Vote >= For != voted >= For)], Hinges(ballots, contradictions, decision), contradictions);
    }

    /// <summary>The weighted median; where two votes share the middle, the poorer one.</summary>
    public static Decision Median(IReadOnlyList<(Decision Vote, int Weight)> votes)
    {
        var half = votes.Sum(v => v.Weight) / 2.0;
        var sum = 0;
        foreach (var (vote, weight) in votes.OrderBy(v => v.Vote))
        {
            sum += weight;
            if (sum >= half) return vote;
        }

        return Decision.NoHire;
    }

    private static List<Ballot> Ballots(LoopState loop)
    {
        var made = new List<Ballot>();
        foreach (var round in loop.Start.Rounds.Where(r => r.Member is not null))
        {
            var sat = loop.Ended.Where(e => e.Round == round.Id).ToList();
            if (sat.Count == 0) continue;
            var vote = Median([.. sat.Select(e => (Decisions.Parse(e.Record.Decision), round.Segments[e.Segment].Minutes))]);
            var deciding = sat.FirstOrDefault(e => Decisions.Parse(e.Record.Decision) == vote) ?? sat[0];
            made.Add(new Ballot(round.Member!, round.Name, round.Weight, vote, deciding.Record.Because, deciding.Record.Flip));
        }

        return made;
    }

    private static (Decision Decision, string Because, string? Missing) Decide(IReadOnlyList<Ballot> ballots, IReadOnlyList<RoundContradiction> contradictions)
    {
        if (ballots.Count == 0) return (Decision.NoHire, "Nobody has seen the candidate; there is no ballot.", null);
        var median = Median([.. ballots.Select(b => (b.Vote, b.Weight))]);
        var votesFor = ballots.Where(b => b.Vote >= For).Sum(b => b.Weight);
        var counted = $"{votesFor} of {ballots.Sum(b => b.Weight)} votes by weight are for a hire; the weighted median is {Decisions.Words(median)}, ties down.";
        if (median >= For && contradictions.FirstOrDefault(c => c.Explained is null) is { } open)
        {
            return (Decision.Deferred, $"{counted} Two rounds cannot both be right, so the decision waits.", $"the right answer: {open.What}");
        }

        if (median != Decision.Deferred) return (median, counted, null);
        var waits = ballots.First(b => b.Vote == Decision.Deferred);
        return (median, counted, waits.Because);
    }

    // A ballot whose one piece of evidence would have turned the vote and with it the decision, all others as they are.
    private static List<Flip> Hinges(IReadOnlyList<Ballot> ballots, IReadOnlyList<RoundContradiction> contradictions, Decision decision)
    {
        var flips = new List<Flip>();
        foreach (var ballot in ballots.Where(b => b.Flip is not null))
        {
            var to = Decisions.Parse(ballot.Flip!.To);
            var other = Decide([.. ballots.Select(b => b == ballot ? b with { Vote = to } : b)], contradictions).Decision;
            if (other != decision) flips.Add(new Flip(ballot.Member, ballot.Flip, to, other));
        }

        return flips;
    }
}

/// <summary>Decisions by key and in words.</summary>
public static class Decisions
{
    /// <summary>"strongHire".</summary>
    public static string Key(Decision decision) => char.ToLowerInvariant(decision.ToString()[0]) + decision.ToString()[1..];

    /// <summary>"strong hire".</summary>
    public static string Words(Decision decision) => string.Concat(Key(decision).Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>The decision of a key.</summary>
    /// <exception cref="InvalidDataException">The key is not one.</exception>
    public static Decision Parse(string key) =>
        Enum.TryParse<Decision>(key, ignoreCase: true, out var decision) ? decision : throw new InvalidDataException($"{key} is not a decision");
}
