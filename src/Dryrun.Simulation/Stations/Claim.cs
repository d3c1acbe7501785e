using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// The right to one unit of a resource, given back by disposing: <c>using (await counter.Acquire()) ...</c>. Giving it back twice does nothing.
/// </summary>
public readonly struct Claim : IDisposable, IEquatable<Claim>
{
    private readonly Resource? _resource;
    private readonly int _place;
    private readonly uint _generation;

    internal Claim(Resource resource, int place, uint generation) => (_resource, _place, _generation) = (resource, place, generation);

    /// <summary>Whether the unit is still held.</summary>
    public bool IsHeld => _resource is not null && _resource.Holds(_place, _generation);

    /// <summary>Gives the unit back; whoever waits longest has it at this instant.</summary>
    public void Dispose() => _resource?.Release(_place, _generation);

    /// <summary>The same claim.</summary>
    public bool Equals(Claim other) => ReferenceEquals(_resource, other._resource) && _place == other._place && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Claim other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _place;

    /// <summary>The same claim.</summary>
    public static bool operator ==(Claim left, Claim right) => left.Equals(right);

    /// <summary>Different claims.</summary>
    public static bool operator !=(Claim left, Claim right) => !left.Equals(right);
}

/// <summary>The units of a resource that are held, and since when.</summary>
internal sealed class Claims
{
    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public long Since; // -1 - next free place where nothing is held
        public uint Generation;
    }

    private Entry[] _entries = new Entry[4];
    private int _free;
    private int _used = 1;

    public int Add(long now, out uint generation)
    {
        var place = _free;
        if (place == 0) place = Fresh();
        else _free = (int)(-1 - _entries[place].Since);
        ref var entry = ref _entries[place];
        entry.Since = now;
        generation = entry.Generation;
        return place;
    }

    public uint GenerationOf(int place) => _entries[place].Generation;

    public bool Holds(int place, uint generation) => _entries[place].Generation == generation && _entries[place].Since >= 0;

    public long Remove(int place)
    {
        ref var entry = ref _entries[place];
        var since = entry.Since;
        entry.Since = -1 - _free;
        entry.Generation++;
        _free = place;
        return since;
    }

    public IEnumerable<long> Since => _entries.Take(_used).Skip(1).Select(e => e.Since).Where(s => s >= 0);

    private int Fresh()
    {
        if (_used == _entries.Length) Array.Resize(ref _entries, _used * 2);
        return _used++;
    }
}
