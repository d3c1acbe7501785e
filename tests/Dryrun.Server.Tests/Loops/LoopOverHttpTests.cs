using System.Text.Json.Nodes;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Server.Tests.Loops;

public sealed class LoopOverHttpTests
{
    // The loop of the example, its design round by talk; of each part the candidate says the first two turns and ends.
    [Fact]
    public async Task A_loop_is_sat_from_the_recruiter_to_the_committee()
    {
        await using var server = await TestServer.StartAsync();
        var recorded = RecordedLoop.Read(Contracts.Input.YamlText.ReadFile(Path.Combine(TestServer.Content.Path, "examples", "loops", "tiktok-tpm.yaml")));
        var sitting = (await server.PostAsync("/sittings", new JsonObject { ["loop"] = "tiktok-tpm", ["seed"] = recorded.Seed }, 201))["id"]!.GetValue<string>();
        var begun = await server.GetAsync($"/sittings/{sitting}");
        begun["mode"]!.GetValue<string>().ShouldBe("real");
        begun["rounds"]!.AsArray().Count.ShouldBe(1, "rounds to come are named one ahead");
        begun["moreToCome"]!.GetValue<bool>().ShouldBeTrue();

        var parts = 0;
        for (var at = begun; at["committee"] is null; at = await server.GetAsync($"/sittings/{sitting}"))
        {
            (++parts).ShouldBeLessThan(30);
            await SitPart(server, sitting, recorded, parts);
        }

        parts.ShouldBeGreaterThan(4);
        var table = await server.GetAsync($"/sittings/{sitting}/committee");
        table["ballots"]!.AsArray().Count.ShouldBeGreaterThan(2);
        table["decision"]!.GetValue<string>().ShouldNotBeEmpty();
        table["rounds"]!.AsArray().Count.ShouldBe(parts);
        var over = await server.GetAsync($"/sittings/{sitting}");
        over["committee"]!["decision"]!.GetValue<string>().ShouldBe(table["decision"]!.GetValue<string>());
        over["rounds"]!.AsArray().ShouldAllBe(r => r!["state"]!.GetValue<string>() != "done" || r["feedback"] != null);
        var session = table["rounds"]![0]!["session"]!.GetValue<string>();
        (await server.GetAsync($"/sessions/{session}/debrief"))["session"]!["loop"]!.GetValue<string>().ShouldBe(sitting);
        (await server.GetAsync("/sittings")).AsArray().Count.ShouldBe(1);
    }

    private static async Task SitPart(TestServer server, string sitting, RecordedLoop recorded, int part)
    {
        var session = (await server.PostAsync($"/sittings/{sitting}/next", new JsonObject(), 201))["session"]!.GetValue<string>();
        (await server.PostAsync($"/sittings/{sitting}/next", new JsonObject(), 201))["session"]!.GetValue<string>().ShouldBe(session, "the open part goes on");
        var room = await server.GetAsync($"/sessions/{session}");
        room["loop"]!["id"]!.GetValue<string>().ShouldBe(sitting);
        (await server.PostAsync($"/sittings/{sitting}/close", new JsonObject(), 422))["detail"]!.GetValue<string>().ShouldContain("has not ended");
        var turns = recorded.Segments[Math.Min(part, recorded.Segments.Count) - 1].Turns.Select(t => t.Action).OfType<Say>().Select(s => s.Text).Append("I'd ask who owns it.").Take(2);
        var ended = false;
        foreach (var text in turns)
        {
            if (!ended) ended = (await server.ActAsync(session, TestServer.Say(text), typedMs: 20_000))["state"]!["ended"] is not null;
        }

        if (!ended) await server.ActAsync(session, TestServer.Do("end"));
        var closed = await server.FinishAsync(await server.PostAsync($"/sittings/{sitting}/close", new JsonObject(), 202));
        closed["state"]!.GetValue<string>().ShouldBe("done", closed.ToJsonString());
        var after = await server.GetAsync($"/sittings/{sitting}");
        if (after["committee"] is not null) return;
        after["rounds"]!.AsArray().ShouldAllBe(r => r!["feedback"] == null, "feedback waits for the committee");
        (await server.GetAsync("/sessions")).AsArray().ShouldAllBe(s => s!["decision"] == null);
        (await server.Client.GetAsync($"/api/v1/sessions/{session}/debrief")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
