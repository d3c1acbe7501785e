namespace Dryrun.Storage;

/// <summary>Streams that live as long as the object: for tests, and for scripted plays, which stay out of the history.</summary>
/// <param name="clock">Gives the wall time of creation and update.</param>
public sealed class InMemoryEventStore(TimeProvider clock) : IEventStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Entry> _streams = new(StringComparer.Ordinal);
    private bool _disposed;

    /// <inheritdoc/>
    public AppendResult Append(string stream, long expectedSeq, IReadOnlyList<NewEvent> events)
    {
        EventRules.Demand(stream, expectedSeq, events);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var found = _streams.TryGetValue(stream, out var entry);
            var lastSeq = found ? entry!.Events.Count : 0L;
            if (lastSeq != expectedSeq) return new AppendResult(false, lastSeq);
            if (events.Count == 0) return new AppendResult(true, lastSeq);

            var nowUnixMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (!found) _streams.Add(stream, entry = new Entry { CreatedAtUnixMs = nowUnixMs });
            entry!.UpdatedAtUnixMs = nowUnixMs;
            foreach (var e in events) entry.Events.Add(new StoredEvent(stream, ++lastSeq, e.AtMs, e.Type, e.Version, e.By, e.Json));
            return new AppendResult(true, lastSeq);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredEvent> Read(string stream, long fromSeq = 1)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_streams.TryGetValue(stream, out var entry) || fromSeq > entry.Events.Count) return [];
            return entry.Events[(int)(Math.Max(fromSeq, 1) - 1)..];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StreamSummary> Streams(string prefix = "")
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return [.. _streams.Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(s => s.Value.Summarise(s.Key))];
        }
    }

    /// <inheritdoc/>
    public bool Delete(string stream)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _streams.Remove(stream);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate) _disposed = true;
    }

    private sealed class Entry
    {
        public List<StoredEvent> Events { get; } = [];

        public required long CreatedAtUnixMs { get; init; }

        public long UpdatedAtUnixMs { get; set; }

        public StreamSummary Summarise(string stream) =>
            new(stream, Events.Count, Events[0].AtMs, Events[^1].AtMs, CreatedAtUnixMs, UpdatedAtUnixMs);
    }
}
