using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dryrun.Server.Tests.Hosting;

public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Committed => Path.Combine(TestServer.Content.Path, "src", "Dryrun.Server", "openapi.json");

    /// <summary>DRYRUN_UPDATE=1 rewrites the file; the browser's client is generated from it.</summary>
    [Fact]
    public async Task The_committed_document_is_the_one_the_server_makes()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var made = JsonNode.Parse(await server.Client.GetStringAsync("/api/v1/openapi.json"))!.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") await File.WriteAllTextAsync(Committed, made);
        (await File.ReadAllTextAsync(Committed)).ShouldBe(made, "run the test with DRYRUN_UPDATE=1, then generate the browser's client again");
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_a_described_answer()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        var document = JsonNode.Parse(await server.Client.GetStringAsync("/api/v1/openapi.json"))!;
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => o.Value!)).ToList();
        operations.Count.ShouldBeGreaterThan(40);
        operations.Select(o => o["operationId"]!.GetValue<string>()).ShouldBeUnique();
        operations.ShouldAllBe(o => o["summary"] != null);
        foreach (var operation in operations)
        {
            var (status, good) = operation["responses"]!.AsObject().First(r => r.Key[0] == '2');
            if (status != "204") good!["content"].ShouldNotBeNull(operation["operationId"]!.GetValue<string>());
        }
    }
}
