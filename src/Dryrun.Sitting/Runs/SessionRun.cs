using System.Text.Json.Nodes;
using Dryrun.Assessment.Consequence;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Sessions;

namespace Dryrun.Sitting.Runs;

/// <summary>Runs the design of a session as it stands.</summary>
public static class SessionRun
{
    /// <summary>
    /// Replicate 0 of the session's seed on the search grid, the answers of its newest run as standing rules: what the debrief weighs, run once to be looked at.
    /// Null where the design has problems.
    /// </summary>
    public static RunRecord? Of(IReadOnlyList<SessionEvent> events, SessionState state, Room room)
    {
        try
        {
            var prepared = room.System.Prepare((JsonObject)state.Start.World.DeepClone(), state.Design);
            return RunRecord.Of(prepared.Run(new RunOptions { Seed = state.Start.Seed, Grid = RunGrid.Search, Decisions = SessionInput.Answers(events) }));
        }
        catch (InputException)
        {
            return null;
        }
    }
}
