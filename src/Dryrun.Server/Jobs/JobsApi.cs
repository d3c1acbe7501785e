using System.Text.Json;
using Dryrun.Server.Hosting;
using Dryrun.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Jobs;

/// <summary>Long computations: look, follow, cancel.</summary>
internal static class JobsApi
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    public static void Map(RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("jobs");
        jobs.MapGet("/{id}", Look).WithName("getJob").WithSummary("How a job stands.").Fails(404);
        jobs.MapDelete("/{id}", Cancel).WithName("cancelJob").WithSummary("Cancels a job.").Fails(404);
        jobs.MapGet("/{id}/events", Follow).WithName("followJob").WithSummary("Server-sent events: job, until it is over.").Produces<Job>(200, "text/event-stream").WithMetadata(RequestCost.Stream).Fails(404);
    }

    /// <summary>A job that was accepted.</summary>
    public static Accepted<Job> Accepted(Job job) => TypedResults.Accepted($"{ServerHost.Base}/jobs/{job.Id}", job);

    /// <summary>A job by its id.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public static JobEntry Find(JobBoard board, string id) => board.Find(id)
        ?? throw new Refusal(StatusCodes.Status404NotFound, $"there is no job {id}; the server may have been started again, so ask for it once more");

    private static Ok<Job> Look(string id, JobBoard board) => TypedResults.Ok(Find(board, id).Job);

    private static async Task<NoContent> Cancel(string id, JobBoard board)
    {
        await Find(board, id).Stop.CancelAsync();
        return TypedResults.NoContent();
    }

    private static async Task Follow(string id, HttpContext context, JobBoard board, IHostApplicationLifetime lifetime)
    {
        var entry = Find(board, id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await EventStream.Begin(context);
        try
        {
            while (true)
            {
                var change = entry.NextChange();
                var job = entry.Job;
                await EventStream.Write(context, "job", null, JsonSerializer.Serialize(job, Json.Options), stop.Token);
                if (job.State != JobState.Running) return;
                await EventStream.WaitAsync(context, change, Quiet, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or the server stops.
        }
    }
}
