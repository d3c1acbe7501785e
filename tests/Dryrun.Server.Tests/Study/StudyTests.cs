using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dryrun.Server.Tests.Study;

public sealed class StudyTests
{
    [Fact]
    public async Task A_plan_until_a_day_and_its_calendar()
    {
        await using var server = await TestServer.StartAsync();
        var until = DateTime.UtcNow.AddDays(21).ToString("yyyy-MM-dd");
        var plan = await server.GetAsync($"/plan?loop=meta-tpm&until={until}&hoursPerDay=1");
        plan["days"]!.AsArray().Count.ShouldBeGreaterThan(5);
        plan["hours"]!.GetValue<double>().ShouldBeGreaterThan(5);
        plan["days"]!.AsArray().SelectMany(d => d!["items"]!.AsArray()).Select(i => i!["link"]?.GetValue<string>()).OfType<string>().ShouldContain(l => l.StartsWith("interview:"));
        (await server.Client.GetStringAsync($"/api/v1/plan.ics?loop=meta-tpm&until={until}")).ShouldStartWith("BEGIN:VCALENDAR");
        var wrong = await server.Client.GetAsync("/api/v1/plan?loop=meta-tpm&until=soon");
        ((int)wrong.StatusCode).ShouldBe(422);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("until is soon; write a day as year-month-day");
    }

    [Fact]
    public async Task The_dossier_is_replaced_whole_or_not_at_all()
    {
        await using var server = await TestServer.StartAsync();
        (await server.GetAsync("/dossier"))["yaml"]!.GetValue<string>().ShouldBeEmpty();
        const string text = "projects:\n  - id: move\n    title: Moving the profiles\n    role: tpm\n    goal: Move them without downtime\n";
        var kept = await PutAsync(server, text, 200);
        kept["gaps"]!.AsArray().Select(g => g!["text"]!.GetValue<string>()).ShouldContain("No number in it.");
        kept["uncovered"]!.AsArray().ShouldNotBeEmpty();
        var wrong = await PutAsync(server, "projects:\n  - id: move\n    titel: Moving\n", 422);
        wrong["problems"]!.AsArray().ShouldContain(p => p!["line"]!.GetValue<int>() == 3);
        (await server.GetAsync("/dossier"))["yaml"]!.GetValue<string>().ShouldBe(text);
        (await server.GetAsync("/study"))["due"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<JsonNode> PutAsync(TestServer server, string yaml, int status)
    {
        var answer = await server.Client.PutAsJsonAsync("/api/v1/dossier", new JsonObject { ["yaml"] = yaml });
        ((int)answer.StatusCode).ShouldBe(status);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
