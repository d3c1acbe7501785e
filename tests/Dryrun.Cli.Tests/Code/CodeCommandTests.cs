using Dryrun.Cli.Judging;
using Dryrun.Cli.Tests.Judging;
using Dryrun.Interview.Tests.Code;

namespace Dryrun.Cli.Tests.Code;

public sealed class CodeCommandTests : IDisposable
{
    private readonly TestProgram program = new() { Code = new FakeRunner() };

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_coding_round_is_sat_at_the_terminal()
    {
        var file = program.File("pairs.py", "def pairs(clips):\n    return 1\n");
        var ran = await program.RunAsync(
            ["interview", "coding", "--questions", "pairs", "--seed", "1", "--minutes", "30"],
            "/help", "I go through once and count with a dictionary, it's linear.", $"/load {file}", "/run", "/try [[1]]", "/submit", "Linear in the number of clips.", "/end");
        ran.Code.ShouldBe(0, ran.Errors);
        ran.Flat.ShouldContain("Count pairs of equal clips.");
        ran.Flat.ShouldContain("/submit hand it in");
        ran.Flat.ShouldContain("Samples: 1 of 1 right");
        ran.Flat.ShouldContain("Accepted: 2 of 2 cases");
        ran.Flat.ShouldContain("What does it cost?");
    }

    [Fact]
    public async Task A_session_that_was_left_goes_on_with_its_code()
    {
        var file = program.File("pairs.py", "x = 17\n");
        await program.RunAsync(["interview", "coding", "--questions", "pairs", "--seed", "1"], $"/load {file}", "/quit");
        var ran = await program.RunAsync(["interview", "--resume"], "/show", "/submit", "/end");
        ran.Flat.ShouldContain("x = 17");
        ran.Flat.ShouldContain("Accepted: 2 of 2 cases");
    }

    [Fact]
    public async Task Mistakes_are_told_in_one_line_each()
    {
        var ran = await program.RunAsync(["interview", "coding", "--questions", "pairs", "--seed", "1"], "/load /no/such/file.py", "/language cobol", "/problem 7", "/submit", "/quit");
        ran.Flat.ShouldContain("/no/such/file.py: cannot be read");
        ran.Flat.ShouldContain("write /language with one of python or cpp");
        ran.Flat.ShouldContain("write /problem with a number from 1 to 1");
        ran.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Where_nothing_contains_programs_the_round_says_so_and_runs_nothing()
    {
        var runner = new FakeRunner { Why = "no user namespaces here" };
        program.Code = runner;
        var ran = await program.RunAsync(["interview", "coding", "--questions", "pairs", "--seed", "1"], "/run", "I'd count with a dictionary.", "/end");
        ran.Flat.ShouldContain("no user namespaces here");
        ran.Flat.ShouldContain("nothing can be run here: no user namespaces here");
        runner.Ran.ShouldBeEmpty();
    }

    [SandboxFact]
    public async Task A_recorded_round_hands_in_real_programs()
    {
        using var code = new JudgedCode();
        program.Code = code;
        var script = Path.Combine(ToyCode.Content.Path, "examples", "debugging", "weak.yaml");
        var ran = await program.RunAsync(["interview", "--script", script, "--transcript"]);
        ran.Code.ShouldBe(0, ran.Errors);
        ran.Flat.ShouldContain("(wrong answer, 1 of 7 cases)");
        ran.Flat.ShouldContain("STRONG NO HIRE");
    }

    [SandboxFact]
    public void Every_problem_of_the_bank_is_told_with_its_notes_and_without_its_secrets()
    {
        using var code = new JudgedCode();
        var problems = code.Problems(ToyCode.Content);
        problems.Count.ShouldBeGreaterThanOrEqualTo(14);
        problems.ShouldAllBe(p => p.Samples.Count > 0 && p.Samples.All(s => s.Name.StartsWith("sample/")) && p.Hints.Count == 3 && p.FollowUps.All(f => f.Points.All(x => x.Words.Count > 0)));
        problems.Where(p => p.IsShipped).ShouldAllBe(p => p.Fault.Count > 0 && p.Languages.All(l => p.Starts[l.Id].Length > 0));
        problems.Where(p => !p.IsShipped).ShouldAllBe(p => p.Approach.Count > 0);
    }
}
