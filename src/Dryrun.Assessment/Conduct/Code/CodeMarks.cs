using System.Text.RegularExpressions;
using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct.Code;

/// <summary>Reads one dimension of a round with code.</summary>
internal sealed class CodeExtractor(string dimension, IReadOnlyList<Reading> readings, Func<CodeSession, IEnumerable<Sighting>> read) : IExtractor
{
    public string Dimension => dimension;

    public IReadOnlyList<Signal> Signals { get; } = [.. readings.Select(r => new Signal(r.Id, r.LooksFor, r.Because))];

    public IReadOnlyList<SignalAdvice> Advice { get; } = [.. readings.Where(r => r.Advice.Length > 0).Select(r => new SignalAdvice(r.Id, r.Advice, r.Say))];

    public IEnumerable<Sighting> Read(SessionRecord record) => CodeSession.Of(record) is { } session ? read(session) : [];

    /// <summary>A signal of a round with code; how it is found stands in one place for the dimension.</summary>
    public static Reading Of(string id, string looksFor, string because, string advice = "", string say = "") => new(id, looksFor, because, (_, _) => []) { Advice = advice, Say = say };
}

/// <summary>Whether the code is right, how soon, how it was tested, what was said about its cost and its edges, and what help it took.</summary>
internal static class CodeCoding
{
    public static CodeExtractor Extractor { get; } = new(
        "coding",
        [
            CodeExtractor.Of("solved", "The submission that counts passes every case.", "\"Treat coding prep like a software engineering interview.\"", "Get a plain version accepted first; make it fast afterwards.", "This is the simple version; I submit it, then I look at its cost."),
            CodeExtractor.Of("nearly", "The samples are right, another case is not.", "Samples are not proof."),
            CodeExtractor.Of("firstTry", "The first submission is right.", "Who tests before handing in needs one submission.", "Test before you hand in: the smallest input, the largest, equal values.", "Before I submit I run it on an empty list and on two equal values."),
            CodeExtractor.Of("wrongSubmission", "A submission that fails.", "Handing in to find out is testing on the interviewer's time.", "Run your own cases before you submit again.", "I don't submit yet; which input could break this?"),
            CodeExtractor.Of("inTime", "Right within the minutes that the problem is given.", "\"The coding bar is real\": it is passed within the round.", "Say the approach by a fifth of the time, and write the plain version by half.", "I've used five minutes on the idea; I write it now."),
            CodeExtractor.Of("ownInput", "A run on an input of one's own.", "Tests that were written are seen; tests that were thought of are not.", "Run inputs of your own: the empty one, the smallest, the one that hurts.", "Let me run it on an empty list."),
            CodeExtractor.Of("ranSamples", "The samples run before the first submission.", "The cheapest test there is.", "Run the samples before you submit.", "First the samples."),
            CodeExtractor.Of("complexity", "What the program costs, claimed and borne out by measurement or by what a good solution costs.", "Who wrote it knows what it costs, in which variable.", "Say time and memory with their variable, and check the claim against what the code does.", "One pass with a map: linear in the clips, memory by distinct remainders."),
            CodeExtractor.Of("costWrong", "A claimed cost that the program does not have.", "A wrong claim is worse than none.", "Count the nested work before you name the order.", "The inner loop runs at most once for each element over the whole run, so it's linear."),
            CodeExtractor.Of("edgeFirst", "An edge case of this problem, named before anybody asked.", "Edge cases are where code is judged.", "Name the cases that break it before you write: nothing, one, equal, the ends of each range.", "Zero and half a slot pair with themselves, so I handle those apart."),
            CodeExtractor.Of("edgeAsked", "An edge case named when asked.", "Naming it when asked is half of it."),
            CodeExtractor.Of("approachFirst", "The approach said before the first run.", "\"Think aloud\": an approach can be corrected, code can only be rejected.", "Say the approach before you write it, and what it costs.", "I keep counts of remainders and go through once."),
            CodeExtractor.Of("faultSaid", "Where the fault lies and why it is one, before it is mended.", "\"You must read and debug code snippets\": the finding is the work.", "Say where and why before you change a line.", "Between the check and the write another request can come in, so both take the last seat."),
            CodeExtractor.Of("scale", "Something that holds at scale.", "The problem in production is larger.", "Say what changes with a hundred machines.", "Each machine counts remainders; only the counts travel."),
            CodeExtractor.Of("hint", "A hint that was needed.", $"Hints are free to ask for and have a price in the mark: the first {HintPrices.Points[0]} points, the second {HintPrices.Points[1]}, the third {HintPrices.Points[2]}.", "Say what you have tried before you ask for a hint; often that is the hint.", "I know the remainder matters; what I lack is how pairs follow from counts."),
            CodeExtractor.Of("notSolved", "No right submission.", "Code that is not right is not done."),
            CodeExtractor.Of("nothingRight", "Not even the samples are right.", "The bar is a program that runs."),
            CodeExtractor.Of("nothingRan", "Nothing was run at all.", "A round of code without code."),
            CodeExtractor.Of("onlyTalk", "Nothing can be run on this machine: the round was one of talk.", "What was not run proves nothing."),
        ],
        Read);

