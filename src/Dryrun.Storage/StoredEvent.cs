namespace Dryrun.Storage;

/// <summary>An event as it stands in a stream.</summary>
/// <param name="Stream">Name of the stream it belongs to.</param>
/// <param name="Seq">Place in the stream: 1, 2, 3 and so on, without gaps.</param>
/// <param name="AtMs">The writer's own time in milliseconds, 0 or more. The store keeps it and does not interpret it.</param>
/// <param name="Type">What kind of event it is.</param>
/// <param name="Version">Version of the shape of <paramref name="Json"/>, 1 or more.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Json">One JSON value, returned exactly as it was given.</param>
public sealed record StoredEvent(string Stream, long Seq, long AtMs, string Type, int Version, string By, string Json)
{
    /// <summary>The same event without its place, ready to be appended to another stream or store.</summary>
    public NewEvent ToNew() => new(AtMs, Type, Version, By, Json);
}

/// <summary>
/// An event to append. Limits: <paramref name="AtMs"/> 0 or more; <paramref name="Type"/> and <paramref name="By"/> 1 to 100 characters without
/// control characters; <paramref name="Version"/> 1 or more; <paramref name="Json"/> one JSON value on one line without space around it, at
/// most 64 Mi characters and 64 levels deep.
/// </summary>
public sealed record NewEvent(long AtMs, string Type, int Version, string By, string Json);

/// <summary>What a listing shows of a stream.</summary>
/// <param name="Stream">Its name.</param>
/// <param name="LastSeq">Seq of its last event.</param>
/// <param name="FirstAtMs"><see cref="StoredEvent.AtMs"/> of the first event.</param>
/// <param name="LastAtMs"><see cref="StoredEvent.AtMs"/> of the last event.</param>
/// <param name="CreatedAtUnixMs">Wall time of the first append, milliseconds since 1970 in UTC.</param>
/// <param name="UpdatedAtUnixMs">Wall time of the last append, milliseconds since 1970 in UTC.</param>
public sealed record StreamSummary(string Stream, long LastSeq, long FirstAtMs, long LastAtMs, long CreatedAtUnixMs, long UpdatedAtUnixMs)
{
    /// <summary>How many events it holds: seqs have no gaps, so this is the last one.</summary>
    public long EventCount => LastSeq;
}

/// <summary>Whether an append took place.</summary>
/// <param name="Appended">False: somebody else appended first (or the caller expected events that are not there) and nothing was written.</param>
/// <param name="LastSeq">Seq of the stream's last event now, 0 for an empty stream.</param>
public readonly record struct AppendResult(bool Appended, long LastSeq);
