using System.Globalization;
using System.Text.RegularExpressions;
using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;
using Said = Dryrun.Interview.Sessions.Said;

namespace Dryrun.Interview.Code;

/// <summary>What the interviewer says in a round with code: answers, hints, reactions to results.</summary>
internal static partial class CodeTalk
{
    /// <summary>Kinds of probes, as <see cref="Probed.About"/> names them.</summary>
    public const string Asked = "question", FollowUp = "followUp";

    /// <summary>A longer turn tells more than that somebody is done, or asks for the time.</summary>
    private const int ShortWords = 14;

    /// <summary>Without a question mark, a longer turn tells rather than asks ("reserve looks whether...").</summary>
    private const int AskedWords = 16;

    /// <summary>So many submissions fail in a row until help is offered unasked.</summary>
    private const int FailuresMost = 3;

    /// <summary>Fewer words than this are no approach.</summary>
    private const int ApproachWords = 8;

    /// <summary>Each step may take the turn; the first that does is the interviewer's whole answer.</summary>
    public static void Speak(Exchange exchange, CodePlan plan, Say say)
    {
        var text = say.Text.Length > SessionDecider.CharactersMax ? say.Text[..SessionDecider.CharactersMax] : say.Text;
        exchange.Add(Actor.Candidate, new Said(text, SpokenTime.OfTurn(text, say.TypedMs)));
        var turn = exchange.Room.Understanding.Read(text, new TurnContext(Asks.Of(exchange.State.LastAsked), []));
        exchange.Add(Actor.System, Readings.Of(exchange.State.Turns[^1].Seq, turn, exchange.Room));
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) return;
        if (Chatter.Take(exchange, text, nods: false)) return;
        if (WantsHint(text) && Hint(exchange, plan, unasked: false)) return;
        if (Question(exchange, plan, turn)) return;
        if (CodeReview.Answered(exchange, plan, turn)) return;
        if (exchange.State.Phase == plan.Last)
        {
            Reply(exchange, plan, "noted");
            return;
        }

