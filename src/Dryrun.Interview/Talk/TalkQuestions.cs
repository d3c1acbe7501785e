using System.Text.RegularExpressions;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Talk;

/// <summary>Asks: the next question, or what the answer to the open one leaves out.</summary>
internal static partial class TalkQuestions
{
    /// <summary>Most follow-ups a question.</summary>
    public const int FollowUpsMax = 3;

    /// <summary>Most questions on claims of earlier rounds, a segment.</summary>
    private const int ClaimsAskedMax = 2;

    /// <summary>Fewer words than this are the beginning of a story, unless it has an outcome already.</summary>
    private const int StoryWords = 60;

    /// <summary>How often a story that has only begun is waved on, a question.</summary>
    private const int GoOnsMax = 2;

    /// <summary>Less time than this holds no new question, whatever its minutes.</summary>
    private const long NewQuestionMs = 60_000;

    /// <summary>Puts the first question.</summary>
    public static void First(Exchange exchange, TalkPlan plan) => Ask(exchange, plan, plan.Questions[0], "");

    /// <summary>Puts a question on what the answer leaves out; true where there was one.</summary>
    public static bool FollowUp(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (open.WantsNext) return false;
        if (open.Passes) return TryAnyway(exchange, plan, open);
        if (AskAboutClaim(exchange, plan, open)) return true;
        if (OutOfTime(exchange, open)) return false;
        if (GoOn(exchange, plan, open) || SecondMove(exchange, open, afterMeeting: true)) return true;
        var most = open.Question.Estimate is null ? FollowUpsMax : Estimates.FollowUpsMax;
        if (open.Count(OpenQuestion.FollowUp) < most && (Estimates.FollowUp(exchange, plan, open) || Own(exchange, open))) return true;
        return SecondMove(exchange, open, afterMeeting: false);
    }

    /// <summary>Puts the next question, the candidate's own turn at the end of a call, or ends.</summary>
    public static void Next(Exchange exchange, TalkPlan plan, OpenQuestion? open)
    {
        TalkClock.Remark(exchange);
        var asked = exchange.State.Probes.Where(p => p.Probe.About == OpenQuestion.Asked).Select(p => p.Probe.Probe).ToHashSet();
        var next = plan.Questions.FirstOrDefault(q => !asked.Contains(q.Id));
        if (next is not null && exchange.LeftMs >= Math.Max(NewQuestionMs, next.Minutes * 20_000L)) Ask(exchange, plan, next, Bridge(exchange, open));
        else if (!CandidateQuestions.Invite(exchange, plan)) End(exchange);
    }

    /// <summary>Ends the segment: all was asked.</summary>
    public static void End(Exchange exchange) =>
        exchange.Add(Actor.Interviewer, new Ended("interviewer", Farewell(exchange, timeIsUp: false)));

    /// <summary>The last words. "We're at time" is said when it is so, and only then.</summary>
    public static string Farewell(Exchange exchange, bool timeIsUp)
    {
        var wordings = exchange.Content.Lines.Closing.ByTemperament.GetValueOrDefault(exchange.Temperament) ?? [];
        var fitting = wordings.Where(w => TimeWords().IsMatch(w) == timeIsUp).ToList();
        return Wordings.Pick(fitting.Count > 0 ? fitting : wordings, exchange.Turn);
    }

