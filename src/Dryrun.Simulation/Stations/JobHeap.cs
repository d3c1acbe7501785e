using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Stations;

/// <summary>Jobs by the round in which they end, then by their order of arrival, the first one on top; each knows its place, so that any can be taken out.</summary>
internal sealed class JobHeap
{
    private Entry[] _entries = new Entry[16];
    private int[] _places = new int[16];
    private ulong _arrived;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long Round, ulong Order, int Job)
    {
        public bool Before(in Entry other) => Round < other.Round || (Round == other.Round && Order < other.Order);
    }

    public int Count { get; private set; }

    /// <summary>The first job, and its round; the heap must not be empty.</summary>
    public (int Job, long Round) First => (_entries[0].Job, _entries[0].Round);

    public IEnumerable<int> Jobs => _entries.Take(Count).Select(e => e.Job);

    public void Add(int job, long round)
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, Count * 2);
        if (job >= _places.Length) Array.Resize(ref _places, Math.Max(job + 1, _places.Length * 2));
        Rise(new Entry(round, _arrived++, job), Count++);
    }

    public void Remove(int job)
    {
        var place = _places[job];
        var last = _entries[--Count];
        if (place == Count) return;
        if (place > 0 && last.Before(_entries[(place - 1) / 2])) Rise(last, place);
        else Sink(last, place);
    }

    /// <summary>How many of the jobs that satisfy a condition come before one of them.</summary>
    public int Rank(int job, Func<int, bool> counts)
    {
        var entry = _entries[_places[job]];
        var before = 0;
        for (var i = 0; i < Count; i++)
            if (_entries[i].Before(entry) && counts(_entries[i].Job)) before++;
        return before;
    }

    private void Rise(in Entry entry, int place)
    {
        while (place > 0 && entry.Before(_entries[(place - 1) / 2]))
        {
            Put(_entries[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        Put(entry, place);
    }

    private void Sink(in Entry entry, int place)
    {
        while (true)
        {
            var child = 2 * place + 1;
            if (child >= Count) break;
            if (child + 1 < Count && _entries[child + 1].Before(_entries[child])) child++;
            if (!_entries[child].Before(entry)) break;
            Put(_entries[child], place);
            place = child;
        }
        Put(entry, place);
    }

    private void Put(in Entry entry, int place)
    {
        _entries[place] = entry;
        _places[entry.Job] = place;
    }
}
