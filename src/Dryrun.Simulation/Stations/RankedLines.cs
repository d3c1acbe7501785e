using System.Runtime.CompilerServices;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A line for each rank in use, the least rank first: who comes is filed, and who is next is found, in a time that grows with the number of different ranks,
/// not with the number of those who wait.
/// </summary>
internal struct RankedLines()
{
    private int[] _ranks = new int[1];
    private WaitLine[] _lines = new WaitLine[1];
    private int _used = 1;

    /// <summary>The line of a rank, made when the rank is first seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref WaitLine Of(int rank)
    {
        if (_ranks[0] == rank) return ref _lines[0];
        return ref Search(rank);
    }

    /// <summary>The first line with anybody in it; the last line where nobody waits.</summary>
    public readonly ref WaitLine First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var i = 0;
            while (_lines[i].Count == 0 && i < _used - 1) i++;
            return ref _lines[i];
        }
    }

    /// <summary>All lines, the least rank first.</summary>
    public readonly IEnumerable<WaitLine> All => _lines.Take(_used);

    private ref WaitLine Search(int rank)
    {
        var i = 0;
        while (i < _used && _ranks[i] < rank) i++;
        if (i == _used || _ranks[i] != rank) Insert(i, rank);
        return ref _lines[i];
    }

    private void Insert(int place, int rank)
    {
        if (_used == _ranks.Length)
        {
            Array.Resize(ref _ranks, _used * 2);
            Array.Resize(ref _lines, _used * 2);
        }
        Array.Copy(_ranks, place, _ranks, place + 1, _used - place);
        Array.Copy(_lines, place, _lines, place + 1, _used - place);
        _used++;
        (_ranks[place], _lines[place]) = (rank, default);
    }
}
