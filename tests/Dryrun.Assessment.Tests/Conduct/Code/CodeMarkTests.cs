using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Reports;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Code;

namespace Dryrun.Assessment.Tests.Conduct.Code;

public sealed class CodeMarkTests
{
    private const string Right = "def pairs(clips):\n    return 1\n";

    private static CodeSitting Strong()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Say("How large can the list be, and can it be empty?");
        sat.Say("My approach: I go through once and count with a dictionary, because equal clips are all that matters.");
        sat.Say("I also want it right for one clip and for a list where all the same clips stand.");
        sat.Run(CodePurpose.Own, Right, "[[1]]\n");
        sat.Run(CodePurpose.Own, Right, "[[2,2,2]]\n");
        sat.Run(CodePurpose.Samples, Right);
        sat.Run(CodePurpose.Submit, Right);
        sat.Say("It's linear in the number of clips, one pass, and memory by distinct clips.");
        sat.Say("Each machine counts its own and I add the counts up in the end.");
        return sat;
    }

    private static ConductReport Marks(CodeSitting sat) => Debriefing.Of(sat.Events, sat.Room).Conduct;

    [Fact]
    public void A_strong_round_is_marked_high_in_every_part()
    {
        var conduct = Marks(Strong());
        conduct["coding"].Level.ShouldBe(5);
        conduct["communication"].Level.ShouldBeGreaterThanOrEqualTo(3);
        conduct.Code!.Parts.Where(p => p.Level < 4 && p.Id != "communication").ShouldBeEmpty();
        var problem = conduct.Code.Problems.ShouldHaveSingleItem();
        problem.Solved.ShouldBeTrue();
        problem.EdgesNamed.ShouldBe(["empty list", "one clip", "all equal"], ignoreOrder: true);
        problem.Cost.Claimed.ShouldBe("n");
        problem.Cost.Agrees.ShouldBe(true);
        problem.OwnRuns.ShouldBe(2);
    }

    [Fact]
    public void Each_hint_costs_and_the_price_stands_in_the_debrief()
    {
        var (without, with) = (new CodeSitting(CodeKinds.Coding), new CodeSitting(CodeKinds.Coding));
        for (var i = 0; i < 3; i++) with.Say("Can I have a hint?");
        foreach (var sat in new[] { without, with }) sat.Run(CodePurpose.Submit, Right);
        Marks(without)["coding"].Points.ShouldBe(Marks(with)["coding"].Points + 6 + 9 + 12);
        Marks(with)["coding"].Findings.Count(f => f.Signal == "hint" && f.Strength < 0).ShouldBe(3);
    }

    [Fact]
    public void The_last_submission_counts_and_failures_before_it_are_told()
    {
        var sat = new CodeSitting(CodeKinds.Coding);
        sat.Run(CodePurpose.Submit, Right);
        sat.Run(CodePurpose.Submit, "# wrongAnswer\n");
        var conduct = Marks(sat);
        conduct.Code!.Problems[0].Solved.ShouldBeFalse();
        conduct["coding"].Level.ShouldBeLessThanOrEqualTo(3);
        sat.Run(CodePurpose.Submit, Right + "# mended\n");
        Marks(sat).Code!.Problems[0].Solved.ShouldBeTrue();
    }

    [Fact]
    public void A_claim_is_held_against_the_measurement_and_never_n_against_n_log_n()
    {
        CodeSitting Said(string claim, string measured)
        {
            var sat = new CodeSitting(CodeKinds.Coding);
            sat.Run(CodePurpose.Submit, Right);
            sat.Say(claim);
            sat.Do(new TakeGrowth(sat.State.ClockMs, sat.State.Code.Submission("pairs")!.Seq, new CodeGrowth(measured, [], "")));
            return sat;
        }

        Marks(Said("It costs O(n log n) time.", "n")).Code!.Problems[0].Cost.Agrees.ShouldBe(true);
        Marks(Said("It costs O(n) time.", "1")).Code!.Problems[0].Cost.Agrees.ShouldBe(true, "small inputs hide growth");
        Marks(Said("It costs O(n) time.", "n^2")).Code!.Problems[0].Cost.Agrees.ShouldBe(false);
        Marks(Said("It is quadratic.", "n")).Code!.Problems[0].Cost.Agrees.ShouldBe(false);
        Marks(Said("I don't know.", "n")).Code!.Problems[0].Cost.Agrees.ShouldBeNull();
        Told("It costs O(n log n) time.", "n").ShouldContain("Measured: n. Measuring cannot rule the claim out.");
        Told("It costs O(n) time.", "n").ShouldContain("Measured: n. It holds.");
        Told("It is quadratic.", "n").ShouldContain("It does not hold.");

        string Told(string claim, string measured) => Marks(Said(claim, measured)).Code!.Parts.Single(p => p.Id == "complexity").Because;
    }

    [Fact]
    public void Debugging_wants_the_fault_before_the_fix_an_owner_a_test_and_an_alert()
    {
        var sat = new CodeSitting(CodeKinds.Debugging);
        sat.Say("Two threads both see one free seat, because nothing holds them between the check and the change.");
        sat.Run(CodePurpose.Submit, "with lock:\n    free -= 1\n");
        sat.Say("Customers are turned away at the door, and we refund them and lose their trust.");
        sat.Say("The ticketing team owns the fix and the payments team owns the refunds, by Friday.");
        sat.Say("A test with two threads and one seat, forced to switch, must refuse one; and an alert when the counter and the seats held differ.");
        var conduct = Marks(sat);
        conduct["coding"].Level.ShouldBeGreaterThanOrEqualTo(3);
        conduct["ownership"].Level.ShouldBeGreaterThanOrEqualTo(4);

        var silent = new CodeSitting(CodeKinds.Debugging);
        silent.Run(CodePurpose.Submit, "with lock:\n    free -= 1\n");
        silent.Say("Somebody will look at it.");
        Marks(silent)["ownership"].Level.ShouldBe(1);
    }

    [Fact]
    public void An_assessment_is_marked_by_what_was_handed_in()
    {
        var sat = new CodeSitting(CodeKinds.Assessment, 60);
        sat.Run(CodePurpose.Submit, Right, problem: "sum");
        Marks(sat)["coding"].Level.ShouldBeInRange(2, 3);
        sat.Run(CodePurpose.Submit, Right, problem: "product");
        Marks(sat)["coding"].Level.ShouldBeGreaterThanOrEqualTo(4);
        Marks(sat).Dimensions.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_could_not_be_run_is_held_against_nobody()
    {
        var sat = new CodeSitting(CodeKinds.Coding, why: "no sandbox here");
        sat.Say("My approach: I go through once and count with a dictionary, it's linear. An empty list gives zero, one clip too.");
        var conduct = Marks(sat);
        conduct["coding"].Findings.ShouldContain(f => f.Signal == "onlyTalk");
        conduct["coding"].Findings.ShouldNotContain(f => f.Signal == "nothingRan");
        conduct.Code!.Parts[0].Level.ShouldBe(0);
    }

    [Fact]
    public void Every_quote_stands_in_the_record()
    {
        var sat = Strong();
        foreach (var finding in Marks(sat).Dimensions.SelectMany(d => d.Findings).Where(f => f.Evidence.Kind != EvidenceKind.Absent))
        {
            var e = sat.Events[(int)finding.Evidence.Seq - 1];
            (e.Data is Said said ? said.Text : EventJson.Write(e.Data)).ShouldContain(finding.Evidence.Quote, Case.Sensitive, finding.Signal);
        }
    }

    [Fact]
    public void Every_form_of_the_debrief_tells_of_the_code()
    {
        var sat = Strong();
        var debrief = Debriefing.Of(sat.Events, sat.Room);
        string.Join('\n', DebriefText.Write(debrief)).ShouldContain("Edge cases 5");
        DebriefMarkdown.Write(debrief).ShouldContain("## The code");
        DebriefHtml.Write(debrief).ShouldContain("<h2>The code</h2>");
        DebriefJson.Of(debrief)["code"]!["problems"]![0]!["solved"]!.GetValue<bool>().ShouldBeTrue();
    }
}
