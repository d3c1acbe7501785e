using Dryrun.Interview.Code;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct.Code;

/// <summary>A point of a problem that was heard.</summary>
/// <param name="Id">"edges.2".</param>
/// <param name="Holds">The thing in words.</param>
/// <param name="Evidence">The words that held it first.</param>
/// <param name="Unasked">True where it was said before the interviewer asked.</param>
internal sealed record HeardOf(string Id, string Holds, Evidence Evidence, bool Unasked);

/// <summary>A claim on what the program costs.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Evidence">The sentence.</param>
/// <param name="Unasked">True where it was said before the interviewer asked.</param>
internal sealed record ClaimedCost(CostClaim Claim, Evidence Evidence, bool Unasked);

/// <summary>What a session shows of one problem.</summary>
internal sealed class ProblemRecord
{
    private const int QuoteMost = 120;

    private readonly SessionRecord record;
    private readonly Question question;

    public ProblemRecord(SessionRecord record, CodePlan plan, CodeProblem problem)
    {
        (this.record, Problem) = (record, problem);
        question = CodePlan.Question(problem);
        var runs = record.State.Code.Runs;
        Runs = [.. runs.Where(r => r.Problem == problem.Id && r.IsJudged)];
        Submissions = [.. Runs.Where(r => r.IsSubmission)];
        Counts = record.State.Code.Submission(problem.Id);
        Accepted = Counts is { Solves: true } ? Submissions.First(r => r.Solves) : null;
        Hints = [.. record.State.Code.Hints.Where(h => h.Hint.Problem == problem.Id)];
        FromMs = plan.Problems.Count == 1 ? 0 : Turned(problem.Id);
    }

    public CodeProblem Problem { get; }

    /// <summary>Runs with a verdict, in order.</summary>
    public IReadOnlyList<CodeRun> Runs { get; }

    /// <summary>Those that were handed in.</summary>
    public IReadOnlyList<CodeRun> Submissions { get; }

    /// <summary>The submission that counts, or null.</summary>
    public CodeRun? Counts { get; }

    /// <summary>The first right submission where the one that counts is right; else null.</summary>
    public CodeRun? Accepted { get; }

    public IReadOnlyList<HintGiven> Hints { get; }

    /// <summary>Session time at which work on it began.</summary>
    public long FromMs { get; }

    /// <summary>True where the samples are right and something else is not.</summary>
    public bool IsNear => Accepted is null && Runs.Any(r => r.Report!.Cases.Any(c => c.IsSample) && r.Report.Cases.Where(c => c.IsSample).All(c => c.Verdict == CodeReport.Accepted));

    /// <summary>Submissions that failed before the right one, or all.</summary>
    public IReadOnlyList<CodeRun> Failed => [.. Submissions.Where(r => !r.Solves && (Accepted is null || r.Seq < Accepted.Seq))];

    /// <summary>Minutes from the beginning to the right submission; null where there is none.</summary>
    public double? MinutesTaken => Accepted is null ? null : Math.Max(0, Accepted.AtMs - FromMs) / 60_000.0;

    /// <summary>Runs on different inputs of one's own.</summary>
    public IReadOnlyList<CodeRun> OwnInputs => [.. Runs.Where(r => r.Asked.What == CodePurpose.Own && Sampled(r)).DistinctBy(r => r.Asked.Input!.Trim())];

    /// <summary>Sample runs before the first submission.</summary>
    public IReadOnlyList<CodeRun> SampleRuns => [.. Runs.Where(r => r.Asked.What == CodePurpose.Samples && (Submissions.Count == 0 || r.Seq < Submissions[0].Seq))];

    /// <summary>The measured family, or null.</summary>
    public CodeGrowth? Growth => Accepted is null ? null : record.State.Code.Growth.Values.Where(g => Runs.Any(r => r.Seq == g.Run)).Select(g => g.Growth).LastOrDefault(g => g is not null);

    /// <summary>The event of a measurement, or null.</summary>
    public SessionEvent? GrowthEvent => record.Events.LastOrDefault(e => e.Data is GrowthMeasured { Growth: not null } g && Runs.Any(r => r.Seq == g.Run));

    /// <summary>Sequence number of the event that asked about a group of points; the end of the record where nobody asked.</summary>
    public long AskedAt(string key) => record.All<Probed>().Where(p => p.Data.Probe == $"{Problem.Id}.{key}").Select(p => p.Event.Seq).FirstOrDefault(long.MaxValue);

    /// <summary>What a program wrote about a run, as evidence.</summary>
    public Evidence Ran(CodeRun run)
    {
        var e = record.Events.First(x => x.Data is CodeRan ran && ran.Run == run.Seq);
        return new Evidence(EvidenceKind.Ran, e.Seq, e.AtMs, run.Report!.Words);
    }

