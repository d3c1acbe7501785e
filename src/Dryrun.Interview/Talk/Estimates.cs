using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Talk;

/// <summary>Follows an estimate up: the figure, a range around it, what it was checked against, what it is for.</summary>
internal static partial class Estimates
{
    /// <summary>Most follow-ups of an estimate: figure, range, check and use are asked of all of them.</summary>
    public const int FollowUpsMax = 4;

    private const int WorkingMax = 2;

    /// <summary>Asks for what is missing; true where something was.</summary>
    public static bool FollowUp(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (open.Question.Estimate is null) return false;
        if (!Figure().IsMatch(open.Text) && !open.SaysDone && open.Count(OpenQuestion.GoOn) < WorkingMax)
        {
            TalkQuestions.Say(exchange, open, "working", OpenQuestion.GoOn);
            return true;
        }

        return Ask(exchange, plan, open, "figure", Figure()) || Ask(exchange, plan, open, "range", Range()) || Ask(exchange, plan, open, "check", Check()) || Ask(exchange, plan, open, "decides", Use());
    }

    private static bool Ask(Exchange exchange, TalkPlan plan, OpenQuestion open, string what, Regex given)
    {
        if (open.Has(what) || given.IsMatch(open.Text)) return false;
        exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.{what}", OpenQuestion.FollowUp, exchange.Fresh(plan.Lines.Estimation[what]), plan.Lines.Thought(what)));
        return true;
    }

    // A number that is announced as a result.
    [GeneratedRegex(
        @"\b(so|total|comes? (out )?(to|at)|that'?s|that is|gives?( me| us)?|makes?|land(s|ing)? (at|on)|equals?|i('d| would) say|my (answer|estimate|figure|number|guess)|in all|altogether|between|from)\b[^.?!]{0,60}\d|=\s*[^.?!]{0,20}\d",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();

    [GeneratedRegex(
        @"\b(between|from)\b[^.?!]{0,40}\d[^.?!]{0,40}\b(and|to)\b[^.?!]{0,20}\d|\d[\d.,]*\s*\w{0,12}\s*(to|-|\u2013)\s*\d|\bplus or minus\b|\bgive or take\b|\u00b1|\brange\b[^.?!]{0,40}\d|\bat least\b[^?!]{0,80}\bat most\b|\bwithin a factor\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(
        @"\b(sanity|cross-?check\w*|double-?check\w*|check(ed|ing)? (that|it|this|against|with)|compare[ds]?|comparison|another (way|side|angle)|other (way|side|direction)|bottom[- ]up|top[- ]down|agrees? with|plausib\w*|to verify)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Check();

    [GeneratedRegex(
        @"\b(decid(e|es|ed|ing)|decision|so (we|i)('d| would| should|'ll| will) (buy|order|build|plan|need|not|reserve|provision|hire|cap|set|ask)|enough for|good enough to|which (means|tells)|tells (me|us) (that|whether|to)|means (we|that we|one region|i)"
        + @"|i('d| would) (buy|order|provision|reserve|budget|ask for|plan for|build))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Use();
}
