namespace Dryrun.Assessment.Conduct;

/// <summary>What to change and what to practise, from the signals that were missing or spoke against the candidate.</summary>
internal static class Advice
{
    private static readonly Dictionary<string, (string Signal, string Text)[]> ByDimension = new()
    {
        ["scoping"] =
        [
            ("overConstraint", "Ask who set a requirement before you build on it, and say what it would cost to keep."),
            ("designFirst", "Spend the first minutes on what decides the plan; draw nothing before it."),
            ("success", "Say what success is before you design: a number, of whom, by when."),
            ("askedFact", "Ask what the plan turns on: what a failure does, whether it can be undone, what is owed by when."),
            ("guardrail", "Put a second number beside the goal: the harm you will not pay for it."),
            ("assumptionSettled", "Say what you take for granted with a number, and ask whether it holds."),
            ("reframe", "Name the harm behind the task in one sentence before you ask the first question."),
        ],
        ["prioritisation"] =
        [
            ("detailFirst", "Leave engineering detail until goal, risk and rollout stand."),
            ("split", "Split must-have from nice-to-have, with the thing that goes first when time runs out."),
            ("cut", "Cut something aloud, and say what made it unimportant."),
            ("topRisk", "Rank the risks by harm and put the worst first."),
            ("leftToOthers", "Hand detail to the team that knows it, with a date, and use the minutes."),
        ],
        ["tradeOffs"] =
        [
            ("bareAbsolute", "Give every choice its condition: this if that holds, otherwise something lighter."),
            ("rejected", "Name the option you did not take, and why."),
            ("twoSides", "Say what each choice costs: what you take, what you pay."),
            ("condition", "Say what would make you choose otherwise."),
            ("priced", "Put a rough number on both sides of a trade-off."),
            ("tiedToProduct", "Tie a choice to what users or the product get from it."),
        ],
        ["ownership"] =
        [
            ("bareRisk", "Never name a risk alone: what is done about it, by whom, by when."),
            ("owner", "Name a team for every box you draw, unasked."),
            ("riskOwned", "Give each risk a mitigation and an owner."),
            ("escalation", "Say to whom it goes when it stalls, and after how long."),
            ("signOff", "Say who signs before the last step, and who may stop it."),
            ("vagueOwner", "Replace \"someone\" with a team."),
            ("onCall", "Say whose pager goes off."),
            ("dated", "Put a date on each promise."),
            ("interface", "Say who is accountable between two teams."),
        ],
        ["influence"] =
        [
            ("meetingOnly", "Have the second move ready: what you trade, what you cut, which options you take upstairs."),
            ("framework", "Say what you did, not what the framework is called."),
            ("secondMove", "Say what you do when a team says no or has no time."),
            ("deferral", "Ask the specialists for their number with a date, and name what you plan with until then."),
            ("options", "Escalate with two or three options and a recommendation."),
            ("ask", "Say what you need from each team, and what it wants."),
            ("agreed", "Get the yes of whoever carries the risk, and say how."),
        ],
        ["rollout"] =
        [
            ("bigBang", "Never everybody at once: a first step small enough to lose."),
            ("stages", "Say the steps as shares, with the hours between them."),
            ("threshold", "Put a number on the measure that stops it."),
            ("trigger", "Say what happens when the number is passed, and who or what does it."),
            ("wait", "Say how long you wait at each step, and why that long."),
            ("signOff", "Name the signature before the last step."),
            ("firstStep", "Choose the first step for what it will show."),
            ("aftermath", "Plan for those already hit, and for those who fall silent."),
            ("pace", "Say what would make you go faster or slower."),
            ("watched", "Name the measure of harm you watch."),
        ],
        ["operations"] =
        [
            ("onCall", "Say who is awake while it rolls out, and for how many weeks."),
            ("support", "Tell support what to expect: dates, numbers, a script."),
            ("costAgainst", "Set the cost against what it saves."),
            ("costAware", "Give the cost an order of magnitude."),
            ("machineList", "Replace the list of machines by what the money buys."),
            ("capacity", "Prepare the bad day: spares, agents, capacity, with numbers."),
            ("burden", "Say what the plan asks of people's nights, and how you lighten it."),
            ("users", "Say what users are told, and when."),
            ("legal", "Give law and regulators an owner and a date."),
        ],
        ["communication"] =
        [
            ("final", "Offer the design as a proposal: what would change it."),
            ("summary", "Keep the last minutes for a summary: decision, biggest risk, what you need."),
            ("contradiction", "When you change a number, say that you change it."),
            ("frameInTime", "Close the frame within its minutes."),
            ("proposal", "Say what you are least sure of, and when you will know."),
            ("signposts", "Say where you are going before you go there."),
            ("newFact", "When you learn something, say what it changes."),
            ("figures", "Put a figure beside each adjective."),
            ("cutIn", "Answer in a headline, then the detail; do not make them cut in."),
        ],
    };

