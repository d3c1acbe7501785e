using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Dryrun.Cli.Serving;

namespace Dryrun.Cli.Tests.Serving;

public sealed partial class ServeCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData("")]
    public async Task It_prints_one_line_serves_and_stops_when_asked(string command)
    {
        using var stop = new CancellationTokenSource();
        program.Stop = stop.Token;
        var port = FreePort();
        string[] named = command.Length > 0 ? [command] : [];
        var serving = program.RunAsync([.. named, "--no-browser", "--port", $"{port}", "--content", TestProgram.ToyContent]);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        (await AnswerAsync(client, "/api/v1/prompts")).ShouldContain("\"toys\"");
        await stop.CancelAsync();
        var ran = await serving.WaitAsync(TimeSpan.FromMinutes(2));
        ran.Code.ShouldBe(0, ran.Errors);
        Address().Match(ran.Output).Groups["port"].Value.ShouldBe($"{port}");
        ran.Output.TrimEnd('\n').ShouldNotContain("\n");
        ran.Errors.ShouldBeEmpty();
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/"));
    }

    [Fact]
    public async Task A_taken_port_is_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (await program.RunAsync(["serve", "--no-browser", "--port", $"{port}", "--content", TestProgram.ToyContent])).OnlyError
            .ShouldBe($"dryrun: port {port} is taken; name another with --port N, or leave it away for the next free one");
        (await program.RunAsync(["serve", "--port", "70000"])).OnlyError.ShouldStartWith("dryrun: --port is 70000; allowed 1 to 65535");
    }

    [Fact]
    public void A_browser_is_opened_only_where_there_is_a_desktop()
    {
        if (!OperatingSystem.IsLinux()) return;
        Browser.Opener(_ => null).ShouldBeNull();
        Browser.Opener(name => name == "DISPLAY" ? ":0" : null).ShouldBe("xdg-open");
        Browser.Opener(name => name == "WAYLAND_DISPLAY" ? "wayland-0" : null).ShouldBe("xdg-open");
    }

    private static async Task<string> AnswerAsync(HttpClient client, string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await client.GetStringAsync(path);
            }
            catch (HttpRequestException) when (tries < 1200)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^Dryrun is open at http://127\.0\.0\.1:(?<port>\d+) ")]
    private static partial Regex Address();
}
