using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Server.Hosting;
using Dryrun.Server.Jobs;
using Dryrun.Server.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Lab;

/// <summary>A design to be run outside any session.</summary>
/// <param name="Prompt">A prompt or a system.</param>
/// <param name="Design">naive, reference, empty, or a design as YAML.</param>
internal sealed record NewRun(string Prompt, string Design)
{
    /// <summary>Seed of world and luck; 1 unless told.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many times with other luck, 1 to 4096; 16 unless told.</summary>
    public int? Replicates { get; init; }

    /// <summary>Luck that is fixed.</summary>
    public IReadOnlyDictionary<string, string>? Given { get; init; }
}

/// <summary>A system to be held against published events and closed forms.</summary>
internal sealed record NewValidation(string System);

/// <summary>How a system compares.</summary>
/// <param name="System">The system.</param>
/// <param name="Rows">The comparisons.</param>
/// <param name="Passed">How many pass; calibration rows do not count.</param>
/// <param name="Failed">How many miss.</param>
internal sealed record ValidationReport(string System, IReadOnlyList<ValidationLine> Rows, int Passed, int Failed);

/// <summary>One comparison.</summary>
internal sealed record ValidationLine(
    string Case, string Source, double Expected, double Actual, ValidationCriterion Criterion, double Tolerance, IReadOnlyList<string> Fitted, bool Calibration, bool Pass);

/// <summary>What <c>dryrun run</c> and <c>dryrun validate</c> do.</summary>
internal static class LabApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var lab = api.MapGroup("").WithTags("lab");
        lab.MapPost("/runs", Run).WithName("startRun").WithSummary("Runs a design in a simulated world.").WithMetadata(RequestCost.LongWork).Fails(422);
        lab.MapGet("/runs/{job}", RunOf).WithName("getRunResult").WithSummary("What dryrun run --json prints.").Fails(404);
        lab.MapPost("/validations", Validate).WithName("startValidation").WithSummary("Compares a system with published events and closed forms.").WithMetadata(RequestCost.LongWork).Fails(404, 422);
        lab.MapGet("/validations/{job}", ValidationOf).WithName("getValidation").WithSummary("The comparisons.").Fails(404);
    }

    private static Accepted<Job> Run(NewRun asked, Workspace workspace, JobBoard jobs)
    {
        var replicates = asked.Replicates ?? 16;
        if (replicates is < 1 or > 4096) throw new InputException($"replicates is {replicates}; allowed 1 to 4096");
        var target = RunTarget.Find(workspace.Library.Systems, () => workspace.Folder, asked.Prompt);
        var given = asked.Given ?? new Dictionary<string, string>();
        RunResult.CheckGiven(target.System, given);
        var seed = asked.Seed ?? 1;
        var world = target.World(seed, null);
        var design = target.Named(asked.Design.Trim()) ?? DesignFile.ReadText(asked.Design);
        var problems = DesignCheck.Of(target.System, world, design);
        if (problems.Count > 0) throw new InputException(problems);
        var options = new RunOptions { Seed = seed, Given = given };
        var key = $"run {asked.Prompt} {seed} {replicates} {string.Join(',', given.OrderBy(g => g.Key).Select(g => $"{g.Key}={g.Value}"))} {asked.Design}";
        return JobsApi.Accepted(jobs.Start(key, $"Running {target.Title}", id => $"{ServerHost.Base}/runs/{id}", job => Now(workspace, target, world, design, options, replicates, job)));
    }

    private static JsonObject Now(Workspace workspace, RunTarget target, JsonObject world, DesignDocument design, RunOptions options, int replicates, JobRun job)
    {
        var started = workspace.Clock.GetTimestamp();
        var result = RunResult.Of(target, world, design, options, replicates, job.Threads, new Share("running", job.Progress), job.Stop);
        return RunJson.Of(result, workspace.Clock.GetElapsedTime(started));
    }

    private static Ok<JsonObject> RunOf(string job, JobBoard jobs) => TypedResults.Ok(Result<JsonObject>(jobs, job));

    private static Accepted<Job> Validate(NewValidation asked, Library library, JobBoard jobs)
    {
        var system = library.Systems.FirstOrDefault(s => s.Id == asked.System) ?? throw Refusal.NotFound("system that runs", asked.System, library.Systems.Select(s => s.Id));
        if (system is not IValidated validated) throw new InputException($"{system.Id} has nothing to compare itself with yet");
        return JobsApi.Accepted(jobs.Start($"validate {system.Id}", $"Validating {system.Title}", id => $"{ServerHost.Base}/validations/{id}", job =>
        {
            job.Progress.Report(("comparing", 0));
            return Report(system.Id, validated.Validate(job.Stop));
        }));
    }

    private static ValidationReport Report(string system, IReadOnlyList<ValidationRow> rows)
    {
        var counted = rows.Where(r => !r.IsCalibration).ToList();
        return new ValidationReport(
            system, [.. rows.Select(r => new ValidationLine(r.Case, r.Source, r.Expected, r.Actual, r.Criterion, r.Tolerance, r.Fitted, r.IsCalibration, r.Pass))],
            counted.Count(r => r.Pass), counted.Count(r => !r.Pass));
    }

    private static Ok<ValidationReport> ValidationOf(string job, JobBoard jobs) => TypedResults.Ok(Result<ValidationReport>(jobs, job));

    private static T Result<T>(JobBoard jobs, string id)
        where T : class =>
        JobsApi.Find(jobs, id).Value as T ?? throw new Refusal(StatusCodes.Status404NotFound, $"job {id} has no such result; see how it stands under jobs/{id}");

    private sealed class Share(string step, IProgress<(string Step, double Share)> told) : IProgress<double>
    {
        public void Report(double value) => told.Report((step, value));
    }
}
