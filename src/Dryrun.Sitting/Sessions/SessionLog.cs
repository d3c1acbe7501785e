using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Storage;

namespace Dryrun.Sitting.Sessions;

/// <summary>A session's events in a store: one durable transaction for a candidate's event and all its consequences.</summary>
public sealed class SessionLog(IEventStore store, string session)
{
    /// <summary>Session streams begin with this.</summary>
    public const string Prefix = "session-";

    public string Session => session;

    /// <summary>Where it is stored.</summary>
    public IEventStore Store => store;

    /// <summary>Appends events that follow the newest stored one.</summary>
    /// <exception cref="InputException">Another window has gone on with this session meanwhile.</exception>
    /// <exception cref="StorageException">They could not be stored; nothing was.</exception>
    public void Append(IReadOnlyList<SessionEvent> events)
    {
        if (events.Count == 0) return;
        var result = store.Append(session, events[0].Seq - 1, [.. events.Select(ToNew)]);
        if (!result.Appended) throw new InputException($"session {Short(session)} went on elsewhere (it is at event {result.LastSeq}); run dryrun interview --resume {Short(session)}");
    }

    /// <summary>All events of the session.</summary>
    /// <exception cref="InputException">An event cannot be read, because a newer Dryrun wrote it or the file was changed.</exception>
    public IReadOnlyList<SessionEvent> Read() => [.. store.Read(session).Select(Understand)];

    /// <summary>The state of the session.</summary>
    /// <exception cref="InputException">Its events cannot be read or do not fit together.</exception>
    public SessionState State()
    {
        try
        {
            return SessionFold.Of(Read());
        }
        catch (InvalidDataException e)
        {
            throw Unreadable(e.Message);
        }
    }

    /// <summary>The id people use: without the prefix.</summary>
    public static string Short(string stream) => stream.StartsWith(Prefix, StringComparison.Ordinal) ? stream[Prefix.Length..] : stream;

    /// <summary>An event as it is stored.</summary>
    public static NewEvent ToNew(SessionEvent e) => new(e.AtMs, EventJson.TypeName(e.Data), EventJson.Version, e.By.ToString().ToLowerInvariant(), EventJson.Write(e.Data));

    /// <summary>A stored event as the session knows it.</summary>
    /// <exception cref="InvalidDataException">Its author, type or data is not known to this version.</exception>
    public static SessionEvent FromStored(StoredEvent e) => Enum.TryParse<Actor>(e.By, ignoreCase: true, out var by)
        ? new SessionEvent(e.Seq, e.AtMs, by, EventJson.Read(e.Type, e.Json))
        : throw new InvalidDataException($"an event by {e.By} is not known to this version");

    private SessionEvent Understand(StoredEvent e)
    {
        try
        {
            return FromStored(e);
        }
        catch (InvalidDataException problem)
        {
            throw Unreadable($"event {e.Seq}: {problem.Message}");
        }
    }

    private InputException Unreadable(string why) =>
        new($"session {Short(session)} cannot be read: {why}; use the Dryrun that wrote it, or dryrun delete {Short(session)}");
}
