using System.Diagnostics;
using System.Text.Json.Nodes;
using Dryrun.Interview.Tests.Code;

namespace Dryrun.Server.Tests.Sessions;

public sealed class CodeOverHttpTests
{
    private const string Right = "def pairs(clips):\n    return 1\n";

    private static JsonObject Coding { get; } = new() { ["prompt"] = "coding", ["role"] = "mle", ["company"] = "tiktok", ["seed"] = 5, ["minutes"] = 30 };

    [Fact]
    public async Task A_coding_round_is_sat_from_the_statement_to_the_debrief()
    {
        var runner = new FakeRunner();
        await using var server = await TestServer.StartAsync(code: runner);
        var id = await server.BeginAsync((JsonObject)Coding.DeepClone());
        var page = await server.GetAsync($"/sessions/{id}");
        var code = page["code"]!;
        code["canRun"]!.GetValue<bool>().ShouldBeTrue();
        code["talks"]!.GetValue<bool>().ShouldBeTrue();
        code["problems"]![0]!["id"]!.GetValue<string>().ShouldBe("pairs");
        code["problems"]![0]!["starts"]!["python"]!.GetValue<string>().ShouldStartWith("def pairs");
        page["state"]!["code"]!["hintsLeft"]!["pairs"]!.GetValue<int>().ShouldBe(3);
        code["hintPoints"]!.AsArray().Select(p => p!.GetValue<int>()).ShouldBe([6, 9, 12]);
        Types(page["transcript"]!).ShouldBe(["started", "phase", "probed"]);

        await server.ActAsync(id, Draft("x = 1\n"));
        (await server.GetAsync($"/sessions/{id}"))["state"]!["code"]!["drafts"]![0]!["code"]!.GetValue<string>().ShouldBe("x = 1\n");
        await server.ActAsync(id, new JsonObject { ["kind"] = "hint", ["problem"] = "pairs" });
        await server.ActAsync(id, TestServer.Say("I count with a dictionary in one pass, so it's linear. I'd test the empty list."));

        var asked = await server.ActAsync(id, Run("samples", Right));
        Types(asked["lines"]!).ShouldContain("codeAsked");
        var state = await DoneAsync(server, id);
        var run = state["code"]!["runs"]![0]!;
        (run["state"]!.GetValue<string>(), run["verdict"]!.GetValue<string>(), run["what"]!.GetValue<string>()).ShouldBe(("done", "accepted", "samples"));
        await server.ActAsync(id, Run("submit", Right));
        state = await DoneAsync(server, id);
        state["phase"]!.GetValue<string>().ShouldBe("review");
        state["code"]!["submitted"]![0]!["verdict"]!.GetValue<string>().ShouldBe("accepted");
        var handed = await server.GetAsync($"/sessions/{id}/code/{state["code"]!["submitted"]![0]!["run"]}");
        handed["code"]!.GetValue<string>().ShouldBe(Right);

        await server.ActAsync(id, TestServer.Do("end"));
        var job = await server.PostAsync($"/sessions/{id}/debrief", new JsonObject());
        (await server.FinishAsync(job))["state"]!.GetValue<string>().ShouldBe("done");
        var debrief = (await server.GetAsync($"/sessions/{id}/debrief"))["debrief"]!;
        var problem = debrief["code"]!["problems"]![0]!;
        problem["solved"]!.GetValue<bool>().ShouldBeTrue();
        problem["complexity"]!["measured"]!.GetValue<string>().ShouldBe("n");
        problem["complexity"]!["agrees"]!.GetValue<bool>().ShouldBeTrue();
        problem["hints"]!.GetValue<int>().ShouldBe(1);
        debrief["code"]!["parts"]!.AsArray().Select(p => p!["id"]!.GetValue<string>()).ShouldBe(["correctness", "speed", "tests", "complexity", "edgeCases", "communication"]);
        (await server.GetAsync("/problems")).AsArray().Single(p => p!["id"]!.GetValue<string>() == "pairs")!["sat"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_said_while_a_program_runs_is_not_refused()
    {
        var gate = new TaskCompletionSource();
        var runner = new FakeRunner { Gate = gate.Task };
        await using var server = await TestServer.StartAsync(code: runner);
        var id = await server.BeginAsync((JsonObject)Coding.DeepClone());
        var asked = await server.ActAsync(id, Run("submit", "# wrongAnswer\n"));
        var seq = asked["state"]!["seq"]!.GetValue<long>();
        asked["state"]!["code"]!["running"]!.AsArray().Count.ShouldBe(1);
        (await server.ActFromAsync(id, seq, Run("samples", Right), 0, 0, 422))["detail"]!.GetValue<string>().ShouldStartWith("a run is still going");
        gate.SetResult();
        await DoneAsync(server, id);
        var said = await server.ActFromAsync(id, seq, TestServer.Say("It fails because zero pairs with itself."), 0, 0, 200);
        Types(said["lines"]!).ShouldContain("codeRan");
    }

    [Fact]
    public async Task A_program_whose_result_was_lost_is_run_again_when_somebody_looks()
    {
        var first = new FakeRunner { Gate = new TaskCompletionSource().Task };
        var server = await TestServer.StartAsync(code: first);
        var id = await server.BeginAsync((JsonObject)Coding.DeepClone());
        await server.ActAsync(id, Run("submit", Right));
        var second = new FakeRunner();
        await using var after = await server.RestartAsync(code: second);
        var state = await DoneAsync(after, id);
        state["code"]!["runs"]![0]!["verdict"]!.GetValue<string>().ShouldBe("accepted");
        second.Ran.ShouldHaveSingleItem().Code.ShouldBe(Right);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_stops_within_seconds_while_a_program_hangs_and_keeps_all_that_was_acknowledged(bool deaf)
    {
        var runner = new FakeRunner { Gate = new TaskCompletionSource().Task, IsDeaf = deaf };
        var server = await TestServer.StartAsync(code: runner);
        var id = await server.BeginAsync((JsonObject)Coding.DeepClone());
        await server.ActAsync(id, TestServer.Say("I count with a dictionary in one pass."));
        await server.ActAsync(id, Run("submit", Right));
        await server.ActAsync(id, Draft("x = 2\n"));
        using var followed = await server.Client.GetAsync($"{TestServer.Base}/sessions/{id}/events", HttpCompletionOption.ResponseHeadersRead);
        await server.ActAsync(id, TestServer.Do("end"));
        var job = await server.PostAsync($"/sessions/{id}/debrief", new JsonObject());
        job["state"]!.GetValue<string>().ShouldBe("running");
        var before = (await server.GetAsync($"/sessions/{id}")).ToJsonString();

        var stopping = Stopwatch.StartNew();
        await using var after = await server.RestartAsync(code: new FakeRunner { Gate = new TaskCompletionSource().Task });
        stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await after.GetAsync($"/sessions/{id}")).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Where_nothing_contains_programs_the_round_is_sat_and_nothing_is_run()
    {
        var runner = new FakeRunner { Why = "no user namespaces here; run: sysctl -w kernel.unprivileged_userns_clone=1" };
        await using var server = await TestServer.StartAsync(code: runner);
        var id = await server.BeginAsync((JsonObject)Coding.DeepClone());
        var page = await server.GetAsync($"/sessions/{id}");
        page["code"]!["canRun"]!.GetValue<bool>().ShouldBeFalse();
        page["code"]!["why"]!.GetValue<string>().ShouldStartWith("no user namespaces");
        (await server.ActAsync(id, Run("submit", Right), 0, 0, 422))["detail"]!.GetValue<string>().ShouldContain("no user namespaces");
        await server.ActAsync(id, Draft("x = 1\n"));
        await server.ActAsync(id, TestServer.Say("I would count with a dictionary, one pass over the list."));
        await server.ActAsync(id, TestServer.Do("end"));
        await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 200);
        var parts = (await server.GetAsync($"/sessions/{id}/debrief"))["debrief"]!["code"]!["parts"]!.AsArray();
        parts.First(p => p!["id"]!.GetValue<string>() == "correctness")!["level"]!.GetValue<int>().ShouldBe(0);
        runner.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_assessment_has_two_problems_and_nobody_who_listens()
    {
        await using var server = await TestServer.StartAsync(code: new FakeRunner());
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "assessment", ["role"] = "mle", ["company"] = "tiktok", ["seed"] = 5 });
        var page = await server.GetAsync($"/sessions/{id}");
        page["minutes"]!.GetValue<int>().ShouldBe(60);
        page["code"]!["talks"]!.GetValue<bool>().ShouldBeFalse();
        page["code"]!["problems"]!.AsArray().Count.ShouldBe(2);
        page["code"]!["hintPoints"]!.AsArray().ShouldBeEmpty();
        (await server.ActAsync(id, TestServer.Say("Hello?"), 0, 0, 422))["detail"]!.GetValue<string>().ShouldContain("nobody is listening");
    }

    [Fact]
    public async Task Nothing_that_is_sent_holds_hints_points_or_answers_that_were_not_given()
    {
        await using var server = await TestServer.StartAsync(code: new FakeRunner());
        var id = await server.BeginAsync((JsonObject)Coding.DeepClone());
        var sent = (await server.GetAsync($"/sessions/{id}")).ToJsonString();
        sent.ShouldNotContain("n times n minus one");
        sent.ShouldNotContain("add the counts");
    }

    [Fact]
    public async Task Named_questions_of_talk_are_talked_through()
    {
        await using var server = await TestServer.StartAsync(code: new FakeRunner());
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "coding", ["role"] = "mle", ["company"] = "tiktok", ["questions"] = new JsonArray("topKWindow") });
        (await server.GetAsync($"/sessions/{id}"))["code"].ShouldBeNull();
    }

    private static JsonObject Draft(string code) => new() { ["kind"] = "draft", ["problem"] = "pairs", ["language"] = "python", ["code"] = code };

    private static JsonObject Run(string what, string code) => new() { ["kind"] = "code", ["problem"] = "pairs", ["language"] = "python", ["code"] = code, ["what"] = what };

    private static async Task<JsonNode> DoneAsync(TestServer server, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var state = (await server.GetAsync($"/sessions/{id}"))["state"]!;
            if (state["code"]!["running"]!.AsArray().Count == 0) return state;
            await Task.Delay(20, patience.Token);
        }
    }

    private static List<string> Types(JsonNode lines) => [.. lines.AsArray().Select(l => l!["type"]!.GetValue<string>())];
}
