using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Interview.Tests.Talk;

public sealed class TalkTests
{
    private const string Story =
        "We had 3 weeks to migrate the profiles. The backend team refused to give us people because they were heads-down on their goals. I went to their lead, showed him "
        + "the error rate, and I offered to move our own launch. In the end they gave us two engineers and the migration shipped in 19 days.";

    [Fact]
    public void Begins_with_the_opening_and_the_first_question()
    {
        var sat = TalkToys.Sit(TalkToys.Behavioural);
        ((Started)sat.Events[0].Data).Text.ShouldBe("45 minutes.");
        sat.State.Phase.ShouldBe(TalkRoom.Phase);
        sat.Events[^1].Data.ShouldBeOfType<Probed>().About.ShouldBe("question");
        sat.Events.Count.ShouldBe(3);
    }

    [Fact]
    public void Asks_for_the_own_part_where_only_we_was_heard()
    {
        var sat = Pushed();
        sat.Say("We had three weeks to migrate all of the user profiles before the old store was switched off. The backend team was against it. We talked about it for a while, "
            + "we wrote a plan, we went through all of the objections together, and in the end the team agreed and we shipped it on time for the deadline of the programme.");
        sat.Asked.ShouldBe("pushBack.ownPart");
        sat.One<Probed>().Because.ShouldBe("I heard no I.");
    }

    [Fact]
    public void Asks_for_the_second_move_of_a_plan_with_others_and_goes_on_when_nothing_is_missing()
    {
        var sat = Pushed().Say(Story);
        sat.Asked.ShouldBe("pushBack.secondMove");
        sat.Say("Then I'd have taken it to her director, with both dates on one page.").Asked.ShouldBe("offTrack");
    }

    [Fact]
    public void Waves_a_story_on_that_has_only_begun()
    {
        var sat = Pushed().Say("So we had 3 weeks to move all profiles.");
        sat.One<Probed>().About.ShouldBe("goOn");
        sat.Say("Backend said no.").One<Probed>().About.ShouldBe("goOn");
        sat.Say("They had their own goals.").One<Probed>().About.ShouldBe("followUp");
    }

    [Theory]
    [InlineData("That's it.")]
    [InlineData("next")]
    [InlineData("I moved the launch and it shipped. That's it.")]
    public void Asks_at_most_what_is_missing_and_moves_on_when_told(string done)
    {
        var sat = Pushed();
        for (var turn = 0; turn < 6 && sat.Asked.StartsWith("pushBack", StringComparison.Ordinal); turn++) sat.Say(done);
        sat.Asked.ShouldBe("offTrack");
    }

    [Fact]
    public void Asks_three_follow_ups_a_question_at_most()
    {
        var sat = Pushed();
        for (var turn = 0; turn < 12 && sat.Asked.StartsWith("pushBack", StringComparison.Ordinal); turn++) sat.Say("They thought about it for a long time and so did everybody else in the room that day.");
        sat.State.Probes.Count(p => p.Probe.About == "followUp" && p.Probe.Probe.StartsWith("pushBack.", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(3);
        sat.Asked.ShouldBe("offTrack");
    }

    [Fact]
    public void Helps_once_who_knows_nothing_and_leaves_it_then()
    {
        var sat = Pushed().Say("I don't know.");
        sat.Asked.ShouldBe("pushBack.tryAnyway");
        sat.Say("No idea, sorry.").Asked.ShouldBe("offTrack");
    }

    [Fact]
    public void Answers_a_framework_as_the_guide_tells()
    {
        var sat = Pushed().Say("I use RICE scoring: reach, impact, confidence, effort.");
        sat.One<Interrupted>().Kind.ShouldBe("framework");
        sat.One<Interrupted>().Text.ShouldBe("That's a framework. I asked what you do.");
    }

    [Fact]
    public void Answers_a_meeting_with_and_if_they_say_no_and_then_asks_for_the_second_move()
    {
        var sat = Pushed().Say("I'd schedule a meeting with the product manager.");
        sat.One<Interrupted>().Text.ShouldBe("And if they say no?");
        sat.One<Interrupted>().Quote.ShouldBe("I'd schedule a meeting with the product manager.");
        sat.Say("Well, hopefully they understand that the plan of the team is what it is.");
        sat.Has<Probed>(p => p.About is "secondMove" or "goOn").ShouldBeTrue();
    }

    [Fact]
    public void Cuts_in_after_ten_minutes_of_one_answer_at_TikTok_only()
    {
        var (tiktok, meta) = (TalkToys.Sit(TalkToys.Behavioural, Push with { Company = "tiktok" }), Pushed());
        foreach (var sat in new[] { tiktok, meta })
        {
            sat.Say("We had 3 weeks to move all profiles.");
            sat.Do(new Say(11 * 60_000, "And I was with the team for the whole time.", 0));
        }

        tiktok.One<Interrupted>().Kind.ShouldBe("monologue");
        meta.Has<Interrupted>().ShouldBeFalse();
    }

    [Fact]
    public void Moves_on_when_a_question_has_had_its_minutes_and_half_of_them_again()
    {
        var sat = Pushed().Say("We had 3 weeks to move all profiles.");
        sat.Do(new Say(14 * 60_000, "And they did not want to.", 0)).Asked.ShouldBe("offTrack");
    }

    [Fact]
    public void Turns_a_question_back_and_answers_one_about_time()
    {
        var sat = Pushed().Say("What would you like to hear?");
        sat.One<Probed>().About.ShouldBe("turnedBack");
        sat.Say("How much time is left?").Last.Select(e => e.Data).OfType<Said>().Last().Text.ShouldBe("44 minutes left.");
        sat.Say("Could you repeat that?").One<Probed>().Text.ShouldContain("push");
    }

    [Fact]
    public void Ends_when_everything_was_asked()
    {
        var sat = Pushed();
        for (var turn = 0; turn < 20 && sat.State.EndedAtMs is null; turn++) sat.Say("next");
        sat.One<Ended>().Why.ShouldBe("interviewer");
    }

    [Fact]
    public void Ends_when_the_time_is_over()
    {
        var sat = Pushed().Do(new Wait(50 * 60_000));
        sat.Last[^1].Data.ShouldBeOfType<Ended>().Why.ShouldBe("time");
        sat.Last[^1].AtMs.ShouldBe(45 * 60_000);
    }

    [Fact]
    public void Speaks_once_into_silence()
    {
        var sat = Pushed().Do(new Wait(10 * 60_000));
        sat.One<Nudged>().Kind.ShouldBe("silence");
    }

    [Fact]
    public void Says_that_five_minutes_are_left_before_another_question()
    {
        var sat = Pushed().Say("We had 3 weeks to move all profiles and the backend team had other goals that quarter.");
        sat.Do(new Say(41 * 60_000, "They did not want to.", 0));
        sat.Has<Nudged>(n => n.Kind == "fiveLeft").ShouldBeTrue();
        sat.Last[^1].Data.ShouldBeOfType<Probed>().About.ShouldBe("question");
    }

    [Fact]
    public void Has_no_design()
    {
        var sat = Pushed();
        Should.Throw<InputException>(() => sat.Do(new AskForRun(60_000))).Message.ShouldContain("nothing runs");
        Should.Throw<InputException>(() => sat.Do(new ChangeDesign(60_000, []))).Message.ShouldContain("no design");
    }

    private static TalkChoice Push { get; } = TalkToys.Tpm with { Ids = ["pushBack", "offTrack"] };

    private static Sitting Pushed() => TalkToys.Sit(TalkToys.Behavioural, Push);
}
