using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Stations;

/// <summary>Numbered places for things that are on their way from one process to another; reused, so nothing is allocated once it has grown.</summary>
internal sealed class Slab<T>
{
    private T[] _items = new T[4];
    private int[] _free = new int[4];
    private int _freeCount;
    private int _used = 1;

    public T this[int place] => _items[place];

    public int Add(T item)
    {
        var place = _freeCount > 0 ? _free[--_freeCount] : Fresh();
        _items[place] = item;
        return place;
    }

    public T Take(int place)
    {
        var item = _items[place];
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) _items[place] = default!;
        _free[_freeCount++] = place;
        return item;
    }

    private int Fresh()
    {
        if (_used == _items.Length)
        {
            Array.Resize(ref _items, _used * 2);
            Array.Resize(ref _free, _used * 2);
        }
        return _used++;
    }
}
