using Dryrun.Assessment.Committees;
using Dryrun.Assessment.Reports;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Rooms;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Loops;

/// <summary>Goes on with a loop at a terminal: sits what comes next, keeps what the committee needs of it, and lets the committee sit.</summary>
internal sealed class LoopSitting(Edge edge, ContentFolder folder, DataFolder data, SqliteEventStore store, LoopLog log)
{
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
        var ended = LoopViews.Round(after, after.Ended[^1].Round);
        return next.Id == ended.Id || (before.Start.BackToBack && ended.Final && next.Final);
    }

    private bool Segment(ref LoopState state)
    {
        if (state.Sitting is null)
        {
            var name = SessionLog.Short(InterviewCommand.NewName(store, edge.Clock, state.Next.Drawn!.Seed));
            state = log.Append(state, LoopDecider.Sit(state, name), edge.Clock.GetUtcNow());
        }

        var open = state.Sitting!;
        var (round, drawn) = (LoopViews.Round(state, open.Round), LoopViews.Round(state, open.Round).Segments[open.Segment]);
        var session = SessionLog.Prefix + open.Session;
        using var lease = InterviewCommand.Lease(data, session);
        var events = new SessionLog(store, session);
        LoopViews.Begin(edge.Screen, state, round, open.Segment);
        if (!Talk(state, round, drawn, events)) return false;

        var debrief = Debriefs.Kept(edge, folder, events);
        state = log.Append(state, LoopDecider.End(state, SegmentRecords.Of(drawn, events.Read(), debrief)), edge.Clock.GetUtcNow());
        Tell(state, round, debrief);
        return true;
    }

    // True where the segment has ended.
    private bool Talk(LoopState state, DrawnRound round, DrawnSegment drawn, SessionLog events)
    {
        var stored = events.Read();
        if (stored.Count > 0 && SessionFold.Of(stored).EndedAtMs is not null) return true;
        if (stored.Count == 0)
        {
            var (room, first) = LoopSegments.Begin(edge, folder, state, round, drawn);
            var fresh = new InterviewRoom(room, events, edge.Screen, edge.Lines(), new Editor(edge.Environment), edge.Clock);
            fresh.Begin(first);
            return fresh.Sit();
        }

        var again = new InterviewRoom(LoopSegments.Room(edge, folder, stored), events, edge.Screen, edge.Lines(), new Editor(edge.Environment), edge.Clock);
        again.Resume(stored);
        return again.Sit();
    }

    private void Tell(LoopState state, DrawnRound round, Debrief debrief)
    {
        if (state.Start.Mode == SessionMode.Coached)
        {
            Debriefs.Print(edge.Screen, debrief, Debriefs.Format.Text);
            return;
        }

        edge.Screen.Line();
        edge.Screen.Hanging("", 0, round.Member is { } member
            ? $"That was {round.Name}. {member} writes a ballot now, alone; you hear of it from the committee."
            : $"That was {round.Name}. Nobody votes on it.", "dim");
    }

    private LoopState Decide(LoopState state)
    {
        var report = Committee.Sit(state);
        var after = log.Append(state, new CommitteeSat(Decisions.Key(report.Decision), CommitteeJson.Of(report)), edge.Clock.GetUtcNow());
        LoopViews.Committee(edge.Screen, state, report);
        edge.Screen.Line();
        foreach (var e in state.Ended) edge.Screen.Pair($"dryrun debrief {e.Session}", LoopViews.Round(state, e.Round).Name, 46);
        return after;
    }
}
