using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Server.Hosting;
using Dryrun.Storage;
using Dryrun.Systems;
using Microsoft.AspNetCore.Builder;

namespace Dryrun.Server.Tests;

/// <summary>The server on a free port of the loopback address, over a data folder of its own, with a client that speaks JSON.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Base = "/api/v1";

    private readonly DirectoryInfo home;
    private readonly bool ownsHome;
    private WebApplication app = null!;
    private SqliteEventStore store = null!;

    private TestServer(DirectoryInfo home, bool ownsHome) => (this.home, this.ownsHome) = (home, ownsHome);

    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public DataFolder Data { get; private set; } = null!;

    public SqliteEventStore Store => store;

    public string Folder => home.FullName;

    /// <summary>The repository's own content.</summary>
    public static ContentFolder Content { get; } = ContentFolder.Find(null, AppContext.BaseDirectory);

    /// <summary>The toy prompt, which runs in a moment.</summary>
    public static ContentFolder ToyContent { get; } = new(Path.Combine(AppContext.BaseDirectory, "Content"));

    /// <summary>A server over the repository's content, or another.</summary>
    public static Task<TestServer> StartAsync(ContentFolder? content = null, string? ui = null, RequestLimits? limits = null, ICodeRunner? code = null) =>
        StartAsync(Directory.CreateTempSubdirectory("dryrun-server-"), true, content, ui, 0, limits, code);

    /// <summary>A second server over the same data, as after a restart or in another window.</summary>
    public Task<TestServer> BesideAsync(ContentFolder? content = null, int port = 0) => StartAsync(home, false, content, null, port);

    /// <summary>Stops it and starts another on the same port and data.</summary>
    public async Task<TestServer> RestartAsync(ContentFolder? content = null, ICodeRunner? code = null)
    {
        var port = Address.Port;
        await StopAsync();
        return await StartAsync(home, true, content, null, port, null, code);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Client.GetAsync($"{Base}{path}");
        return await Read(response, 200);
    }

    /// <summary>Posts and returns the answer, which must have one of the expected statuses.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonNode body, params int[] expected)
    {
        using var response = await Client.PostAsJsonAsync($"{Base}{path}", body);
        return await Read(response, expected.Length == 0 ? [200, 201, 202] : expected);
    }

    /// <summary>Begins a session and returns its id.</summary>
    public async Task<string> BeginAsync(JsonObject session) => (await PostAsync("/sessions", session, 201))["id"]!.GetValue<string>();

    /// <summary>Does one thing where the session stands and returns the answer.</summary>
    public async Task<JsonNode> ActAsync(string id, JsonObject action, long idleMs = 0, long typedMs = 0, params int[] expected)
    {
        var seq = (await GetAsync($"/sessions/{id}"))["state"]!["seq"]!.GetValue<long>();
        return await ActFromAsync(id, seq, action, idleMs, typedMs, expected);
    }

    /// <summary>Does one thing where the session is believed to stand at a number.</summary>
    public Task<JsonNode> ActFromAsync(string id, long seq, JsonObject action, long idleMs = 0, long typedMs = 0, params int[] expected) => PostAsync(
        $"/sessions/{id}/actions", new JsonObject { ["expectedSeq"] = seq, ["idleMs"] = idleMs, ["typedMs"] = typedMs, ["action"] = action }, expected.Length == 0 ? [200] : expected);

    /// <summary>Follows a job to its end.</summary>
    public async Task<JsonNode> FinishAsync(JsonNode job, int seconds = 60)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (job["state"]!.GetValue<string>() == "running")
        {
            await Task.Delay(20, patience.Token);
            job = await GetAsync($"/jobs/{job["id"]}");
        }

        return job;
    }

    public static JsonObject Say(string text) => new() { ["kind"] = "say", ["text"] = text };

    public static JsonObject Do(string kind) => new() { ["kind"] = kind };

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ownsHome && home.Exists) home.Delete(recursive: true);
    }

    private static async Task<TestServer> StartAsync(DirectoryInfo home, bool ownsHome, ContentFolder? content, string? ui, int port, RequestLimits? limits = null, ICodeRunner? code = null)
    {
        var server = new TestServer(home, ownsHome);
        var at = Path.Combine(home.FullName, "data");
        server.Data = DataFolder.Resolve(name => name == "DRYRUN_HOME" ? at : null).Create();
        server.store = SqliteEventStore.Open(server.Data.DatabasePath, TimeProvider.System);
        var seeds = 40UL;
        server.app = ServerHost.Build(new ServerOptions(content ?? Content, [.. SystemCatalogue.All, new ToySystem()], server.Data, server.store, TimeProvider.System, () => ++seeds)
        {
            Port = port, Version = "0.0.0", UiFolder = ui, Processors = 2, Limits = limits ?? new RequestLimits(), Code = code,
        });
        await server.app.StartAsync();
        server.Address = new Uri(server.app.Urls.First());
        server.Client = new HttpClient { BaseAddress = server.Address };
        return server;
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        store.Dispose();
    }

    private static async Task<JsonNode> Read(HttpResponseMessage response, params int[] expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        expected.ShouldContain((int)response.StatusCode, text);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
