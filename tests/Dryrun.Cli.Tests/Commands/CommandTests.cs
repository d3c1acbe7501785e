using System.Text.Json.Nodes;

namespace Dryrun.Cli.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly TestProgram program = new();

    private static string[] Toy(params string[] args) => [.. args, "--content", TestProgram.ToyContent];

    [Theory]
    [InlineData("systems")]
    [InlineData("prompts")]
    [InlineData("sessions")]
    public async Task Lists_print_one_json_document_and_nothing_else(string command)
    {
        var ran = await program.RunAsync([command, "--json"]);
        ran.Code.ShouldBe(0);
        ran.Errors.ShouldBeEmpty();
        JsonNode.Parse(ran.Output).ShouldBeOfType<JsonArray>();
        ran.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Lists_read_well_and_give_no_fact_away()
    {
        (await program.RunAsync(["systems"])).Flat.ShouldContain("fleet-update Software updates to a fleet of devices");
        var prompts = await program.RunAsync(["prompts"]);
        prompts.Flat.ShouldContain("quest-patches Security patches to Meta Quest headsets in 100 countries");
        prompts.Output.ShouldNotContain("chipset", Case.Insensitive);
        (await program.RunAsync(["sessions"])).Flat.ShouldContain("You have sat nothing yet");
    }

    [Fact]
    public async Task Version_and_help_go_to_the_screen()
    {
        (await program.RunAsync(["--version"])).Output.Trim().ShouldMatch(@"^\d+\.\d+\.\d+$");
        var help = await program.RunAsync(["run", "--help"]);
        help.Code.ShouldBe(0);
        help.Output.ShouldContain("--given");
    }

    [Fact]
    public async Task The_doctor_finds_everything_and_says_what_to_mend()
    {
        var healthy = await program.RunAsync(["doctor"]);
        healthy.Code.ShouldBe(0);
        healthy.Flat.ShouldContain("Everything is here.");

        program.Variables["DRYRUN_HOME"] = program.File("taken", "a file");
        var ill = await program.RunAsync(["doctor"]);
        ill.Code.ShouldBe(1);
        ill.Flat.ShouldContain("✗ data folder");
        ill.Flat.ShouldContain("is a file where a folder is needed");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("run")]
    [InlineData("run toys")]
    [InlineData("run toys --design naive --seed minus")]
    [InlineData("run toys --design naive --grid middling")]
    [InlineData("run toys --design naive --unknown")]
    [InlineData("interview quest-patches --mode dream")]
    [InlineData("export")]
    public async Task Wrong_usage_ends_with_two_and_points_to_the_help(string line)
    {
        var ran = await program.RunAsync(line.Split(' '));
        ran.Code.ShouldBe(2);
        ran.Output.ShouldBeEmpty();
        ran.OnlyError.ShouldMatch("^dryrun: .* --help$");
    }

    [Theory]
    [InlineData("run quest-patchs --design naive", "there is no prompt or system quest-patchs; did you mean quest-patches?")]
    [InlineData("run zzz --design naive", "there is no prompt or system zzz; dryrun prompts and dryrun systems list them")]
    [InlineData("run toys --design naive --replicates 0", "--replicates is 0; allowed 1 to 4096")]
    [InlineData("run toys --design naive --replicates 4097", "--replicates is 4097; allowed 1 to 4096")]
    [InlineData("run toys --design naive --threads 0", "--threads is 0; allowed 1 to 256")]
    [InlineData("run toys --design naive --scale 0", "--scale is 0; allowed above 0 to 10")]
    [InlineData("run toys --design naive --scale 11", "--scale is 11; allowed above 0 to 10")]
    [InlineData("run toys --design naive --scale NaN", "--scale is NaN; allowed above 0 to 10")]
    [InlineData("run toys --design naive --given defect", "--given is defect; write KEY=VALUE")]
    [InlineData("run toys --design naive --given =x", "--given is =x; write KEY=VALUE")]
    [InlineData("run toys --design naive --given weather=bad", "--given weather is not luck of toy; allowed defect")]
    [InlineData("run toys --design naive --given defect=total", "--given defect is total; allowed none or fleetWide")]
    [InlineData("run fleet-update --design reference", "fleet-update alone has no reference design; name a prompt, or a design file")]
    [InlineData("interview quest-patches --level L9", "--level is L9; allowed L4, L5, L6")]
    [InlineData("interview quest-patchs", "there is no prompt quest-patchs; did you mean quest-patches?")]
    [InlineData("interview", "name a prompt or a kind: dryrun interview quest-patches or dryrun interview behavioural; dryrun prompts lists them")]
    [InlineData("interview --resume", "no session is unfinished; begin one with dryrun interview quest-patches")]
    [InlineData("interview --resume nobody", "there is no session nobody; dryrun sessions lists them")]
    [InlineData("sessions show nobody", "there is no session nobody; dryrun sessions lists them")]
    [InlineData("export nobody", "there is no session nobody; dryrun sessions lists them")]
    [InlineData("bench nothing", "there is no benchmark nothing; allowed fleet, gateway, spike, interviewer, session, web, limits, optimisers, simulation or judge")]
    [InlineData("delete nobody", "there is no session nobody; dryrun sessions lists them")]
    public async Task A_failure_is_one_line_and_ends_with_one(string line, string says)
    {
        var content = line.StartsWith("run toys", StringComparison.Ordinal) ? Toy(line.Split(' ')) : line.Split(' ');
        var ran = await program.RunAsync(content);
        ran.OnlyError.ShouldBe("dryrun: " + says);
        ran.Code.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_that_are_missing_or_wrong_are_named_with_the_line()
    {
        (await program.RunAsync(Toy("run", "toys", "--design", "none.yaml"))).OnlyError.ShouldContain("none.yaml");
        var range = program.File("range.yaml", "rollout:\n  soakHours: 400\n");
        (await program.RunAsync(Toy("run", "toys", "--design", range))).OnlyError.ShouldBe($"dryrun: {range}:2: rollout.soakHours is 400; allowed 1 to 72");
        var unknown = program.File("unknown.yaml", "rollout:\n  soakHour: 4\n");
        (await program.RunAsync(Toy("run", "toys", "--design", unknown))).OnlyError.ShouldContain($"{unknown}:2: ");
        (await program.RunAsync(Toy("run", "toys", "--design", unknown))).OnlyError.ShouldContain("did you mean rollout.soakHours?");
        var broken = program.File("broken.yaml", "rollout: [1, 2\n");
        (await program.RunAsync(Toy("run", "toys", "--design", broken))).OnlyError.ShouldStartWith($"dryrun: {broken}:");
        var world = program.File("world.yaml", "fleetSize: -5\n");
        (await program.RunAsync(Toy("run", "toys", "--design", "naive", "--world", world))).OnlyError.ShouldStartWith($"dryrun: {world}:1: fleetSize is -5; allowed");
        var script = program.File("script.yaml", "prompt: toys\nturns:\n  - at: \"00:10\"\n    sing: hello\n");
        (await program.RunAsync(Toy("interview", "toys", "--script", script))).Errors.ShouldStartWith($"dryrun: {script}:4: turns.0.sing is not known");
        (await program.RunAsync(["prompts", "--content", program.Folder])).OnlyError.ShouldContain("has no prompts folder");
    }

    [Fact]
    public async Task Validation_says_how_figures_are_compared_and_what_was_fitted()
    {
        var shown = (await program.RunAsync(["validate", "fleet-update"])).Output;
        shown.ShouldContain("expected at least 90, actual");
        shown.ShouldContain("expected at most 1, actual");
        shown.ShouldContain("fitted: Weibull shape");
        shown.ShouldContain("calibration rows do not count");
        var rows = JsonNode.Parse((await program.RunAsync(["validate", "fleet-update", "--json"])).Output)!["rows"]!.AsArray();
        rows.Select(r => (string?)r!["criterion"]).Distinct().Order().ShouldBe(["atLeast", "atMost", "within"]);
    }

    [Fact]
    public async Task A_run_shows_cost_first_and_json_differs_in_timing_alone()
    {
        var shown = await program.RunAsync(Toy("run", "toys", "--design", "reference"));
        shown.Errors.ShouldBeEmpty();
        shown.Code.ShouldBe(0);
        shown.Flat.ShouldContain("Expected cost");
        shown.Flat.ShouldContain("1 knob decided");
        shown.Output.ShouldNotContain("\u001b");

        var once = JsonNode.Parse((await program.RunAsync(Toy("run", "toys", "--design", "reference", "--json", "--threads", "1"))).Output)!.AsObject();
        var twice = JsonNode.Parse((await program.RunAsync(Toy("run", "toys", "--design", "reference", "--json", "--threads", "2"))).Output)!.AsObject();
        foreach (var document in new[] { once, twice })
        {
            document["timing"]!["peakMemoryBytes"]!.GetValue<long>().ShouldBeGreaterThan(0);
            document.Remove("timing");
        }

        JsonNode.DeepEquals(once, twice).ShouldBeTrue();
        once.Select(p => p.Key).ShouldBe(["system", "modelVersion", "seed", "replicates", "grid", "world", "metrics", "ledger", "expectedCost", "knobs", "series", "timeline", "hash"]);

        // Four soak hours at 100 dollars, and what the defect harms.
        once["ledger"]!["waiting"]!.GetValue<double>().ShouldBe(40_000);
        var harm = once["ledger"]!["harm"]!.GetValue<double>();
        once["expectedCost"]!["mean"]!.GetValue<double>().ShouldBe((40_000 + harm) / 100, 0.01);
    }

    [Fact]
    public async Task Given_luck_and_seed_reach_the_run()
    {
        var fair = JsonNode.Parse((await program.RunAsync(Toy("run", "toys", "--design", "naive", "--given", "defect=none", "--json"))).Output)!;
        fair["metrics"]!["harmedDevices"]!["mean"]!.GetValue<double>().ShouldBe(0);
        var other = JsonNode.Parse((await program.RunAsync(Toy("run", "toys", "--design", "naive", "--seed", "2", "--json"))).Output)!;
        other["seed"]!.GetValue<long>().ShouldBe(2);
        other["metrics"]!["harmedDevices"]!["mean"]!.GetValue<double>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_stopped_run_says_so_and_ends_with_130()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        program.Stop = stop.Token;
        var ran = await program.RunAsync(Toy("run", "toys", "--design", "naive"));
        ran.OnlyError.ShouldBe("dryrun: stopped");
        ran.Code.ShouldBe(130);
    }

    [Theory]
    [InlineData("interview quest-patches --mode dream", "dryrun: --mode is dream; allowed coached or real; see dryrun interview --help")]
    [InlineData("run toys --design naive --grid middling", "dryrun: --grid is middling; allowed search or full; see dryrun run --help")]
    [InlineData("run toys --design naive --seed minus", "dryrun: --seed is minus; write a number; see dryrun run --help")]
    public async Task A_value_that_is_none_names_what_is_allowed(string line, string says) =>
        (await program.RunAsync(line.Split(' '))).OnlyError.ShouldBe(says);

    [Fact]
    public async Task Content_is_checked_file_by_file()
    {
        (await program.RunAsync(["content", "check", "--quick"])).Output.ShouldMatch(@"^\d+ prompts, \d+ questions of \d+ kinds, \d+ loops, \d+ coding problems are sound\.\n$");
        var copy = Path.Combine(program.Folder, "content");
        foreach (var file in Directory.GetFiles(TestProgram.ToyContent, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(TestProgram.ToyContent, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        await File.WriteAllTextAsync(Path.Combine(copy, "prompts", "toys", "designs", "naive.yaml"), "rollout:\n  soakHours: 400\n");
        var ill = await program.RunAsync(["content", "check", "--content", copy]);
        ill.Code.ShouldBe(1);
        ill.Errors.ShouldContain("naive.yaml:2: rollout.soakHours is 400; allowed 1 to 72");
        ill.Errors.TrimEnd('\n').Split('\n').ShouldAllBe(line => line.StartsWith("dryrun: "));
        ill.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Benchmarks_name_the_machine_and_count()
    {
        var few = program.File("few.yaml", "utterances:\n  - {id: 1, prompt: quest-patches, kind: plain, text: \"How big is the fleet?\", facts: [fleetSize], acts: [Question]}\n");
        var shown = await program.RunAsync(["bench", "interviewer", "--data", few]);
        shown.Errors.ShouldBeEmpty();
        shown.Flat.ShouldContain($"{Environment.ProcessorCount} processors");
        shown.Flat.ShouldContain("1 labelled utterances");
        var document = JsonNode.Parse((await program.RunAsync(["bench", "interviewer", "--data", few, "--json"])).Output)!;
        document["interviewer"]!["linking"]![0]!["top1"]!["of"]!.GetValue<int>().ShouldBe(1);
        var session = JsonNode.Parse((await program.RunAsync(["bench", "session", "--data", few, "--json"])).Output)!["session"]!;
        session["turns"]!.GetValue<int>().ShouldBe(1000);
        session["events"]!.GetValue<long>().ShouldBeGreaterThan(3000);
        (await program.RunAsync(["bench", "interviewer", "--data", "none.yaml"])).OnlyError.ShouldContain("none.yaml");
    }

    [Fact]
    [Trait("Suite", "Long")]
    public async Task Systems_of_requests_are_timed_by_run_and_by_request()
    {
        var gateway = JsonNode.Parse((await program.RunAsync(["bench", "gateway", "--json"])).Output)!["gateway"]!;
        gateway["prompt"]!.GetValue<string>().ShouldBe("api-rate-limits");
        gateway["requests"]!.AsArray().Count.ShouldBe(2);
        gateway["requests"]!.AsArray().ShouldAllBe(r => r!["perSecond"]!.GetValue<double>() > 0);
        JsonNode.Parse((await program.RunAsync(["bench", "spike", "--json"])).Output)!["spike"]!["prompt"]!.GetValue<string>().ShouldBe("live-event-5x");
    }

    [Fact]
    public async Task Colour_is_for_terminals_that_want_it()
    {
        program.Colour = true;
        (await program.RunAsync(["prompts"])).Output.ShouldContain("\u001b[");
        program.Colour = false;
        (await program.RunAsync(["prompts"])).Output.ShouldNotContain("\u001b");
    }

    public void Dispose() => program.Dispose();
}
