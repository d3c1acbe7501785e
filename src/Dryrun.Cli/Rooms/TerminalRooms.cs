using Dryrun.Cli.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Rooms;

/// <summary>Makes rooms at the terminal; one with code gets its seat.</summary>
internal static class TerminalRooms
{
    public static InterviewRoom Of(Edge edge, ContentFolder content, Room room, SessionLog log, ILineSource? lines = null, string? goOn = null)
    {
        var editor = new Editor(edge.Environment);
        return new InterviewRoom(room, log, edge.Screen, lines ?? edge.Lines(), editor, edge.Clock)
        {
            GoOn = goOn ?? $"dryrun interview --resume {SessionLog.Short(log.Session)}",
            Seat = room.Code is { } plan && edge.Code is { } runner ? new CodeSeat(plan, runner, content, SessionLog.Short(log.Session), editor, edge.Screen, edge.Clock, edge.Stop) : null,
        };
    }
}
