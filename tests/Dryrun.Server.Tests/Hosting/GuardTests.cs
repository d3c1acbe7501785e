using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Server.Hosting;

namespace Dryrun.Server.Tests.Hosting;

public sealed class GuardTests
{
    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:{port}")]
    public async Task A_page_of_another_origin_is_refused(string origin)
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, "/api/v1/sessions");
            request.Headers.TryAddWithoutValidation("Origin", origin.Replace("{port}", $"{server.Address.Port}")).ShouldBeTrue();
            await IsRefused(await server.Client.SendAsync(request));
        }
    }

    [Fact]
    public async Task The_own_page_is_let_in()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        foreach (var name in new[] { "127.0.0.1", "localhost" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sessions");
            request.Headers.Host = $"{name}:{server.Address.Port}";
            request.Headers.Add("Origin", $"http://{name}:{server.Address.Port}");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            (await server.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1:1")]
    [InlineData("rebound.example:{port}")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    public async Task Another_host_is_refused_for_page_and_api(string host)
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        foreach (var path in new[] { "/api/v1/sessions", "/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host.Replace("{port}", $"{server.Address.Port}");
            await IsRefused(await server.Client.SendAsync(request));
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_request_that_a_page_of_another_site_made_is_refused(string from)
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sessions");
        request.Headers.Add("Sec-Fetch-Site", from);
        await IsRefused(await server.Client.SendAsync(request));
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_alone()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        server.Address.Host.ShouldBe("127.0.0.1");
        var others = (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        foreach (var address in others)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(address, server.Address.Port));
        }
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/api/v1/sessions", 200)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/sessions/none", 404)]
    public async Task Every_answer_carries_the_policy(string path, int status)
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var answer = await server.Client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status);
        var policy = string.Join("", answer.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldStartWith("default-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("script-src");
        policy.ShouldNotContain("unsafe-eval");
        policy.Split(';').Where(d => d.Contains("unsafe-inline")).ShouldBe([" style-src 'self' 'unsafe-inline'"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_body_over_the_limit_is_not_read()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var body = new StringContent($$"""{"prompt":"{{new string('x', ServerHost.BodyBytesMax)}}"}""", Encoding.UTF8, "application/json");
        var answer = await server.Client.PostAsync("/api/v1/sessions", body);
        ((int)answer.StatusCode).ShouldBe(413);
        (await Detail(answer)).ShouldBe("the request is too long; at most 1024 KB are read");
    }

    [Theory]
    [InlineData("{", 400, "the body is not what is expected")]
    [InlineData("[]", 400, "the body is not what is expected")]
    [InlineData("""{"prompt":"toys","mode":"fun"}""", 400, "the body is not what is expected at mode")]
    [InlineData("""{"prompt":"toy"}""", 404, "there is no prompt toy; did you mean toys?")]
    [InlineData("""{"prompt":"toys","level":"L9"}""", 422, "level is L9; allowed L4, L5")]
    [InlineData("""{"prompt":"behavioural","minutes":900}""", 422, "minutes is 900; allowed 2 to 120")]
    [InlineData("""{"drill":"framin"}""", 422, "there is no drill framin; did you mean framing?")]
    public async Task What_is_wrong_is_said_in_one_line(string body, int status, string detail)
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var answer = await server.Client.PostAsync("/api/v1/sessions", new StringContent(body, Encoding.UTF8, "application/json"));
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var said = await Detail(answer);
        said.ShouldStartWith(detail);
        said.ShouldNotContain("   at ");
        said.ShouldNotContain("\n");
    }

    private static async Task IsRefused(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        (await Detail(answer)).ShouldNotBeEmpty();
    }

    private static async Task<string> Detail(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>();
}
