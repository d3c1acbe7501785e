using System.Text.Json.Nodes;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Server.Tests.Sessions;

public sealed class EventStreamTests
{
    [Fact]
    public async Task Another_page_sees_what_happens_and_can_resume_from_any_event()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        await using var page = await Events.OpenAsync(server, $"/sessions/{id}/events?after=2");
        var acted = await server.ActAsync(id, TestServer.Say("How many toys are there?"), typedMs: 4000);
        var seen = await page.NextAsync("lines");
        seen.Data["lines"]!.ToJsonString().ShouldBe(acted["lines"]!.ToJsonString());
        seen.Data["state"]!.ToJsonString().ShouldBe(acted["state"]!.ToJsonString());
        seen.Id.ShouldBe(acted["state"]!["seq"]!.ToString());

        await server.ActAsync(id, TestServer.Say("What share is offline?"), typedMs: 4000);
        await using var late = await Events.OpenAsync(server, $"/sessions/{id}/events", lastEventId: seen.Id);
        var missed = (await late.NextAsync("lines")).Data["lines"]!.AsArray();
        missed[0]!["text"]!.GetValue<string>().ShouldBe("What share is offline?");
        missed[0]!["seq"]!.GetValue<long>().ShouldBe(long.Parse(seen.Id!) + 1);
        await using var fresh = await Events.OpenAsync(server, $"/sessions/{id}/events");
        (await fresh.NextAsync("lines")).Data["lines"]![0]!["type"]!.GetValue<string>().ShouldBe("started");
    }

    [Fact]
    public async Task A_restart_loses_nothing_and_the_page_resumes()
    {
        var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        var acted = await server.ActAsync(id, TestServer.Say("How many toys are there?"), typedMs: 4000);
        await using var page = await Events.OpenAsync(server, $"/sessions/{id}/events?after=2");
        var last = (await page.NextAsync("lines")).Id!;
        var next = page.NextAsync();
        await using var again = await server.RestartAsync(TestServer.ToyContent);
        (await next).ShouldBeNull("the server closes its streams when it stops");

        await using var resumed = await Events.OpenAsync(again, $"/sessions/{id}/events", last);
        (await again.GetAsync($"/sessions/{id}"))["state"]!.ToJsonString().ShouldBe(acted["state"]!.ToJsonString());
        await again.ActAsync(id, TestServer.Say("What share is offline?"), typedMs: 4000);
        (await resumed.NextAsync("lines")).Data["lines"]![0]!["text"]!.GetValue<string>().ShouldBe("What share is offline?");
    }

    [Fact]
    public async Task What_a_terminal_writes_reaches_the_page()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        await using var page = await Events.OpenAsync(server, $"/sessions/{id}/events?after=2");

        // The terminal is another process over the same file: a store and a room of its own.
        using var store = Dryrun.Storage.SqliteEventStore.Open(server.Data.DatabasePath, TimeProvider.System);
        var log = new SessionLog(store, $"session-{id}");
        var state = log.State();
        var library = new Library(TestServer.ToyContent, [new Contracts.Tests.Toy.ToySystem()]);
        log.Append(SessionDecider.Decide(state, new Say(state.ClockMs, "How many toys are there?", 4000), SessionRooms.Open(library, state.Start)));

        var seen = await page.NextAsync("lines");
        seen.Data["lines"]![0]!["text"]!.GetValue<string>().ShouldBe("How many toys are there?");
        await server.ActFromAsync(id, long.Parse(seen.Id!), TestServer.Say("What share is offline?"));
    }

    [Fact]
    public async Task A_session_that_is_weighed_or_deleted_says_so()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "behavioural", ["seed"] = 7 });
        await using var page = await Events.OpenAsync(server, $"/sessions/{id}/events?after=2");
        await server.ActAsync(id, TestServer.Do("end"));
        await server.PostAsync($"/sessions/{id}/debrief", new JsonObject(), 200);
        (await page.NextAsync("judged")).Data["seq"]!.GetValue<long>().ShouldBe(server.Store.Read($"session-{id}").Count);
        (await server.Client.DeleteAsync($"/api/v1/sessions/{id}")).EnsureSuccessStatusCode();
        (await page.NextAsync("deleted")).Name.ShouldBe("deleted");
        (await page.NextAsync()).ShouldBeNull();
    }
}
