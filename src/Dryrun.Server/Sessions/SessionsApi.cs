using System.Text;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Hosting;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Sitting.Talk;
using Dryrun.Storage;
using Dryrun.Study.Drills;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Sessions;

/// <summary>Sessions: list, begin, fork, look, act, export, delete.</summary>
internal static class SessionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("sessions");
        sessions.MapGet("/", List).WithName("listSessions").WithSummary("What was sat, the newest first.");
        sessions.MapPost("/", Begin).WithName("beginSession").WithSummary("Begins a session of a prompt, a kind of talk, or a drill.").Fails(404, 422);
        sessions.MapGet("/{id}", Look).WithName("getSession").WithSummary("Everything a room's page needs.").Fails(404);
        sessions.MapDelete("/{id}", Delete).WithName("deleteSession").WithSummary("Deletes a session for good.").Fails(404, 423);
        sessions.MapPost("/{id}/fork", Fork).WithName("forkSession").WithSummary("Tries again from a moment, as a session of its own.").Fails(404, 422);
        sessions.MapPost("/{id}/again", Again).WithName("sitAgain").WithSummary("Sits the same prompt once more, in the same world or a new one.").Fails(404, 422);
        sessions.MapGet("/{id}/export", Export).WithName("exportSession").WithSummary("The session as JSON lines, one event a line.").Produces<string>(200, "application/jsonl").Fails(404);
        sessions.MapPost("/{id}/actions", Act).WithName("act").WithSummary("Does one thing in a session.").WithMetadata(new RequestCost(2, Tier: 0)).Fails(400, 404, 409, 422, 423);
        sessions.MapGet("/{id}/code/{run:long}", Code).WithName("getCodeRun").WithSummary("A run of a round with code, with the program as it was handed in.").Fails(404);
        sessions.MapPost("/{id}/check", Check).WithName("checkDesign").WithSummary("What is wrong with a design as text; nothing happens in the session.").Fails(404);
    }

    /// <summary>Describes the errors an operation can answer with.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder operation, params int[] statuses)
    {
        foreach (var status in statuses) operation.Produces<ProblemReport>(status, "application/problem+json");
        return operation;
    }

    private static Ok<IReadOnlyList<SessionSummary>> List(SessionSummaries summaries) => TypedResults.Ok(summaries.All());

    private static Created<Made> Begin(NewSession asked, Workspace workspace, SessionDesks desks, ServerOptions options)
    {
        var seed = asked.Seed ?? options.Seeds();
        var drill = asked.Drill is { } key ? Openings.Drill(key) : null;
        var opened = Open(asked, drill, workspace, seed);
        return Begun(desks.Begin(seed, opened.Begin(seed, asked.Mode ?? SessionMode.Coached, asked.Temperament ?? Temperament.Neutral, drill)));
    }

    private static Opened Open(NewSession asked, Drill? drill, Workspace workspace, ulong seed)
    {
        var wish = new TalkWish(asked.Role, asked.Company, asked.Level, asked.Questions ?? [], asked.Minutes, drill?.Questions);
        if (asked.Minutes is < 2 or > 120) throw new Contracts.Input.InputException($"minutes is {asked.Minutes}; allowed 2 to 120");
        if (drill is not null) return Openings.Exercise(workspace, drill, wish, seed);
        if (TalkRoom.IsTalk(asked.Prompt)) return Openings.Talk(workspace, asked.Prompt, wish, seed);
        if (!workspace.Folder.PromptIds().Contains(asked.Prompt)) throw Refusal.NotFound("prompt", asked.Prompt, workspace.Folder.PromptIds());
        return Openings.Design(workspace.Library, asked.Prompt, asked.Level, seed);
    }

    private static Created<Made> Begun(string id) => TypedResults.Created($"{ServerHost.Base}/sessions/{id}", new Made(id));

    private static async Task<Ok<RoomPage>> Look(string id, SessionDesks desks, RoomPages pages, CodeRuns runs, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        runs.Ensure(id, view);
        return TypedResults.Ok(pages.Of(id, view));
    }

    private static async Task<Ok<CodeHandedIn>> Code(string id, long run, SessionDesks desks, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        var found = view.State.Code.Runs.Find(r => r.Seq == run) ?? throw new Refusal(StatusCodes.Status404NotFound, $"session {id} has no run at event {run}");
        return TypedResults.Ok(new CodeHandedIn(CodeShapes.Of(found), found.Asked.Code));
    }

    private static async Task<NoContent> Delete(string id, SessionDesks desks, CancellationToken stop)
    {
        await desks.DeleteAsync(id, stop);
        return TypedResults.NoContent();
    }

    private static Created<Made> Fork(string id, ForkAt asked, Workspace workspace, SessionDesks desks)
    {
        var forked = Forks.Of(workspace.Library, workspace.Log(desks.Find(id).Stream), asked.At);
        return Begun(desks.Begin(forked.Seed, forked.Events));
    }

    private static async Task<Created<Made>> Again(string id, SitAgain asked, Workspace workspace, SessionDesks desks, ServerOptions options, CancellationToken stop)
    {
        var start = (await desks.Find(id).LookAsync(stop)).State.Start;
        var seed = asked.World == AgainWorld.Same ? start.Seed : options.Seeds();
        var drill = start.Drill is { } key ? DrillMenu.Find(key) : null;
        var opened = asked.World == AgainWorld.Same
            ? new Opened(SessionRooms.Open(workspace.Library, start), start.Level, start.World)
            : Other(start, drill, workspace, seed);
        return Begun(desks.Begin(seed, opened.Begin(seed, start.Mode, start.Temperament, drill)));
    }

    // The same prompt, or as many minutes of talk of the same role and company.
    private static Opened Other(Started start, Drill? drill, Workspace workspace, ulong seed)
    {
        var talk = TalkRoom.IsTalk(start.Prompt) ? TalkRoom.Open(workspace.Folder, start.World) : null;
        var wish = new TalkWish(talk?.Talk?.Role, talk?.Talk?.Company, start.Level, [], talk?.Content.Prompt.Minutes, drill?.Questions);
        if (talk is not null && drill is null) return Openings.Talk(workspace, start.Prompt, wish, seed);
        return drill is null ? Openings.Design(workspace.Library, start.Prompt, start.Level, seed) : Openings.Exercise(workspace, drill, wish, seed);
    }

    private static FileContentHttpResult Export(string id, Workspace workspace, SessionDesks desks)
    {
        using var text = new StringWriter { NewLine = "\n" };
        StreamExport.WriteJsonLines(workspace.Store.Read(desks.Find(id).Stream), text);
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "application/jsonl", $"dryrun-{id}.jsonl");
    }

    private static async Task<Ok<ActionResult>> Act(string id, ActionRequest asked, SessionDesks desks, CodeRuns runs, CancellationToken stop)
    {
        runs.Check(asked.Action);
        var after = await desks.Find(id).DoAsync(asked.ExpectedSeq, before => SessionActions.Decide(before, asked), stop);
        runs.Ensure(id, after);
        return TypedResults.Ok(new ActionResult(after.LinesAfter(asked.ExpectedSeq), after.Shown));
    }

    private static async Task<Ok<TextCheck>> Check(string id, DesignText asked, SessionDesks desks, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        return TypedResults.Ok(new TextCheck(view.Room.Talk is null ? DesignProblems.OfText(view.Room, view.State.Start.World, asked.Yaml) : []));
    }
}
