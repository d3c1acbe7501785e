using System.IO.Compression;
using System.Net;

namespace Dryrun.Server.Tests.Hosting;

public sealed class StaticUiTests
{
    [Fact]
    public async Task Without_a_built_page_a_plain_one_says_what_to_do()
    {
        await using var server = await TestServer.StartAsync(TestServer.ToyContent);
        (await server.Client.GetStringAsync("/")).ShouldContain("install Node 20");
    }

    [Fact]
    public async Task The_page_and_its_files_are_served_compressed_and_cached_by_their_kind()
    {
        var ui = Directory.CreateTempSubdirectory("dryrun-ui-");
        try
        {
            Directory.CreateDirectory(Path.Combine(ui.FullName, "assets"));
            var script = string.Concat(Enumerable.Repeat("console.log('dryrun');\n", 400));
            File.WriteAllText(Path.Combine(ui.FullName, "index.html"), "<!doctype html><title>Dryrun</title>");
            File.WriteAllText(Path.Combine(ui.FullName, "assets", "app-1a2b.js"), script);
            await using var server = await TestServer.StartAsync(TestServer.ToyContent, ui.FullName);

            using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
            request.Headers.Add("Accept-Encoding", "gzip, br");
            var asset = await server.Client.SendAsync(request);
            asset.Content.Headers.ContentEncoding.ShouldBe(["br"]);
            asset.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
            asset.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
            using var unpacked = new StreamReader(new BrotliStream(await asset.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
            (await unpacked.ReadToEndAsync()).ShouldBe(script);

            File.WriteAllBytes(Path.Combine(ui.FullName, "assets", "codicon-3c4d.ttf"), [0, 1, 0, 0]);
            (await server.Client.GetAsync("/assets/codicon-3c4d.ttf")).Content.Headers.ContentType!.MediaType.ShouldBe("font/ttf");

            foreach (var path in new[] { "/", "/rooms/20261129-1", "/debrief/x/runs" })
            {
                var page = await server.Client.GetAsync(path);
                (await page.Content.ReadAsStringAsync()).ShouldContain("<title>Dryrun</title>");
                page.Headers.CacheControl!.NoCache.ShouldBeTrue();
                using var again = new HttpRequestMessage(HttpMethod.Get, path);
                again.Headers.Add("If-None-Match", page.Headers.ETag!.ToString());
                (await server.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
            }

            (await server.Client.GetAsync("/assets/gone.js")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        finally
        {
            ui.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("assets/../../secret.txt")]
    [InlineData("../ui-secrets/secret.txt")]
    [InlineData("/etc/hostname")]
    public void Nothing_outside_the_folder_is_a_file_of_the_page(string path)
    {
        var around = Directory.CreateTempSubdirectory("dryrun-ui-");
        try
        {
            var ui = Directory.CreateDirectory(Path.Combine(around.FullName, "ui"));
            Directory.CreateDirectory(Path.Combine(around.FullName, "ui-secrets"));
            foreach (var place in new[] { "", "ui-secrets", "ui" }) File.WriteAllText(Path.Combine(around.FullName, place, "secret.txt"), "secret");
            Dryrun.Server.Hosting.StaticUi.FileOf(ui.FullName, path).ShouldBeNull();
            Dryrun.Server.Hosting.StaticUi.FileOf(ui.FullName, "secret.txt").ShouldBe(Path.Combine(ui.FullName, "secret.txt"));
        }
        finally
        {
            around.Delete(recursive: true);
        }
    }
}
