using System.Text.Json;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Hosting;
using Dryrun.Server.Jobs;
using Dryrun.Server.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Loops;
using Dryrun.Sitting.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Loops;

/// <summary>Loops: list, begin, open the next round, close it, hear the committee.</summary>
internal static class LoopsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/loops", Plans).WithTags("loops").WithName("listLoops").WithSummary("The loops that can be sat.");
        var sittings = api.MapGroup("/sittings").WithTags("loops");
        sittings.MapGet("/", List).WithName("listSittings").WithSummary("Loops that were begun, the newest first.");
        sittings.MapPost("/", Begin).WithName("beginSitting").WithSummary("Begins a loop.").Fails(404, 422);
        sittings.MapGet("/{id}", Look).WithName("getSitting").WithSummary("Where a loop stands.").Fails(404);
        sittings.MapDelete("/{id}", Delete).WithName("deleteSitting").WithSummary("Deletes a loop; its sessions stay.").Fails(404);
        sittings.MapPost("/{id}/next", Next).WithName("openNextSegment").WithSummary("Opens the next part of the loop, or goes on with the open one.").Fails(404, 409, 422);
        sittings.MapPost("/{id}/close", Close).WithName("closeSegment")
            .WithSummary("Weighs the part that has ended, and lets the committee sit when nothing is left before it.").WithMetadata(RequestCost.LongWork).Fails(404, 422);
        sittings.MapGet("/{id}/committee", CommitteeOf).WithName("getCommittee").WithSummary("The committee's table.").Fails(404);
    }

    private static Ok<IReadOnlyList<LoopPlan>> Plans(ContentShelf shelf, Sittings sittings) => TypedResults.Ok<IReadOnlyList<LoopPlan>>([.. shelf.Loops.Select(sittings.Plan)]);

    private static Ok<IReadOnlyList<LoopSitting>> List(Sittings sittings) => TypedResults.Ok(sittings.All());

    private static Created<Made> Begin(NewSitting asked, ContentShelf shelf, Workspace workspace, ServerOptions options)
    {
        var loop = shelf.Loops.FirstOrDefault(l => l.Id == asked.Loop) ?? throw Refusal.NotFound("loop", asked.Loop, shelf.Loops.Select(l => l.Id));
        var begun = LoopDecider.Start(
            loop, asked.Seed ?? options.Seeds(), asked.Level, asked.Mode ?? SessionMode.Real, asked.Temperament ?? Temperament.Neutral, asked.BackToBack ?? false);
        var (log, _) = LoopSteps.Begin(workspace, begun);
        return TypedResults.Created($"{ServerHost.Base}/sittings/{log.Id}", new Made(log.Id));
    }

    private static Ok<LoopSitting> Look(string id, Workspace workspace, Sittings sittings)
    {
        var log = Find(workspace, id);
        return TypedResults.Ok(sittings.Of(workspace.Store.Streams(LoopLog.Prefix + id).First(s => s.Stream == LoopLog.Prefix + log.Id)));
    }

    private static NoContent Delete(string id, Workspace workspace)
    {
        workspace.Store.Delete(LoopLog.Prefix + Find(workspace, id).Id);
        return TypedResults.NoContent();
    }

    private static Created<OpenedSession> Next(string id, Workspace workspace)
    {
        var log = Find(workspace, id);
        var steps = new LoopSteps(workspace, log);
        var state = log.State();
        if (LoopSteps.IsCommitteeNext(state)) throw new Refusal(StatusCodes.Status422UnprocessableEntity, "all rounds are sat; close the last one, and the committee sits");
        state = steps.Open(state);
        var open = LoopSteps.Sitting(state);
        var (_, events, isNew) = steps.Room(state);
        if (isNew) workspace.Log(open.Session).Append(events);
        var session = SessionLog.Short(open.Session);
        return TypedResults.Created($"{ServerHost.Base}/sessions/{session}", new OpenedSession(session));
    }

    private static Accepted<Job> Close(string id, Workspace workspace, JobBoard jobs)
    {
        var log = Find(workspace, id);
        var state = log.State();
        if (state.Sitting is null && !LoopSteps.IsCommitteeNext(state)) throw new Refusal(StatusCodes.Status422UnprocessableEntity, "no round is being sat; open the next one first");
        if (state.Sitting is { } open && workspace.Log(SessionLog.Prefix + open.Session).State().EndedAtMs is null)
        {
            throw new Refusal(StatusCodes.Status422UnprocessableEntity, $"session {open.Session} has not ended; end it first, then close the round");
        }

        return JobsApi.Accepted(jobs.Start($"close {id} {state.LastSeq}", "Writing the round's ballot", _ => $"{ServerHost.Base}/sittings/{id}", run => CloseNow(workspace, log, run)));
    }

    private static object? CloseNow(Workspace workspace, LoopLog log, JobRun run)
    {
        var (steps, state) = (new LoopSteps(workspace, log), log.State());
        if (state.Sitting is { } open)
        {
            using var lease = StoredSessions.Lease(workspace.Data, SessionLog.Prefix + open.Session);
            (state, _) = steps.Close(state, new WeighingOptions(run.Progress, run.Threads, run.Stop));
        }

        if (LoopSteps.IsCommitteeNext(state)) steps.Decide(state);
        return null;
    }

    private static Ok<CommitteeTable> CommitteeOf(string id, Workspace workspace)
    {
        var state = Find(workspace, id).State();
        if (state.Committee is not { } sat) throw new Refusal(StatusCodes.Status404NotFound, $"the committee of {id} has not sat yet");
        var table = sat.Report.Deserialize<StoredTable>(Json.Options)!;
        var rounds = state.Ended.Select(e => new CommitteeRound(e.Round, LoopSteps.Round(state, e.Round).Name, e.Record.Title, e.Session, e.Record.Decision, e.Record.Because));
        var shown = new CommitteeTable(table.Decision, table.Because, table.Ballots, table.Dissent, table.Flips, table.Contradictions, [.. rounds]);
        return TypedResults.Ok(shown with { MissingSignal = table.MissingSignal });
    }

    private static LoopLog Find(Workspace workspace, string id)
    {
        var streams = workspace.Store.Streams(LoopLog.Prefix).Select(s => s.Stream[LoopLog.Prefix.Length..]).ToList();
        return streams.Contains(id) ? new LoopLog(workspace.Store, LoopLog.Prefix + id) : throw Refusal.NotFound("sitting", id, streams);
    }

    // The report as it is kept with the loop.
    private sealed record StoredTable(
        string Decision, string Because, IReadOnlyList<BallotRow> Ballots, IReadOnlyList<string> Dissent, IReadOnlyList<FlipRow> Flips, IReadOnlyList<ContradictionRow> Contradictions,
        string? MissingSignal = null);
}
