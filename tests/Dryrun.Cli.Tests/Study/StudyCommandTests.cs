using System.Text.Json.Nodes;

namespace Dryrun.Cli.Tests.Study;

public sealed class StudyCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_project_is_entered_by_answering_and_its_gaps_are_the_questions_that_will_come()
    {
        var ran = await program.RunAsync(["study", "add", "project"], "Shard migration", "19 million identities on 64 shards", "", "a dual write that lost updates");
        ran.Code.ShouldBe(0);
        ran.Flat.ShouldContain("Shard migration is kept. An interviewer would push here:");
        ran.Flat.ShouldContain("goal: Nothing is written here.");
        ran.Flat.ShouldNotContain("context: Nothing");
        var file = await File.ReadAllTextAsync(Path.Combine(program.Home, "dossier.yaml"));
        file.ShouldContain("  - id: shard-migration\n    title: Shard migration\n");
        file.ShouldContain("    failed: a dual write that lost updates\n");
    }

    [Fact]
    public async Task Leaving_early_keeps_what_was_said()
    {
        await program.RunAsync(["study", "add", "story"], "The refused freeze", "Payments wanted to ship in the freeze");
        var shown = await program.RunAsync(["study", "check"]);
        shown.Flat.ShouldContain("The refused freeze");
        shown.Flat.ShouldContain("conflict: Nothing is written here.");
    }

    [Fact]
    public async Task We_without_an_I_is_found()
    {
        await program.RunAsync(["study", "add", "story"], "Late launch", "context", "conflict", "We moved the launch and we told sales", "saved 12 percent", "weekly review");
        (await program.RunAsync(["study", "check"])).Flat.ShouldContain("action: It says we and never I. “What did you do yourself?”");
    }

    [Fact]
    public async Task Two_entries_of_one_name_get_two_ids_and_comments_by_hand_are_kept_in_a_copy()
    {
        Directory.CreateDirectory(program.Home);
        var path = Path.Combine(program.Home, "dossier.yaml");
        await File.WriteAllTextAsync(path, "# my notes\nprojects:\n  - id: cdn\n    title: CDN\n");
        await program.RunAsync(["study", "add", "project"], "CDN");
        var json = JsonNode.Parse((await program.RunAsync(["study", "--json"])).Output)!;
        json["projects"]!.AsArray().Select(p => p!["id"]!.GetValue<string>()).ShouldBe(["cdn", "cdn-2"]);
        (await File.ReadAllTextAsync(path + ".bak")).ShouldContain("# my notes");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_before_anything_is_asked()
    {
        Directory.CreateDirectory(program.Home);
        await File.WriteAllTextAsync(Path.Combine(program.Home, "dossier.yaml"), "projects:\n  - id: a\n    titel: A\n");
        var ran = await program.RunAsync(["study", "add", "project"], "Another");
        ran.Code.ShouldBe(1);
        ran.Errors.ShouldContain("dossier.yaml:3: ");
        ran.Errors.ShouldContain("title");
        ran.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("soon", "write a day as year-month-day")]
    [InlineData("2001-01-01", "allowed are")]
    [InlineData("2199-01-01", "allowed are")]
    public async Task A_day_that_cannot_be_planned_for_is_one_line(string until, string says)
    {
        var ran = await program.RunAsync(["plan", "--until", until, "--loop", "meta-tpm"]);
        ran.Code.ShouldBe(1);
        ran.OnlyError.ShouldContain($"--until is {until}");
        ran.OnlyError.ShouldContain(says);
    }

    [Fact]
    public async Task A_plan_holds_every_segment_of_the_loop_and_is_exported_as_a_calendar()
    {
        var today = DateOnly.FromDateTime(program.Clock.GetLocalNow().DateTime);
        var ics = Path.Combine(program.Folder, "plan.ics");
        var ran = await program.RunAsync(["plan", "--until", $"{today.AddDays(21):yyyy-MM-dd}", "--loop", "meta-tpm", "--ics", ics, "--json"]);
        ran.Code.ShouldBe(0);
        var commands = JsonNode.Parse(ran.Output)!["days"]!.AsArray().SelectMany(d => d!["items"]!.AsArray()).Select(i => i!["command"]!.GetValue<string>()).ToList();
        foreach (var kind in new[] { "behavioural", "estimation", "cross-functional", "executive-90s" }) commands.ShouldContain($"dryrun interview {kind}");
        var calendar = await File.ReadAllTextAsync(ics);
        calendar.ShouldStartWith("BEGIN:VCALENDAR");
        calendar.Split("BEGIN:VEVENT").Length.ShouldBe(JsonNode.Parse(ran.Output)!["days"]!.AsArray().Count + 1);
    }

    [Fact]
    public async Task A_calendar_that_cannot_be_written_is_one_line()
    {
        var today = DateOnly.FromDateTime(program.Clock.GetLocalNow().DateTime);
        var ran = await program.RunAsync(["plan", "--until", $"{today.AddDays(21):yyyy-MM-dd}", "--loop", "meta-tpm", "--ics", Path.Combine(program.Folder, "no", "such", "plan.ics")]);
        ran.Code.ShouldBe(1);
        ran.OnlyError.ShouldContain("cannot be written");
    }

    [Fact]
    public async Task An_unknown_loop_names_the_nearest()
    {
        var today = DateOnly.FromDateTime(program.Clock.GetLocalNow().DateTime);
        (await program.RunAsync(["plan", "--until", $"{today.AddDays(9):yyyy-MM-dd}", "--loop", "meta-tmp"])).OnlyError.ShouldContain("did you mean meta-tpm?");
    }
}
