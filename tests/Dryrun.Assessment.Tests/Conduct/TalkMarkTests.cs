using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Conduct.Talk;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>Answers that are good in other words than the guides', and bad ones that have good words.</summary>
public sealed class TalkMarkTests
{
    [Fact]
    public void A_good_story_in_other_words_is_marked_well()
    {
        var marks = Marks("behavioural", "tpm",
            "At my previous company the search index took nine hours to rebuild. Two people from data quality were against touching it before the holidays, they had been burned the year before.",
            "I drew the timeline of their last failure with them, and it turned out that they lacked a way back, not time. So I gave them the veto on each step.",
            "I moved the rebuild to an incremental one, country by country, because only four percent of documents change in a day. Nine hours became forty minutes in five weeks.",
            "Their lead approved it herself, since fewer night pages was the number she is measured by.",
            "What I got wrong: I told support too late. They now get the dates a week ahead, and two other teams use the same plan.");
        marks["ownAction"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(marks));
        marks["influence"].Level.ShouldBeGreaterThanOrEqualTo(3, Shown(marks));
    }

    [Fact]
    public void Good_words_without_a_deed_are_not()
    {
        var marks = Marks("behavioural", "tpm",
            "I'm very outcome-oriented and I believe in ownership, so impact and influence are what I care about most in my work.",
            "Stakeholder alignment is key for me. In my experience it is important to get buy-in early, to have options, and to escalate only when needed.",
            "For example we had a big migration, and we made sure that everyone was aligned, and it went well for all teams in the end.",
            "The trade-offs were discussed openly and the team took full ownership of the result.");
        marks["ownAction"].Level.ShouldBeLessThanOrEqualTo(2, Shown(marks));
        marks["influence"].Level.ShouldBeLessThanOrEqualTo(2, Shown(marks));
    }

