using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Code;

/// <summary>The questions once the code stands, or once its time is over: what it costs, what could break it, what it means, one at a time.</summary>
internal static partial class CodeReview
{
    private const string Complexity = "complexity", Edges = "edges", Scale = "scale", Order = "order", ExplainFault = "explainFault", Meaning = "meaning", Owner = "owner", Caught = "caught";

    private static readonly string[] OfCoding = [Complexity, Edges, Scale];

    private static readonly string[] OfDebugging = [ExplainFault, Meaning, Owner, Caught, Scale, Edges, Complexity];

    /// <summary>Less time than this holds no new question.</summary>
    private const long NewQuestionMs = 45_000;

    /// <summary>Begins the review with a word and the first question.</summary>
    public static void Begin(Exchange exchange, CodePlan plan, string why)
    {
        CodeTalk.Enter(exchange, plan.Last);
        Next(exchange, plan, exchange.Fresh(plan.Lines.Replies[why]));
    }

    /// <summary>Takes a turn as the answer to a question of the review and goes on; true where it was one.</summary>
    public static bool Answered(Exchange exchange, CodePlan plan, Turn turn)
    {
        if (exchange.State.Phase != plan.Last || exchange.State.Probes.Count == 0) return false;
        var last = exchange.State.Probes[^1].Probe.Probe;
        if (Key(plan, last) is not { } key) return false;
        if (key == Complexity && plan.Kind == CodeKinds.Coding && !Claims(exchange.State) && !Has(exchange, plan, Order) && !Passes().IsMatch(turn.Text))
        {
            CodeTalk.Put(exchange, plan, Order, exchange.Fresh(plan.Lines.Replies[Order]), plan.Lines.Thought(Order));
            return true;
        }

        Next(exchange, plan, "");
        return true;
    }

    private static void Next(Exchange exchange, CodePlan plan, string before)
    {
        var problem = plan.First;
        foreach (var key in plan.Kind == CodeKinds.Debugging ? OfDebugging : OfCoding)
        {
            if (exchange.LeftMs < NewQuestionMs || Has(exchange, plan, key) || IsSettled(exchange, problem, key)) continue;
            var text = problem.FollowUp(key) is { } own ? own.Ask : plan.Lines.Replies.ContainsKey(key) ? exchange.Fresh(plan.Lines.Replies[key]) : "";
            if (text.Length == 0) continue;
            CodeTalk.Put(exchange, plan, key, $"{before} {text}".Trim(), plan.Lines.Thought(key));
            return;
        }

        // Who still works on the code keeps the time that is left.
        if (exchange.State.Code.IsSolved(problem.Id) || plan.Why.Length > 0) exchange.Add(Actor.Interviewer, new Ended("interviewer", CodeTalk.Farewell(exchange, plan, timeIsUp: false)));
        else CodeTalk.Reply(exchange, plan, "noted");
    }

    // What was said unasked is not asked for.
    private static bool IsSettled(Exchange exchange, CodeProblem problem, string key) => key switch
    {
        ExplainFault => Heard.Any(exchange.State, problem, "fault"),
        Edges => problem.FollowUp(Edges) is { } edges && Heard.Count(exchange.State, problem, Edges) * 3 >= edges.Points.Count * 2,
        _ => false,
    };

    private static bool Claims(SessionState state) => CostClaims.In(state.Turns[^1].Text).Count > 0;

    private static bool Has(Exchange exchange, CodePlan plan, string key) => exchange.State.Probes.Any(p => p.Probe.Probe == $"{plan.First.Id}.{key}");

    private static string? Key(CodePlan plan, string probe) =>
        probe.StartsWith($"{plan.First.Id}.", StringComparison.Ordinal) && probe[(plan.First.Id.Length + 1)..] is var key && (key == Order || OfDebugging.Contains(key)) ? key : null;

    [GeneratedRegex(@"^\W*(well,? |hm+,? |um+,? |sorry,? |honestly,? )*((i )?(don'?t|do not) (really )?know|no idea|not sure|pass|skip)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Passes();
}
