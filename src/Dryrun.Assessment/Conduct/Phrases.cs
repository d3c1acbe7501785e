namespace Dryrun.Assessment.Conduct;

/// <summary>What a change sounds like when it is said: one sentence for each signal, in the words of the guides' good answers.
/// Every design prompt may show one, so none speaks of one prompt's things (a test looks for them).</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, string> Said = new()
    {
        ["scoping.overConstraint"] = "Zero downtime costs us weeks. Who asked for it, and would five minutes at night do?",
        ["scoping.designFirst"] = "Before I draw anything: what happens to the user if this goes wrong, and can we take it back?",
        ["scoping.success"] = "Success is 95 percent of active users within 14 days, and I would measure it by region.",
        ["scoping.askedFact"] = "What does a failure do to the user, can it be undone, and by when do we owe it?",
        ["scoping.guardrail"] = "The goal is coverage; the number that stops me is one failure in a thousand.",
        ["scoping.assumptionSettled"] = "I'm assuming 20 percent are offline at the peak. Is that reasonable?",
        ["scoping.reframe"] = "This is not about delivery. It is about not breaking something people trust us with.",
        ["prioritisation.detailFirst"] = "I'll leave the storage format to the team; the goal and the risk come first.",
        ["prioritisation.split"] = "Must have: stages, a stop, a way back. Nice to have: the dashboard, and it goes first.",
        ["prioritisation.cut"] = "I'm cutting the second region from the first release: four percent of users, a third of the work.",
        ["prioritisation.topRisk"] = "The worst risk is the one we can't undo, so that's what I spend the next minutes on.",
        ["prioritisation.leftToOthers"] = "The client team chooses the encoding and tells me by Thursday; I plan with 300 MB until then.",
        ["tradeOffs.bareAbsolute"] = "Strong consistency for the counter that bills; an hour's delay is fine everywhere else.",
        ["tradeOffs.rejected"] = "I looked at all at once over a weekend and rejected it: nothing stops it halfway.",
        ["tradeOffs.twoSides"] = "Two more days of waiting cost us the date; they buy us the reports of the slow tenth.",
        ["tradeOffs.condition"] = "If the hole is already being used, I'd skip a step and accept more harm.",
        ["tradeOffs.priced"] = "That's about $40k of traffic against $200k of calls to support.",
        ["tradeOffs.tiedToProduct"] = "It is slower by a second, and nobody loses their work again.",
        ["ownership.bareRisk"] = "The risk is the oldest clients; the client team tests them by the 12th, and until then they stay out.",
        ["ownership.owner"] = "The client team owns what users see, the platform team owns the service, and support owns the script.",
        ["ownership.riskOwned"] = "If signing slips we ship a week later: security owns the key, and Dana decides on Monday.",
        ["ownership.escalation"] = "If it is not settled by Wednesday noon it goes to both directors, with two options.",
        ["ownership.signOff"] = "Nobody goes past 50 percent until release management and security have signed.",
        ["ownership.vagueOwner"] = "Not someone from legal: the privacy counsel for Brazil and Indonesia, asked today, answer by the 9th.",
        ["ownership.onCall"] = "At night the release on-call gets the page and may stop it alone.",
        ["ownership.dated"] = "Support has the script three days before the first step.",
        ["ownership.interface"] = "Between platform and client, client is accountable: they see the failure first.",
        ["influence.meetingOnly"] = "If they still say no, I take two options to their director: a week later, or without the second market.",
        ["influence.framework"] = "I cut the feature that nobody's number depended on, and told its owner myself.",
        ["influence.secondMove"] = "If they have no time, I offer one of my engineers for a week, and drop the report they owe me.",
        ["influence.deferral"] = "The hardware team gives me the number by Tuesday; until then I plan with two percent.",
        ["influence.options"] = "Two options: slip a week, or ship without the oldest clients. I recommend the second.",
        ["influence.ask"] = "From support I need forty people that weekend; what they want is a script and no surprise.",
        ["influence.agreed"] = "I want security's yes in writing before step three, because they carry the risk.",
        ["rollout.bigBang"] = "One tenth of a percent first; if that goes wrong, we can still call everybody.",
        ["rollout.stages"] = "0.1, 1, 10, 50, 100 percent, with 12, 24, 24 and 48 hours between them.",
        ["rollout.threshold"] = "It stops at two failures in a thousand, against a baseline of one in ten thousand.",
        ["rollout.trigger"] = "At the threshold it stops by itself and pages the release on-call, who alone restarts it.",
        ["rollout.wait"] = "A day at each step, because a tenth of the reports come only once a day.",
        ["rollout.signOff"] = "Release management signs before the step to everybody.",
        ["rollout.firstStep"] = "The first step holds some of every kind, because the rare kind is where it will break.",
        ["rollout.aftermath"] = "Those already hit are made whole in three days, and we call those that went silent.",
        ["rollout.pace"] = "If the first two steps are clean I double the next one; if reports come late I wait.",
        ["rollout.watched"] = "I watch failures that users feel and support contacts per thousand, not throughput.",
        ["operations.onCall"] = "Two people a week for three weeks, in two time zones, and no launch on a Friday.",
        ["operations.support"] = "Support knows the dates, expects 800 contacts a day, and has the three answers.",
        ["operations.costAgainst"] = "The rota costs about $30k; one bad weekend without it costs ten times that.",
        ["operations.costAware"] = "That is tens of thousands of dollars of traffic, not millions.",
        ["operations.machineList"] = "I don't mind how many machines; I mind that the peak costs twice the average.",
        ["operations.capacity"] = "Twice the usual peak is booked, and thirty agents stand by for the day it goes wrong.",
        ["operations.burden"] = "That is four nights for one team, so the second week moves to the team in Dublin.",
        ["operations.users"] = "Users are told the evening before, and again when it is done.",
        ["operations.legal"] = "Legal in Indonesia signs by the 20th; if not, Indonesia goes last.",
        ["communication.final"] = "That's my proposal. A bad number from the load test would change it.",
        ["communication.summary"] = "To sum up: staged over ten days, the oldest clients are the risk, and I need security's yes by Monday.",
        ["communication.contradiction"] = "I said two weeks before; with what you told me I make it three.",
        ["communication.frameInTime"] = "That's enough to start; two questions stay open and I'll come back to them.",
        ["communication.proposal"] = "I'm least sure of the support load; I'll know after the first day.",
        ["communication.signposts"] = "Goal first, then risk, then the rollout; stop me where you want depth.",
        ["communication.newFact"] = "A third can't be undone? Then the first step gets smaller and the wait longer.",
        ["communication.figures"] = "By slow I mean over four seconds for one in twenty.",
        ["communication.cutIn"] = "In one line: we slip a week. Now the reasons, if you want them.",
    };

    /// <summary>The sentence for a signal of a dimension; empty where there is none.</summary>
    public static string For(string dimension, string signal) => Said.GetValueOrDefault($"{dimension}.{signal}", "");

    /// <summary>Signals with a sentence, as "dimension.signal".</summary>
    public static IReadOnlyCollection<string> Signals => Said.Keys;
}
