using System.Text.Json.Nodes;
using Dryrun.Storage;

namespace Dryrun.Server.Tests.Sessions;

public sealed class WriterTests
{
    [Fact]
    public async Task Who_is_wrong_about_where_a_session_stands_hears_where_it_does()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        var first = await server.ActFromAsync(id, 2, TestServer.Say("How many toys are there?"));
        var refused = await server.ActFromAsync(id, 2, TestServer.Say("What share is offline?"), 0, 0, 409);
        refused["lastSeq"]!.GetValue<long>().ShouldBe(first["state"]!["seq"]!.GetValue<long>());
        refused["detail"]!.GetValue<string>().ShouldContain("went on elsewhere");
    }

    [Fact]
    public async Task Of_many_who_act_at_once_one_goes_on()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => server.ActFromAsync(id, 2, TestServer.Say($"How many toys are there? {i}"), 0, 0, 200, 409)));
        answers.Count(a => a["lines"] is not null).ShouldBe(1);
        server.Store.Read($"session-{id}").Count(e => e.Type == "said" && e.By == "candidate").ShouldBe(1);
    }

    [Fact]
    public async Task Two_servers_on_one_data_folder_never_both_go_on()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        await using var other = await server.BesideAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        await server.ActFromAsync(id, 2, TestServer.Say("How many toys are there?"));
        await other.ActFromAsync(id, 2, TestServer.Say("What share is offline?"), 0, 0, 409);
        await other.ActAsync(id, TestServer.Say("What share is offline?"));
        await server.ActAsync(id, TestServer.Say("Who may halt it?"));
        server.Store.Read($"session-{id}").Count(e => e.Type == "said" && e.By == "candidate").ShouldBe(3);
    }

    [Fact]
    public async Task A_terminal_that_has_the_session_open_keeps_the_browser_out_until_it_leaves()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "toys", ["seed"] = 7 });
        StreamLease.TryAcquire(server.Data, $"session-{id}", out var lease, out _).ShouldBeTrue();
        var refused = await server.ActFromAsync(id, 2, TestServer.Say("How many toys are there?"), 0, 0, 423);
        refused["detail"]!.GetValue<string>().ShouldBe($"'{id}' is already open in process {Environment.ProcessId}: go on there, or close it there first.");
        (await server.Client.DeleteAsync($"/api/v1/sessions/{id}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Locked);
        lease!.Dispose();
        await server.ActFromAsync(id, 2, TestServer.Say("How many toys are there?"));
        StreamLease.TryAcquire(server.Data, $"session-{id}", out var again, out _).ShouldBeTrue("between two actions the lease is free, so that a terminal can go on");
        again!.Dispose();
    }
}