    // What counts in every round with code, unless a round weighs it otherwise.
    private static readonly Weight[] Anywhere =
        [new("ownInput", 6, 2), new("ranSamples", 4, 2), new("complexity", 4), new("edgeFirst", 4, 3), new("approachFirst", 4), new("faultSaid", 4, 2), new("scale", 3, 3)];

    /// <summary>One problem, somebody listening.</summary>
    public static DimensionRule Coding { get; } = Rule(
        [new(3, "solved", "nearly", "approachFirst"), new(4, "solved"), new(5, "complexity", "edgeFirst")],
        [new("solved", 32), new("ownInput", 6, 2), new("ranSamples", 4, 2), new("complexity", 12), new("edgeFirst", 5, 3), new("approachFirst", 8), new("scale", 3, 3)]);

    /// <summary>Code with a fault.</summary>
    public static DimensionRule Debugging { get; } = Rule(
        [new(3, "solved", "faultSaid"), new(4, "solved", "faultSaid"), new(5, "solved")],
        [new("solved", 28), new("ranSamples", 8), new("faultSaid", 12, 2), new("complexity", 4), new("edgeFirst", 4, 3), new("scale", 4, 4)]);

    /// <summary>Nobody listening: what counts is what was handed in.</summary>
    public static DimensionRule Assessment { get; } = Rule([new(3, "solved", "nearly"), new(4, "solved"), new(5, "ownInput", "ranSamples")], [new("solved", 46, 9), new("ownInput", 6, 2), new("ranSamples", 4, 2)]);

    private static DimensionRule Rule(Need[] needs, Weight[] own) => new(
        "coding", "Coding",
        [
            .. own, .. Anywhere.Where(a => Array.TrueForAll(own, o => o.Signal != a.Signal)), new("nearly", 10, 9), new("firstTry", 8, 9), new("wrongSubmission", -4, 3), new("inTime", 12, 9), new("costWrong", -6), new("edgeAsked", 3, 2),
            new("hint", -HintPrices.Points[0], HintPrices.Points.Count), new("notSolved", 0), new("nothingRight", 0), new("nothingRan", 0), new("onlyTalk", 0),
        ],
        needs,
        [new("notSolved", 3), new("nothingRight", 2), new("nothingRan", 1), new("onlyTalk", 3)]);

