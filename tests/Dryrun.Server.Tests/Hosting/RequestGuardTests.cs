using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Server.Hosting;

namespace Dryrun.Server.Tests.Hosting;

/// <summary>The server under a flood, on a real socket of the loopback address.</summary>
public sealed partial class RequestGuardTests
{
    private static readonly RequestLimits Tight = new() { UnitsPerSecond = 20, Burst = 40 };

    [Fact]
    public async Task A_flood_is_answered_by_429_within_the_quota_and_exempt_routes_pass()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent, limits: Tight);
        var statuses = new ConcurrentBag<HttpStatusCode>();
        var exempt = new ConcurrentBag<HttpStatusCode>();
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
        {
            using var response = await server.Client.GetAsync(i % 10 == 0 ? "/api/v1/about" : "/api/v1/prompts", stop);
            (i % 10 == 0 ? exempt : statuses).Add(response.StatusCode);
        });
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        exempt.ShouldAllBe(s => s == HttpStatusCode.OK);
        var passed = statuses.Count(s => s == HttpStatusCode.OK);
        statuses.ShouldAllBe(s => s == HttpStatusCode.OK || s == HttpStatusCode.TooManyRequests);
        passed.ShouldBeInRange(40, (int)(40 + (20 * seconds) + 1));
    }

    [Fact]
    public async Task A_refusal_says_when_to_come_again_and_coming_then_helps()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent, limits: Tight);
        HttpResponseMessage refused;
        while ((refused = await server.Client.GetAsync("/api/v1/kinds")).StatusCode == HttpStatusCode.OK) refused.Dispose();
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 2);
        refused.Headers.GetValues("RateLimit-Policy").Single().ShouldBe("\"requests\";q=40;w=2");
        Quota().IsMatch(refused.Headers.GetValues("RateLimit").Single()).ShouldBeTrue();
        refused.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        var report = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        report["detail"]!.GetValue<string>().ShouldBe("too many requests at once; come again in 1 s");
        await Task.Delay(refused.Headers.RetryAfter.Delta.Value);
        (await server.Client.GetAsync("/api/v1/kinds")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_left_is_told_with_every_answer_and_routes_have_their_price()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent, limits: new RequestLimits { UnitsPerSecond = 0.001, Burst = 100 });
        (await Left(server, HttpMethod.Get, "/api/v1/kinds")).ShouldBe(99);
        (await Left(server, HttpMethod.Get, "/api/v1/kinds")).ShouldBe(98);
        (await Left(server, HttpMethod.Post, "/api/v1/sessions/none/fork")).ShouldBe(96);
        (await Left(server, HttpMethod.Post, "/api/v1/sessions/none/debrief")).ShouldBe(46);
        (await Left(server, HttpMethod.Get, "/api/v1/about")).ShouldBeNull();
        (await Left(server, HttpMethod.Get, "/")).ShouldBeNull();
    }

    private static async Task<long?> Left(TestServer server, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await server.Client.SendAsync(request);
        if (!response.Headers.TryGetValues("RateLimit", out var values)) return null;
        return long.Parse(Quota().Match(values.Single()).Groups["left"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^\"requests\";r=(?<left>[0-9]+);t=[0-9]+$")]
    private static partial Regex Quota();
}
