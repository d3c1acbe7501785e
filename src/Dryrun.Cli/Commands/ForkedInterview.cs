using Dryrun.Cli.Rooms;
using Dryrun.Interview.Prompts;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun interview --fork SESSION --at MOMENT</c>: tries again from a moment of a session, as a session of its own; the old one stays as it is.</summary>
internal static class ForkedInterview
{
    public static int Sit(Edge edge, ContentFolder folder, string named, string? at)
    {
        var data = edge.Data();
        using var store = edge.Store(data);
        var workspace = new Workspace(edge.Library(folder), data, store, edge.Clock);
        var forked = Forks.Of(workspace.Library, workspace.Log(StoredSessions.Find(store, named)), at);
        var log = workspace.Log(StoredSessions.NewName(store, edge.Clock, forked.Seed));
        using var lease = StoredSessions.Lease(data, log.Session);
        log.Append(forked.Events);
        var inside = TerminalRooms.Of(edge, folder, forked.Room, log);
        inside.Resume(forked.Events);
        return InterviewCommand.Finish(edge, workspace, inside, forked.Room, log);
    }
}
