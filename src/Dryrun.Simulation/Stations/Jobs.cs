using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>Somebody at a station that works by itself: a server, a link, a processor.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Job
{
    /// <summary>When it came, in microseconds.</summary>
    public long Came;

    /// <summary>When its present stage began: waiting, being served, under way.</summary>
    public long Since;

    /// <summary>What is left to do for it, in the station's own unit.</summary>
    public long Work;

    /// <summary>Its event that is due next, to be cancelled if it leaves before.</summary>
    public EventToken Due;

    /// <summary>The process that waits for it, by its waiter; 0 for none.</summary>
    public int Waiter;

    /// <summary>The event of a component that happens when it is done; 0 for none.</summary>
    public uint Slot;

    /// <summary>Neighbours in a line of jobs; 0 for none. In a free job, Next is the next free one.</summary>
    public int Next, Previous;

    public int Priority;
    public JobStage Stage;

    /// <summary>Whether its service began before, or it was lost on its way.</summary>
    public bool Marked;
}

/// <summary>Where a job is.</summary>
internal enum JobStage : byte
{
    Waiting,
    Serving,
    Following,
}

/// <summary>The jobs at a station, in one array and reused: nothing is allocated once it has grown to the busiest moment.</summary>
internal sealed class Jobs
{
    private Job[] _jobs = new Job[16];
    private int _free;
    private int _used = 1;

    public ref Job this[int job]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _jobs[job];
    }

    public int Take(long now, long work, int priority)
    {
        var index = _free;
        if (index == 0) index = Fresh();
        else _free = _jobs[index].Next;
        _jobs[index] = new() { Came = now, Since = now, Work = work, Priority = priority };
        return index;
    }

    public void Free(int job)
    {
        _jobs[job].Next = _free;
        _free = job;
    }

    /// <summary>To the end of a line.</summary>
    public void Append(ref WaitLine line, int job)
    {
        ref var j = ref _jobs[job];
        (j.Previous, j.Next) = (line.Tail, 0);
        if (line.Tail == 0) line.Head = job;
        else _jobs[line.Tail].Next = job;
        line.Tail = job;
        line.Count++;
    }

    /// <summary>To the front of a line.</summary>
    public void Prepend(ref WaitLine line, int job)
    {
        ref var j = ref _jobs[job];
        (j.Previous, j.Next) = (0, line.Head);
        if (line.Head == 0) line.Tail = job;
        else _jobs[line.Head].Previous = job;
        line.Head = job;
        line.Count++;
    }

    /// <summary>Out of a line, wherever it stands.</summary>
    public void Remove(ref WaitLine line, int job)
    {
        ref var j = ref _jobs[job];
        if (j.Previous == 0) line.Head = j.Next;
        else _jobs[j.Previous].Next = j.Next;
        if (j.Next == 0) line.Tail = j.Previous;
        else _jobs[j.Next].Previous = j.Previous;
        line.Count--;
    }

    /// <summary>The jobs of a line, first to last.</summary>
    public IEnumerable<int> In(WaitLine line)
    {
        for (var job = line.Head; job != 0; job = _jobs[job].Next)
            yield return job;
    }

    /// <summary>Since when each one in a line is there, first to last.</summary>
    public IEnumerable<long> SinceOf(WaitLine line) => In(line).Select(job => _jobs[job].Since);

    private int Fresh()
    {
        if (_used == _jobs.Length) Array.Resize(ref _jobs, _used * 2);
        return _used++;
    }
}
