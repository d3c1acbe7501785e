using System.Text.Json.Serialization;
using Dryrun.Contracts.Input;

namespace Dryrun.Server.Hosting;

/// <summary>A request that cannot be done, with the one line that says what to do.</summary>
internal sealed class Refusal(int status, string detail) : Exception(detail)
{
    public int Status => status;

    /// <summary>Where the session stands, of 409.</summary>
    public long? LastSeq { get; init; }

    /// <summary>There is no such thing; the nearest is named where one is near.</summary>
    public static Refusal NotFound(string what, string id, IEnumerable<string> known) =>
        new(StatusCodes.Status404NotFound, Contracts.Descriptions.Wording.Nearest(id, known) is { } near ? $"there is no {what} {id}; did you mean {near}?" : $"there is no {what} {id}");
}

/// <summary>One thing wrong with what was sent.</summary>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record Problem(string Message)
{
    /// <summary>The file it concerns, or null.</summary>
    public string? File { get; init; }

    /// <summary>The line of the text from 1, or null.</summary>
    public int? Line { get; init; }

    /// <summary>The dotted path it concerns, or null.</summary>
    public string? Property { get; init; }

    public static Problem Of(InputProblem p) =>
        new(Plain(p.Message)) { File = p.File is null ? null : Path.GetFileName(p.File), Line = p.Line, Property = p.Path.Length == 0 ? null : p.Path };

    /// <summary>Words written for a command line without its dashes.</summary>
    public static string Plain(string message) => message.ReplaceLineEndings(" ").Replace("--", "", StringComparison.Ordinal);
}

/// <summary>An error as <c>application/problem+json</c>.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Detail">One clear line that says what to do.</param>
internal sealed record ProblemReport(int Status, string Title, string Detail)
{
    /// <summary>Everything that is wrong with what was sent.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Problem>? Problems { get; init; }

    /// <summary>Where the session stands, of 409.</summary>
    [JsonPropertyOrder(2)]
    public long? LastSeq { get; init; }
}
