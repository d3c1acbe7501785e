using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// A heap in which every node has four children: O(log n) each way. It numbers events as they come, which a heap needs to keep equal ones in order.
/// Small and plainly right, it is the oracle that the <see cref="LadderQueue"/> has to agree with.
/// </summary>
public sealed class HeapQueue : IEventQueue
{
    private const int Children = 4;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(QueuedEvent Entry, ulong Number)
    {
        public bool Before(in Node other) => Entry.Before(other.Entry) || (!other.Entry.Before(Entry) && Number < other.Number);
    }

    private Node[] _nodes = new Node[64];
    private int _count;
    private ulong _pushed;

    /// <inheritdoc/>
    public long Count => _count;

    /// <inheritdoc/>
    public void Push(QueuedEvent entry)
    {
        if (_count == _nodes.Length) Array.Resize(ref _nodes, _count * 2);
        var node = new Node(entry, _pushed++);
        var place = _count++;
        while (place > 0)
        {
            var parent = (place - 1) / Children;
            if (!node.Before(_nodes[parent])) break;
            _nodes[place] = _nodes[parent];
            place = parent;
        }
        _nodes[place] = node;
    }

    /// <inheritdoc/>
    public bool TryPeek(out QueuedEvent entry)
    {
        entry = _count > 0 ? _nodes[0].Entry : default;
        return _count > 0;
    }

    /// <inheritdoc/>
    public bool TryPop(out QueuedEvent entry)
    {
        if (!TryPeek(out entry)) return false;
        var last = _nodes[--_count];
        if (_count > 0) _nodes[Sink(last)] = last;
        return true;
    }

    /// <summary>Moves the lesser children up from the root until the node fits; gives the place that is free for it.</summary>
    private int Sink(in Node node)
    {
        var place = 0;
        while (LeastChild(place) is var child && child > 0 && _nodes[child].Before(node))
        {
            _nodes[place] = _nodes[child];
            place = child;
        }
        return place;
    }

    private int LeastChild(int place)
    {
        var first = place * Children + 1;
        if (first >= _count) return 0;
        var least = first;
        for (var child = first + 1; child < Math.Min(first + Children, _count); child++)
            if (_nodes[child].Before(_nodes[least])) least = child;
        return least;
    }
}
