using Dryrun.Interview.Understanding;
using static Dryrun.Interview.Understanding.DialogueAct;

namespace Dryrun.Interview.Tests.Understanding;

/// <summary>Sentences of the interview guides and plain ones; each must hold the named acts (others are not looked at).</summary>
public class ActTests
{
    [Theory]
    [InlineData("What's the patch size?", Question)]
    [InlineData("tell me how many devices there are", Question)]
    [InlineData("i was wondering whether telemetry is real time", Question)]
    [InlineData("I'm assuming 20% of devices are offline during peak hours — is that reasonable?", Assumption, Question)]
    [InlineData("I’ll assume we care more about data consistency than latency, given this is user identity data — confirm?", Assumption, Question)]
    [InlineData("Consistency over latency, confirm?", Assumption, Question)]
    [InlineData("for now, I'll assume 50 Mbps average downlink and design for 5 Mbps worst case", Assumption)]
    [InlineData("I'd work with network engineers to model this", Deferral)]
    [InlineData("We accept higher bandwidth to reduce device storage burden", TradeOff)]
    [InlineData("I'd engage the networking team on CDMA fallback policies by Week 3", Escalation)]
    [InlineData("We'll start with 1% of devices in Region A, monitor crash rates for 4 hours, then expand to 10% if no anomalies.", RolloutStep, Monitoring)]
    [InlineData("Engineering leads will sign off before global rollout.", Owner)]
    [InlineData("I would use Kafka for all messaging", Decision)]
    [InlineData("I use RICE scoring — reach, impact, confidence, effort.", Framework)]
    [InlineData("I'd schedule a meeting.", MeetingOnly)]
    [InlineData("I'd assess impact on current commitments, then escalate with options — delay X, cut Y, or add resources.", Escalation, SecondMove)]
    [InlineData("The biggest risk is network congestion.", Risk)]
    [InlineData("if the crash rate doubles we halt automatically and roll back to the previous version", Rollback)]
    [InlineData("success is 90% of active devices in 7 days", Target)]
    [InlineData("the CDN team owns delivery and their on-call is paged", Owner)]
    [InlineData("to avoid a thundering herd we jitter the polling", Mitigation)]
    [InlineData("must-have is rollback, nice-to-have is peer delivery", Prioritisation)]
    [InlineData("I considered a big bang but decided against it", RejectedAlternative)]
    [InlineData("that would cost about $30k in egress", Cost)]
    [InlineData("10 million times 300 MB is about 3 PB", Estimate)]
    [InlineData("if legal says no, I would come back with two options", SecondMove)]
    [InlineData("legal and the privacy team need to agree first", Stakeholder)]
    [InlineData("to sum up: three rings, automatic halt, owners named", Summary)]
    [InlineData("yes, apply it", Confirmation)]
    [InlineData("no, that's not what I meant", Denial)]
    [InlineData("actually make that 5%", Correction)]
    [InlineData("sorry, could you repeat that?", ClarificationRequest)]
    [InlineData("thanks, nice to meet you", SmallTalk)]
    [InlineData("how much time do we have left?", Meta)]
    public void A_sentence_does_what_it_does(string said, params DialogueAct[] acts)
    {
        var turn = TurnReader.Understand(said, SamplePrompt.Language, TurnContext.Start);
        foreach (var act in acts) turn.Has(act).ShouldBeTrue($"{act}: {string.Join(" | ", turn.Clauses.Select(c => $"{c.Text} = {string.Join(",", c.Acts)}"))}");
    }

    [Theory]
    [InlineData("What's the SLA for patch coverage?", Target)]
    [InlineData("who can halt the rollout?", Rollback)]
    [InlineData("what is the biggest risk you see?", Risk)]
    [InlineData("when we reach 10 percent we pause for a day", Question)]
    [InlineData("what I would do is start with one ring", Question)]
    [InlineData("no device goes above the cap", Denial)]
    [InlineData("the size does not matter", Question)]
    public void And_does_not_do_what_it_only_mentions(string said, DialogueAct act) =>
        TurnReader.Understand(said, SamplePrompt.Language, TurnContext.Start).Has(act).ShouldBeFalse();

    [Theory]
    [InlineData("the release team", InterviewerAsk.Owner, Owner)]
    [InlineData("congestion in the last mile", InterviewerAsk.Risk, Risk)]
    [InlineData("okay", InterviewerAsk.Confirm, Confirmation)]
    [InlineData("something like a fifth", InterviewerAsk.WhatWouldYouAssume, Assumption)]
    public void A_bare_answer_is_read_by_what_was_asked(string said, InterviewerAsk ask, DialogueAct act) =>
        TurnReader.Understand(said, SamplePrompt.Language, new(ask, [])).Has(act).ShouldBeTrue();
}
