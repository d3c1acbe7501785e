using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Interview.Code;

/// <summary>Draws the problems of a round with code: its world, which holds them whole.</summary>
public static class CodeDraw
{
    /// <summary>Problems of an assessment.</summary>
    public const int AssessmentProblems = 2;

    /// <summary>A shorter assessment has one problem.</summary>
    private const int AssessmentMinutes = 40;

    /// <summary>A problem may take this much longer than there is.</summary>
    private const int MinutesOver = 5;

    /// <summary>The world of a round with code.</summary>
    /// <param name="kind">One of <see cref="CodeKinds"/>.</param>
    /// <param name="problems">All problems of the content.</param>
    /// <param name="choice">Role, company, minutes, seed, named problems, those sat before.</param>
    /// <param name="why">Why nothing can be run, in one line; empty where it can.</param>
    /// <exception cref="InputException">A named problem is unknown, or none fits.</exception>
    public static JsonObject World(string kind, IReadOnlyList<CodeProblem> problems, TalkChoice choice, string why)
    {
        var drawn = choice.Ids.Count > 0 ? Named(problems, choice.Ids) : Drawn(kind, problems, choice);
        if (kind != CodeKinds.Assessment) drawn = [drawn[0]];
        if (kind == CodeKinds.Debugging && !drawn[0].IsShipped) throw new InputException($"{drawn[0].Id} is no debugging problem; those are {Wording.Alternatives([.. problems.Where(p => p.IsShipped).Select(p => p.Id)])}");
        var world = new JsonObject
        {
            ["kind"] = kind,
            ["role"] = choice.Role,
            ["company"] = choice.Company,
            ["minutes"] = choice.Minutes,
            ["questions"] = new JsonArray([.. drawn.Select(p => (JsonNode?)p.Id)]),
            [CodeRoom.Key] = new JsonObject { ["why"] = why, ["problems"] = JsonSerializer.SerializeToNode(drawn, EventJson.Options) },
        };
        if (choice.Mix.Length > 0) world["mix"] = choice.Mix;
        return world;
    }

    /// <summary>Ids that <see cref="World"/> draws for a choice, without the problems themselves.</summary>
    public static IReadOnlyList<string> Ids(string kind, IReadOnlyList<CodeProblem> problems, TalkChoice choice) =>
        choice.Ids.Count > 0 ? choice.Ids : [.. Drawn(kind, problems, choice).Take(kind == CodeKinds.Assessment ? AssessmentProblems : 1).Select(p => p.Id)];

    private static List<CodeProblem> Named(IReadOnlyList<CodeProblem> problems, IReadOnlyList<string> ids) =>
        [.. ids.Distinct().Select(id => Usable(problems.FirstOrDefault(p => p.Id == id) ?? throw new InputException(Wording.Nearest(id, problems.Select(p => p.Id)) is { } near
            ? $"there is no problem {id}; did you mean {near}?"
            : $"there is no problem {id}; the problems are {Wording.Alternatives([.. problems.Select(p => p.Id)])}")))];

    private static CodeProblem Usable(CodeProblem problem) => problem.Languages.Count > 0 ? problem
        : throw new InputException($"{problem.Id} needs a language that is not installed here; dryrun doctor says how to get one");

    // Each problem has a draw of its own, so that one more in the bank does not shuffle the rest.
    private static List<CodeProblem> Drawn(string kind, IReadOnlyList<CodeProblem> problems, TalkChoice choice)
    {
        var key = StreamKey.Of(choice.Seed, "problems").Child(kind);
        var order = problems.Where(p => p.Round == kind && p.Languages.Count > 0)
            .OrderBy(p => choice.Before.Contains(p.Id) ? 1 : 0)
            .ThenBy(p => p.Topics.Any(choice.Tags.Contains) ? 0 : 1)
            .ThenBy(p => kind == CodeKinds.Assessment || p.Minutes <= choice.Minutes + MinutesOver ? 0 : p.Minutes)
            .ThenBy(p => key.Child(p.Id).Open().NextUInt64())
            .ToList();
        if (order.Count == 0) throw new InputException($"there is no {kind} problem for the languages of this machine; dryrun doctor says what is missing");
        return [.. order.Take(kind != CodeKinds.Assessment || choice.Minutes < AssessmentMinutes ? 1 : Math.Max(1, choice.Count ?? AssessmentProblems))];
    }
}