        if (plan.Kind == CodeKinds.Debugging && Diagnosis(exchange, plan)) return;
        if (SaysDone(text) && Done(exchange, plan)) return;
        Reply(exchange, plan, IsApproach(exchange, plan, text) ? "approach" : "noted");
    }

    /// <summary>Gives the next hint; false where there is none and nobody asked.</summary>
    public static bool Hint(Exchange exchange, CodePlan plan, bool unasked)
    {
        var problem = plan.First;
        var step = exchange.State.Code.HintsOf(problem.Id) + 1;
        if (step > problem.Hints.Count)
        {
            if (!unasked) Reply(exchange, plan, "noHints");
            return !unasked;
        }

        var slots = new Dictionary<string, string> { ["hint"] = problem.Hints[step - 1] };
        var text = plan.Lines.Replies[unasked ? "hintUnasked" : "hint"].Say(exchange.Temperament, exchange.Turn, slots);
        exchange.Add(Actor.Interviewer, new Hinted(problem.Id, step, text, unasked));
        return true;
    }

    /// <summary>Moves to the phase of writing once the candidate writes something of their own.</summary>
    public static void Began(Exchange exchange, CodePlan plan)
    {
        var problem = plan.First;
        var draft = exchange.State.Code.Draft(problem.Id);
        var changed = draft is not null && draft.Code.Trim() != problem.Starts.GetValueOrDefault(draft.Language, "").Trim();
        if (plan.Kind == CodeKinds.Coding && exchange.State.Phase == CodePlan.Understand && (changed || exchange.State.Code.Runs.Count > 0)) Enter(exchange, CodePlan.Solve);
        if (plan.Kind != CodeKinds.Debugging || exchange.State.Phase is not (CodePlan.Read or CodePlan.Find)) return;
        if (exchange.State.Phase == CodePlan.Read) Enter(exchange, CodePlan.Find);
        if (changed && exchange.State.Code.Runs.Exists(r => r.Asked.Code.Trim() != problem.Starts.GetValueOrDefault(r.Asked.Language, "").Trim())) Enter(exchange, CodePlan.Fix);
    }

    /// <summary>Says something to a result, where there is something to be said.</summary>
    public static void React(Exchange exchange, CodePlan plan, long run)
    {
        if (!plan.Talks || exchange.State.Code.Runs.Find(r => r.Seq == run) is not { Report: { } report } done) return;
        if (report.Verdict == CodeReport.JudgeError) Reply(exchange, plan, "judgeFails");
        else if (exchange.State.Phase == plan.Last || done.Asked.What == CodePurpose.Own) return;
        else if (done.Solves) CodeReview.Begin(exchange, plan, "accepted");
        else if (report.IsAccepted) Once(exchange, plan, "samplesPass");
        else if (report.Verdict == "compileError") Once(exchange, plan, "compileFails");
        else if (IsLost(exchange.State, plan.First) && Hint(exchange, plan, unasked: true)) return;
        else if (report.Cases.Any(c => c.IsSample && c.Verdict != CodeReport.Accepted)) Ask(exchange, plan, "sampleFails", report);
        else Ask(exchange, plan, "secretFails", report);
    }

    /// <summary>The last words.</summary>
    public static string Farewell(Exchange exchange, CodePlan plan, bool timeIsUp) => (timeIsUp ? plan.Lines.TimeUp : plan.Lines.Closing).Say(exchange.Temperament, exchange.Turn);

    /// <summary>Asks one of the lines as a question, with the thought behind it.</summary>
    public static void Put(Exchange exchange, CodePlan plan, string key, string text, string because) =>
        exchange.Add(Actor.Interviewer, new Probed($"{plan.First.Id}.{key}", FollowUp, text, because));

    /// <summary>Enters a phase without a word.</summary>
    public static void Enter(Exchange exchange, string phase) => exchange.Add(Actor.System, new PhaseChanged(phase, ""));

    /// <summary>Says one of the lines.</summary>
    public static void Reply(Exchange exchange, CodePlan plan, string key, IReadOnlyDictionary<string, string>? slots = null) =>
        exchange.Reply(exchange.Fresh(plan.Lines.Replies[key], slots));

    // Submission after submission fails, and no hint has been given since the first of them.
    private static bool IsLost(SessionState state, CodeProblem problem)
    {
        var since = state.Code.Hints.Count > 0 ? state.Code.Hints[^1].Seq : 0;
        var failures = state.Code.Runs.Count(r => r.Seq > since && r is { IsSubmission: true, IsJudged: true, Solves: false });
        return failures >= FailuresMost && state.Code.HintsOf(problem.Id) < problem.Hints.Count;
    }

    // The first time and every second time after: who reads the failure needs no question about it.
    private static void Ask(Exchange exchange, CodePlan plan, string key, CodeReport report)
    {
        var failures = exchange.State.Code.Runs.Count(r => r.Report is { IsAccepted: false });
        if (failures % 2 == 0) return;
        var text = exchange.Fresh(plan.Lines.Replies[key], new Dictionary<string, string> { ["words"] = report.Words });
        Put(exchange, plan, key, char.ToUpperInvariant(text[0]) + text[1..], plan.Lines.Thought(key));
    }

    private static void Once(Exchange exchange, CodePlan plan, string key)
    {
        if (exchange.State.Probes.Any(p => p.Probe.Probe == $"{plan.First.Id}.{key}")) return;
        Put(exchange, plan, key, exchange.Fresh(plan.Lines.Replies[key]), "");
    }

    // What the candidate asks: the time, the question once more, leave to do something, or the problem itself.
    private static bool Question(Exchange exchange, CodePlan plan, Turn turn)
    {
        var words = SpokenTime.Words(turn.Text);
        if (words <= ShortWords && Time().IsMatch(turn.Text)) return Told(exchange, Minutes(exchange));
        if (words <= ShortWords && Again().IsMatch(turn.Text)) return Repeated(exchange, plan);
        var asked = turn.Clauses.Where(c => Answers.IsAsked(turn, c)).Select(c => c.Text).ToList();
        if (!turn.Text.Contains('?') && (asked.Count == 0 || words > AskedWords)) return false;
        var question = asked.Count > 0 ? string.Join(' ', asked) : turn.Text;
        if (!turn.Text.TrimEnd().EndsWith('?') && SpokenTime.Words(question) * 2 < words) return false;
        if (Language().IsMatch(question)) return Answer(exchange, plan, "anyLanguage");
        var found = StatementAnswers.Of(plan.First, question);
        // "Can I use an amount twice?" asks what the problem allows, "can I use a map?" for leave.
        if (Permission().IsMatch(question) && !(found is not null && StatementAnswers.IsRule(plan.First, question))) return Answer(exchange, plan, "yourCall");
        if (found is null) return Answer(exchange, plan, exchange.State.Phase == plan.Last ? "yourCall" : "notSaid");
        if (!found.Value.IsQuote) return Told(exchange, found.Value.Text);
        Reply(exchange, plan, "statement", new Dictionary<string, string> { ["quote"] = found.Value.Text });
        return true;
    }

    private static bool Answer(Exchange exchange, CodePlan plan, string key)
    {
        Reply(exchange, plan, key);
        return true;
    }

    private static bool Told(Exchange exchange, string text)
    {
        exchange.Reply(text);
        return true;
    }

    private static string Minutes(Exchange exchange)
    {
        var minutes = Math.Max(0, exchange.LeftMs / 60_000);
        return minutes == 1 ? "One minute left." : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes left.");
    }

    private static bool Repeated(Exchange exchange, CodePlan plan)
    {
        if (exchange.State.Probes.Count == 0) return false;
        Reply(exchange, plan, "again", new Dictionary<string, string> { ["ask"] = exchange.State.Probes[^1].Probe.Text });
        return true;
    }

    // Debugging: where and why. A place without a reason is asked about once.
    private static bool Diagnosis(Exchange exchange, CodePlan plan)
    {
        if (exchange.State.Phase == CodePlan.Fix) return false;
        if (exchange.State.Phase == CodePlan.Read) Enter(exchange, CodePlan.Find);
        if (Heard.Any(exchange.State, plan.First, "fault"))
        {
            Enter(exchange, CodePlan.Fix);
            Reply(exchange, plan, "faultHeard");
            return true;
        }

        if (!Guess().IsMatch(exchange.State.Turns[^1].Text) || exchange.State.Probes.Any(p => p.Probe.Probe.EndsWith(".whereExactly", StringComparison.Ordinal))) return false;
        Put(exchange, plan, "whereExactly", exchange.Fresh(plan.Lines.Replies["whereExactly"]), plan.Lines.Thought("whereExactly"));
        return true;
    }

    private static bool Done(Exchange exchange, CodePlan plan)
    {
        if (plan.Why.Length > 0)
        {
            CodeReview.Begin(exchange, plan, "stopCoding");
            return true;
        }

        var key = exchange.State.Code.Submission(plan.First.Id) is null ? "submitFirst" : "notRight";
        Put(exchange, plan, key, exchange.Fresh(plan.Lines.Replies[key]), plan.Lines.Thought(key));
        return true;
    }

    private static bool IsApproach(Exchange exchange, CodePlan plan, string text) =>
        exchange.State.Phase == CodePlan.Understand && SpokenTime.Words(text) >= ApproachWords && (Approach().IsMatch(text) || Heard.In(plan.First, "approach", text).Count > 0);

    private static bool WantsHint(string text) => HintWords().IsMatch(text) && !NoHint().IsMatch(text);

    private static bool SaysDone(string text) => SpokenTime.Words(text) <= ShortWords && DoneWords().IsMatch(text) && !text.TrimEnd().EndsWith('?');

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(time (is )?left|how much time|on time|minutes (are )?left|time check|how long do (i|we) have)\b", Plain)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(repeat|say (that|it) again|once more|didn'?t (catch|hear|get)|come again|rephrase|say again|pardon)\b", Plain)]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(which|what|any|another) (programming )?language|\b(in|use|write( it)? in) (python|c\+\+|java|javascript|c#|go|rust)\b", Plain)]
    private static partial Regex Language();

    [GeneratedRegex(@"\b(should|shall|can|may|could|must) (i|we)\b|\b(do|would) you (want|like) me to\b|\bis it (ok|okay|fine|alright) (if|to)\b|\bmind if\b", Plain)]
    private static partial Regex Permission();

    [GeneratedRegex(@"\b(hints?|clue|(i['\u2019]?m|i am|totally|a bit|really) stuck|help me|nudge me|point me)\b", Plain)]
    private static partial Regex HintWords();

    [GeneratedRegex(@"\b(no|without (a|any)|not? (want|need|take)( a| any)?|don['\u2019]?t (want|need)( a| any)?) hints?\b|\bnot stuck\b", Plain)]
    private static partial Regex NoHint();

    [GeneratedRegex(@"\b(i['\u2019]?m done|i am done|that['\u2019]?s it|finished|(it|that|this) (works|is right|is done|should (work|do)|looks (good|right))|ready( to submit)?|good to go)\b", Plain)]
    private static partial Regex DoneWords();

    [GeneratedRegex(
        @"\b(approach|(my |the )?(idea|plan) is|brute[- ]force|two pointers|hash ?map|dictionary|heap|priority queue|queue|stack|binary search|dynamic programming|sliding window|(depth|breadth)[- ]first|dfs|bfs|topolog\w+|prefix|remainders?)\b"
        + @"|\b(i['\u2019]?d|i would|i['\u2019]?ll|i will|let me|we (can|could)) (just )?(use|keep|sort|go|walk|build|store|count|try|do|iterate|maintain|put|track|remember|compute|scan)\b",
        Plain)]
    private static partial Regex Approach();

    [GeneratedRegex(@"\b(race|bug|fault|problem is|wrong|missing|lock|line \d+|off by one|issue|fails?|doesn['\u2019]t (check|handle)|never (checks|waits|stops)|because)\b", Plain)]
    private static partial Regex Guess();
}

/// <summary>Which points of a problem were heard in what the candidate said.</summary>
public static class Heard
{
    /// <summary>True where a point of a group ("fault", "edges") was heard in the session so far.</summary>
    public static bool Any(SessionState state, CodeProblem problem, string group) => state.Turns.Any(t => In(problem, group, t.Text).Count > 0);

    /// <summary>Points of a group that were heard in the session so far.</summary>
    public static int Count(SessionState state, CodeProblem problem, string group) => state.Turns.SelectMany(t => In(problem, group, t.Text)).Distinct().Count();

    /// <summary>Ids of the points of a group that a text holds.</summary>
    public static IReadOnlyList<string> In(CodeProblem problem, string group, string text) =>
        [.. PointsHeard.Of(CodePlan.Question(problem), text).Where(p => p.StartsWith($"{group}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
