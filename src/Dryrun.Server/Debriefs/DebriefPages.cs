using System.Text.Json.Nodes;
using Dryrun.Assessment.Reports;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Hosting;
using Dryrun.Server.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Study;
using Dryrun.Study.Drills;

namespace Dryrun.Server.Debriefs;

/// <summary>Debriefs as pages. What was kept is shown as it was kept; nothing is weighed here.</summary>
internal sealed class DebriefPages(Workspace workspace, SessionSummaries summaries)
{
    public DebriefPage Of(string id, SessionView view, Debrief debrief)
    {
        var (room, start, isTalk) = (view.Room, view.State.Start, view.Room.Talk is not null);
        var (system, prompt) = (room.System, room.Content.Prompt);
        var kept = view.State.Judged?.Debrief["debrief"] as JsonObject;
        return new DebriefPage(
            summaries.One(id), debrief.Round, start.Seed, room.TotalMs, [.. prompt.Phases.Select(ContentShelf.Plan)], isTalk, (JsonObject)(kept ?? DebriefJson.Of(debrief)).DeepClone(),
            new LineReader(view.Events, room, isOpen: true).After(0), RunReports.All(view), World(view), Facts(view), Designs(view), $"{ServerHost.Base}/sessions/{id}/debrief.html")
        {
            JudgedRun = JudgedRun(view),
            Drill = Drill(start.Drill, debrief),
            Metrics = SchemaShapes.Metrics(system),
            Ledger = SchemaShapes.Ledger(system),
            Schema = isTalk ? [] : SchemaShapes.Design(system),
            Components = isTalk ? [] : SchemaShapes.Components(system, withTeams: true),
        };
    }

    private static List<WorldValue> World(SessionView view) => view.Room.Talk is not null ? []
        : [.. view.Room.System.World.Properties.Select(p => new WorldValue(p.Path, p.Name, p.Unit, Tree.Get(view.State.Start.World, p.Path)?.DeepClone()))];

    private static List<FactInWorld> Facts(SessionView view) =>
        [.. view.Room.Content.Facts.Select(f => new FactInWorld(f.Id, FactNames.Of(f, view.Room.System), f.Say(view.State.Start.World), f.Ask[0], f.Framing))];

    private static List<DesignMoment> Designs(SessionView view)
    {
        var (moments, design) = (new List<DesignMoment>(), DesignDocument.Empty);
        foreach (var e in view.Events.Where(e => e.Data is Designed { Accepted: true }))
        {
            design = design.Merge(((Designed)e.Data).Patch);
            moments.Add(new DesignMoment(e.Seq, e.AtMs, (JsonObject)design.Root.DeepClone()));
        }

        return moments;
    }

    // The last run where the design has not changed since; else the design as it stood at the end is run once more. Another model would tell another story: then none is shown.
    private static RunReport? JudgedRun(SessionView view)
    {
        var (state, room) = (view.State, view.Room);
        var last = state.Runs.Count > 0 ? state.Runs[^1] : default;
        var isNewest = last.Run is not null && view.Events.Skip((int)last.Seq).All(e => e.Data is not Designed { Accepted: true });
        if (isNewest) return RunReports.Of(last.Seq, view.Events[(int)last.Seq - 1].AtMs, last.Run!);
        if (!room.System.CanRun || state.Start.Drill is not null || room.System.ModelVersion != state.Start.ModelVersion) return null;
        return Sitting.Runs.SessionRun.Of(view.Events, state, room) is { } run ? RunReports.Of(0, state.EndedAtMs ?? state.ClockMs, run) : null;
    }

    private DrillResult? Drill(string? key, Debrief debrief)
    {
        if (key is null || DrillMenu.Find(key) is not { } drill) return null;
        var (mark, rating) = DrillGrades.Of(debrief.Conduct, drill);
        var due = new StudyLog(workspace.Store).Deck().Find(key)?.Card.Due ?? workspace.Clock.GetUtcNow();
        return new DrillResult(key, Math.Round(mark, 1), Contracts.Descriptions.Wording.Key(rating.ToString()), Math.Round(Math.Max(0, (due - workspace.Clock.GetUtcNow()).TotalDays), 2));
    }
}