    private static IEnumerable<Sighting> Read(CodeSession session)
    {
        var problems = session.Problems.Count;
        var sightings = session.Problems.SelectMany(p => Of(session, p, problems)).ToList();
        if (session.OnlyTalk) return [.. sightings, new Sighting("onlyTalk", session.Record.Absent())];
        if (session.Problems.All(p => p.Runs.Count == 0)) return [.. sightings, new Sighting("nothingRan", session.Record.Absent())];
        if (session.Problems.All(p => p.Accepted is null && !p.IsNear)) return [.. sightings, new Sighting("nothingRight", session.Record.Absent())];
        return session.Problems.All(p => p.Accepted is not null) ? sightings : [.. sightings, new Sighting("notSolved", session.Record.Absent())];
    }

    // What one of several problems is worth is its share.
    private static IEnumerable<Sighting> Of(CodeSession session, ProblemRecord p, int of)
    {
        var whole = session.Plan.Kind switch { CodeKinds.Assessment => 46, CodeKinds.Debugging => 28, _ => 32 };
        if (p.Accepted is { } accepted)
        {
            yield return new Sighting("solved", p.Ran(accepted), whole / of);
            if (p.Failed.Count == 0) yield return new Sighting("firstTry", p.Ran(accepted), 8 / of);
            if (p.MinutesTaken <= p.Problem.Minutes) yield return new Sighting("inTime", p.Ran(accepted), (p.MinutesTaken <= p.Problem.Minutes * 0.75 ? 12 : 8) / of);
        }
        else if (p.IsNear)
        {
            yield return new Sighting("nearly", p.Ran(p.Runs.Last(r => r.Report!.Cases.Any(c => c.IsSample))), 10 / of);
        }

        foreach (var failed in p.Failed) yield return new Sighting("wrongSubmission", p.Ran(failed));
        foreach (var own in p.OwnInputs.Where(o => ProblemRecord.Asked(o).Quote.Length > 0))
            yield return new Sighting("ownInput", ProblemRecord.Asked(own));
        if (p.SampleRuns.Count > 0) yield return new Sighting("ranSamples", p.Ran(p.SampleRuns[0]));
        foreach (var hint in p.Hints.Where(h => ProblemRecord.Told(h).Quote.Length > 0))
            yield return new Sighting("hint", ProblemRecord.Told(hint), -HintPrices.Points[Math.Clamp(hint.Hint.Step, 1, HintPrices.Points.Count) - 1]);
        if (!session.Plan.Talks) yield break;
        foreach (var said in Said(session, p)) yield return said;
    }

    private static IEnumerable<Sighting> Said(CodeSession session, ProblemRecord p)
    {
        if (CostReading.Of(p) is { Claimed: { } claimed, Agrees: { } agrees }) yield return new Sighting(agrees ? "complexity" : "costWrong", claimed.Evidence);
        else if (p.Problem.Family is null && p.Heard("complexity") is [var held, ..]) yield return new Sighting("complexity", held.Evidence);
        foreach (var edge in p.Heard("edges")) yield return new Sighting(edge.Unasked ? "edgeFirst" : "edgeAsked", edge.Evidence);
        foreach (var scale in p.Heard("scale")) yield return new Sighting("scale", scale.Evidence);
        if (p.Heard("approach").FirstOrDefault(h => h.Evidence.Seq < session.FirstRunAt) is { } approach) yield return new Sighting("approachFirst", approach.Evidence);
        foreach (var fault in p.Heard("fault")) yield return new Sighting("faultSaid", fault.Evidence, fault.Evidence.Seq < (p.Accepted?.Seq ?? long.MaxValue) ? 12 : 5);
    }
}

