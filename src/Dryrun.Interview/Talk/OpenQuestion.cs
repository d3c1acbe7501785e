using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Talk;

/// <summary>The question that is being answered, with everything said to it so far: derived from the events alone.</summary>
internal sealed partial class OpenQuestion
{
    /// <summary>Kinds of probes, as <see cref="Probed.About"/> names them.</summary>
    public const string Asked = "question", FollowUp = "followUp", SecondMove = "secondMove", Refusal = "refusal", GoOn = "goOn", Yours = "yourQuestions", Claim = Loops.RoundClaims.AskedAbout;

    private const int DoneWords = 6;

    private readonly long answerFromMs;

    private OpenQuestion(Question question, IReadOnlyList<Probed> since, IReadOnlyList<(long Seq, long AtMs, string Text)> turns, Turn last, long answerFromMs)
    {
        (Question, Since, Turns, Last, this.answerFromMs) = (question, since, turns, last, answerFromMs);
        Text = string.Join('\n', turns.Select(t => t.Text));
        HashSet<string> signs = [.. AnswerSigns.Of(Text), .. PointsHeard.Of(question, Text).Select(p => $"points.{p}")];
        Signs = signs;
        LastSigns = AnswerSigns.Of(last);
    }

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>What was asked since it was put, itself left out.</summary>
    public IReadOnlyList<Probed> Since { get; }

    /// <summary>The candidate's turns since then, the newest last.</summary>
    public IReadOnlyList<(long Seq, long AtMs, string Text)> Turns { get; }

    /// <summary>The newest turn as it is read.</summary>
    public Turn Last { get; }

    /// <summary>All that was said to it.</summary>
    public string Text { get; }

    /// <summary>Signs of the whole answer, and "points.ID" for its points.</summary>
    public IReadOnlySet<string> Signs { get; }

    /// <summary>Signs of the newest turn.</summary>
    public IReadOnlySet<string> LastSigns { get; }

    /// <summary>The question that waits for an answer, or null where none was put yet.</summary>
    public static OpenQuestion? Of(SessionState state, TalkPlan plan, Turn last)
    {
        var at = state.Probes.FindLastIndex(p => p.Probe.About == Asked);
        if (at < 0 || plan.Find(state.Probes[at].Probe.Probe) is not { } question) return null;
        var turns = state.Turns.Skip(state.Probes[at].AfterTurn).ToList();

        // Being waved on does not begin a new answer.
        var asked = state.Probes.FindLastIndex(p => p.Probe.About != GoOn);
        var answer = state.Turns.Skip(state.Probes[asked].AfterTurn).ToList();
        return new OpenQuestion(question, [.. state.Probes.Skip(at + 1).Select(p => p.Probe)], turns, last, answer.Count > 0 ? answer[0].AtMs : state.ClockMs);
    }

    /// <summary>How often something was asked since the question was put.</summary>
    public int Count(string about) => Since.Count(p => p.About == about);

    /// <summary>True once a probe of this question was put.</summary>
    public bool Has(string id) => Since.Any(p => p.Probe == $"{Question.Id}.{id}");

    /// <summary>Session time since the answer began.</summary>
    public long SpentMs(long nowMs) => Turns.Count == 0 ? 0 : nowMs - Turns[0].AtMs;

    /// <summary>Session time since the answer to the interviewer's newest words began.</summary>
    public long AnswerMs(long nowMs) => nowMs - answerFromMs;

    /// <summary>True where the newest words of the interviewer cut in.</summary>
    public static bool WasCut(SessionState state) => state.Interruptions.Count > 0 && state.Interruptions[^1].Interruption.Text == state.LastWords;

    /// <summary>True where the candidate says that they are through, alone or at the end of a story.</summary>
    public bool SaysDone => Done().IsMatch(Last.Text);

    /// <summary>True where the turn says nothing but that: it is time for the next question.</summary>
    public bool WantsNext => SpokenTime.Words(Last.Text) <= DoneWords && (Done().IsMatch(Last.Text) || Skip().IsMatch(Last.Text));

    /// <summary>True where the newest turn gives no answer: "I don't know", "skip it".</summary>
    public bool Passes => Pass().IsMatch(Last.Text);

    [GeneratedRegex(
        @"(^|[.!?,;]\s*)(and |so |okay,? |ok,? |no,? |well,? )*(next( one| question)?( please)?|that'?s (it|all|me)( from (me|my side))?|that is (it|all)|(i'?m|i am) (done|finished)"
        + @"|nothing (else|more)( to add)?|(let'?s |we can |please )?(move|go) on|done|end of story)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Done();

    [GeneratedRegex(@"^\W*(please )?(skip|pass)( it| that| this| on (it|that|this))?( please)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Skip();

    [GeneratedRegex(
        @"^\W*(well,? |hm+,? |um+,? |uh,? |sorry,? |honestly,? |no,? )*((i )?(really )?(don'?t|do not) (really )?(know|remember|recall)|(i )?dunno|no idea|not sure|i'?m not sure|idk|pass|skip( it| that| this)?"
        + @"|(i )?can'?t (say|think of (one|anything|any))|nothing comes to mind|i (have|'ve) (never (had|done)|no (such )?(example|story)))\b[^.!?]{0,40}\W*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pass();
}
