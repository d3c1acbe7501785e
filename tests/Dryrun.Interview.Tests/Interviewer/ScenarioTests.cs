using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class ScenarioTests
{
    private static Rehearsal Real() => new(SpokenToy.Room, SessionMode.Real);

    private static Rehearsal Coached() => new(SpokenToy.Room);

    // Up to the question that freezes the design, twenty minutes in.
    private static Rehearsal Frozen(params string[] said)
    {
        var session = Real();
        foreach (var text in said) session.Say(text);
        session.Wait(24);
        session.State.Frozen.ShouldBeTrue();
        return session;
    }

    [Fact]
    public void Nothing_ever_runs_and_the_refusal_is_one_line()
    {
        foreach (var session in new[] { Real(), Coached() })
        {
            Should.Throw<InputException>(() => session.Do(new AskForRun(1000))).Message.ShouldBe("spoken-toy is rehearsed by talk in this version: nothing runs");
            session.Events.Count.ShouldBe(2);
        }

        Should.Throw<InputException>(() => SpokenToy.Room.Run(Real().State)).Message.ShouldBe("toy-limits is rehearsed by talk in this version: nothing runs");
        SpokenToy.Room.ByTalk.ShouldContain("rehearsed by talk");
        Rooms.Toy.ByTalk.ShouldBeEmpty();
    }

    [Fact]
    public void The_phases_are_those_of_the_prompt()
    {
        var session = Real().Wait(5, 30);
        session.State.Phase.ShouldBe("data");
        session.Wait(16);
        session.State.Phase.ShouldBe("serving");
        session.Wait(24).State.Phase.ShouldBe("stress");
        session.All<Probed>().Single(p => p.About == SessionFold.BreaksFirst).Text.ShouldContain("What breaks first, and how would you know?");
    }

    [Fact]
    public void After_the_answer_comes_the_first_scenario_that_the_record_leaves_open()
    {
        var session = Frozen("question :failure| What happens when the store fails?");
        session.Say("risk| The store breaks first");
        var put = session.One<Probed>();
        put.Probe.ShouldBe("deepDive.crowd");
        put.Text.ShouldMatch(@"^1[5-9](\.\d)?|20 percent of users are one address\. Go on\.$");
        put.Because.ShouldBe("The plan leaves this open, so this is where I push.");
    }

    [Fact]
    public void A_question_back_is_no_answer_to_what_breaks_first()
    {
        var session = Frozen();
        session.Say("question| What do you mean by breaks?");
        session.Has<Probed>(p => p.Probe.StartsWith("deepDive", StringComparison.Ordinal)).ShouldBeFalse();
        session.Say("risk| The store");
        session.Has<Probed>(p => p.Probe.StartsWith("deepDive", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void What_was_asked_or_decided_is_passed_over_and_another_world_is_never_told()
    {
        Frozen("question :crowd| How many share an address?").Say("risk| The store").One<Probed>().Text.ShouldBe("The store is gone for 7 minutes, and we fail closed.");
        Frozen("question :crowd| How many share an address?", "decision =limits.onStoreFail=\"localFallback\"| We use local limits then")
            .Say("risk| The store").One<Probed>().Probe.ShouldBe("deepDive.nothing");
    }

    [Fact]
    public void In_coached_mode_it_comes_with_the_deep_dive_and_once()
    {
        var session = Coached().Wait(19, 59);
        session.Wait(24);
        session.State.Phase.ShouldBe("stress");
        session.All<Probed>().Single(p => p.Probe == "deepDive.crowd").Text.ShouldBe("A carrier is one address here. What did your limit do?");
        session.Say("decision| We limit each user and no address");
        session.All<Probed>().Count(p => p.Probe == "deepDive.crowd").ShouldBe(1);
    }

    [Fact]
    public void In_coached_mode_one_who_talks_through_the_change_of_phase_gets_it_with_the_next_turn()
    {
        var session = Coached();
        session.Wait(19, 30);
        session.At(19, 50, "risk| The store could go, and then nobody gets in");
        while (session.State.Phase != "stress") session.Say("decision| We keep it");
        if (!session.All<Probed>().Any(p => p.Probe == "deepDive.crowd")) session.Say("decision| We go on");
        session.All<Probed>().ShouldContain(p => p.Probe == "deepDive.crowd");
    }

    [Fact]
    public void Its_questions_follow_as_the_answers_leave_them_open()
    {
        var session = Frozen();
        session.Say("risk| The store breaks first");
        session.Say("rollback| We take the limit back for that carrier");
        session.One<Probed>().Text.ShouldBe("Who tells them?");
        session.Say("owner| The support team owns that and tells them");
        session.One<Probed>().Text.ShouldBe("\"We take the limit back for that carrier\". And the bots?");
        session.All<Probed>().Where(p => p.Probe.StartsWith("deepDive.crowd.", StringComparison.Ordinal)).Select(p => p.Probe).ShouldBe(["deepDive.crowd.1", "deepDive.crowd.2"]);
    }

    [Fact]
    public void Whatever_is_done_nothing_runs_one_scenario_is_put_at_most_and_it_replays() => Anything.Check(Seeded.Cases);

    [Fact]
    public void A_word_on_time_that_outlasts_the_time_ends_the_session_with_it() =>
        Anything.Check(Config.QuickThrowOnFailure.WithReplay(16239375838259727895UL, 7637571630943836485UL, 98).WithMaxTest(1));

    private static Property Anything => Prop.ForAll(Candidates.Sessions.ToArbitrary(), random =>
    {
        var session = Candidates.Play(random, SpokenToy.Room);
        session.All<Ran>().ShouldBeEmpty();
        session.All<Probed>().Count(p => p.Probe.StartsWith("deepDive.", StringComparison.Ordinal) && p.Probe.Count(c => c == '.') == 1).ShouldBeLessThanOrEqualTo(1);
        session.All<Probed>().Select(p => p.Text).ShouldAllBe(t => !t.Contains('{'));
        Transcript.Bytes(Play.Again(session.Events, session.Room)).ShouldBe(Transcript.Bytes(session.Events));
        return true;
    });

    [Fact]
    public void A_condition_of_the_world_is_a_value_one_of_several_or_a_range()
    {
        var world = Rooms.World(SpokenToy.Room);
        bool Holds(string condition) => new DeepDiveOpening("x", "x", [], [], [])
        {
            World = YamlText.Read(condition).Root.ToDictionary(w => w.Key, w => w.Value!),
        }.HoldsIn(world);
        Holds("store.failure: failClosed").ShouldBeTrue();
        Holds("store.failure: [failOpen, failClosed]").ShouldBeTrue();
        Holds("store.failure: failOpen").ShouldBeFalse();
        Holds("store.outageMinutes: 7").ShouldBeTrue();
        Holds("store.outageMinutes: [8, 60]").ShouldBeFalse();
        Holds("{store.outageMinutes: [7, 60], store.failure: failOpen}").ShouldBeFalse();
        Holds("{}").ShouldBeTrue();
    }
}
