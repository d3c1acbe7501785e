using System.Text.Json.Nodes;

namespace Dryrun.Server.Tests;

/// <summary>One server-sent event.</summary>
internal sealed record SentEvent(string Name, string? Id, JsonNode Data);

/// <summary>Listens to server-sent events as a page does.</summary>
internal sealed class Events : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private Events(HttpResponseMessage response, Stream stream) => (this.response, reader) = (response, new StreamReader(stream));

    public static async Task<Events> OpenAsync(TestServer server, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{TestServer.Base}{path}");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var opened = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        opened.EnsureSuccessStatusCode();
        opened.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new Events(opened, await opened.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; comments are passed over. Null where the server closed the stream.</summary>
    public async Task<SentEvent?> NextAsync(int seconds = 60)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        string? name = null, id = null;
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) return new SentEvent(name!, id, JsonNode.Parse(line[6..])!);
        }

        return null;
    }

    /// <summary>The next event of a name.</summary>
    public async Task<SentEvent> NextAsync(string name)
    {
        while (await NextAsync() is { } sent)
        {
            if (sent.Name == name) return sent;
        }

        throw new InvalidOperationException($"the stream ended without {name}");
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
