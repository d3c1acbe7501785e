using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Tests.Code;

public sealed class CodeRoundTests
{
    private const string Right = "def pairs(clips):\n    return 1\n";

    [Fact]
    public void A_coding_round_goes_from_questions_over_code_to_what_it_costs()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.State.Phase.ShouldBe(CodePlan.Understand);
        sat.Say("How many clips can there be at most?");
        sat.Words.ShouldContain("0 to 1,000 whole numbers");
        sat.Say("What colour is the moon over Jakarta?");
        sat.Words.ShouldBeOneOf("Not specified. What would you assume?", "That's open. Assume something and say it.");
        sat.Say("My approach: I keep a dictionary and count how often each clip came before.");
        sat.Words.ShouldBeOneOf("Okay. Go ahead and code it.", "Fine, write it down.");
        sat.Run(CodePurpose.Samples, Right);
        sat.State.Phase.ShouldBe(CodePlan.Solve);
        sat.Run(CodePurpose.Submit, Right);
        sat.State.Phase.ShouldBe(CodePlan.Review);
        sat.Words.ShouldEndWith("What does it cost?");
        sat.Say("Well, it goes once over the list.");
        sat.Words.ShouldBeOneOf("As an order, in terms of what?", "Give me the order, and of what.");
        sat.Say("Linear in the number of clips.");
        sat.Words.ShouldBe("What could break it?");
        sat.Say("An empty list, and a list where all are equal.");
        sat.Words.ShouldBe("A hundred machines?");
        sat.Say("Each counts its own, then I add the counts.");
        sat.State.EndedAtMs.ShouldNotBeNull();
    }

    [Fact]
    public void What_was_named_before_is_not_asked_again()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Say("I'd test the empty list, one clip, and a list in which all the same clips stand.");
        sat.Run(CodePurpose.Submit, Right);
        sat.Say("It's O(n) time.");
        sat.Words.ShouldBe("A hundred machines?");
    }

    [Fact]
    public void A_debugging_round_wants_the_place_then_the_fix_then_what_it_means_and_who_owns_it()
    {
        var sat = new CodeSitting(CodeKinds.Debugging);
        sat.State.Phase.ShouldBe(CodePlan.Read);
        sat.Say("I think there is a race in it.");
        sat.State.Phase.ShouldBe(CodePlan.Find);
        sat.State.Probes[^1].Probe.Probe.ShouldBe("race.whereExactly");
        sat.Say("Two threads both see one seat, because nothing holds them between the check and the change.");
        sat.State.Phase.ShouldBe(CodePlan.Fix);
        sat.Run(CodePurpose.Submit, "# wrongAnswer\nlock\n");
        sat.State.Probes[^1].Probe.Probe.ShouldBe("race.secretFails");
        sat.Run(CodePurpose.Submit, "with lock:\n    free -= 1\n");
        sat.State.Phase.ShouldBe(CodePlan.Explain);
        List<string> asked = [];
        for (var i = 0; i < 8 && sat.State.EndedAtMs is null; i++)
        {
            asked.Add(sat.State.Probes[^1].Probe.Probe);
            sat.Say("That would be the ticketing team, and I would tell them today.");
        }

        asked.ShouldBe(["race.meaning", "race.owner", "race.caught", "race.scale", "race.edges", "race.complexity"]);
    }

    [Fact]
    public void A_fix_without_a_word_on_the_fault_has_to_be_explained()
    {
        var sat = new CodeSitting(CodeKinds.Debugging);
        sat.Run(CodePurpose.Submit, "with lock:\n    free -= 1\n");
        sat.State.Probes[^1].Probe.Probe.ShouldBe("race.explainFault");
    }

    [Fact]
    public void In_an_assessment_nobody_listens_and_the_last_submission_counts()
    {
        var sat = new CodeSitting(CodeKinds.Assessment, 60);
        sat.Room.Code!.Problems.Count.ShouldBe(2);
        Should.Throw<InputException>(() => sat.Say("Hello?")).Message.ShouldContain("nobody is listening");
        sat.Run(CodePurpose.Submit, Right, problem: "sum");
        sat.Run(CodePurpose.Submit, "# wrongAnswer\n", problem: "sum");
        sat.State.Code.IsSolved("sum").ShouldBeFalse();
        sat.Run(CodePurpose.Submit, Right, problem: "product");
        sat.State.Code.IsSolved("product").ShouldBeTrue();
        sat.Events.ShouldNotContain(e => e.Data is Probed || e.Data is Hinted);
        sat.Wait(61);
        sat.State.EndedAtMs.ShouldBe(60 * 60_000);
    }

    [Fact]
    public void Hints_come_in_three_steps_and_then_no_more()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Say("I'm stuck, can I have a hint?");
        sat.Words.ShouldBe("Count.");
        sat.Do(new AskHint(sat.State.ClockMs, "pairs"));
        sat.Say("Another hint, please");
        sat.Words.ShouldBe("n times n minus one over two.");
        Should.Throw<InputException>(() => sat.Do(new AskHint(sat.State.ClockMs, "pairs"))).Message.ShouldBe("all hints of this problem have been given");
        sat.Say("One more hint?");
        sat.Words.ShouldBe("I have no more hints.");
        sat.State.Code.Hints.Select(h => h.Hint.Step).ShouldBe([1, 2, 3]);
        sat.Say("No hint needed, I'm thinking about empty lists.");
        sat.State.Code.Hints.Count.ShouldBe(3);
    }

    [Fact]
    public void Who_fails_three_times_in_a_row_is_helped_unasked()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        for (var i = 0; i < 3; i++) sat.Run(CodePurpose.Submit, $"# wrongAnswer\n{i}");
        sat.State.Code.Hints.ShouldHaveSingleItem().Hint.Unasked.ShouldBeTrue();
    }

    [Fact]
    public void Silence_is_asked_about_and_questions_begin_in_time()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Wait(4);
        sat.Events.Select(e => e.Data).OfType<Nudged>().ShouldHaveSingleItem().Kind.ShouldBe("quiet");
        sat.Wait(22);
        sat.State.Phase.ShouldBe(CodePlan.Review);
        sat.State.Probes[^1].Probe.Probe.ShouldBe("pairs.complexity");
        sat.Run(CodePurpose.Submit, Right);
        sat.State.Code.IsSolved("pairs").ShouldBeTrue();
        sat.Wait(10);
        sat.Events[^1].Data.ShouldBeOfType<Ended>().Why.ShouldBe("time");
    }

    [Fact]
    public void A_draft_is_kept_once_and_has_no_answer()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Do(new KeepDraft(5000, "pairs", "python", "x = 1\n")).Select(e => e.Data.GetType().Name).ShouldBe(["Drafted", "PhaseChanged"]);
        sat.Do(new KeepDraft(6000, "pairs", "python", "x = 1\n")).ShouldBeEmpty();
        sat.State.Code.Draft("pairs", "python")!.Code.ShouldBe("x = 1\n");
        sat.State.ClockMs.ShouldBeGreaterThanOrEqualTo(5000);
    }

    [Theory]
    [InlineData("nosuch", "python", "x", null, "there is no problem nosuch in this round; it has pairs")]
    [InlineData("pairs", "cobol", "x", null, "Pairs cannot be written in cobol here; allowed python or cpp")]
    [InlineData("pairs", "python", "  ", null, "there is no code yet; write some, then run it")]
    public void What_cannot_be_run_is_refused_in_one_line(string problem, string language, string code, string? input, string line) =>
        Should.Throw<InputException>(() => new CodeSitting(CodeKinds.Coding).Do(new HandIn(0, problem, language, code, CodePurpose.Submit, input))).Message.ShouldBe(line);

    [Fact]
    public void Long_code_a_second_run_and_an_input_where_none_is_taken_are_refused()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        Should.Throw<InputException>(() => sat.Do(new KeepDraft(0, "pairs", "python", new string('x', 1025)))).Message.ShouldBe("the code is longer than 1 KiB; make it shorter");
        sat.Do(new HandIn(0, "pairs", "python", "x", CodePurpose.Samples, null));
        Should.Throw<InputException>(() => sat.Do(new HandIn(0, "pairs", "python", "x", CodePurpose.Samples, null))).Message.ShouldStartWith("a run is still going");
        Should.Throw<InputException>(() => new CodeSitting(CodeKinds.Debugging).Do(new HandIn(0, "race", "python", "x", CodePurpose.Own, "1"))).Message.ShouldContain("takes no input of your own");
    }

    [Fact]
    public void A_result_that_comes_after_the_end_is_taken_once()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Do(new HandIn(60_000, "pairs", "python", Right, CodePurpose.Submit, null));
        sat.Do(new Finish(61_000));
        var run = sat.State.Code.Running!.Seq;
        sat.Do(new TakeResult(70_000, run, ToyCode.Report(CodePurpose.Submit, Right))).ShouldHaveSingleItem();
        sat.Do(new TakeResult(71_000, run, ToyCode.Report(CodePurpose.Submit, Right))).ShouldBeEmpty();
        sat.State.Code.IsSolved("pairs").ShouldBeTrue();
        Should.Throw<InputException>(() => sat.Do(new KeepDraft(80_000, "pairs", "python", "y")));
    }

    [Fact]
    public void Where_nothing_can_be_run_the_round_is_one_of_talk()
    {
        var sat = new CodeSitting(CodeKinds.Coding, why: "no sandbox here");
        sat.Room.ByTalk.ShouldBe("no sandbox here");
        sat.Say("I'd count them with a dictionary and add up, one pass.");
        sat.Say("I'm done");
        sat.State.Phase.ShouldBe(CodePlan.Review);
        sat.Words.ShouldEndWith("What does it cost?");
    }

    [Fact]
    public void A_problem_of_another_round_is_no_debugging() =>
        Should.Throw<InputException>(() => ToyCode.World(CodeKinds.Debugging, ids: "pairs")).Message.ShouldBe("pairs is no debugging problem; those are race");
}
