namespace Dryrun.Cli.Tests.Talk;

public sealed class TalkCommandTests : IDisposable
{
    private const string Story =
        "We had 3 weeks to migrate the profiles. The backend team refused because they were heads-down on their goals. I went to their lead and I offered to move our launch, "
        + "and it shipped in 19 days.";

    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_talk_segment_is_sat_by_typing()
    {
        var ran = await Sit(["--questions", "pushBack"], Story, "Then I'd have gone to her director with two options.", "next");
        ran.Code.ShouldBe(0);
        ran.Flat.ShouldContain("Behavioural Meta TPM, L5, coached mode, 8 minutes.");
        ran.Flat.ShouldContain("heard:");
        ran.Flat.ShouldContain("That's all.");
        ran.Flat.ShouldContain("dryrun interview behavioural --role tpm --company meta --seed 7");
        (await program.RunAsync(["sessions"])).Flat.ShouldContain("behavioural, L5, coached");
    }

    [Theory]
    [InlineData("/run", "/run belongs to design rounds")]
    [InlineData("/design", "/design belongs to design rounds")]
    [InlineData("/set rollout.rings 1", "/set belongs to design rounds")]
    [InlineData("/y", "/y belongs to design rounds")]
    [InlineData("/ende", "did you mean /end?")]
    public async Task A_command_of_design_rounds_is_one_line(string command, string says) =>
        (await Sit([], command, "/quit")).Flat.ShouldContain(says);

    [Fact]
    public async Task Help_lists_the_commands_of_talk_alone()
    {
        var help = (await Sit([], "/help", "/quit")).Flat;
        help.ShouldContain("/time");
        help.ShouldNotContain("/knobs");
    }

    [Fact]
    public async Task A_session_is_taken_up_again_with_its_questions_and_forked_from_its_first()
    {
        await Sit(["--questions", "pushBack,offTrack"], "We had 3 weeks to move all profiles.", "/quit");
        var again = await program.RunAsync(["interview", "--resume", "--content", TestProgram.ToyContent], "next", "next");
        again.Flat.ShouldContain("Going on at 00:");
        again.Flat.ShouldContain("That's all.");
        var session = (await program.RunAsync(["sessions"])).Output.Split(' ')[0];
        var forked = await program.RunAsync(["interview", "--fork", session, "--at", "3", "--content", TestProgram.ToyContent], "/end");
        forked.Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_recorded_candidate_plays()
    {
        var file = program.File("stories.yaml", $"prompt: behavioural\nworld: {{questions: [pushBack], company: tiktok}}\nturns:\n  - {{at: '00:20', say: \"{Story}\"}}\n");
        var ran = await program.RunAsync(["interview", "--script", file, "--transcript", "--content", TestProgram.ToyContent]);
        ran.Code.ShouldBe(0);
        ran.Flat.ShouldContain("19 days");
        ran.Flat.ShouldContain("TikTok TPM behavioural");
    }

    [Fact]
    public async Task What_is_wrong_is_one_line()
    {
        (await Sit(["--questions", "pushBak"])).OnlyError.ShouldBe("dryrun: behavioural has no question pushBak; did you mean pushBack?");
        (await Sit(["--company", "acme"])).OnlyError.ShouldBe("dryrun: --company is acme; allowed tiktok or meta");
        (await Sit(["--level", "L9"])).OnlyError.ShouldBe("dryrun: --level is L9; allowed L4, L5, L6");
        (await program.RunAsync(["interview", "toys", "--role", "tpm", "--content", TestProgram.ToyContent])).OnlyError.ShouldContain("toys is a design");
        var file = program.File("wrong.yaml", "prompt: behavioural\nworld: {devices: 3}\nturns: []\n");
        (await program.RunAsync(["interview", "--script", file, "--content", TestProgram.ToyContent])).OnlyError.ShouldContain("world.devices is not known");
    }

    private Task<Ran> Sit(string[] args, params string[] typed) => program.RunAsync(["interview", "behavioural", "--seed", "7", "--content", TestProgram.ToyContent, .. args], typed);
}
