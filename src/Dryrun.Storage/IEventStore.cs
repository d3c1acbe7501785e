namespace Dryrun.Storage;

/// <summary>
/// Streams of events. A stream comes into being with its first event and its name has 1 to 80 characters out of <c>A-Z a-z 0-9 . _ : / -</c>.
/// Safe for use by many threads, and, where the backend keeps a file, by many processes.
/// Whatever the disk refuses is a <see cref="StorageException"/>.
/// </summary>
public interface IEventStore : IDisposable
{
    /// <summary>
    /// Appends all events or none. When it returns, they survive the end of the process and, on disk, a power cut. After a
    /// <see cref="StorageException"/> nothing was acknowledged: read the stream again before going on.
    /// </summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="expectedSeq">Seq of the last event the caller knows, 0 for a new stream.</param>
    /// <param name="events">Events in order; an empty list only compares the seq.</param>
    /// <exception cref="ArgumentException">The name or an event is outside the limits (see <see cref="NewEvent"/>).</exception>
    AppendResult Append(string stream, long expectedSeq, IReadOnlyList<NewEvent> events);

    /// <summary>Events from <paramref name="fromSeq"/> on, in order; none when there is no such stream.</summary>
    IReadOnlyList<StoredEvent> Read(string stream, long fromSeq = 1);

    /// <summary>Streams whose name starts with <paramref name="prefix"/>, ordered by name (ordinal).</summary>
    IReadOnlyList<StreamSummary> Streams(string prefix = "");

    /// <summary>Removes a stream for good, in one durable transaction. False when there is none. A later append starts again at seq 1.</summary>
    bool Delete(string stream);
}
