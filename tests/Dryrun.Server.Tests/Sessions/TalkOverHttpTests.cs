using System.Text.Json.Nodes;

namespace Dryrun.Server.Tests.Sessions;

public sealed class TalkOverHttpTests
{
    private const string Answer =
        "Last year I led a payments migration and the tax team refused to sign. I went to their lead, asked what they were afraid of, and it was a double charge. "
        + "I proposed a shadow ledger for two weeks, they agreed, and we moved 40 million records without one double charge.";

    [Fact]
    public async Task A_round_of_talk_is_sat_from_the_first_question_to_the_debrief()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "behavioural", ["role"] = "tpm", ["company"] = "meta", ["seed"] = 5, ["minutes"] = 12 });
        var page = await server.GetAsync($"/sessions/{id}");
        page["talk"]!.GetValue<bool>().ShouldBeTrue();
        page["runs"]!.GetValue<bool>().ShouldBeFalse();
        page["minutes"]!.GetValue<int>().ShouldBe(12);
        page["design"]!.AsArray().ShouldBeEmpty();
        page["state"]!["hint"]!.AsArray().ShouldNotBeEmpty("coached talk says what a strong answer shows");
        Types(page["transcript"]!).ShouldBe(["started", "phase", "probed"]);

        var answered = await server.ActAsync(id, TestServer.Say(Answer), idleMs: 2000, typedMs: 60_000);
        var heard = answered["lines"]!.AsArray().First(l => l!["type"]!.GetValue<string>() == "heard")!;
        heard["clauses"]![0]!["acts"]!.AsArray().Select(a => a!.GetValue<string>()).ShouldContain("ownAction");
        Types(answered["lines"]!)[0].ShouldBe("said");
        answered["state"]!["clockMs"]!.GetValue<long>().ShouldBeGreaterThan(62_000);

        (await server.ActAsync(id, TestServer.Do("run"), 0, 0, 422))["detail"]!.GetValue<string>().ShouldBe("nothing runs in a talk segment; just answer");
        var ended = await server.ActAsync(id, TestServer.Do("end"));
        ended["state"]!["ended"]!["why"]!.GetValue<string>().ShouldBe("candidate");

        (await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 200))["ready"]!.GetValue<bool>().ShouldBeTrue();
        var debrief = await server.GetAsync($"/sessions/{id}/debrief");
        debrief["talk"]!.GetValue<bool>().ShouldBeTrue();
        debrief["debrief"]!["answers"]!.AsArray().Count.ShouldBeGreaterThan(0);
        debrief["session"]!["decision"]!.GetValue<string>().ShouldNotBeEmpty();
        debrief["world"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_drill_is_graded_into_the_study_once()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.BeginAsync(new JsonObject { ["drill"] = "behavioural", ["seed"] = 5 });
        var answered = await server.ActAsync(id, TestServer.Say(Answer), typedMs: 60_000);
        if (answered["state"]!["ended"] is null) await server.ActAsync(id, TestServer.Do("end"));
        for (var i = 0; i < 2; i++) await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 200);
        var drill = (await server.GetAsync($"/sessions/{id}/debrief"))["drill"]!;
        drill["key"]!.GetValue<string>().ShouldBe("behavioural");
        drill["mark"]!.GetValue<double>().ShouldBeInRange(1, 5);
        server.Store.Read("study").Count.ShouldBe(1);
        (await server.GetAsync("/drills")).AsArray().Single(d => d!["key"]!.GetValue<string>() == "behavioural")!["dueInDays"].ShouldNotBeNull();
    }

    private static List<string> Types(JsonNode lines) => [.. lines.AsArray().Select(l => l!["type"]!.GetValue<string>())];
}
