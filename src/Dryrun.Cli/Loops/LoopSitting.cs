using Dryrun.Assessment.Reports;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Rooms;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Loops;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Loops;

/// <summary>Goes on with a loop at a terminal: sits what comes next, keeps what the committee needs of it, and lets the committee sit.</summary>
internal sealed class LoopSitting(Edge edge, Workspace workspace, LoopLog log)
{
    private readonly LoopSteps steps = new(workspace, log);

    /// <summary>Sits until the round has ended (the final day, where it is back to back), the candidate leaves, or the loop is over.</summary>
    public int Sit(LoopState state)
    {
        while (true)
        {
            if (state.Sitting is null && state.Next.Round is null)
            {
                if (state.Committee is null) state = Decide(state);
                LoopViews.Next(edge.Screen, state);
                return 0;
            }

            var before = state;
            if (!Segment(ref state)) return 0;
            if (GoesOn(before, state)) continue;
            LoopViews.Next(edge.Screen, state);
            return 0;
        }
    }

    // The parts of a round follow each other; so do the rounds of a final day that is sat back to back.
    private static bool GoesOn(LoopState before, LoopState after)
    {
        if (after.Next.Round is not { } next) return false;
        var ended = LoopSteps.Round(after, after.Ended[^1].Round);
        return next.Id == ended.Id || (before.Start.BackToBack && ended.Final && next.Final);
    }

    private bool Segment(ref LoopState state)
    {
        state = steps.Open(state);
        var open = LoopSteps.Sitting(state);
        using var lease = StoredSessions.Lease(workspace.Data, open.Session);
        LoopViews.Begin(edge.Screen, state, open.Round, open.Index);
        if (!Talk(state, open)) return false;

        Debrief debrief;
        using (var progress = Debriefs.Progress(edge))
        {
            (state, debrief) = steps.Close(state, edge.Weighing(new Steps(progress)));
        }

        Tell(state, open, debrief);
        return true;
    }

    // True where the segment has ended.
    private bool Talk(LoopState state, OpenSegment open)
    {
        var events = workspace.Log(open.Session);
        var stored = events.Read();
        if (stored.Count > 0 && SessionFold.Of(stored).EndedAtMs is not null) return true;
        var (room, first, isNew) = steps.Room(state);
        var inside = TerminalRooms.Of(edge, workspace.Folder, room, events, goOn: "dryrun loop next");
        if (isNew) inside.Begin(first);
        else inside.Resume(first);
        return inside.Sit();
    }

    private void Tell(LoopState state, OpenSegment open, Debrief debrief)
    {
        var (round, parts) = (open.Round, open.Round.Segments.Count);
        if (state.Start.Mode == SessionMode.Coached)
        {
            Debriefs.Print(edge.Screen, debrief, Debriefs.Format.Text);
            return;
        }

        edge.Screen.Line();
        edge.Screen.Hanging("", 0, open.Index < parts - 1
            ? $"That was part {open.Index + 1} of {parts} of {round.Name}."
            : round.Member is { } member
            ? $"That was {round.Name}. {member} writes a ballot now, alone; you hear of it from the committee."
            : $"That was {round.Name}. Nobody votes on it.", "dim");
    }

    private LoopState Decide(LoopState state)
    {
        var (after, report) = steps.Decide(state);
        LoopViews.Committee(edge.Screen, state, report);
        edge.Screen.Line();
        foreach (var e in state.Ended) edge.Screen.Pair($"dryrun debrief {e.Session}", LoopSteps.Round(state, e.Round).Name, 46);
        return after;
    }
}
