using System.Text;
using Dryrun.Assessment.Reports;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Hosting;
using Dryrun.Server.Jobs;
using Dryrun.Server.Loops;
using Dryrun.Server.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Sitting.Study;
using Dryrun.Study.Drills;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Debriefs;

/// <summary>Debriefs: weigh, look, take away; and the runs of a session.</summary>
internal static class DebriefApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("/sessions/{id}").WithTags("debriefs");
        session.MapPost("/debrief", Weigh).WithName("weigh").WithSummary("Weighs a session that has ended: at once, or as a job.").WithMetadata(RequestCost.LongWork).Fails(404, 422, 423);
        session.MapGet("/debrief", Look).WithName("getDebrief").WithSummary("The debrief's page, once it is weighed.").Fails(404);
        session.MapGet("/debrief.html", (string id, Debriefed debriefed, CancellationToken stop) => Take(id, debriefed, DebriefHtml.Write, "html", stop))
            .WithName("getDebriefHtml").WithSummary("The debrief as one page.").Produces<string>(200, "text/html").Fails(404);
        session.MapGet("/debrief.md", (string id, Debriefed debriefed, CancellationToken stop) => Take(id, debriefed, DebriefMarkdown.Write, "md", stop))
            .WithName("getDebriefMarkdown").WithSummary("The debrief as Markdown.").Produces<string>(200, "text/markdown").Fails(404);
        session.MapGet("/debrief.json", (string id, Debriefed debriefed, CancellationToken stop) => Take(id, debriefed, DebriefJson.Write, "json", stop))
            .WithName("getDebriefJson").WithSummary("The debrief as JSON.").Produces<string>(200, "application/json").Fails(404);
        session.MapGet("/runs/{seq:long}", Run).WithName("getRun").WithSummary("A run with all that was kept of it.").Fails(404);
        session.MapGet("/runs/{seq:long}/places", Places).WithName("getRunPlaces").WithSummary("A run by country, where the system has a map.").Fails(404);
    }

    private static async Task<Results<Ok<DebriefReady>, Accepted<Job>>> Weigh(string id, Debriefed debriefed, CancellationToken stop)
    {
        var job = await debriefed.WeighAsync(id, stop);
        return job is null ? TypedResults.Ok(new DebriefReady(true)) : JobsApi.Accepted(job);
    }

    private static async Task<Ok<DebriefPage>> Look(string id, Debriefed debriefed, DebriefPages pages, CancellationToken stop)
    {
        var (view, debrief) = await debriefed.KeptAsync(id, stop);
        return TypedResults.Ok(pages.Of(id, view, debrief));
    }

    private static async Task<FileContentHttpResult> Take(string id, Debriefed debriefed, Func<Debrief, string> write, string form, CancellationToken stop)
    {
        var (_, debrief) = await debriefed.KeptAsync(id, stop);
        var type = form switch { "html" => "text/html; charset=utf-8", "md" => "text/markdown; charset=utf-8", _ => "application/json" };
        return TypedResults.File(Encoding.UTF8.GetBytes(write(debrief)), type, $"dryrun-debrief-{id}.{form}");
    }

    private static async Task<Ok<RunReport>> Run(string id, long seq, SessionDesks desks, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        var run = LineReader.IsOpen(view.State) ? RunReports.All(view).FirstOrDefault(r => r.Seq == seq) : null;
        return TypedResults.Ok(run ?? throw new Refusal(StatusCodes.Status404NotFound, $"session {id} shows no run at event {seq}"));
    }

    private static async Task<Ok<RunPlaces>> Places(string id, long seq, SessionDesks desks, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        var ran = LineReader.IsOpen(view.State) && view.State.Runs.Any(r => r.Seq == seq);
        var map = ran && view.Room.System.CanRun && view.Room.System.ModelVersion == view.State.Start.ModelVersion ? await Task.Run(() => MapOf(view, seq), stop) : null;
        if (map is null) throw new Refusal(StatusCodes.Status404NotFound, $"there is no map of run {seq} of session {id}");
        return TypedResults.Ok(new RunPlaces(map.AtHours, [.. map.Places.Select(p => new RunPlace(p.Code, p.Name, p.Values, p.Count))]));
    }

    // The same run once more, country by country: the fine grid agrees with the one that was shown within its sampling error.
    private static PlaceMap? MapOf(SessionView view, long seq) => view.Room.Run(SessionFold.Of([.. view.Events.TakeWhile(e => e.Seq < seq)]), RunGrid.Full).Places;
}