    /// <summary>What was asked for in a run, as evidence: the input of one's own.</summary>
    public static Evidence Asked(CodeRun run) => new(EvidenceKind.Ran, run.Seq, run.AtMs, Plain(run.Asked.Input ?? ""));

    /// <summary>A hint, as evidence.</summary>
    public static Evidence Told(HintGiven hint) => new(EvidenceKind.Ran, hint.Seq, hint.AtMs, Plain(hint.Hint.Text));

    /// <summary>Points of a group that were heard, each once. A question that names a case counts as naming it.</summary>
    public IReadOnlyList<HeardOf> Heard(string group)
    {
        var asked = AskedAt(group == "fault" ? "explainFault" : group);
        var found = new List<HeardOf>();
        foreach (var sentence in record.Sentences)
        {
            var held = PointsHeard.In(question, sentence.Text).Select(h => h.Point).ToHashSet();
            foreach (var point in question.Points.Where(p => p.Id.StartsWith($"{group}.", StringComparison.Ordinal) && found.TrueForAll(f => f.Id != p.Id)))
            {
                if (!held.Contains(point.Id) && !(group == "edges" && sentence.IsQuestion && PointsHeard.Names(point.Words, sentence.Text))) continue;
                found.Add(new HeardOf(point.Id, point.Holds, SessionRecord.Said(sentence), sentence.Seq < asked));
            }
        }

        return found;
    }

    /// <summary>Points of a group that were not heard.</summary>
    public IReadOnlyList<string> Missed(string group)
    {
        var heard = Heard(group).Select(h => h.Id).ToHashSet();
        return [.. question.Points.Where(p => p.Id.StartsWith($"{group}.", StringComparison.Ordinal) && !heard.Contains(p.Id)).Select(p => p.Holds)];
    }

    /// <summary>What was claimed about the running time: the answer to the question about it, else the last that was said before.</summary>
    public ClaimedCost? Claimed()
    {
        var asked = AskedAt("complexity");
        var all = record.Sentences.SelectMany(s => CostClaims.In(s.Text).Select(c => new ClaimedCost(c, SessionRecord.Said(s), s.Seq < asked))).ToList();
        var answers = all.Where(c => !c.Unasked).ToList();
        if (answers.Count == 0) return all.LastOrDefault();

        // An answer may go through the parts; what they add up to is what is claimed.
        var first = answers.GroupBy(c => c.Evidence.Seq).First().ToList();
        var heaviest = CostClaims.Heaviest(first.Select(c => c.Claim.Family));
        return first.First(c => c.Claim.Family == heaviest);
    }

    // Reading belongs to the work: a problem is turned to when the one before is left.
    private long Turned(string problem)
    {
        var touched = record.Events.Select(e => (e.AtMs, Problem: e.Data switch { Drafted d => d.Problem, CodeAsked a => a.Problem, _ => "" })).Where(t => t.Problem.Length > 0).ToList();
        return touched.TakeWhile(t => t.Problem != problem).Select(t => t.AtMs).LastOrDefault();
    }

    private bool Sampled(CodeRun run) => run.Asked.Input is { } input && Problem.Samples.All(s => s.Input.Trim() != input.Trim());

    // A piece that stands in the event's JSON as it is.
    private static string Plain(string text)
    {
        var end = text.AsSpan().IndexOfAnyInRange('\0', '\u001f');
        var line = end < 0 ? text : text[..end];
        var sign = line.AsSpan().IndexOfAny('"', '\\');
        line = sign < 0 ? line : line[..sign];
        return line.Length <= QuoteMost ? line : line[..QuoteMost];
    }
}

/// <summary>A round with code as its marks read it.</summary>
internal sealed record CodeSession(SessionRecord Record, CodePlan Plan, IReadOnlyList<ProblemRecord> Problems)
{
    public static CodeSession? Of(SessionRecord record) =>
        record.Room.Code is { } plan ? new CodeSession(record, plan, [.. plan.Problems.Select(p => new ProblemRecord(record, plan, p))]) : null;

    /// <summary>True where nothing could be run: what was not run is then held against nobody.</summary>
    public bool OnlyTalk => Plan.Why.Length > 0 && Problems.All(p => p.Runs.Count == 0);

    /// <summary>Statements of the candidate before the code stood or its time was over.</summary>
    public IEnumerable<Talk.Heard> WhileWorking => Record.Talk.Statements.Where(h => h.Sentence.Seq < ReviewAt);

    /// <summary>Sequence number of the event at which the questions began; the end where they never did.</summary>
    public long ReviewAt => Record.All<PhaseChanged>().Where(p => p.Data.Phase == Plan.Last).Select(p => p.Event.Seq).FirstOrDefault(long.MaxValue);

    /// <summary>Sequence number of the first program that was run; the end where none was.</summary>
    public long FirstRunAt => Record.State.Code.Runs.Select(r => r.Seq).FirstOrDefault(long.MaxValue);
}
