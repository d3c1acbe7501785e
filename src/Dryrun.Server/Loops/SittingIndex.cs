using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Loops;

namespace Dryrun.Server.Loops;

/// <summary>A session's place in a loop.</summary>
/// <param name="Sitting">Id of the loop's sitting.</param>
/// <param name="Name">The loop for people.</param>
/// <param name="Round">The round for people.</param>
/// <param name="IsSilent">True where feedback waits for the committee: real mode, and it has not sat.</param>
internal sealed record LoopPlace(string Sitting, string Name, string Round, bool IsSilent);

/// <summary>Which session belongs to which loop. A loop is read again only when it has new events.</summary>
internal sealed class SittingIndex(Workspace workspace)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Seq, IReadOnlyDictionary<string, LoopPlace> Places)> read = [];

    /// <summary>The place of a session, or null where it belongs to no loop.</summary>
    public LoopPlace? Of(string session)
    {
        lock (gate)
        {
            var streams = workspace.Store.Streams(LoopLog.Prefix);
            foreach (var stream in streams.Where(s => read.GetValueOrDefault(s.Stream).Seq != s.LastSeq)) read[stream.Stream] = (stream.LastSeq, Places(stream.Stream));
            foreach (var gone in read.Keys.Except(streams.Select(s => s.Stream)).ToList()) read.Remove(gone);
            return read.Values.Select(r => r.Places.GetValueOrDefault(session)).FirstOrDefault(p => p is not null);
        }
    }

    private Dictionary<string, LoopPlace> Places(string stream)
    {
        try
        {
            var log = new LoopLog(workspace.Store, stream);
            var state = log.State();
            var name = LoopReader.Read(workspace.Folder, state.Start.Loop).Name;
            var silent = state.Start.Mode == SessionMode.Real && state.Committee is null;
            var sat = state.Ended.Select(e => (e.Session, e.Round)).Concat(state.Sitting is { } open ? [(open.Session, open.Round)] : []);
            return sat.ToDictionary(s => s.Session, s => new LoopPlace(log.Id, name, LoopSteps.Round(state, s.Round).Name, silent));
        }
        catch (InputException)
        {
            // A loop that cannot be read says so in its own list; its sessions are then sessions like others.
            return [];
        }
    }
}
