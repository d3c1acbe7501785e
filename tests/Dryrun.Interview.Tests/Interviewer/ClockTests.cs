using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class ClockTests
{
    [Fact]
    public void A_turn_costs_the_larger_of_typing_and_speaking()
    {
        var session = new Rehearsal(Rooms.Toy);
        var start = session.State.ClockMs;
        start.ShouldBe(SpokenTime.Of(session.State.Start.Text), "the brief takes its time too");
        session.Do(new Say(0, string.Join(' ', Enumerable.Repeat("word", 150)), 0));
        session.Events.First(e => e.Data is Understood).AtMs.ShouldBe(start + 60_000);
        var typed = new Rehearsal(Rooms.Toy);
        typed.Do(new Say(0, "two words", 45_000));
        typed.Events.First(e => e.Data is Understood).AtMs.ShouldBe(start + 45_000);
    }

    [Fact]
    public void It_ends_at_45_00_sharp_in_silence_in_mid_sentence_and_for_who_comes_late()
    {
        var silent = new Rehearsal(Rooms.Toy).Wait(50);
        silent.Events[^1].ShouldSatisfyAllConditions(e => e.AtMs.ShouldBe(45 * 60_000), e => ((Ended)e.Data).Why.ShouldBe("time"));
        var talking = new Rehearsal(Rooms.Toy).At(44, 50, "decision| " + string.Concat(Enumerable.Repeat("and so on ", 100)));
        talking.Events[^1].ShouldSatisfyAllConditions(e => e.AtMs.ShouldBe(45 * 60_000), e => e.Data.ShouldBeOfType<Ended>());
        talking.Last.ShouldNotContain(e => e.Data is Probed || e.Data is Disclosed);
        var late = new Rehearsal(Rooms.Toy).At(46, 0, "question :offline| How many?");
        late.Events[^1].Data.ShouldBeOfType<Ended>();
        late.All<Disclosed>().ShouldBeEmpty();
        Should.Throw<InputException>(() => late.Say("hello")).Message.ShouldContain("has ended");
    }

    [Fact]
    public void Who_ends_it_has_ended_it()
    {
        var session = new Rehearsal(Rooms.Toy).Do(new Finish(60_000));
        session.One<Ended>().Why.ShouldBe("candidate");
        session.State.EndedAtMs.ShouldBe(60_000);
    }

    [Fact]
    public void Time_is_spoken_of_once_each_and_at_the_moment_where_nobody_speaks()
    {
        var session = new Rehearsal(Rooms.Toy).At(0, 30, "question :offline| How many?").Wait(44, 59);
        session.Events.Where(e => e.Data is Nudged).Select(e => ((Nudged)e.Data).Kind).ShouldBe(["silence", "halfTime", "summaryTime"]);
        session.Events.Single(e => e.Data is Nudged { Kind: "halfTime" }).AtMs.ShouldBe((22 * 60_000) + 30_000);
        session.Events.Single(e => e.Data is Nudged { Kind: "summaryTime" }).AtMs.ShouldBe(40 * 60_000);
        session.State.Phases.Select(p => (p.Phase, p.AtMs / 60_000)).ShouldBe([("frame", 0), ("design", 10), ("deepDive", 35)]);
    }

    [Fact]
    public void Waiting_in_small_steps_is_waiting()
    {
        var one = new Rehearsal(Rooms.Toy).Wait(46);
        var many = new Rehearsal(Rooms.Toy);
        for (var s = 0; many.State.EndedAtMs is null; s += 7) many.Do(new Wait(s * 1000L));
        Transcript.Bytes(many.Events).ShouldBe(Transcript.Bytes(one.Events));
    }

    [Fact]
    public void No_word_on_time_is_added_to_a_question()
    {
        var session = new Rehearsal(Rooms.Toy).At(1, 0, "question :offline| How many?").At(22, 0, "decision| " + string.Concat(Enumerable.Repeat("and 3 ", 80)));
        session.At(22, 40, "question| What is the colour?").Last.Count(e => e.Data is Probed).ShouldBe(1);
        session.Has<Nudged>().ShouldBeFalse();
    }

    [Fact]
    public void The_phase_follows_the_candidate_and_at_the_latest_the_clock()
    {
        var early = new Rehearsal(Rooms.Toy);
        foreach (var fact in new[] { "offline", "delay", "urgency", "users" }) early.Say($"question :{fact}| Tell me?");
        early.State.Phase.ShouldBe("frame");
        early.Say("rolloutStep| 1 percent first").One<PhaseChanged>().ShouldBe(new PhaseChanged("design", ""));

        var late = new Rehearsal(Rooms.Toy).At(1, 0, "question :offline| How many?").At(10, 1, "smallTalk| Hm, let me think");
        late.State.Phase.ShouldBe("design");
        late.All<PhaseChanged>().Last().Text.ShouldNotBeEmpty();
    }
}