    [GeneratedRegex(@"\b(at time|out of time|that'?s time|time'?s up|at the end of (our|the) time)\b|^time\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TimeWords();

    /// <summary>Values for the slots of a question's wordings.</summary>
    public static Dictionary<string, string> Slots(Exchange exchange, TalkPlan plan) =>
        new() { ["company"] = plan.CompanyName, ["minutes"] = $"{exchange.Content.Prompt.Minutes}" };

    private static void Ask(Exchange exchange, TalkPlan plan, Question question, string bridge)
    {
        var text = exchange.Fresh(question.Ask, Slots(exchange, plan), (long)(exchange.State.Start.Seed % (ulong)question.Ask.Count));
        if (question.Situation.Length > 0) exchange.Reply($"{bridge} {question.Situation}".Trim());
        var said = question.Situation.Length > 0 ? [text] : new[] { bridge, question.Case, text };
        exchange.Add(Actor.Interviewer, new Probed(question.Id, OpenQuestion.Asked, string.Join(' ', said.Where(s => s.Length > 0)), ""));
    }

    // What an earlier round was told otherwise is asked about once, and twice at most in a segment: an interview is no cross-examination.
    private static bool AskAboutClaim(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        var asked = exchange.State.Probes.Where(p => p.Probe.About == OpenQuestion.Claim).Select(p => p.Probe.Text).ToList();
        if (plan.Noted.Count == 0 || asked.Count >= ClaimsAskedMax || open.Turns.Count == 0) return false;
        if (exchange.State.Probes[^1].Probe.About == OpenQuestion.Claim) return false;
        if (ClaimQuestion.Of(plan.Noted, open.Turns[^1].Text, exchange.NowMs) is not { } question || asked.Contains(question.Text)) return false;
        exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.claim{asked.Count + 1}", OpenQuestion.Claim, question.Text, question.Because));
        return true;
    }

    // Rotates with the questions, so that one word of thanks is not said twice.
    private static string Bridge(Exchange exchange, OpenQuestion? open)
    {
        if (open is null) return "";
        var reply = open.Passes ? "left" : OutOfTime(exchange, open) ? "cut" : "bridge";
        var asked = exchange.State.Probes.Count(p => p.Probe.About == OpenQuestion.Asked);
        return exchange.Content.Lines.Replies[reply].Say(exchange.Temperament, asked + (long)(exchange.State.Start.Seed % 7));
    }

    // A question whose minutes are over by half has had its time.
    private static bool OutOfTime(Exchange exchange, OpenQuestion open) => open.SpentMs(exchange.NowMs) > open.Question.Minutes * 90_000L;

    private static bool Own(Exchange exchange, OpenQuestion open)
    {
        foreach (var followUp in open.Question.FollowUps.Where(f => !open.Has(f.Id) && f.Needs.All(open.Signs.Contains) && !f.Unless.Any(open.Signs.Contains)))
        {
            var text = exchange.Fresh(followUp.Ask);
            if (text.Length == 0) continue;
            exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.{followUp.Id}", OpenQuestion.FollowUp, text, followUp.Because));
            return true;
        }

        return false;
    }

    // Once a question: right after a meeting was all that came, or at the end where a plan needs other people.
    private static bool SecondMove(Exchange exchange, OpenQuestion open, bool afterMeeting)
    {
        if (open.Question.SecondMove is not { } second || open.Has(OpenQuestion.SecondMove) || open.Signs.Contains("secondMove")) return false;
        if (open.Question.Stakeholder is not null && open.Count(OpenQuestion.Refusal) < StakeholderPlay.RefusalsMax) return false;
        var due = afterMeeting ? exchange.State.LastAsked == "meeting" : open.Signs.Contains("stakeholder");
        if (!due) return false;
        exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.{OpenQuestion.SecondMove}", OpenQuestion.SecondMove, exchange.Fresh(second.Ask), second.Because));
        return true;
    }

    // Who tells a story line by line is not asked for its end after the first.
    private static bool GoOn(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (!plan.TellsStories || open.SaysDone || open.Count(OpenQuestion.FollowUp) + open.Count(OpenQuestion.SecondMove) > 0 || open.Count(OpenQuestion.GoOn) >= GoOnsMax) return false;
        if (SpokenTime.Words(open.Text) >= StoryWords || open.Signs.Contains("outcome")) return false;
        Say(exchange, open, "goOn", OpenQuestion.GoOn);
        return true;
    }

    // Who knows nothing is helped once; who passes on a follow-up is asked another one, and then left alone.
    private static bool TryAnyway(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (open.Has("tryAnyway")) return false;
        if (open.Turns.Count > 1 || plan.TakesQuestions) return open.Count(OpenQuestion.FollowUp) < 2 && Own(exchange, open);
        Say(exchange, open, "tryAnyway", OpenQuestion.FollowUp);
        return true;
    }

    /// <summary>Says one of the shared lines as a probe of the open question, so that its words are not said again.</summary>
    public static void Say(Exchange exchange, OpenQuestion open, string line, string about) =>
        exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.{line}", about, exchange.Fresh(exchange.Content.Lines.Replies[line]), exchange.Content.Lines.Thought(line)));
}
