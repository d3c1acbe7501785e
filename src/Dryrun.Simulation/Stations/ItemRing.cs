using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Stations;

/// <summary>Things in the order in which they came, each with its time; taken from the front in constant time, from elsewhere by closing the shorter gap.</summary>
internal sealed class ItemRing<T>
{
    private (T Item, long Since)[] _items = new (T, long)[16];
    private int _head;

    public int Count { get; private set; }

    public T this[int index] => At(index).Item;

    public long SinceOf(int index) => At(index).Since;

    public void Add(T item, long now)
    {
        if (Count == _items.Length) Grow();
        At(Count++) = (item, now);
    }

    public void AddFirst(T item, long now)
    {
        if (Count == _items.Length) Grow();
        _head = (_head - 1) & (_items.Length - 1);
        At(0) = (item, now);
        Count++;
    }

    public (T Item, long Since) RemoveAt(int index)
    {
        var removed = At(index);
        if (index < Count / 2)
        {
            for (var i = index; i > 0; i--) At(i) = At(i - 1);
            Forget(0);
            _head = (_head + 1) & (_items.Length - 1);
        }
        else
        {
            for (var i = index; i < Count - 1; i++) At(i) = At(i + 1);
            Forget(Count - 1);
        }
        Count--;
        return removed;
    }

    private ref (T Item, long Since) At(int index) => ref _items[(_head + index) & (_items.Length - 1)];

    private void Forget(int index)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) At(index) = default;
    }

    private void Grow()
    {
        var larger = new (T, long)[_items.Length * 2];
        for (var i = 0; i < Count; i++)
            larger[i] = At(i);
        (_items, _head) = (larger, 0);
    }
}
