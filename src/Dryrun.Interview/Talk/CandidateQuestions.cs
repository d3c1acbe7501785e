using System.Globalization;
using System.Text.RegularExpressions;
using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Talk;

/// <summary>
/// Answers the candidate's questions: inputs of an estimate, the time, the rounds of the loop when asked and never before. What the candidate is there
/// to say is turned back to them.
/// </summary>
public static partial class CandidateQuestions
{
    /// <summary>What a disclosed mix of rounds is called in the record.</summary>
    public const string Process = "process";

    /// <summary>Tag of a question that invites the candidate's own, so that they are not invited twice.</summary>
    public const string InvitesTag = "candidateQuestions";

    /// <summary>How many questions of the candidate's close a call.</summary>
    private const int ClosingQuestionsMax = 4;

    /// <summary>Most inputs told in one turn.</summary>
    private const int InputsMax = 3;

    /// <summary>A turn of at most so many words that ends in a question asks; a longer one tells.</summary>
    private const int AskingWords = 30;

    /// <summary>Longer turns do more than ask for the time or to hear it again.</summary>
    private const int TalkWords = 14;

    private const long InviteMs = 45_000;

    /// <summary>Invites the candidate's own questions at the end of a call; true where it did.</summary>
    internal static bool Invite(Exchange exchange, TalkPlan plan)
    {
        if (!plan.TakesQuestions || exchange.LeftMs < InviteMs || Closing(exchange.State).Any()) return false;
        if (exchange.State.Probes.Any(p => plan.Find(p.Probe.Probe)?.Tags.Contains(InvitesTag) == true)) return false;
        Ask(exchange, "yourQuestions");
        return true;
    }

    /// <summary>Takes a turn that follows the invitation; true where it was one.</summary>
    internal static bool TakeClosing(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (!Closing(exchange.State).Any()) return false;
        var asks = open.Last.Clauses.Any(c => Answers.IsAsked(open.Last, c)) || open.Last.Text.Contains('?');
        if (asks) Tell(exchange, plan, open);
        if (asks && Closing(exchange.State).Count() < ClosingQuestionsMax && exchange.LeftMs >= InviteMs) Ask(exchange, "moreQuestions");
        else TalkQuestions.End(exchange);
        return true;
    }

    /// <summary>Answers a turn that asks rather than tells; true where it did.</summary>
    internal static bool Answer(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        // "Say again?" is no question about anything; the reader takes it for talk.
        var words = SpokenTime.Words(open.Last.Text);
        if (words <= TalkWords && Again().IsMatch(open.Last.Text)) return Repeat(exchange, plan, open);
        if (words <= TalkWords && Time().IsMatch(open.Last.Text)) return Time(exchange);
        var asked = open.Last.Clauses.Where(c => Answers.IsAsked(open.Last, c)).ToList();
        if (asked.Count == 0 || !Asks(open.Last, asked)) return false;
        if (open.Question.Estimate is not null && Inputs(exchange, open, asked)) return true;
        if (open.Question.Tags.Contains(InvitesTag) || (plan.TakesQuestions && CallTopics.Of(open.Last.Text, plan.Kind) is not null)) return Tell(exchange, plan, open);
        if (Permission().IsMatch(open.Last.Text)) return Said(exchange, "yourCall");
        if (open.Question.Stakeholder is not null) return false;
        if (open.Last.Has(DialogueAct.ClarificationRequest)) return Repeat(exchange, plan, open);
        if (open.Question.Estimate is not null) return NoInput(exchange, open);
        TalkQuestions.Say(exchange, open, "turnedBack", "turnedBack");
        return true;
    }

    private static IEnumerable<Probed> Closing(SessionState state) => state.Probes.Select(p => p.Probe).Where(p => p.About == OpenQuestion.Yours);

    private static void Ask(Exchange exchange, string line) =>
        exchange.Add(Actor.Interviewer, new Probed(line, OpenQuestion.Yours, exchange.Fresh(exchange.Content.Lines.Replies[line]), exchange.Content.Lines.Thought(line)));