    [Theory]
    [InlineData("I'd set up a call with both of them and we'd find a solution together.", false)]
    [InlineData("I'd get everyone in a room so that all voices are heard.", false)]
    [InlineData("I'd set up a call with both, and bring two options: the week later, or without the second market. If they still refuse, it goes to their director on Friday.", true)]
    public void A_meeting_is_no_move_unless_something_is_brought_to_it(string said, bool moves)
    {
        var marks = Marks("cross-functional", "tpm", "Product wants the feature now and infra has a freeze.", said, "It's about the release on the 14th.");
        marks["influence"].Findings.Any(f => f.Signal == "meetingOnly").ShouldBe(!moves, Shown(marks));
        if (!moves) marks["influence"].Level.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void A_board_told_for_the_decision_it_led_to_is_no_tracker_talk()
    {
        var marks = Marks("behavioural", "tpm",
            "The board told me on Monday that we would miss the date by three weeks. I cut the second language the next day, because only two percent of sellers used it.",
            "The product lead was against it. I showed him the two percent and offered the language as the first thing in May. He agreed, and we shipped on the date.");
        marks["ownAction"].Findings.ShouldNotContain(f => f.Signal == "trackerTalk");
        marks["ownAction"].Level.ShouldBeGreaterThanOrEqualTo(3, Shown(marks));
    }

    [Fact]
    public void A_project_in_depth_in_other_words_is_marked_well_and_textbook_is_not()
    {
        var deep = Marks("project-deep-dive", "mle",
            "It was a ranker for search ads, about two million queries a day. I labelled clicks of at least ten seconds as positive, bots were out, and the test weeks came after the training weeks.",
            "A rule on price and distance was what I had to beat, it was hard, the first tree model lost against it by one percent of revenue.",
            "I tried an ensemble in place of the single tree, plus 0.3 of AUC for 9 milliseconds more at p99. We had 12 in all, so no.",
            "Conversion went from 2.1 to 2.4 percent in a test of three weeks, and reports per thousand queries stayed flat, that was the guardrail.",
            "After launch prices failed to refresh for one category. It took us four days to see. I put an alert on the share of stale features, at five percent, which pages us.");
        deep["mlJudgement"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(deep));
        var book = Marks("project-deep-dive", "mle",
            "Gradient boosting is an ensemble method that fits trees to residuals, and regularisation with shrinkage avoids overfitting.",
            "Precision is true positives over predicted positives, and recall is true positives over all positives.",
            "Attention computes a weighted sum of values by the similarity of queries and keys.");
        book["mlJudgement"].Level.ShouldBeLessThanOrEqualTo(2, Shown(book));
    }

    [Fact]
    public void Code_that_is_reasoned_to_its_end_is_marked_well()
    {
        var marks = Marks("debugging", "tpm",
            "It pops from the queue and then waits for the reply. If the worker dies between the pop and the reply, the job is gone and nobody knows.",
            "I'd keep the job in a pending set with a timeout and remove it after the reply, so it's taken again. The handler needs an idempotency key then, because it may run twice.",
            "A test: kill the worker after the pop, ten jobs in, expect ten results. The old code gives nine.",
            "From outside you'd see orders that never arrive and no error at all, so the alert has to be on the age of the oldest job.",
            "It's constant time per operation and one entry of memory per running job.");
        marks["coding"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(marks));
    }

    [Theory]
    [InlineData("I'd say between 300 and 700 terabytes a day.", "terabytes a day", 300, 700, true)]
    [InlineData("So that comes to about 1.2 petabytes.", "terabytes", 1200, 1200, false)]
    [InlineData("It's 2 to 5 million dollars a month.", "million dollars a month", 2, 5, true)]
    [InlineData("Something like $3 million a month.", "million dollars a month", 3, 3, false)]
    [InlineData("So in all 40 to 90.", "machines", 40, 90, true)]
    [InlineData("Between 2,000 and 4,000 requests a second at peak.", "requests a second", 2000, 4000, true)]
    [InlineData("We need two to three weeks.", "days", 14, 21, true)]
    [InlineData("About 400 terabytes, give or take a factor of 2.", "terabytes", 200, 800, true)]
    [InlineData("Around 120 reviewers.", "people", 120, 120, false)]
    public void A_stated_figure_is_read_in_the_asked_unit(string sentence, string unit, double low, double high, bool range)
    {
        var read = Estimation.FigureIn(sentence, unit);
        read.ShouldNotBeNull();
        read.Value.Low.ShouldBe(low, low * 1e-9);
        read.Value.High.ShouldBe(high, high * 1e-9);
        read.Value.IsRange.ShouldBe(range);
    }

    [Theory]
    [InlineData("Say 30 million uploads.", "terabytes")]
    [InlineData("There are three things to multiply.", "machines")]
    [InlineData("It depends on the retention.", "terabytes")]
    public void A_factor_is_not_the_figure(string sentence, string unit) => Estimation.FigureIn(sentence, unit).ShouldBeNull();

    [Fact]
    public void An_estimate_is_scored_by_interval_magnitude_factors_check_and_decision()
    {
        var question = TalkRehearsals.Questions("estimation").Questions.First(q => q.Estimate!.AnswerUnit.StartsWith("terabytes", StringComparison.Ordinal));
        var problem = question.Estimate!;
        var truth = problem.Truth(problem.Draw(1, question.Id));
        var factors = string.Join(", ", problem.Inputs.Select(i => $"{i.Words[0]} of about 10"));
        var (events, room) = TalkRehearsals.Say("estimation", "tpm", [question.Id],
            $"The way there is to multiply. I'd say {factors}.",
            FormattableString.Invariant($"So I get between {truth * 0.5:0} and {truth * 2:0} {problem.AnswerUnit}. To check it from the other side: per user that is the size of one photo."),
            "It decides whether we order a second region: at this figure one region is enough, at twice that it isn't.");
        var conduct = ConductAssessment.Of(events, room);
        var answer = conduct.Answers.Single();
        answer.Estimate!.Covers.ShouldBeTrue();
        answer.Estimate.Truth.ShouldBe(truth, truth * 1e-9);
        answer.Estimate.FactorsMissed.ShouldBeEmpty();
        conduct["tradeOffs"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(conduct));
        conduct["scoping"].Level.ShouldBeGreaterThanOrEqualTo(3, Shown(conduct));

        (events, room) = TalkRehearsals.Say("estimation", "tpm", [question.Id], FormattableString.Invariant($"I think it's {truth * 40:0} {problem.AnswerUnit}, it's a lot of data."));
        var wild = ConductAssessment.Of(events, room);
        wild["tradeOffs"].Level.ShouldBe(1, Shown(wild));
        wild.Answers.Single().Estimate!.Factor!.Value.ShouldBe(40, 1);
    }

    [Fact]
    public void Ninety_seconds_begin_with_the_recommendation()
    {
        var question = TalkRehearsals.Questions("executive-90s").Questions.First(q => q.Id == "fiveTimesLoad");
        var (events, room) = TalkRehearsals.Say("executive-90s", "tpm", [question.Id],
            "I recommend that we scale up, for four hundred thousand dollars, done in ten days. The stress test showed five times the load and we hold twice. Delaying costs a penalty of two million and perhaps the partner; "
            + "throttling is free and shuts out one viewer in five. The risk with scaling is that the provider's quota comes late, so throttling stays ready as the fallback. Tom in infrastructure owns it. I need your yes by Friday noon.");
        var good = ConductAssessment.Of(events, room);
        good["communication"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(good));
        good["tradeOffs"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(good));
        good.Answers[0].LimitWords.ShouldBe(225);
        (events, room) = TalkRehearsals.Say("executive-90s", "tpm", [question.Id],
            "So, some background. We did a stress test in the last weeks, with several teams involved, and it gave us interesting insights into how the system behaves under load. There were a number of components that we looked at, "
            + "and some of them were found to be more critical than others. The teams are working hard on it and we have a weekly sync in which the status is reviewed.");
        var bad = ConductAssessment.Of(events, room);
        bad["communication"].Level.ShouldBeLessThanOrEqualTo(2, Shown(bad));
        bad["tradeOffs"].Level.ShouldBe(1, Shown(bad));
    }

    private static ConductReport Marks(string kind, string role, params IEnumerable<string> turns)
    {
        var (events, room) = TalkRehearsals.Say(kind, role, [], turns);
        return ConductAssessment.Of(events, room);
    }

    private static string Shown(ConductReport conduct) =>
        string.Join('\n', conduct.Dimensions.Select(d => $"{d.Id} {d.Level} ({d.Points}): {string.Join(" / ", d.Findings.Select(f => $"{f.Signal} {f.Strength} {f.Evidence.Quote}"))}"));
}
