using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dryrun.Assessment.Consequence;
using Dryrun.Assessment.Reports;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Study;

namespace Dryrun.Sitting.Sessions;

/// <summary>How a weighing is done: who is told how far it is, on how many threads, and what ends it early.</summary>
/// <param name="Progress">Told the step and the finished share, or null.</param>
/// <param name="Threads">How many runs at once.</param>
/// <param name="Cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
public sealed record WeighingOptions(IProgress<(string Step, double Share)>? Progress, int Threads, CancellationToken Cancellation);

/// <summary>Makes debriefs of sessions that ended and keeps them.</summary>
public static class Weighing
{
    // What is kept is read back whole: a figure that was nothing is written as null, not left out.
    private static readonly JsonSerializerOptions Whole = new(EventJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The debrief of events that ended: conduct, and what the design was worth. Takes up to a minute.</summary>
    public static Debrief Of(Library library, Room room, IReadOnlyList<SessionEvent> events, WeighingOptions options)
    {
        if (!room.System.CanRun || ((Started)events[0].Data).Drill is not null) return Debriefing.Of(events, room);
        var input = SessionInput.Of(library.Folder, room, events);
        var consequence = ConsequenceAssessment.Assess(input, options.Progress, options.Threads, options.Cancellation);
        return Debriefing.Of(events, room, consequence, PromptValues.Current(library.Folder, room.Content, room.System));
    }

    /// <summary>The debrief of a stored session that has ended; weighed once, then read from its judged event.</summary>
    /// <exception cref="InputException">It has not ended.</exception>
    public static Debrief Kept(Workspace workspace, SessionLog log, WeighingOptions options)
    {
        var events = log.Read();
        var state = SessionFold.Of(events);
        if (state.EndedAtMs is not null && state.Judged is null) (events, state) = Complete(workspace, log, events, options);
        if (state.EndedAtMs is null) throw new InputException($"session {SessionLog.Short(log.Session)} has not ended; go on with dryrun interview --resume {SessionLog.Short(log.Session)}");
        var room = SessionRooms.Open(workspace.Library, state.Start);
        if (Stored(workspace.Library, room, events, state) is { } kept) return kept;
        var debrief = Of(workspace.Library, room, events, options);
        if (state.Judged is null) Keep(workspace, log, events, debrief);
        return debrief;
    }

    /// <summary>The debrief as it was kept, or null where the session's design has not been weighed.</summary>
    /// <param name="library">What can be sat.</param>
    /// <param name="room">The session's room.</param>
    /// <param name="events">All events of the session.</param>
    /// <param name="state">The state after them.</param>
    public static Debrief? Stored(Library library, Room room, IReadOnlyList<SessionEvent> events, SessionState state)
    {
        if (state.Judged?.Debrief["consequence"] is not { } kept) return null;
        var consequence = JsonSerializer.Deserialize<ConsequenceReport>(kept.ToJsonString(), Whole);
        return Debriefing.Of(events, room, consequence, PromptValues.Current(library.Folder, room.Content, room.System));
    }

    // Results that a round with code still lacks are kept before it is weighed.
    private static (IReadOnlyList<SessionEvent> Events, SessionState State) Complete(Workspace workspace, SessionLog log, IReadOnlyList<SessionEvent> events, WeighingOptions options)
    {
        var state = SessionFold.Of(events);
        if (!CodeRoom.Is(state.Start.World)) return (events, state);
        var completed = CodeResults.Completed(workspace.Library, SessionRooms.Open(workspace.Library, state.Start), events, options.Progress, options.Cancellation);
        log.Append([.. completed.Skip(events.Count)]);
        return (completed, SessionFold.Of(completed));
    }

    /// <summary>Stores a debrief in the session's judged event, and what was weak in the study.</summary>
    public static void Keep(Workspace workspace, SessionLog log, IReadOnlyList<SessionEvent> events, Debrief debrief)
    {
        var judged = new Judged(new JsonObject
        {
            ["debrief"] = DebriefJson.Of(debrief),
            ["consequence"] = JsonSerializer.SerializeToNode(debrief.Consequence, Whole),
        });
        log.Append([new SessionEvent(events[^1].Seq + 1, events[^1].AtMs, Actor.System, judged)]);
        if (((Started)events[0].Data).Drill is null) Weaknesses.Note(workspace, debrief, ((Started)events[0].Data).Prompt);
    }
}