    private static bool Asks(Turn turn, IReadOnlyList<Clause> asked)
    {
        var words = SpokenTime.Words(turn.Text);
        return asked.Sum(c => SpokenTime.Words(c.Text)) * 2 >= words || (words <= AskingWords && asked[^1] == turn.Clauses[^1]);
    }

    private static bool Inputs(Exchange exchange, OpenQuestion open, IReadOnlyList<Clause> asked)
    {
        var told = 0;
        foreach (var input in open.Question.Estimate!.Inputs.Where(i => asked.Any(c => PointsHeard.Names(i.Words, c.Text))).Take(InputsMax))
        {
            var value = exchange.State.Start.World["inputs"]?[open.Question.Id]?[input.Id];
            if (value is null) continue;
            var id = $"{open.Question.Id}.{input.Id}";
            var slots = new Dictionary<string, string> { ["name"] = input.Name, ["value"] = Fact.Shown(value), ["unit"] = Many().Replace(input.Unit, "$1") };
            var text = exchange.Content.Lines.Replies["input"].Say(exchange.Temperament, exchange.Turn + told, slots).Replace(" .", ".", StringComparison.Ordinal);
            exchange.Add(Actor.Interviewer, new Disclosed(id, text, open.Turns[^1].Seq, exchange.State.Disclosed.ContainsKey(id)));
            told++;
        }

        return told > 0;
    }

    // "7 million a day": a number before it takes the s away.
    [GeneratedRegex(@"^(hundred|thousand|million|billion|trillion)s\b")]
    private static partial Regex Many();

    private static bool NoInput(Exchange exchange, OpenQuestion open)
    {
        TalkQuestions.Say(exchange, open, "noInput", SessionFold.Unknown);
        return true;
    }

    // The same question in other words, or in the same where it has no others left.
    private static bool Repeat(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        var last = open.Since.LastOrDefault(p => p.About is OpenQuestion.FollowUp or OpenQuestion.SecondMove or OpenQuestion.Refusal);
        var ask = last?.Text ?? exchange.Fresh(open.Question.Ask, TalkQuestions.Slots(exchange, plan));
        if (last is null) ask = $"{open.Question.Situation}{open.Question.Case} {ask}".TrimStart();
        var text = exchange.Content.Lines.Replies["again"].Say(exchange.Temperament, exchange.Turn, new Dictionary<string, string> { ["ask"] = ask });
        exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.again", "again", text, ""));
        return true;
    }

    private static bool Time(Exchange exchange)
    {
        var minutes = Math.Max(0, exchange.LeftMs / 60_000);
        exchange.Reply(minutes == 1 ? "One minute left." : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes left."));
        return true;
    }

    private static bool Said(Exchange exchange, string reply)
    {
        exchange.Reply(exchange.Wording(reply));
        return true;
    }

    private static bool Tell(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        var topic = CallTopics.Of(open.Last.Text, plan.Kind) ?? (plan.Kind == "hiring-manager" ? "managerAnswer" : "unknownToMe");
        if (topic != Process)
        {
            // Not in the words of an earlier answer, as long as there are others.
            exchange.Reply(exchange.Fresh(exchange.Content.Lines.Replies[topic], new Dictionary<string, string> { ["level"] = exchange.State.Start.Level }));
            return true;
        }

        var text = plan.Mix.Length > 0 ? exchange.Wording("mix", new Dictionary<string, string> { ["mix"] = plan.Mix }) : exchange.Wording("mixUnknown");
        if (plan.Mix.Length == 0) exchange.Reply(text);
        else exchange.Add(Actor.Interviewer, new Disclosed(Process, text, open.Turns[^1].Seq, exchange.State.Disclosed.ContainsKey(Process)));
        return true;
    }

    [GeneratedRegex(@"\b(time (is )?left|how much time|how are we (doing )?on time|minutes (are )?left|time check|how long do (i|we) have)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(repeat|say (that|it) again|once more|didn'?t (catch|hear|get)|come again|rephrase|say again|pardon)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Again();

    [GeneratedRegex(
        @"\b(should i|shall i|can i|may i|could i|do you want me to|would you like me to|is it (ok|okay|fine|alright) (if|to)|want me to|does it (have|need) to|can it be|must it be)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Permission();
}
