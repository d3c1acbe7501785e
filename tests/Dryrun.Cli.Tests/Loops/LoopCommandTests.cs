using System.Text.Json.Nodes;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Tests.Judging;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Tests.Code;

namespace Dryrun.Cli.Tests.Loops;

public sealed class LoopCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task The_loops_are_listed_with_their_levels()
    {
        var loops = JsonNode.Parse((await program.RunAsync(["loops", "--json"])).Output)!.AsArray();
        loops.Select(l => l!["id"]!.GetValue<string>()).ShouldBe(["meta-tpm", "tiktok-mle", "tiktok-tpm"]);
        loops[0]!["levels"]!.AsArray().Select(l => l!.GetValue<string>()).ShouldBe(["L4", "L5", "L6"]);
        (await program.RunAsync(["loops"])).Flat.ShouldContain("Begin with: dryrun loop start meta-tpm");
    }

    [Fact]
    public async Task Going_on_without_a_loop_says_how_to_begin() =>
        (await program.RunAsync(["loop", "next"])).OnlyError.ShouldBe("dryrun: no loop is under way; begin one with dryrun loop start meta-tpm");

    [Fact]
    public async Task A_level_that_the_loop_does_not_have_is_one_line_and_begins_nothing()
    {
        (await program.RunAsync(["loop", "start", "meta-tpm", "--level", "L9"])).OnlyError.ShouldBe("dryrun: --level is L9; allowed L4, L5, L6");
        (await program.RunAsync(["loop", "status"])).Flat.ShouldContain("You sit no loop yet");
    }

    [Fact]
    public async Task A_recorded_loop_that_answers_another_loop_or_leaves_a_round_out_is_one_line()
    {
        var file = program.File("loop.yaml", "loop: tiktok-mle\nsegments:\n  - {round: recruiter, kind: recruiter, turns: []}\n");
        (await program.RunAsync(["loop", "start", "meta-tpm", "--script", file])).OnlyError.ShouldContain("loop.yaml:1: loop is tiktok-mle, but meta-tpm was asked for");
        var empty = program.File("empty.yaml", "loop: meta-tpm\nsegments: []\n");
        (await program.RunAsync(["loop", "start", "meta-tpm", "--script", empty])).OnlyError.ShouldContain("segments has nothing for round recruiter, recruiter");
    }

    // In the screen what was shipped is read, mended, refused once and mended again; what it did has owners.
    [SandboxFact]
    public async Task A_recorded_loop_with_code_to_mend_is_sat_to_the_committee()
    {
        using var code = new JudgedCode();
        program.Code = code;
        var screen = (await IsSat("tiktok-tpm"))["rounds"]!.AsArray().Single(r => r!["kind"]!.GetValue<string>() == "debugging")!;
        screen["dimensions"]!["coding"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(4);
        screen["dimensions"]!["ownership"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(4);
    }

    [SandboxFact]
    public async Task Its_programs_are_refused_and_accepted_as_they_are_told()
    {
        using var code = new JudgedCode();
        var recorded = RecordedLoop.Read(YamlText.ReadFile(Example("tiktok-tpm"))).Segments.Single(s => s.Kind == "debugging");
        var submissions = recorded.Turns.Select(t => t.Action).OfType<HandIn>().Where(h => h.What == CodePurpose.Submit).ToList();
        var problem = recorded.World["questions"]!.AsArray().Single()!.GetValue<string>();
        var verdicts = new List<string>();
        foreach (var s in submissions) verdicts.Add((await code.RunAsync(ToyCode.Content, new CodeOrder(problem, s.Language, s.Code, s.What, null, "loop"), default)).Verdict);
        verdicts.ShouldBe(["wrongAnswer", CodeReport.Accepted]);
    }

    // Each accepted program is measured at growing sizes.
    [SandboxFact]
    [Trait("Suite", "Long")]
    public async Task A_recorded_loop_with_programs_is_sat_to_the_committee()
    {
        using var code = new JudgedCode();
        program.Code = code;
        var report = await IsSat("tiktok-mle");
        var coding = report["rounds"]!.AsArray().Where(r => r!["kind"]!.GetValue<string>() is "assessment" or "coding").ToList();
        coding.Count.ShouldBe(3);
        coding.ShouldAllBe(r => r!["dimensions"]!["coding"]!.GetValue<int>() >= 4);
    }

    [Fact]
    public async Task What_was_left_in_a_loop_goes_on_with_the_loop()
    {
        await program.RunAsync(["loop", "start", "tiktok-tpm", "--seed", "5"], "/quit");
        var left = await program.RunAsync(["loop", "next"], "/quit");
        left.Flat.ShouldContain("Everything is kept. Go on with: dryrun loop next");
    }

    // Its design round runs, and weighing a design takes a minute or two.
    [Fact]
    [Trait("Suite", "Long")]
    public Task A_recorded_loop_with_a_design_that_runs_is_sat_to_the_committee() => IsSat("meta-tpm");

    private async Task<JsonNode> IsSat(string loop)
    {
        var sat = await program.RunAsync(["loop", "start", loop, "--script", Example(loop), "--json"]);
        sat.Code.ShouldBe(0, sat.Errors);
        var report = JsonNode.Parse(sat.Output)!;
        var committee = report["committee"]!;
        committee["ballots"]!.AsArray().Count.ShouldBeGreaterThan(2);
        committee["decision"]!.GetValue<string>().ShouldNotBeEmpty();
        report["rounds"]!.AsArray().Count.ShouldBeGreaterThan(5);
        (await program.RunAsync(["loop", "status"])).Flat.ShouldContain("You sit no loop yet");
        return report;
    }

    private static string Example(string loop)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at!.FullName, "examples"))) at = at.Parent;
        return Path.Combine(at.FullName, "examples", "loops", $"{loop}.yaml");
    }
}