    /// <summary>One exercise for each dimension of a design round.</summary>
    public static IReadOnlyDictionary<string, string> DesignDrills { get; } = new Dictionary<string, string>
    {
        ["scoping"] = "\"Five questions\" (4 min): a new vague prompt, five questions, each with the decision that its answer would change; then success in one sentence with two numbers.",
        ["prioritisation"] = "\"Half the time\" (3 min): your last design with half the weeks; say what stays, what goes first, and which fact would bring it back.",
        ["tradeOffs"] = "\"This, unless\" (4 min): take four of your choices; for each say the option not taken, the price in a number, and the condition that flips it.",
        ["ownership"] = "\"Owners\" (4 min): six boxes, ninety seconds, each with team, on-call, escalation and a date; then three risks with a mitigation and a name.",
        ["influence"] = "\"They said no\" (4 min): three refusals from three teams; for each the second move, the third, and the options you take upstairs.",
        ["rollout"] = "\"Numbers only\" (3 min): steps, hours, measure, threshold, who stops it, who restarts it, and what happens to those already hit.",
        ["operations"] = "\"Sunday, 3 a.m.\" (4 min): who wakes up, what support was told, what it costs tonight, and what you prepared a week before.",
        ["communication"] = "\"One minute\" (3 min): sum up your last design for a director: the decision, the biggest risk, the request. Twice; the second time in thirty seconds.",
    };

    /// <summary>What to do about a dimension's signals in a design round.</summary>
    public static IReadOnlyList<SignalAdvice> Of(string dimension) =>
        [.. ByDimension.GetValueOrDefault(dimension, []).Select(a => new SignalAdvice(a.Signal, a.Text, Phrases.For(dimension, a.Signal)))];

    /// <summary>Signals that there is advice on, as "dimension.signal".</summary>
    public static IEnumerable<string> Signals => ByDimension.SelectMany(d => d.Value.Select(s => $"{d.Key}.{s.Signal}"));

    /// <summary>
    /// Three changes, the weightiest dimension with the lowest mark first, at most one of a dimension until each has had its turn. Who left out less than three
    /// things is told what they did once and could do more often.
    /// </summary>
    public static IReadOnlyList<Change> Changes(ConductReport conduct, long endMs)
    {
        var (book, dimensions) = (RuleBooks.Of(conduct), Ranked(conduct));
        var changes = Take(dimensions.ConvertAll(d => new Queue<Change>(Of(book, d, endMs))), 3);
        return changes.Count == 3 ? changes : [.. changes, .. Take(dimensions.ConvertAll(d => new Queue<Change>(Again(book, d))), 3 - changes.Count)];
    }

    private static List<Change> Take(List<Queue<Change>> queues, int most)
    {
        var changes = new List<Change>();
        while (changes.Count < most && queues.Any(q => q.Count > 0))
        {
            foreach (var queue in queues.Where(q => q.Count > 0))
            {
                if (changes.Count < most) changes.Add(queue.Dequeue());
            }
        }

        return changes;
    }

    /// <summary>The exercise for the dimension that would gain most.</summary>
    public static string Drill(ConductReport conduct) => RuleBooks.Of(conduct).Drills[Ranked(conduct)[0].Id];

    private static List<DimensionMark> Ranked(ConductReport conduct) =>
        [.. conduct.Dimensions.OrderByDescending(d => (5 - d.Level) * d.Weight).ThenBy(d => d.Points).ThenBy(d => d.Id, StringComparer.Ordinal)];

    private static IEnumerable<Change> Again(RuleBook book, DimensionMark mark) =>
        from advice in book.Extractor(mark.Id).Advice
        let found = mark.Findings.Where(f => f.Signal == advice.Signal).ToList()
        where found.Count > 0 && found[0].Favourable
        orderby found.Count
        select new Change(mark.Id, advice.Text, advice.Say, found[0].Evidence, Again: true);

    private static IEnumerable<Change> Of(RuleBook book, DimensionMark mark, long endMs)
    {
        foreach (var (signal, text, say) in book.Extractor(mark.Id).Advice)
        {
            var found = mark.Findings.FirstOrDefault(f => f.Signal == signal);
            if (found is { Strength: < 0 }) yield return new Change(mark.Id, text, say, found.Evidence);
            else if (found is null && book.Rule(mark.Id)!.Weights.FirstOrDefault(w => w.Signal == signal) is { Points: > 0 })
            {
                yield return new Change(mark.Id, text, say, new Evidence(EvidenceKind.Absent, 0, endMs, ""));
            }
        }
    }
}
