using System.Text.Json.Nodes;

namespace Dryrun.Cli.Tests.Commands;

/// <summary>Prompts whose system does not run: listed, sat, debriefed, and never run.</summary>
public sealed class ByTalkTests : IDisposable
{
    private const string Script = """
        prompt: live-bots
        seed: 4
        mode: real
        turns:
          - {at: "00:20", say: "How many channels are live at once?"}
          - {at: "09:00", say: "Integrity engineering owns detection, we enforce for 1 percent first and take it back above 50 wrong viewers in a million."}
          - {at: "31:00", say: "Raids break first, we'd see appeals climb."}
          - {at: "33:00", say: "The integrity on-call takes the action back for that channel."}
        """;

    private readonly TestProgram program = new();

    [Theory]
    [InlineData("run live-bots --design reference")]
    [InlineData("run live-bots --design empty --json")]
    [InlineData("explain live-bots")]
    [InlineData("content build live-bots")]
    [InlineData("validate live-bots")]
    public async Task What_would_run_something_refuses_in_one_line(string line)
    {
        var ran = await program.RunAsync(line.Split(' '));
        ran.OnlyError.ShouldBe("dryrun: live-bots is rehearsed by talk in this version: nothing runs");
        ran.Code.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run feed --design empty")]
    [InlineData("validate feed")]
    public async Task So_does_the_system_that_only_content_describes(string line) =>
        (await program.RunAsync(line.Split(' '))).OnlyError.ShouldBe("dryrun: feed is rehearsed by talk in this version: nothing runs");

    [Fact]
    public async Task The_list_marks_them()
    {
        var flat = (await program.RunAsync(["prompts"])).Flat;
        flat.ShouldContain("live-bots Bot traffic on live streams tiktok tpm, design, 45 minutes, L5 L6 L7; by talk");
        flat.ShouldContain("L4 L5 L6; runs on fleet-update");
        var list = JsonNode.Parse((await program.RunAsync(["prompts", "--json"])).Output)!.AsArray();
        list.Single(p => p!["id"]!.GetValue<string>() == "live-bots")!["byTalk"]!.GetValue<bool>().ShouldBeTrue();
        list.Single(p => p!["id"]!.GetValue<string>() == "quest-patches")!["byTalk"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_room_says_once_that_nothing_runs_and_goes_on_after_a_run_was_asked_for()
    {
        var sat = await program.RunAsync(["interview", "live-bots", "--seed", "4"], "How many channels are live at once?", "/run", "/set detect.windowSeconds 60", "/end");
        sat.Code.ShouldBe(0, sat.Errors);
        sat.Flat.Split("This prompt is rehearsed by talk").Length.ShouldBe(2);
        sat.Flat.ShouldContain("channels live at once");
        sat.Flat.ShouldContain("live-bots is rehearsed by talk in this version: nothing runs");
        sat.Flat.ShouldContain("decided: detect.windowSeconds 60 seconds");
        var id = (await program.RunAsync(["sessions", "--json"])).Output;
        var session = JsonNode.Parse(id)!.AsArray()[0]!["session"]!.GetValue<string>();
        var debrief = await program.RunAsync(["debrief", session, "--format", "md"]);
        debrief.Output.ShouldContain("Rehearsed by talk: live-bots does not run in this version");
        debrief.Output.ShouldNotContain("Where the money went");
    }

    [Fact]
    public async Task A_play_is_debriefed_without_a_consequence()
    {
        var file = program.File("limits.yaml", Script);
        var told = await program.RunAsync(["interview", "--script", file, "--transcript"]);
        told.Code.ShouldBe(0, told.Errors);
        told.Flat.ShouldContain("What breaks first, and how would you know?");
        told.Flat.Split("Rehearsed by talk: live-bots").Length.ShouldBe(2);
        told.Output.ShouldNotContain("Where the money went");
        told.Output.ShouldNotContain("The run\n");
        told.Flat.ShouldContain("Change three things");
        var json = JsonNode.Parse((await program.RunAsync(["interview", "--script", file, "--json"])).Output)!;
        json["outcome"].ShouldBeNull();
        json["byTalk"]!.GetValue<bool>().ShouldBeTrue();
        json["disclosed"]!.AsArray().ShouldNotBeEmpty();
        json["transcript"]!.ToJsonString().ShouldContain("What breaks first");
    }

    [Fact]
    public async Task A_run_in_a_script_is_refused_with_its_line() =>
        (await program.RunAsync(["interview", "--script", program.File("run.yaml", Script + "\n  - {at: \"34:00\", run: {}}\n")]))
            .OnlyError.ShouldMatch(@"run\.yaml:9: live-bots is rehearsed by talk in this version: nothing runs$");

    public void Dispose() => program.Dispose();
}