/// <summary>A claimed cost beside what was measured.</summary>
/// <param name="Claimed">The claim, or null.</param>
/// <param name="Measured">The measured family, or null.</param>
/// <param name="Expected">What a good solution costs, or null.</param>
/// <param name="Agrees">Whether the claim holds; null where there is no claim or nothing to hold it against.</param>
internal sealed record CostReading(ClaimedCost? Claimed, string? Measured, string? Expected, bool? Agrees)
{
    /// <summary>Measurement comes first; what a good solution costs stands in where a right program was not measured, or where the measurement shows less.</summary>
    public static CostReading Of(ProblemRecord p)
    {
        var claimed = p.Claimed();
        var (measured, expected) = (p.Growth?.Family, p.Problem.Family);
        if (claimed is null || p.Accepted is null || (measured ?? expected) is null) return new CostReading(claimed, measured, expected, null);

        // A busy machine or small inputs hide growth, they never make it: a measurement below what is possible says nothing against the claim of a good solution.
        var holds = (measured is not null && CostClaims.AreAlike(claimed.Claim.Family, measured))
            || (expected is not null && CostClaims.AreAlike(claimed.Claim.Family, expected) && (measured is null || CostClaims.Heaviest([measured, expected]) == expected));
        return new CostReading(claimed, measured, expected, holds);
    }
}

/// <summary>Thinking aloud, asking, reading failures: what the other side of the table can follow.</summary>
internal static partial class CodeCommunication
{
    /// <summary>The signal that only somebody whose program failed can give.</summary>
    public const string ReadFailure = "readFailure";

    public static CodeExtractor Extractor { get; } = new(
        "communication",
        [
            CodeExtractor.Of("clarified", "A question about the problem, before the first run.", "A question before the code shows that the problem was read; interviewers wait for it.", "Ask one thing about the input before you write: how large, may it be empty, may values repeat.", "Can the list be empty, and may lengths repeat?"),
            CodeExtractor.Of("approachSaid", "What will be written, and why, before it is written.", "\"Think aloud\".", "Say what you are going to write before you write it.", "I go through once and keep counts, because only the remainder matters."),
            CodeExtractor.Of("thoughtAloud", "A thought said while working.", "Who is silent for ten minutes leaves nothing to judge but the code.", "Say what you are doing while you do it, also what you throw away.", "That would count each pair twice, so I only look back."),
            CodeExtractor.Of("reason", "A reason with a choice.", "Why, and what it gives up, is what is graded.", "Give the reason with each choice.", "A heap instead of sorting, because only the smallest is ever needed."),
            CodeExtractor.Of("summary", "What was done in a sentence.", "Who listens for an hour remembers the last sentence.", "Close with one sentence: what it does, what it costs, what could break it.", "In one sentence: counts of remainders, linear, and zero pairs with itself."),
            CodeExtractor.Of(ReadFailure, "A failure read aloud: what the program did and why.", "How somebody reads a failing case is how they will read an incident.", "When a case fails, say what your code did with it before you change anything.", "It gives six for the second sample: I pair zero with itself twice."),
            CodeExtractor.Of("quiet", "Silence that the interviewer had to end.", "Minutes nobody could follow."),
            CodeExtractor.Of("silent", "Hardly a word in the whole round.", "There is nothing to hear."),
        ],
        Read);

    public static DimensionRule Rule { get; } = new(
        "communication", "Communication",
        [
            new("clarified", 10, 2), new("approachSaid", 16, 2), new("thoughtAloud", 6, 5), new(ReadFailure, 8, 2), new("reason", 6, 3), new("summary", 8), new("quiet", -7, 3), new("silent", 0),
        ],
        [new(4, "approachSaid", "clarified"), new(5, "approachSaid")],
        [new("silent", 1)]);

    // Fewer turns than this are hardly a word.
    private const int TurnsMin = 2;

    private const int ThoughtWords = 5;

