using Dryrun.Assessment.Committees;
using Dryrun.Assessment.Reports;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Sitting.Loops;

/// <summary>The segment of a loop that is being sat.</summary>
/// <param name="Round">Its round.</param>
/// <param name="Drawn">The segment as it was drawn.</param>
/// <param name="Index">Which part of the round, from 0.</param>
/// <param name="Session">Stream of its session.</param>
public sealed record OpenSegment(DrawnRound Round, DrawnSegment Drawn, int Index, string Session);

/// <summary>The steps of a loop between its rounds, without a screen: begin, open what comes next, close it, let the committee sit.</summary>
/// <param name="workspace">Where it is sat.</param>
/// <param name="log">The loop's events.</param>
public sealed class LoopSteps(Workspace workspace, LoopLog log)
{
    /// <summary>Begins a loop under a new name.</summary>
    public static (LoopLog Log, LoopState State) Begin(Workspace workspace, LoopStarted begun)
    {
        var now = workspace.Clock.GetUtcNow();
        var made = new LoopLog(workspace.Store, StoredSessions.Free(workspace.Store, $"{LoopLog.Prefix}{begun.Loop}-{now:yyyyMMdd-HHmmss}"));
        return (made, made.Append(null, begun, now));
    }

    /// <summary>Names a session for the segment that comes next, unless one is being sat already.</summary>
    /// <exception cref="InputException">No segment comes next, or the loop went on elsewhere.</exception>
    public LoopState Open(LoopState state)
    {
        if (state.Sitting is not null) return state;
        var seed = state.Next.Drawn?.Seed ?? 0;
        var sits = LoopDecider.Sit(state, SessionLog.Short(StoredSessions.NewName(workspace.Store, workspace.Clock, seed)));
        return log.Append(state, sits, workspace.Clock.GetUtcNow());
    }

    /// <summary>The segment that is being sat.</summary>
    /// <exception cref="InputException">None is.</exception>
    public static OpenSegment Sitting(LoopState state)
    {
        var open = state.Sitting ?? throw new InputException("no round is being sat");
        var round = Round(state, open.Round);
        return new OpenSegment(round, round.Segments[open.Segment], open.Segment, SessionLog.Prefix + open.Session);
    }

    /// <summary>
    /// The room of the segment that is being sat, with its stored events; where there are none yet, the first events, not stored.
    /// </summary>
    /// <exception cref="InputException">This version has no content for it.</exception>
    public (Room Room, IReadOnlyList<SessionEvent> Events, bool IsNew) Room(LoopState state)
    {
        var open = Sitting(state);
        var stored = workspace.Log(open.Session).Read();
        if (stored.Count > 0) return (SessionRooms.Open(workspace.Library, (Started)stored[0].Data), stored, false);
        var (room, first) = LoopSegments.Begin(workspace, state, open.Drawn);
        return (room, first, true);
    }

    /// <summary>Weighs the segment that is being sat, whose session has ended, and keeps what the committee needs of it.</summary>
    /// <exception cref="InputException">Its session has not ended, or the loop went on elsewhere.</exception>
    public (LoopState State, Debrief Debrief) Close(LoopState state, WeighingOptions options)
    {
        var open = Sitting(state);
        var events = workspace.Log(open.Session);
        var debrief = Weighing.Kept(workspace, events, options);
        var record = SegmentRecords.Of(open.Drawn, events.Read(), debrief);
        return (log.Append(state, LoopDecider.End(state, record), workspace.Clock.GetUtcNow()), debrief);
    }

    /// <summary>Lets the committee sit.</summary>
    public (LoopState State, CommitteeReport Report) Decide(LoopState state)
    {
        var report = Committee.Sit(state);
        return (log.Append(state, new CommitteeSat(Decisions.Key(report.Decision), CommitteeJson.Of(report)), workspace.Clock.GetUtcNow()), report);
    }

    /// <summary>True where all rounds before the committee are sat and it has not sat yet.</summary>
    public static bool IsCommitteeNext(LoopState state) => state.Sitting is null && state.Next.Round is null && state.Committee is null;

    /// <summary>A round by its id.</summary>
    public static DrawnRound Round(LoopState state, string id) => state.Start.Rounds.First(r => r.Id == id);
}