/// <summary>A run by country.</summary>
/// <param name="AtHours">Hours since the start of the run.</param>
/// <param name="Places">The countries.</param>
internal sealed record RunPlaces(IReadOnlyList<double> AtHours, IReadOnlyList<RunPlace> Places);

/// <summary>A country in a run.</summary>
/// <param name="Code">ISO 3166 alpha-2.</param>
/// <param name="Name">For people.</param>
/// <param name="Series">Coverage in percent, one value for each hour.</param>
/// <param name="Devices">How many devices it has.</param>
internal sealed record RunPlace(string Code, string Name, IReadOnlyList<double> Series, long Devices);

/// <summary>Weighs sessions and reads what was weighed.</summary>
internal sealed class Debriefed(Workspace workspace, SessionDesks desks, SittingIndex sittings, JobBoard jobs)
{
    /// <summary>Weighs a session that has ended. Null where it is weighed, or was in a moment; else the job that does it.</summary>
    /// <exception cref="Refusal">It has not ended, or its feedback waits for a committee.</exception>
    public async Task<Job?> WeighAsync(string id, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        if (view.State.EndedAtMs is null) throw new Refusal(StatusCodes.Status422UnprocessableEntity, $"session {id} has not ended; end it first, then its debrief is written");
        CheckSilence(id);
        if (IsWeighed(view)) return null;
        if (view.Room.System.CanRun && view.State.Start.Drill is null)
        {
            return jobs.Start($"debrief {id}", "Weighing your design", _ => $"{ServerHost.Base}/sessions/{id}/debrief", run => Weigh(id, run));
        }

        if (CodeResults.Lacks(workspace.Library, view.Room, view.State))
        {
            return jobs.Start($"debrief {id}", "Measuring your code", _ => $"{ServerHost.Base}/sessions/{id}/debrief", run => Weigh(id, run));
        }

        await Task.Run(() => Weigh(id, new JobRun(new Nobody(), 1, stop)), stop);
        return null;
    }

    /// <summary>A debrief that was kept.</summary>
    /// <exception cref="Refusal">It is not weighed yet, or waits for a committee.</exception>
    public async Task<(SessionView View, Debrief Debrief)> KeptAsync(string id, CancellationToken stop)
    {
        var view = await desks.Find(id).LookAsync(stop);
        CheckSilence(id);
        if (!IsWeighed(view)) throw new Refusal(StatusCodes.Status404NotFound, $"session {id} is not weighed yet; end it, then ask for its debrief");
        var debrief = Weighing.Stored(workspace.Library, view.Room, view.Events, view.State) ?? Debriefing.Of(view.Events, view.Room);
        return (view, debrief);
    }

    /// <summary>Weighs now; a drill is graded into the study with it.</summary>
    public object? Weigh(string id, JobRun run)
    {
        var log = workspace.Log(desks.Find(id).Stream);
        using var lease = StoredSessions.Lease(workspace.Data, log.Session);
        var isNew = log.State().Judged is null;
        var debrief = Weighing.Kept(workspace, log, new WeighingOptions(run.Progress, run.Threads, run.Stop));
        if (isNew && log.State().Start.Drill is { } key && DrillMenu.Find(key) is { } drill) DrillGrades.Note(workspace, debrief, drill);
        return null;
    }

    private static bool IsWeighed(SessionView view) => view.State.Judged is not null;

    // What the interviewers of a real loop think is heard from its committee.
    private void CheckSilence(string id)
    {
        if (sittings.Of(id) is { IsSilent: true } place)
        {
            throw new Refusal(StatusCodes.Status404NotFound, $"session {id} is a round of {place.Name} in real mode; its debrief opens when the committee has sat");
        }
    }

    private sealed class Nobody : IProgress<(string Step, double Share)>
    {
        public void Report((string Step, double Share) value)
        {
            // A moment's work tells nobody.
        }
    }
}
