using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Interview.Tests.Talk;

public sealed class TalkKindTests
{
    [Fact]
    public void Refuses_the_first_request_and_yields_to_an_interest()
    {
        var sat = TalkToys.Sit(TalkToys.CrossFunctional).Say("I need 40 terabytes of your quota by Friday, for the launch.");
        sat.One<Probed>().About.ShouldBe("refusal");
        sat.One<Probed>().Text.ShouldBe("No. We're full this quarter.");
        sat.Say("But we really need it, the launch is on Friday.").One<Probed>().Probe.ShouldBe("quota.second");
        sat.Say("What if my team takes the pages of the old cluster for the month?");
        sat.Last.Select(e => e.Data).OfType<Said>().Last().Text.ShouldBe("If it takes pages off us, I'm listening.");
        sat.Say("Good. I'll write it down tonight.").Asked.ShouldBe("quota.escalate");
    }

    [Fact]
    public void Steps_out_of_the_role_when_nothing_moves_them()
    {
        var sat = TalkToys.Sit(TalkToys.CrossFunctional);
        for (var turn = 0; turn < 4; turn++) sat.Say("I need your quota, please.");
        sat.State.Probes.Count(p => p.Probe.About == "refusal").ShouldBe(3);
        sat.State.Probes.Where(p => p.Probe.About == "refusal").Select(p => p.Probe.Text).ShouldBeUnique();
        sat.Has<Said>(s => s.Text == "Out of the role now.").ShouldBeTrue();
        sat.Asked.ShouldBe("quota.escalate");
    }

    [Fact]
    public void Tells_an_input_when_asked_and_never_before()
    {
        var sat = TalkToys.Sit(TalkToys.Estimation);
        sat.Events.ShouldNotContain(e => e.Data is Disclosed);
        sat.State.LastWords.ShouldContain("Meta");
        var told = sat.Say("How many uploads are there a day?").One<Disclosed>();
        told.Fact.ShouldBe("videoStorage.uploads");
        told.Text.ShouldContain("30 million");
        sat.Say("And how big is one?").One<Disclosed>().Text.ShouldContain("10 MB");
        sat.Say("How many users live in Peru?").One<Probed>().About.ShouldBe(SessionFold.Unknown);
    }

    [Fact]
    public void Asks_for_range_check_and_use_of_a_figure()
    {
        var sat = TalkToys.Sit(TalkToys.Estimation).Say("30 million videos of 10 MB, so that's 300 terabytes.");
        sat.Asked.ShouldBe("videoStorage.range");
        sat.Say("Between 100 and 900 terabytes.").Asked.ShouldBe("videoStorage.check");
        sat.Say("I'd compare it with what the store grew by last month.").Asked.ShouldBe("videoStorage.decides");
        sat.Say("I'd order two more racks for the region.").One<Ended>().Why.ShouldBe("interviewer");
    }

    [Fact]
    public void Asks_for_nothing_that_an_estimate_gave()
    {
        var sat = TalkToys.Sit(TalkToys.Estimation).Say(
            "30 million videos of 10 MB, so that's 300 terabytes. I'd bet on between 100 and 900. Compared with last month's growth that holds. It's good enough to decide that one region isn't enough.");
        sat.One<Ended>().Why.ShouldBe("interviewer");
    }

    [Fact]
    public void Shows_the_situation_before_an_executive_asks()
    {
        var sat = TalkToys.Sit(TalkToys.Executive90);
        sat.Events.Select(e => e.Data).OfType<Said>().Single().Text.ShouldBe("The launch slips by two weeks.");
    }

    [Fact]
    public void Cuts_an_executive_answer_off_at_two_minutes_and_not_before()
    {
        var words = string.Concat(Enumerable.Repeat("I recommend that we ship the smaller one now because it is ready. ", 25));
        var sat = TalkToys.Sit(TalkToys.Executive90).Say(words);
        sat.One<Interrupted>().Kind.ShouldBe("limit");
        words.ShouldContain(sat.One<Interrupted>().Quote);
        words[..(words.IndexOf(sat.One<Interrupted>().Quote, StringComparison.Ordinal) + 10)].Split(' ').Length.ShouldBeLessThan(301);

        TalkToys.Sit(TalkToys.Executive90).Say(words[..(words.Length / 2)]).Has<Interrupted>().ShouldBeFalse();
    }

    [Fact]
    public void Tells_the_mix_of_rounds_when_a_recruiter_is_asked_and_only_then()
    {
        var sat = TalkToys.Sit(TalkToys.Recruiter, TalkToys.Tpm with { Mix = "A screen, then a day of four." });
        sat.Say("Because your release process is public and I learned from it.").Asked.ShouldBe("yourQuestions");
        sat.Events.ShouldNotContain(e => e.Data is Disclosed);
        var told = sat.Say("Which rounds will I have?").One<Disclosed>();
        told.Fact.ShouldBe(CandidateQuestions.Process);
        told.Text.ShouldContain("A screen, then a day of four.");
        sat.Asked.ShouldBe("moreQuestions");
        sat.Say("No, thank you.").One<Ended>().Why.ShouldBe("interviewer");
    }

    [Fact]
    public void Tells_the_mix_in_the_middle_of_a_call_too()
    {
        var sat = TalkToys.Sit(TalkToys.Recruiter, TalkToys.Tpm with { Mix = "A screen, then a day of four." });
        sat.Say("Before that, what does the interview process look like?").One<Disclosed>().Fact.ShouldBe(CandidateQuestions.Process);
    }

    [Fact]
    public void Says_that_the_rounds_are_open_where_no_loop_is_sat()
    {
        var sat = TalkToys.Sit(TalkToys.Recruiter).Say("What does the interview process look like?");
        sat.Has<Disclosed>().ShouldBeFalse();
        sat.Has<Said>(s => s.Text.Contains("mail", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Says_that_time_is_up_only_when_it_is()
    {
        var sat = TalkToys.Sit(TalkToys.Executive90);
        sat.Say("next").One<Ended>().Text.ShouldBe("That's all.");
        TalkToys.Sit(TalkToys.Executive90).Do(new Wait(50 * 60_000)).One<Ended>().Text.ShouldBe("We're out of time.");
    }
}
