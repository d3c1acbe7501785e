using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class DisclosureTests
{
    [Fact]
    public void Nothing_is_disclosed_that_no_clause_asked_or_assumed() => ReplayTests.Check(session =>
    {
        var reached = new HashSet<string>();
        foreach (var e in session.Events)
        {
            if (e.Data is Understood u) reached.UnionWith(u.Clauses.Where(c => c.Acts.Contains("question") || c.Acts.Contains("assumption")).SelectMany(c => c.Facts));
            if (e.Data is Corrected c2) reached.UnionWith(c2.Facts);
            if (e.Data is Disclosed d) reached.ShouldContain(d.Fact);
        }
    });

    [Fact]
    public void Every_disclosed_text_is_the_facts_answer_in_the_world() => ReplayTests.Check(session =>
    {
        foreach (var disclosed in session.All<Disclosed>().Where(d => d.Text.Length > 0))
        {
            disclosed.Text.ShouldContain(session.Room.Fact(disclosed.Fact)!.Say(session.State.Start.World));
        }
    });

    [Fact]
    public void Asking_the_same_three_times_gives_the_same_answer()
    {
        var session = new Rehearsal(Rooms.Toy);
        session.Say("question :bricking| Can devices be bricked?").One<Disclosed>().ShouldBe(new Disclosed("bricking", "Yes. 12 percent have one slot.", 3, false));
        session.Say("question :bricking| What does a failed install do?").One<Disclosed>().Text.ShouldEndWith("Yes. 12 percent have one slot.");
        session.Say("question :bricking| So is it fatal?").One<Disclosed>().Again.ShouldBeTrue();
    }

    [Fact]
    public void Real_paraphrases_of_one_question_get_one_answer()
    {
        foreach (var room in new[] { Rooms.Quest, Rooms.WhatsApp })
        {
            foreach (var fact in room.Content.Facts.Where(f => f.Id is "telemetryDelay" or "haltAuthority"))
            {
                var session = new Rehearsal(room);
                foreach (var ask in fact.Ask.Where(a => a.EndsWith('?')).Take(3)) session.Say(ask);
                session.All<Disclosed>().Select(d => d.Fact).Distinct().ShouldBe([fact.Id]);
                session.All<Disclosed>().ShouldAllBe(d => d.Text.Contains(fact.Say(session.State.Start.World), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_compound_question_is_answered_in_parts()
    {
        var session = new Rehearsal(Rooms.Toy, temperament: Temperament.Supportive).Say("question :delay| How late are reports // question :urgency| and how bad is it?");
        session.Last.Select(e => e.Data).OfType<Disclosed>().Select(d => d.Fact).ShouldBe(["delay", "urgency"]);
        session.Answer.ShouldBeOneOf(
            "One at a time. Reports come 4 hours late. Nothing dramatic.", "Taking those in turn. Reports come 4 hours late. Nothing dramatic.");
    }

    [Fact]
    public void The_part_that_nobody_knows_is_said_to_be_unknown()
    {
        var session = new Rehearsal(Rooms.Toy).Say("question :delay| How late are reports? // question| And what is the colour of the box it ships in?");
        session.One<Disclosed>().Fact.ShouldBe("delay");
        session.One<Probed>().Text.ShouldContain("assum");
    }

    [Fact]
    public void An_unknown_question_gets_an_honest_answer_and_what_follows_is_an_assumption()
    {
        var session = new Rehearsal(Rooms.Toy).Say("question| What is the colour of the box?");
        var wordings = Rooms.Toy.Content.Lines.Replies["unknown"].ByTemperament[Temperament.Neutral];
        session.One<Probed>().Text.ShouldBeOneOf([.. wordings]);
        session.Has<Disclosed>().ShouldBeFalse();
        session.State.UnknownQuestions.ShouldBe(1);
        session.Say("estimate| Grey, for nine in ten").One<Assumed>().Text.ShouldBe("Grey, for nine in ten");
        session.State.Assumptions.ShouldHaveSingleItem().Status.ShouldBe(AssumptionStatus.Unchecked);
        session.Say("decision| We'd use a CDN").Has<Assumed>().ShouldBeFalse();
    }

    [Theory]
    [InlineData(20, AssumptionStatus.Confirmed)]
    [InlineData(24, AssumptionStatus.Confirmed)]
    [InlineData(60, AssumptionStatus.Refuted)]
    public void An_assumption_that_is_put_as_a_question_is_held_against_the_world(int percent, AssumptionStatus status)
    {
        var session = new Rehearsal(Rooms.Toy);
        var truth = (double)session.State.Start.World["offlinePercent"]!;
        truth.ShouldBeInRange(19, 26);
        session.Say($"assumption :offline| I'm assuming {percent} percent are offline // question| is that fair?");
        session.One<AssumptionResolved>().Status.ShouldBe(status);
        session.State.Disclosed.Keys.ShouldBe(["offline"]);
        session.Answer.Contains(session.Room.Fact("offline")!.Say(session.State.Start.World), StringComparison.Ordinal).ShouldBe(status == AssumptionStatus.Refuted);
        var again = session.Say("question :offline| How many are offline?").One<Disclosed>().Text;
        again.StartsWith("About", StringComparison.Ordinal).ShouldBe(status == AssumptionStatus.Confirmed, "only what was said before is said again");
    }

    [Fact]
    public void An_assumption_that_is_not_a_question_stays_unchecked_and_discloses_nothing()
    {
        var session = new Rehearsal(Rooms.Toy).Say("assumption :offline| I assume 80 percent are offline");
        session.Has<AssumptionResolved>().ShouldBeFalse();
        session.Has<Disclosed>().ShouldBeFalse();
        session.State.Assumptions[0].ShouldSatisfyAllConditions(a => a.Fact.ShouldBe("offline"), a => a.Value.ShouldBe("80"), a => a.Status.ShouldBe(AssumptionStatus.Unchecked));
    }

    [Fact]
    public void Weeks_are_compared_with_days()
    {
        new Rehearsal(Rooms.Toy).Say("assumption question :coverage| I assume we have 1 week, right?").One<AssumptionResolved>().Status.ShouldBe(AssumptionStatus.Confirmed);
        new Rehearsal(Rooms.Toy).Say("assumption question :coverage| I assume we have 3 weeks, right?").One<AssumptionResolved>().Status.ShouldBe(AssumptionStatus.Refuted);
    }

    [Theory]
    [InlineData("target| Every update has to happen with zero downtime")]
    [InlineData("assumption| I'll assume zero downtime")]
    [InlineData("target :coverage| 100 percent of devices in 24 hours")]
    [InlineData("target| We'd reach 100% of devices within 24 hours")]
    [InlineData("assumption :coverage| I take it we need full coverage in 2 days")]
    public void A_requirement_stricter_than_the_world_is_questioned_and_kept(string said)
    {
        var session = new Rehearsal(Rooms.Toy).Say(said);
        session.One<Interrupted>().Kind.ShouldBe("overConstraint");
        session.State.Assumptions.ShouldHaveSingleItem().OverConstraining.ShouldBeTrue();
        session.State.Assumptions[0].Status.ShouldBe(AssumptionStatus.Unchecked);
        session.State.Disclosed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("question| Do we need zero downtime?")]
    [InlineData("target ~negated| We don't need zero downtime")]
    [InlineData("target ~conditional| If it is a medical device we need zero downtime")]
    [InlineData("target| 90 percent of devices in 7 days")]
    [InlineData("target| 60 percent of devices in 24 hours")]
    [InlineData("target| 95 percent in 7 days")]
    [InlineData("rolloutStep| 100 percent after 24 hours")]
    [InlineData("risk| A bad build bricks devices")]
    public void Asking_weighing_and_staging_are_not_over_constraining(string said) =>
        new Rehearsal(Rooms.Toy).Say(said).State.Assumptions.ShouldNotContain(a => a.OverConstraining);

    [Fact]
    public void A_question_on_how_to_go_on_is_the_candidates_call()
    {
        new Rehearsal(Rooms.Toy).Say("question| Should I start with the rollout?").Answer.ShouldBeOneOf("Your call.", "Up to you.");
        new Rehearsal(Rooms.Toy).Say("meta| How much time is left?").Answer.ShouldBe("44 minutes left.");
        var session = new Rehearsal(Rooms.Toy).Say("question :delay| How late are reports?");
        session.Say("clarificationRequest question| Say that again?").Answer.ShouldBe("Reports come 4 hours late.");
    }

    [Fact]
    public void A_corrected_reading_counts_from_then_on_and_answers_what_was_meant()
    {
        var session = new Rehearsal(Rooms.Toy).Say("decision| How late are the reports").Do(new CorrectReading(0, 0, ["question"], ["delay"]));
        session.One<Disclosed>().Fact.ShouldBe("delay");
        session.State.Heard("decision").ShouldBeFalse();
        session.State.Heard("question").ShouldBeTrue();
        Should.Throw<InputException>(() => session.Do(new CorrectReading(0, 3, ["question"], []))).Message.ShouldContain("4 is not one of them");
        Should.Throw<InputException>(() => session.Do(new CorrectReading(0, 0, ["question"], ["dely"]))).Message.ShouldBe("dely is not a fact of this prompt");
        Should.Throw<InputException>(() => new Rehearsal(Rooms.Toy, SessionMode.Real).Say("decision| x").Do(new CorrectReading(0, 0, [], [])))
            .Message.ShouldContain("coached mode only");
    }
}
