using System.Text.Json.Nodes;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Server.Tests.Sessions;

public sealed class RealModeTests
{
    private static readonly string[] Silent = ["heard", "assumed", "corrected"];

    [Fact]
    public async Task Before_the_end_a_real_round_shows_what_was_said_and_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "quest-patches", ["seed"] = 3, ["mode"] = "real" });
        await using var page = await Events.OpenAsync(server, $"/sessions/{id}/events");
        var answers = new List<JsonNode>
        {
            await server.ActAsync(id, TestServer.Say("How many headsets are there? I'm assuming 5% of devices are offline, is that right? I assume nobody needs a reboot."), typedMs: 9000),
            await server.ActAsync(id, TestServer.Say("I'd start with 1% in one region and watch the crash rate for four hours, then 10%."), typedMs: 9000),
            await server.ActAsync(id, TestServer.Do("run")),
            await server.ActAsync(id, TestServer.Say("The gate breaks first; I would see boot failures."), typedMs: 9000),
        };
        answers.Add(await server.GetAsync($"/sessions/{id}"));
        var world = JsonNode.Parse(server.Store.Read($"session-{id}")[0].Json)!["world"]!.AsObject();
        world.Count.ShouldBeGreaterThan(5);
        server.Store.Read($"session-{id}").Select(e => e.Type).ShouldContain("understood");
        server.Store.Read($"session-{id}").Count(e => e.Type == "ran").ShouldBe(2, "the design was run, unseen");

        foreach (var answer in answers.Append((await page.NextAsync("lines")).Data))
        {
            var lines = (answer["lines"] ?? answer["transcript"])!.AsArray();
            lines.Select(l => l!["type"]!.GetValue<string>()).Intersect(Silent).ShouldBeEmpty();
            lines.ShouldAllBe(l => l!["run"] == null && l["clauses"] == null && l["fact"] == null);
            answer["state"]!["runs"]!.AsArray().ShouldBeEmpty();
            answer["state"]!["hint"].ShouldBeNull();
            answer["state"]!["offers"]!.AsArray().ShouldBeEmpty("what was said was taken silently");
            answer["state"]!["assumptions"]!.AsArray().ShouldAllBe(a => a!["overConstraining"] == null && a["fact"] == null);
            var text = answer.ToJsonString();
            foreach (var hidden in new[] { "\"world\"", "totalCents\":", "rightfulTeam", "\"hash\"", "\"because\"" }) text.ShouldNotContain(hidden);
        }

        answers[^1]["facts"]!.AsArray().ShouldBeEmpty();
        var run = server.Store.Read($"session-{id}").Last(e => e.Type == "ran").Seq;
        (await server.Client.GetAsync($"/api/v1/sessions/{id}/runs/{run}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/api/v1/sessions/{id}/debrief")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await server.GetAsync("/prompts/quest-patches"))["facts"].ShouldBeNull();
        (await server.GetAsync("/systems/fleet-update"))["world"].ShouldBeNull();

        await server.ActAsync(id, TestServer.Do("end"));
        var after = await server.GetAsync($"/sessions/{id}");
        after["transcript"]!.AsArray().Select(l => l!["type"]!.GetValue<string>()).ShouldContain("heard");
        after["state"]!["runs"]!.AsArray().Count.ShouldBe(1);
        (await server.GetAsync($"/sessions/{id}/runs/{run}"))["totalCents"]!.GetValue<long>().ShouldNotBe(0);
        (await server.GetAsync("/prompts/quest-patches"))["facts"]!.AsArray().Count.ShouldBeGreaterThan(10);
        (await server.GetAsync("/systems/fleet-update"))["components"]![0]!["rightfulTeam"].ShouldNotBeNull();
    }

    // The terminal keeps this time as it goes; the browser reads it from the events.
    [Theory]
    [InlineData("quest-patches/strong.yaml")]
    [InlineData("quest-patches/weak.yaml")]
    [InlineData("quest-patches/middling.yaml")]
    public void The_time_that_reading_takes_is_charged_as_in_the_terminal(string example)
    {
        var recorded = RecordedCandidate.Read(Contracts.Input.YamlText.ReadFile(Path.Combine(TestServer.Content.Path, "examples", example)));
        var library = new Dryrun.Sitting.Library(TestServer.Content, Systems.SystemCatalogue.All);
        var room = Dryrun.Sitting.Sessions.SessionRooms.Open(library, recorded.Prompt);
        List<SessionEvent> events = [.. SessionDecider.Begin(room, recorded.Seed, "L5", SessionMode.Coached, recorded.Temperament, Dryrun.Sitting.Sessions.RecordedWorlds.Of(room, recorded))];
        var state = SessionFold.Of(events);
        Server.Sessions.RoomStates.ChargedMs(events, state).ShouldBe(state.ClockMs);
        foreach (var action in recorded.Turns.Select(t => t.Action).OfType<Say>())
        {
            if (state.EndedAtMs is not null) break;
            var happened = SessionDecider.Decide(state, action, room);
            events.AddRange(happened);
            state = happened.Aggregate(state, SessionFold.Apply);
            var ownEndMs = happened.Where(e => e.By == Actor.Candidate).Select(e => e.AtMs + (e.Data is Said said ? said.TookMs : 0)).DefaultIfEmpty(action.StartMs).Max();
            Server.Sessions.RoomStates.ChargedMs(events, state).ShouldBe(Math.Max(0, state.ClockMs - ownEndMs), $"after event {state.LastSeq}");
        }

        events.Count.ShouldBeGreaterThan(20);
    }
}