    private static IEnumerable<Sighting> Read(CodeSession session)
    {
        var (record, firstRun) = (session.Record, session.FirstRunAt);
        foreach (var h in record.Talk.Questions.Where(h => h.Sentence.Seq < firstRun && !Permission().IsMatch(h.Text))) yield return new Sighting("clarified", h.Said);
        foreach (var h in record.Talk.Statements.Where(h => h.Sentence.Seq < firstRun && h.Words >= ThoughtWords && Plan().IsMatch(h.Text))) yield return new Sighting("approachSaid", h.Said);
        foreach (var turn in session.WhileWorking.Where(h => h.Words >= ThoughtWords && !Plan().IsMatch(h.Text)).GroupBy(h => h.Sentence.Seq))
            yield return new Sighting("thoughtAloud", turn.MaxBy(h => h.Words)!.Said);
        foreach (var run in record.State.Code.Runs.Where(r => r.Report is { IsAccepted: false } && r.IsJudged))
        {
            var next = record.State.Code.Runs.Find(r => r.Seq > run.Seq)?.Seq ?? long.MaxValue;
            var until = Math.Min(next, session.ReviewAt);
            var read = record.Talk.Statements.FirstOrDefault(h => h.Sentence.Seq > run.Seq && h.Sentence.Seq < until && h.Words >= ThoughtWords);
            if (read is not null) yield return new Sighting(ReadFailure, read.Said);
        }

        foreach (var h in record.Talk.Statements.Where(h => h.Words >= ThoughtWords && Because().IsMatch(h.Text))) yield return new Sighting("reason", h.Said);
        if (record.Talk.Statements.FirstOrDefault(h => Summary().IsMatch(h.Text) && h.Words >= ThoughtWords) is { } summary) yield return new Sighting("summary", summary.Said);
        foreach (var (e, nudge) in record.All<Nudged>().Where(n => n.Data.Kind == "quiet")) yield return new Sighting("quiet", new Evidence(EvidenceKind.Ran, e.Seq, e.AtMs, nudge.Text.Contains('"') ? "" : nudge.Text));
        if (record.Talk.Turns.Count < TurnsMin) yield return new Sighting("silent", record.Absent());
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(may|can|could|should|shall) i\b|\b(hint|time left|how much time)\b", Plain)]
    private static partial Regex Permission();

    [GeneratedRegex(
        @"\b(approach|(my |the )?(idea|plan) is)\b|\b(i['\u2019]?d|i would|i['\u2019]?ll|i will|i['\u2019]?m going to|let me|we (can|could)|i) (then |just |first )?(use|keep|sort|go|walk|build|store|count|try|iterate|maintain|put|track|remember|compute|scan|take|hold|start|begin|look|wrap|move|check|read)\b",
        Plain)]
    private static partial Regex Plan();

    [GeneratedRegex(@"\b(because|since|so that|otherwise|that way|which means|therefore)\b", Plain)]
    private static partial Regex Because();

    [GeneratedRegex(@"\b(to sum up|sum(ming)? (it |that )?up|in summary|summary[.:]|in (one sentence|short|a nutshell|two sentences)|bottom line|the short version)\b", Plain)]
    private static partial Regex Summary();
}

/// <summary>What a fault means, who owns it, how the next one is caught.</summary>
internal static partial class CodeOwnership
{
    /// <summary>The signal that the dimension is named after.</summary>
    public const string Owner = "owner";

    public static CodeExtractor Extractor { get; } = new(
        "ownership",
        [
            CodeExtractor.Of("meaning", "What the fault does to users or to the business.", "\"Depth isn't in syntax, it's in understanding implications.\"", "Say who is hurt and how: money, trust, a person at a door.", "More people hold tickets than there are seats: some are turned away, and we refund them."),
            CodeExtractor.Of(Owner, "A team or a person that owns the fix or its consequences.", "\"Who owns it\" is half of the question.", "Name an owner for the fix and one for what it already did.", "Ticketing owns the fix; payments owns the refunds and reports the count daily."),
            CodeExtractor.Of("told", "Those who are affected are told, or made whole.", "Owning includes telling.", "Say who is told, by whom, before they find out.", "Support gets a text today, and everybody affected a mail before the event."),
            CodeExtractor.Of("test", "The test that would have caught it.", "A fix without a test is a guess.", "Give the test: input or order of steps, what the old code does, what the new one must do.", "Two reservations for the last seat, forced to interleave between check and write: one must fail."),
            CodeExtractor.Of("alert", "The alert that would have caught it in production.", "The next one should not need a customer to be found.", "Name the measure and the threshold that would have woken somebody.", "An alert when seats held plus seats free is not the number of seats."),
            CodeExtractor.Of("dated", "A promise with a date.", "A promise without a date is a wish.", "Put a date on it.", "By Friday, with the reconciliation done by Monday."),
            CodeExtractor.Of("nobody", "Nobody is named, and nothing of what the fault means.", "A fix without an owner comes back."),
        ],
        Read);

