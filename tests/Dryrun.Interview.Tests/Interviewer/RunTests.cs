using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class RunTests
{
    private static readonly JsonObject Hasty = new() { ["rollout"] = new JsonObject { ["rings"] = new JsonArray(1, 10, 100), ["soakHours"] = 2 } };

    [Fact]
    public void In_real_mode_the_design_is_frozen_asked_about_run_once_and_told_as_a_scenario()
    {
        var session = new Rehearsal(Rooms.Toy, SessionMode.Real).At(1, 0, "question :offline| How many?").At(11, 0, "rolloutStep =rollout.rings=[100]| All in one go");
        session.Has<DesignOffered>(o => o.Text.Length == 0).ShouldBeTrue("spoken commitments are taken silently");
        session.State.Design.Value("rollout.rings")!.ToJsonString().ShouldBe("[100]");
        session.At(34, 58, "decision| " + string.Concat(Enumerable.Repeat("and 3 ", 10)));
        session.All<Probed>().Last().ShouldSatisfyAllConditions(p => p.About.ShouldBe("breaksFirst"), p => p.Text.ShouldContain("What breaks first, and how would you know?"));
        session.State.Frozen.ShouldBeTrue();
        Should.Throw<InputException>(() => session.Do(new ChangeDesign(0, []))).Message.ShouldContain("frozen");
        session.All<Ran>().ShouldBeEmpty();

        session.Say("question| Do you mean in the rollout?").Has<Ran>().ShouldBeFalse("a question back is no answer");
        var ran = session.Say("risk :bricking =rollout.soakHours=24| A bad build on one chipset").One<Ran>();
        ran.Outcome!.Metrics["deadDevices"].ShouldBe(2000);
        ran.Scenario.ShouldContain("Day 3");
        session.State.Design.Value("rollout.soakHours").ShouldBeNull();
        ran.Outcome.Series[0].Values.Count.ShouldBeLessThanOrEqualTo(241);

        var opening = Rooms.Toy.Content.Lines.DeepDive.First(d => d.Kind == "bricked");
        opening.FollowUp.Count.ShouldBeGreaterThan(2);
        foreach (var question in opening.FollowUp.Where(q => q.Needs.Count == 0))
        {
            session.Say("decision| We keep going for now").One<Probed>().Text.ShouldBe(question.Ask);
        }

        Should.Throw<InputException>(() => session.Do(new AskForRun(0))).Message.ShouldContain("runs once");
        session.All<Ran>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_run_asked_for_early_in_real_mode_opens_the_deep_dive_and_an_answer_that_is_none_is_not_quoted()
    {
        var session = new Rehearsal(Rooms.Toy, SessionMode.Real).Say("question :offline| How many?").Do(new AskForRun(60_000));
        session.State.Phase.ShouldBe(Rooms.Toy.Content.Prompt.Phases[^1].Id);
        session.Say("risk| A bad build on one chipset").Has<Ran>().ShouldBeTrue();
        session.Say("risk rollback| i dont know");
        session.All<Probed>().ShouldNotContain(p => p.Text.Contains("dont know", StringComparison.Ordinal));
        session.Say("rollback owner| We stop the ring, release engineering does it");
        session.All<Probed>().ShouldContain(p => p.Text.StartsWith("\"We stop the ring\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_steps_of_the_guide_are_offered_back_as_rings()
    {
        var session = new Rehearsal(Rooms.Quest).Say("How big is the patch?");
        session.Say("We'll start with 1% of devices in Region A, monitor crash rates for 4 hours, then expand to 10% if no anomalies.").One<DesignOffered>()
            .Patch["rollout"]!["rings"]!.ToJsonString().ShouldBe("[1,10,100]");
    }

    [Fact]
    public void Who_ends_early_is_not_told_that_time_is_up()
    {
        foreach (var temperament in Enum.GetValues<Temperament>())
        {
            var session = new Rehearsal(Rooms.Toy, temperament: temperament).Say("question :offline| How many?").Do(new Finish(60_000));
            Rooms.Toy.Content.Lines.Replies["goodbye"].ByTemperament[temperament].ShouldContain(session.One<Ended>().Text);
        }
    }

    [Fact]
    public void A_real_session_never_runs_twice_nor_changes_after_the_freeze() => ReplayTests.Check(session =>
    {
        if (session.State.Start.Mode != SessionMode.Real) return;
        session.All<Ran>().Count(r => r.Outcome is not null).ShouldBeLessThanOrEqualTo(1);
        var frozen = session.Events.ToList().FindIndex(e => e.Data is Probed { About: "breaksFirst" });
        if (frozen >= 0) session.Events.Skip(frozen).ShouldAllBe(e => !(e.Data is Designed));
        session.All<DesignOffered>().ShouldAllBe(o => o.Text.Length == 0);
        session.All<Stopped>().ShouldBeEmpty();
    });

    [Fact]
    public void In_coached_mode_a_commitment_is_offered_in_words_and_answered_in_words_or_by_action()
    {
        var session = new Rehearsal(Rooms.Toy).Say("question :offline| How many?").Say("rolloutStep =rollout.soakHours=4| We wait 4 hours");
        session.One<DesignOffered>().Text.ShouldBe("So: soak time 4 hours. Yes?");
        session.State.Design.Root.ShouldBeEmpty();
        session.Say("confirmation| Yes").One<Designed>().Accepted.ShouldBeTrue();
        session.State.Design.Value("rollout.soakHours")!.ToJsonString().ShouldBe("4");
        session.State.Offers.ShouldBeEmpty();

        session.Say("rolloutStep =rollout.rings=[5,100]| 5 percent, then all").Say("denial| No, not like that").One<Designed>().Accepted.ShouldBeFalse();
        session.State.Design.Value("rollout.rings").ShouldBeNull("declining leaves the design");
        session.Say("rolloutStep =rollout.rings=[5,100]| 5 percent, then all").Do(new AnswerOffer(0, true));
        session.State.Design.Value("rollout.rings")!.ToJsonString().ShouldBe("[5,100]");
        Should.Throw<InputException>(() => session.Do(new AnswerOffer(0, true))).Message.ShouldContain("no design change is on offer");
    }

    [Fact]
    public void A_commitment_that_the_design_cannot_hold_is_left_to_the_conversation() =>
        new Rehearsal(Rooms.Toy).Say("rolloutStep =rollout.soakHours=400| We wait 400 hours").Has<DesignOffered>().ShouldBeFalse();

    [Theory]
    [InlineData("decision| Halt and look at it first", "halt", 0)]
    [InlineData("decision| I would go on", "goOn", 500)]
    [InlineData("decision| Open it up, next ring", "goOn", 500)]
    public void A_run_that_needs_a_person_stops_and_goes_on_with_the_answer_in_words(string said, string option, int dead)
    {
        var session = new Rehearsal(Rooms.Toy).Do(new ChangeDesign(60_000, Hasty)).Do(new AskForRun(0));
        session.One<Stopped>().ShouldSatisfyAllConditions(
            s => s.Observed.ShouldBe("Crash reports are at twice the baseline."), s => s.Options.Select(o => o.Id).ShouldBe(["halt", "goOn"]));
        session.State.Runs.ShouldBeEmpty();
        Should.Throw<InputException>(() => session.Do(new AskForRun(0))).Message.ShouldContain("waits for an answer to ring2");
        session.Say("question :delay| How late are reports?").One<Disclosed>().Fact.ShouldBe("delay");
        session.Say("decision ~negated| Well, don't halt").Answer.ShouldContain("waiting", Case.Insensitive);
        session.Say(said).One<Decided>().ShouldBe(new Decided("ring2", option));
        session.One<Ran>().Outcome!.Metrics["deadDevices"].ShouldBe(dead);
        session.State.Stop.ShouldBeNull();
    }

    [Fact]
    public void A_stop_is_answered_by_action_too()
    {
        var session = new Rehearsal(Rooms.Toy).Do(new ChangeDesign(60_000, Hasty)).Do(new AskForRun(0));
        Should.Throw<InputException>(() => session.Do(new AnswerStop(0, "ring3", "halt"))).Message.ShouldBe("the run waits for ring2, not ring3");
        Should.Throw<InputException>(() => session.Do(new AnswerStop(0, "ring2", "run"))).Message.ShouldContain("run is not an option of ring2; allowed halt or goOn");
        session.Do(new AnswerStop(0, "ring2", "goOn")).One<Ran>().Outcome!.TotalCents.ShouldBe(500 * 30_000L);
        session.Do(new AskForRun(0)).Has<Stopped>().ShouldBeTrue("a new run asks anew");
    }

    [Fact]
    public void Coached_runs_are_as_many_as_wished_and_the_deep_dive_opens_on_the_newest()
    {
        var session = new Rehearsal(Rooms.Toy).At(1, 0, "question :offline| How many?")
            .Do(new ChangeDesign(0, new JsonObject { ["rollout"] = new JsonObject { ["rings"] = new JsonArray(100), ["soakHours"] = 24 } }))
            .Do(new AskForRun(0)).Do(new AskForRun(0));
        session.State.Runs.Count.ShouldBe(2);
        session.All<Probed>().ShouldBeEmpty();
        session.Wait(35, 5);
        session.One<Probed>().ShouldSatisfyAllConditions(p => p.Probe.ShouldBe("deepDive.bricked"), p => p.Because.ShouldContain("2000 devices do not boot"));
        session.Say("decision| The first ring was everybody").One<Probed>().Probe.ShouldBe("deepDive.bricked.1");
    }
}
