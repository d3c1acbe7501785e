using System.Text.Json.Nodes;

namespace Dryrun.Server.Tests.Sessions;

public sealed class DesignOverHttpTests
{
    [Fact]
    public async Task A_real_round_is_sat_weighed_as_a_job_and_taken_away()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7, ["mode"] = "real" });
        await server.ActAsync(id, TestServer.Say("How many toys are there?"), typedMs: 4000);
        var designed = await server.ActAsync(id, Soak(4));
        designed["state"]!["design"]!["rollout"]!["soakHours"]!.GetValue<int>().ShouldBe(4);
        designed["state"]!["yaml"]!.GetValue<string>().ShouldContain("  soakHours: 4");
        await server.ActAsync(id, TestServer.Do("run"));
        await server.ActAsync(id, TestServer.Say("The gate breaks first, and I would see it in the crash rate."), typedMs: 9000);
        (await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 422))["detail"]!.GetValue<string>().ShouldContain("has not ended");
        await server.ActAsync(id, TestServer.Do("end"));

        var weighed = await server.FinishAsync(await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 202));
        weighed["state"]!.GetValue<string>().ShouldBe("done", weighed.ToJsonString());
        weighed["result"]!.GetValue<string>().ShouldBe($"/api/v1/sessions/{id}/debrief");
        (await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 200))["ready"]!.GetValue<bool>().ShouldBeTrue();

        var page = await server.GetAsync($"/sessions/{id}/debrief");
        page["debrief"]!["outcome"]!["expectedCost"].ShouldNotBeNull();
        page["world"]!.AsArray().ShouldNotBeEmpty();
        page["facts"]!.AsArray().Select(f => f!["answer"]!.GetValue<string>()).ShouldContain(a => a.EndsWith("toys."));
        page["judgedRun"]!["totalCents"]!.GetValue<long>().ShouldBeGreaterThan(0);
        page["designs"]!.AsArray().Count.ShouldBe(1);
        var stored = server.Store.Read($"session-{id}")[^1];
        stored.Type.ShouldBe("judged");

        foreach (var (form, type) in new[] { ("html", "text/html"), ("md", "text/markdown"), ("json", "application/json") })
        {
            using var taken = await server.Client.GetAsync($"/api/v1/sessions/{id}/debrief.{form}");
            taken.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            taken.Content.Headers.ContentDisposition!.FileName.ShouldBe($"dryrun-debrief-{id}.{form}");
            (await taken.Content.ReadAsStringAsync()).ShouldContain("toy", Case.Insensitive);
        }

        (await server.GetAsync("/sessions"))[0]!["decision"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_coached_run_stops_for_the_candidate_and_goes_on_with_the_answer()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "quest-patches", ["seed"] = 1 });
        var approved = new JsonObject { ["rollout"] = new JsonObject { ["rings"] = new JsonArray(10, 100), ["soakHours"] = 24, ["approval"] = "person" } };
        await server.ActAsync(id, new JsonObject { ["kind"] = "design", ["patch"] = approved });
        var ran = await server.ActAsync(id, TestServer.Do("run"));
        var decided = 0;
        while (ran["state"]!["stop"] is JsonObject stop)
        {
            var option = stop["options"]![0]!["id"]!.GetValue<string>();
            (await server.ActAsync(id, new JsonObject { ["kind"] = "decide", ["key"] = stop["key"]!.GetValue<string>(), ["option"] = "dance" }, 0, 0, 422))["detail"]!
                .GetValue<string>().ShouldContain("dance is not an option");
            ran = await server.ActAsync(id, new JsonObject { ["kind"] = "decide", ["key"] = stop["key"]!.GetValue<string>(), ["option"] = option });
            ran["lines"]!.AsArray().First(l => l!["type"]!.GetValue<string>() == "decided")!["text"]!.GetValue<string>().ShouldBe(stop["options"]![0]!["text"]!.GetValue<string>());
            decided++;
        }

        decided.ShouldBeGreaterThan(0, "a person opens each stage");
        var brief = ran["state"]!["runs"]!.AsArray().Single()!;
        var seq = brief["seq"]!.GetValue<long>();
        ran["lines"]!.AsArray().Single(l => l!["seq"]!.GetValue<long>() == seq)!["run"]!["totalCents"]!.GetValue<long>().ShouldBe(brief["totalCents"]!.GetValue<long>());
        var report = await server.GetAsync($"/sessions/{id}/runs/{seq}");
        report["timeline"]!.AsArray().ShouldNotBeEmpty();
        report["series"]!.AsArray().ShouldNotBeEmpty();
        report["ledger"]!.AsObject().Sum(l => l.Value!.GetValue<long>()).ShouldBe(report["totalCents"]!.GetValue<long>());
        (await server.GetAsync($"/sessions/{id}"))["state"]!["stop"].ShouldBeNull();
    }

    [Fact]
    public async Task A_design_as_text_changes_what_it_says_and_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "quest-patches", ["seed"] = 1 });
        await server.ActAsync(id, new JsonObject { ["kind"] = "designText", ["yaml"] = "rollout:\n  rings: [1, 100]\n  soakHours: 24\n" });
        var text = (await server.GetAsync($"/sessions/{id}"))["state"]!["yaml"]!.GetValue<string>();
        var again = await server.ActAsync(id, new JsonObject { ["kind"] = "designText", ["yaml"] = text });
        again["lines"]!.AsArray().ShouldBeEmpty("the text says what the design says already");
        var changed = await server.ActAsync(id, new JsonObject { ["kind"] = "designText", ["yaml"] = text.Replace("soakHours: 24", "soakHours: 48") });
        changed["lines"]![0]!["patch"]!.ToJsonString().ShouldBe("""{"rollout":{"soakHours":48}}""");
        changed["lines"]![0]!["text"]!.GetValue<string>().ShouldBe("rollout.soakHours 48 hours");
    }

    [Fact]
    public async Task Wrong_text_names_line_and_property_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "quest-patches", ["seed"] = 1 });
        const string wrong = "rollout:\n  rings: [1, 100]\n  soakHours: 4000\n";
        foreach (var problems in new[]
        {
            (await server.PostAsync($"/sessions/{id}/check", new JsonObject { ["yaml"] = wrong }))["problems"]!,
            (await server.ActAsync(id, new JsonObject { ["kind"] = "designText", ["yaml"] = wrong }, 0, 0, 422))["problems"]!,
        })
        {
            var problem = problems.AsArray().Single()!;
            problem["line"]!.GetValue<int>().ShouldBe(3);
            problem["property"]!.GetValue<string>().ShouldBe("rollout.soakHours");
            problem["message"]!.GetValue<string>().ShouldBe("rollout.soakHours is 4000; allowed 1 to 168");
        }

        var tab = (await server.PostAsync($"/sessions/{id}/check", new JsonObject { ["yaml"] = "rollout:\n\tsoakHours: 4\n" }))["problems"]!.AsArray().Single()!;
        tab["line"]!.GetValue<int>().ShouldBe(2);
        (await server.GetAsync($"/sessions/{id}"))["state"]!["seq"]!.GetValue<long>().ShouldBe(2);
        var patch = new JsonObject { ["kind"] = "design", ["patch"] = new JsonObject { ["rollout"] = new JsonObject { ["soakHour"] = 4 } } };
        (await server.ActAsync(id, patch, 0, 0, 422))["detail"]!.GetValue<string>().ShouldBe("rollout.soakHour is not known; did you mean rollout.soakHours?");
    }

    [Fact]
    public async Task Time_passes_by_what_the_page_says_and_never_more_than_two_hours()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        var opened = (await server.GetAsync($"/sessions/{id}"))["state"]!;
        opened["chargedMs"]!.GetValue<long>().ShouldBe(opened["clockMs"]!.GetValue<long>(), "the opening is being read");
        var said = await server.ActAsync(id, TestServer.Say("How many toys are there?"), idleMs: 30_000, typedMs: 7000);
        said["lines"]![0]!["atMs"]!.GetValue<long>().ShouldBe(opened["clockMs"]!.GetValue<long>() + 30_000);
        said["lines"]![0]!["tookMs"]!.GetValue<long>().ShouldBe(7000);
        var back = await server.ActAsync(id, TestServer.Do("wait"), idleMs: -5000);
        back["state"]!["clockMs"]!.GetValue<long>().ShouldBe(said["state"]!["clockMs"]!.GetValue<long>());
        var away = await server.ActAsync(id, TestServer.Do("wait"), idleMs: long.MaxValue);
        away["state"]!["ended"]!["why"]!.GetValue<string>().ShouldBe("time");
    }

    [Fact]
    public async Task A_fork_and_another_sitting_are_sessions_of_their_own()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        await server.ActAsync(id, TestServer.Say("How many toys are there?"), typedMs: 4000);
        await server.ActAsync(id, TestServer.Say("What share is offline?"), idleMs: 60_000, typedMs: 4000);
        var fork = (await server.PostAsync($"/sessions/{id}/fork", new JsonObject { ["at"] = "00:30" }, 201))["id"]!.GetValue<string>();
        (await server.GetAsync($"/sessions/{fork}"))["transcript"]!.AsArray().Count(l => l!["by"]!.GetValue<string>() == "candidate").ShouldBe(1);
        (await server.PostAsync($"/sessions/{id}/fork", new JsonObject { ["at"] = "99:30" }, 422))["detail"]!.GetValue<string>().ShouldContain("at is 99:30");
        var same = (await server.PostAsync($"/sessions/{id}/again", new JsonObject { ["world"] = "same" }, 201))["id"]!.GetValue<string>();
        var other = (await server.PostAsync($"/sessions/{id}/again", new JsonObject { ["world"] = "new" }, 201))["id"]!.GetValue<string>();
        string World(string session) => JsonNode.Parse(server.Store.Read($"session-{session}")[0].Json)!["world"]!.ToJsonString();
        World(same).ShouldBe(World(id));
        World(other).ShouldNotBe(World(id));
        (await server.Client.DeleteAsync($"/api/v1/sessions/{other}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await server.Client.GetAsync($"/api/v1/sessions/{other}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await server.Client.GetStringAsync($"/api/v1/sessions/{id}/export")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(server.Store.Read($"session-{id}").Count);
    }

    private static JsonObject Soak(int hours) => new() { ["kind"] = "design", ["patch"] = new JsonObject { ["rollout"] = new JsonObject { ["soakHours"] = hours } } };
}
