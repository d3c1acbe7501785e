namespace Dryrun.Server.Hosting;

/// <summary>
/// Keeps other people's pages out. The server listens on the loopback address alone; a name that leads there from elsewhere (DNS rebinding) is known by
/// its Host, a page of another site by its Origin or Sec-Fetch-Site.
/// </summary>
internal static class Guards
{
    // Styles: the canvas, the charts and the text editor place and colour what they draw by style attributes and elements. Everything else is the page's own.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] Names = ["127.0.0.1", "localhost"];

    public static void Use(WebApplication app)
    {
        app.Use((context, next) =>
        {
            Headers(context.Response);
            return Refused(context.Request) is { } why ? Errors.Write(context, Errors.Report(StatusCodes.Status403Forbidden, why)) : next(context);
        });
    }

    /// <summary>What every answer carries.</summary>
    public static void Headers(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>Why a request is refused, or null.</summary>
    private static string? Refused(HttpRequest request)
    {
        var port = request.HttpContext.Connection.LocalPort;
        if (!IsOwn(request.Host, port)) return "this server answers to 127.0.0.1 and localhost only; open the address that dryrun printed";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !Names.Any(name => origin == $"http://{name}:{port}")) return "pages of another site may not use this server";
        var isApi = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        return isApi && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" ? "pages of another site may not use this server" : null;
    }

    private static bool IsOwn(HostString host, int port) => Names.Contains(host.Host) && (host.Port ?? 80) == port;
}
