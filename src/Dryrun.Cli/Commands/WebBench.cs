using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Understanding.Evaluation;
using Dryrun.Server.Hosting;
using Dryrun.Simulation.Statistics;
using Dryrun.Storage;

namespace Dryrun.Cli.Commands;

/// <summary>
/// <c>dryrun bench web</c>: the browser room on the loopback address. How much script the page loads first, how soon the server answers, how long a turn takes.
/// </summary>
internal static partial class WebBench
{
    private const int Turns = 200, TurnsWarm = 10;

    // What the home page asks for before it can be used.
    private static readonly string[] Home = ["sessions", "sittings", "loops", "prompts", "kinds", "drills", "study"];

    public static async Task MeasureAsync(Edge edge, ContentFolder folder, string? data, Screen? screen, JsonObject document)
    {
        var utterances = LabelledSet.Read(YamlText.ReadFile(data ?? BenchCommand.Labelled(folder)));
        var ui = Path.Combine(folder.Path, "artifacts", "ui");
        var scriptBytes = InitialScriptBytes(ui);
        var home = Directory.CreateTempSubdirectory("dryrun-bench-");
        try
        {
            var place = DataFolder.Resolve(name => name == "DRYRUN_HOME" ? home.FullName : null).Create();
            using var store = edge.Store(place);
            var started = edge.Clock.GetTimestamp();
            await using var app = ServerHost.Build(new ServerOptions(folder, edge.Systems, place, store, edge.Clock, () => 1) { UiFolder = ui });
            await app.StartAsync(edge.Stop);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            using var first = await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, edge.Stop);
            var firstByteMs = edge.Clock.GetElapsedTime(started).TotalMilliseconds;
            await Task.WhenAll(Home.Select(path => client.GetStringAsync($"{ServerHost.Base}/{path}", edge.Stop)));
            var homeMs = edge.Clock.GetElapsedTime(started).TotalMilliseconds;
            var again = edge.Clock.GetTimestamp();
            await Task.WhenAll(Home.Select(path => client.GetStringAsync($"{ServerHost.Base}/{path}", edge.Stop)));
            var homeAgainMs = edge.Clock.GetElapsedTime(again).TotalMilliseconds;
            var prompt = utterances[0].Prompt;
            var times = await SayAsync(edge, client, prompt, [.. utterances.Where(u => u.Prompt == prompt).Select(u => u.Text)]);
            await app.StopAsync(edge.Stop);
            Tell(screen, document, scriptBytes, new HomeTimes(firstByteMs, homeMs, homeAgainMs), times);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    /// <summary>Bytes of all scripts that the page asks for before it runs, each gzipped; null where the page is not built.</summary>
    public static long? InitialScriptBytes(string ui)
    {
        var index = Path.Combine(ui, "index.html");
        if (!File.Exists(index)) return null;
        return Script().Matches(File.ReadAllText(index)).Select(m => Path.Combine(ui, m.Groups["path"].Value.TrimStart('/').Replace("./", ""))).Distinct().Where(File.Exists).Sum(GzippedBytes);
    }

    private static long GzippedBytes(string file)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packer.Write(File.ReadAllBytes(file));
        return packed.Length;
    }

    // Session after session: each ends with its minutes.
    private static async Task<double[]> SayAsync(Edge edge, HttpClient client, string prompt, IReadOnlyList<string> texts)
    {
        var times = new List<double>();
        var (session, seq) = ("", 0L);
        for (var i = 0; times.Count < TurnsWarm + Turns; i++)
        {
            if (session.Length == 0) (session, seq) = await BeginAsync(edge, client, prompt);
            var said = new JsonObject
            {
                ["expectedSeq"] = seq, ["idleMs"] = 0, ["typedMs"] = 0, ["action"] = new JsonObject { ["kind"] = "say", ["text"] = texts[i % texts.Count] },
            };
            var started = edge.Clock.GetTimestamp();
            using var answer = await client.PostAsJsonAsync($"{ServerHost.Base}/sessions/{session}/actions", said, edge.Stop);
            var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(edge.Stop);
            times.Add(edge.Clock.GetElapsedTime(started).TotalMilliseconds);
            var state = JsonNode.Parse(text)!["state"]!;
            seq = state["seq"]!.GetValue<long>();
            if (state["ended"] is not null) session = "";
        }

        return [.. times.Skip(TurnsWarm)];
    }

    private static async Task<(string Session, long Seq)> BeginAsync(Edge edge, HttpClient client, string prompt)
    {
        using var answer = await client.PostAsJsonAsync($"{ServerHost.Base}/sessions", new JsonObject { ["prompt"] = prompt }, edge.Stop);
        var session = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(edge.Stop))!["id"]!.GetValue<string>();
        var room = JsonNode.Parse(await client.GetStringAsync($"{ServerHost.Base}/sessions/{session}", edge.Stop))!;
        return (session, room["state"]!["seq"]!.GetValue<long>());
    }

    // From the start of the server to the first byte and to all of the home page's answers; and those answers once more.
    private sealed record HomeTimes(double FirstByteMs, double FirstMs, double AgainMs);

    private static void Tell(Screen? screen, JsonObject document, long? scriptBytes, HomeTimes home, double[] times)
    {
        var (mean, p95) = (times.Average(), Quantile.Of(times, 0.95));
        document["web"] = new JsonObject
        {
            ["initialScriptGzippedBytes"] = scriptBytes,
            ["firstByteMilliseconds"] = home.FirstByteMs,
            ["homeMilliseconds"] = home.FirstMs,
            ["homeAgainMilliseconds"] = home.AgainMs,
            ["turnMilliseconds"] = new JsonObject { ["mean"] = mean, ["p95"] = p95, ["turns"] = times.Length },
        };
        if (screen is null) return;
        screen.Line();
        screen.Line("web: the browser room on the loopback address");
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  script that the page loads first   {(scriptBytes is { } bytes ? $"{bytes / 1000.0:0} kB gzipped" : "the page is not built; ./dryrun builds it")}"));
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  server start to the page's first byte   {home.FirstByteMs:0} ms; to all that the home page asks for {home.FirstMs:0} ms"));
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  the home page's answers once more   {home.AgainMs:0} ms"));
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  a turn answered   {mean:0.0} ms (95 in 100 under {p95:0.0} ms, {times.Length} turns)"));
    }

    [GeneratedRegex("""<(script|link)[^>]*?(src|href)="(?<path>[^"]+\.js)"[^>]*>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}
