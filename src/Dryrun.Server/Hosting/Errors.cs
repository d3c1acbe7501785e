using System.Text.Json;
using Dryrun.Contracts.Input;
using Dryrun.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Dryrun.Server.Hosting;

/// <summary>Turns every failure of a request into one clear line; nothing of a stack ever leaves.</summary>
internal static class Errors
{
    private static readonly string TooLong = $"the request is too long; at most {ServerHost.BodyBytesMax / 1024} KB are read";

    public static void Use(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (IsBare(context.Response)) await Write(context, Report(context.Response.StatusCode, Words(context)));
            }
            catch (Exception e) when (!context.Response.HasStarted && !(e is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
            {
                await Write(context, Of(e));
            }
            catch (OperationCanceledException)
            {
                // The page has gone; nobody is there to be told.
            }
        });
    }

    /// <summary>Answers with an error.</summary>
    public static Task Write(HttpContext context, ProblemReport report)
    {
        context.Response.Clear();
        Guards.Headers(context.Response);
        context.Response.StatusCode = report.Status;
        return context.Response.WriteAsJsonAsync(report, Json.Options, "application/problem+json");
    }

    /// <summary>A report of a status.</summary>
    public static ProblemReport Report(int status, string detail) => new(status, ReasonPhrases.GetReasonPhrase(status), detail);

    /// <summary>The report of a failure.</summary>
    public static ProblemReport Of(Exception failure) => failure switch
    {
        Refusal r => Report(r.Status, r.Message) with { LastSeq = r.LastSeq },
        InputException e => Report(422, Problem.Plain(Line(e.Problems[0]))) with { Problems = [.. e.Problems.Select(Problem.Of)] },
        StorageException e => Report(503, e.Message),
        BadHttpRequestException { StatusCode: 413 } => Report(413, TooLong),
        BadHttpRequestException { InnerException: JsonException e } => Report(400, $"the body is not what is expected{Place(e)}: {FirstLine(e.Message)}"),
        BadHttpRequestException e => Report(e.StatusCode, FirstLine(e.Message)),
        JsonException e => Report(400, $"the body is not what is expected{Place(e)}"),
        _ => Report(500, $"internal error: {failure.GetType().Name}: {FirstLine(failure.Message)} (please report it)"),
    };

    // What the framework refuses (a body too long, another method or type) it refuses without a word.
    private static bool IsBare(HttpResponse response) => response is { StatusCode: >= 400, HasStarted: false, ContentType: null };

    private static string Words(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLong,
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} does not take {context.Request.Method}",
        StatusCodes.Status415UnsupportedMediaType => "send the body as application/json",
        var status => ReasonPhrases.GetReasonPhrase(status),
    };

    private static string Line(InputProblem p) => (p with { File = p.File is null ? null : Path.GetFileName(p.File) }).ToString();

    private static string Place(JsonException e) => string.IsNullOrEmpty(e.Path) || e.Path == "$" ? "" : $" at {e.Path.TrimStart('$', '.')}";

    private static string FirstLine(string message)
    {
        var line = message.Split('\n')[0].Trim();
        var path = line.IndexOf(" Path: ", StringComparison.Ordinal);
        return path < 0 ? line : line[..path];
    }
}
