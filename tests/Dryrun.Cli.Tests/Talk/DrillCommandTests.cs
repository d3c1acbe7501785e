namespace Dryrun.Cli.Tests.Talk;

public sealed class DrillCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_drill_ends_with_its_debrief_its_grade_and_when_it_comes_back()
    {
        var ran = await Drill(["behavioural"], "I moved the launch of our team because the store was full, and it shipped in 19 days.", "next");
        ran.Code.ShouldBe(0);
        ran.Flat.ShouldContain("6 minutes.");
        ran.Flat.ShouldMatch(@"behavioural: [\d.]+ of 5, (easy|good|hard|again)\. It comes back (in|tomorrow)");
        (await program.RunAsync(["sessions"])).Flat.ShouldContain("behavioural (drill)");
    }

    [Fact]
    public async Task Framing_takes_questions_only_and_says_what_was_missed()
    {
        var ran = await Drill(["framing"], "How many devices are there?", "/end");
        ran.Code.ShouldBe(0);
        ran.Flat.ShouldContain("framing only");
        ran.Flat.ShouldContain("Scoping");
        ran.Flat.ShouldContain("Worth a question next time");
        ran.Flat.ShouldNotContain("NO HIRE");
        ran.Flat.ShouldContain("framing:");
    }

    [Fact]
    public async Task Without_a_name_one_chooses_and_what_is_due_comes_by_itself()
    {
        var chosen = await Drill([], "4", "I moved the launch.", "next");
        chosen.Flat.ShouldContain("Nothing is due. Which one?");
        chosen.Flat.ShouldContain("behavioural:");
        program.Clock.Pass(400L * 24 * 3_600_000);
        (await Drill([], "I moved the launch.", "next")).Flat.ShouldContain("Due: behavioural");
    }

    [Fact]
    public async Task A_debrief_puts_its_weaknesses_into_the_study_and_a_drill_does_not()
    {
        await program.RunAsync(["interview", "behavioural", "--seed", "7", "--content", TestProgram.ToyContent], "We aligned.", "/end");
        (await program.RunAsync(["debrief", await Newest(), "--content", TestProgram.ToyContent])).Code.ShouldBe(0);
        var due = (await program.RunAsync(["study", "--json", "--content", TestProgram.ToyContent])).Output;
        due.ShouldContain("\"from\": \"Behavioural: ");
        due.Split("\"drill\"").Length.ShouldBeInRange(2, 3);
    }

    [Fact]
    public async Task An_unknown_drill_is_one_line()
    {
        (await Drill(["framin"])).OnlyError.ShouldBe("dryrun: there is no drill framin; did you mean framing?");
        (await Drill(["offer"])).Errors.ShouldContain("offer.yaml: no such file");
    }

    private async Task<string> Newest() => (await program.RunAsync(["sessions"])).Output.Split(' ')[0];

    private Task<Ran> Drill(string[] args, params string[] typed) => program.RunAsync(["drill", .. args, "--seed", "7", "--content", TestProgram.ToyContent], typed);
}
