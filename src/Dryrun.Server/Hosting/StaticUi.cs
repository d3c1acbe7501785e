using System.Collections.Concurrent;
using System.IO.Compression;

namespace Dryrun.Server.Hosting;

/// <summary>
/// The built browser application. Files under <c>assets/</c> have their hash in their name and may be kept for ever; the page itself is asked for each time. Texts go out
/// compressed, once compressed for all.
/// </summary>
internal sealed class StaticUi(string folder)
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".json"] = "application/json",
        [".svg"] = "image/svg+xml", [".png"] = "image/png", [".ico"] = "image/x-icon", [".woff2"] = "font/woff2", [".ttf"] = "font/ttf", [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json", [".map"] = "application/json",
    };

    private static readonly string[] Packed = [".html", ".js", ".css", ".json", ".svg", ".map", ".txt", ".webmanifest", ".ttf"];

    private readonly ConcurrentDictionary<(string Path, long Ticks, string Encoding), byte[]> made = new();

    public static void Map(WebApplication app, string? folder)
    {
        var ui = folder is null ? null : new StaticUi(Path.GetFullPath(folder));
        app.MapMethods("/{**path}", ["GET", "HEAD"], (HttpContext context, string? path) => ui is null ? NotBuilt(context) : ui.Answer(context, path ?? "")).ExcludeFromDescription();
    }

    private Task Answer(HttpContext context, string path)
    {
        var index = Path.Combine(folder, "index.html");
        if (!File.Exists(index)) return NotBuilt(context);
        if (FileOf(folder, path) is { } file) return Send(context, file, path.StartsWith("assets/", StringComparison.Ordinal));

        // A path of the application is the application; a file that is not there is not.
        return Path.HasExtension(path)
            ? Errors.Write(context, Errors.Report(StatusCodes.Status404NotFound, $"there is no /{path}"))
            : Send(context, index, forEver: false);
    }

    /// <summary>The file that a path names, or null where there is none inside the folder.</summary>
    internal static string? FileOf(string folder, string path)
    {
        var file = Path.GetFullPath(Path.Combine(folder, path));
        return file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }

    private async Task Send(HttpContext context, string file, bool forEver)
    {
        var (ticks, extension) = (File.GetLastWriteTimeUtc(file).Ticks, Path.GetExtension(file));
        var encoding = Packed.Contains(extension) ? Wanted(context.Request) : "";
        var response = context.Response;
        var tag = $"\"{ticks:x}{(encoding.Length > 0 ? "-" + encoding : "")}\"";
        response.Headers.CacheControl = forEver ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var bytes = made.GetOrAdd((file, ticks, encoding), key => Packing(File.ReadAllBytes(key.Path), key.Encoding));
        response.ContentType = Types.GetValueOrDefault(extension, "application/octet-stream");
        response.ContentLength = bytes.Length;
        if (encoding.Length > 0) response.Headers.ContentEncoding = encoding;
        if (HttpMethods.IsGet(context.Request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static string Wanted(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
    }

    private static byte[] Packing(byte[] bytes, string encoding)
    {
        if (encoding.Length == 0) return bytes;
        using var packed = new MemoryStream();
        using (Stream packer = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Optimal) : new GZipStream(packed, CompressionLevel.Optimal)) packer.Write(bytes);
        return packed.ToArray();
    }

    private static Task NotBuilt(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dryrun</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}</style></head>
            <body><h1>The page is not built yet</h1>
            <p>The server runs, and the terminal has everything: <code>./dryrun interview quest-patches</code>.</p>
            <p>For the browser, install Node 20 or newer once, then start <code>./dryrun</code> again: it builds the page by itself.</p></body></html>
            """);
    }
}
