using System.Text.Json.Nodes;

namespace Dryrun.Server.Tests.Catalogue;

public sealed class CatalogueTests
{
    [Fact]
    public async Task Prompts_kinds_drills_and_systems_are_listed_and_give_nothing_away()
    {
        await using var server = await TestServer.StartAsync();
        var prompts = (await server.GetAsync("/prompts")).AsArray();
        var quest = prompts.Single(p => p!["id"]!.GetValue<string>() == "quest-patches")!;
        quest["runs"]!.GetValue<bool>().ShouldBeTrue();
        quest["kind"]!.GetValue<string>().ShouldBe("design");
        quest["phases"]!.AsArray().Sum(p => p!["minutes"]!.GetValue<int>()).ShouldBe(quest["minutes"]!.GetValue<int>());
        prompts.Select(p => p!["kind"]!.GetValue<string>()).ShouldContain("mlDesign");
        var page = await server.GetAsync("/prompts/quest-patches");
        page["rubric"]!.AsArray().Select(r => r!["dimension"]!.GetValue<string>()).ShouldContain("scoping");
        page["designs"]!.AsArray().Select(d => d!.GetValue<string>()).ShouldBe(["naive", "reference"]);
        page["facts"].ShouldBeNull();

        (await server.GetAsync("/kinds")).AsArray().Count.ShouldBe(13);
        (await server.GetAsync("/drills")).AsArray().ShouldAllBe(d => !d!["due"]!.GetValue<bool>());
        (await server.GetAsync("/rubric"))["markdown"]!.GetValue<string>().ShouldStartWith("#");
        (await server.GetAsync("/doctor"))["rows"]!.AsArray().Single(r => r!["name"]!.GetValue<string>() == "content")!["state"]!.GetValue<string>().ShouldBe("ok");
        (await server.GetAsync("/about"))["dataFolder"]!.GetValue<string>().ShouldBe(server.Data.FullPath);
    }

    [Fact]
    public async Task A_system_says_what_can_be_decided_and_never_what_would_be_chosen()
    {
        await using var server = await TestServer.StartAsync();
        var system = await server.GetAsync("/systems/fleet-update");
        var knobs = system["design"]!.AsArray().SelectMany(s => s!["knobs"]!.AsArray()).ToList();
        var soak = knobs.Single(k => k!["path"]!.GetValue<string>() == "rollout.soakHours")!;
        soak["unit"]!.GetValue<string>().ShouldBe("hours");
        soak["min"]!.GetValue<double>().ShouldBe(1);
        soak["max"]!.GetValue<double>().ShouldBe(168);
        soak["class"]!.GetValue<string>().ShouldBe("programme");
        var rings = knobs.Single(k => k!["path"]!.GetValue<string>() == "rollout.rings")!;
        rings["kind"]!.GetValue<string>().ShouldBe("numberList");
        rings["increasing"]!.GetValue<bool>().ShouldBeTrue();
        rings["maxCount"]!.GetValue<int>().ShouldBe(8);
        var components = system["components"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()).ToList();
        knobs.ShouldAllBe(k => components.Contains(k!["component"]!.GetValue<string>()));
        foreach (var hidden in new[] { "unled", "specialist", "rightfulTeam", "\"world\"" }) system.ToJsonString().ShouldNotContain(hidden);
        (await server.GetAsync("/systems")).AsArray().Count(s => s!["runs"]!.GetValue<bool>()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_design_runs_outside_any_session_with_progress()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var job = await server.PostAsync("/runs", new JsonObject { ["prompt"] = "toys", ["design"] = "reference", ["replicates"] = 8 }, 202);
        await using var follows = await Events.OpenAsync(server, $"/jobs/{job["id"]}/events");
        while (await follows.NextAsync() is { } sent) job = sent.Data;
        job["state"]!.GetValue<string>().ShouldBe("done");
        var result = JsonNode.Parse(await server.Client.GetStringAsync(job["result"]!.GetValue<string>()))!;
        result["replicates"]!.GetValue<int>().ShouldBe(8);
        result["expectedCost"]!["mean"]!.GetValue<double>().ShouldBeGreaterThan(0);

        var wrong = await server.PostAsync("/runs", new JsonObject { ["prompt"] = "toys", ["design"] = "rollout:\n  soakHours: 400\n" }, 422);
        wrong["problems"]![0]!["line"]!.GetValue<int>().ShouldBe(2);
        (await server.PostAsync("/runs", new JsonObject { ["prompt"] = "toys", ["design"] = "naive", ["given"] = new JsonObject { ["defects"] = "none" } }, 422))["detail"]!
            .GetValue<string>().ShouldContain("given defects is not luck of toy");
        (await server.PostAsync("/validations", new JsonObject { ["system"] = "toy" }, 422))["detail"]!.GetValue<string>().ShouldContain("nothing to compare");
        (await server.Client.GetAsync("/api/v1/jobs/none")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
