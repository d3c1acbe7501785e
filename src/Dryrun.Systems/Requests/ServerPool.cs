namespace Dryrun.Systems.Requests;

/// <summary>
/// Exact waiting of single requests before like servers, first come first served, without an event list: a request's wait is known when it comes, from the time
/// at which the first server becomes free. Requests come in order of time. All times in whole microseconds. Not safe from several threads.
/// </summary>
public sealed class ServerPool
{
    // When each server becomes free; a heap with the earliest first.
    private readonly long[] free;

    /// <summary>Idle servers.</summary>
    /// <param name="servers">How many, 1 to 100,000.</param>
    public ServerPool(int servers)
    {
        if (servers is < 1 or > 100_000) throw new ArgumentOutOfRangeException(nameof(servers), servers, "A pool has 1 to 100,000 servers.");
        free = new long[servers];
    }

    /// <summary>Servers.</summary>
    public int Servers => free.Length;

    /// <summary>How long a request that came now would wait.</summary>
    public long WaitMicros(long nowMicros) => Math.Max(0, free[0] - nowMicros);

    /// <summary>
    /// Takes a request in. One that would wait longer than it will goes away unserved and costs no server anything, as it would have left the line before its turn.
    /// </summary>
    /// <param name="nowMicros">When it comes; no earlier than the last one.</param>
    /// <param name="serviceMicros">How long it keeps a server.</param>
    /// <param name="patienceMicros">How long it would wait.</param>
    /// <param name="waitMicros">How long it waits, or would have had to.</param>
    /// <returns>Whether it is served; then it is done at now + wait + service.</returns>
    public bool TryServe(long nowMicros, long serviceMicros, long patienceMicros, out long waitMicros)
    {
        waitMicros = WaitMicros(nowMicros);
        if (waitMicros > patienceMicros) return false;
        ReplaceFirst(nowMicros + waitMicros + serviceMicros);
        return true;
    }

    /// <summary>Servers go away or come back from now on; work under way is finished.</summary>
    /// <returns>A pool with so many servers and the work of this one.</returns>
    public ServerPool Resized(int servers)
    {
        var other = new ServerPool(servers);
        var times = (long[])free.Clone();
        Array.Sort(times);
        // Those that are busy longest go on being so.
        for (var i = 0; i < servers; i++) other.free[i] = i < times.Length ? times[Math.Max(0, times.Length - servers) + i] : 0;
        Array.Sort(other.free);
        return other;
    }

    private void ReplaceFirst(long time)
    {
        var heap = free;
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= heap.Length) break;
            if (child + 1 < heap.Length && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= time) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = time;
    }
}
