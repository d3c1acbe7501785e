using System.Text.Json.Nodes;
using Dryrun.Interview.Tests.Code;

namespace Dryrun.Server.Tests.Sessions;

public sealed class CodeOverHttpTests
{
    private static JsonObject Coding { get; } = new() { ["prompt"] = "coding", ["role"] = "mle", ["company"] = "tiktok", ["seed"] = 5, ["minutes"] = 30 };

    [Fact]
    public async Task An_assessment_has_two_problems_and_nobody_who_listens()
    {
        await using var server = await TestServer.StartAsync(code: new FakeRunner());
        var id = await server.BeginAsync(new JsonObject { ["prompt"] = "assessment", ["role"] = "mle", ["company"] = "tiktok", ["seed"] = 5 });
        var page = await server.GetAsync($"/sessions/{id}");
        page["minutes"]!.GetValue<int>().ShouldBe(60);
        page["code"]!["talks"]!.GetValue<bool>().ShouldBeFalse();
        page["code"]!["problems"]!.AsArray().Count.ShouldBe(2);
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
}