    public static DimensionRule Rule { get; } = new(
        "ownership", "Ownership",
        [new("meaning", 15, 2), new(Owner, 15, 2), new("told", 9), new("test", 12, 2), new("alert", 12), new("dated", 6), new("nobody", 0)],
        [new(3, Owner, "meaning"), new(4, Owner), new(5, "test", "alert")],
        [new("nobody", 1)]);

    private static IEnumerable<Sighting> Read(CodeSession session)
    {
        var found = new List<Sighting>();
        foreach (var h in session.Record.Talk.Statements.Where(h => h.Words >= 4))
        {
            if (Meaning().IsMatch(h.Text)) found.Add(new Sighting("meaning", h.Said));
            if (Owned().IsMatch(h.Text) && !Nobody().IsMatch(h.Text)) found.Add(new Sighting(Owner, h.Said));
            if (Told().IsMatch(h.Text)) found.Add(new Sighting("told", h.Said));
            if (Test().IsMatch(h.Text) && h.Words >= 6) found.Add(new Sighting("test", h.Said));
            if (Alert().IsMatch(h.Text)) found.Add(new Sighting("alert", h.Said));
            if (h.Has("date") || Dated().IsMatch(h.Text)) found.Add(new Sighting("dated", h.Said));
        }

        if (found.TrueForAll(s => s.Signal is not ("meaning" or Owner))) found.Add(new Sighting("nobody", session.Record.Absent()));
        return found;
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b(customers?|users?|people|fans|advertisers?|viewers|guests|somebody|the business|revenue|finance)\b.{0,80}\b(charged|refunds?|lose|lost|turned away|see|get|wait|time out|times out|complain\w*|leave|pay|paid|missing|twice|locked out|cannot|can['\u2019]t|trust|angry|harm\w*|hurt)\b"
        + @"|\b(refunds?|oversell\w*|oversold|double charge\w*|charged twice|lost trust|reputation|chargebacks?|outage|compliance|regulator|wrong report|turned away)\b",
        Plain)]
    private static partial Regex Meaning();

    [GeneratedRegex(
        @"\b(owns?|owned by|owner( is| of)?|responsible|accountable|on the hook|answers for|in charge|on-?call)\b|\b(the|our) \w+( \w+)? (team|lead|director|manager|engineers?)\b.{0,60}\b(fix\w*|own\w*|decid\w*|sign\w*|tak\w*|run\w*|report\w*|change\w*|mend\w*)\b",
        Plain)]
    private static partial Regex Owned();

    [GeneratedRegex(@"\b(nobody|no one|someone|somebody|i don['\u2019]t know who|not sure who)\b", Plain)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"\b(tell|inform|notify|mail|email|write to|call|refund|compensate|make (them|it) whole|apologi[sz]e)\b.{0,60}\b(customers?|users?|people|affected|them|support|finance|partner|fans|advertisers?|everybody)\b", Plain)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(tests?|assert|expect(s|ed)?|barrier|interleav\w+|fake clock|property|reproduce\w*|regression)\b", Plain)]
    private static partial Regex Test();

    [GeneratedRegex(@"\b(alerts?|alarm|pager?|monitor\w*|dashboard|metric|reconcil\w+|threshold|invariant check|counter)\b", Plain)]
    private static partial Regex Alert();

    [GeneratedRegex(@"\b(today|tonight|tomorrow|by (monday|tuesday|wednesday|thursday|friday|the end of)|within (a|one|two|\d+) (hours?|days?|weeks?)|this week)\b", Plain)]
    private static partial Regex Dated();
}
