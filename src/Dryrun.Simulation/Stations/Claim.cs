using System.Runtime.InteropServices;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// The right to one unit of a resource, given back by disposing: <c>using (await counter.Acquire()) ...</c>. Giving it back twice does nothing, nor does
/// giving back what was lost to somebody more urgent.
/// </summary>
public readonly struct Claim : IDisposable, IEquatable<Claim>
{
    private readonly Resource? _resource;
    private readonly int _place;
    private readonly uint _generation;

    internal Claim(Resource resource, int place, uint generation) => (_resource, _place, _generation) = (resource, place, generation);

    /// <summary>Whether the unit is still held; false from the beginning where none was to be had.</summary>
    public bool IsHeld => _resource is not null && _resource.Holds(_place, _generation);

    /// <summary>Gives the unit back; whoever is next has it at this instant.</summary>
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

/// <summary>The units of a resource that are held: since when, and for a preemptive one by whom and how urgently.</summary>
/// <param name="keepsHolders">Whether holders can be preempted.</param>
internal sealed class Claims(bool keepsHolders)
{
    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public long Came;
        public long Since; // -1 - next free place where nothing is held
        public uint Generation;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Holder
    {
        public Frame? Process;
        public uint Version;
        public int Priority;
    }

    private Entry[] _entries = new Entry[4];
    private Holder[] _holders = keepsHolders ? new Holder[4] : [];
    private int _free;
    private int _used = 1;

    public int Add(long now, long came, out uint generation)
    {
        var place = _free;
        if (place == 0) place = Fresh();
        else _free = (int)(-1 - _entries[place].Since);
        ref var entry = ref _entries[place];
        (entry.Since, entry.Came) = (now, came);
        generation = entry.Generation;
        return place;
    }

    /// <summary>Notes who holds a unit, null for a component.</summary>
    public void HeldBy(int place, Frame? process, int priority) =>
        _holders[place] = new() { Process = process, Version = process?.Version ?? 0, Priority = priority };

    public (Frame? Process, uint Version) HolderOf(int place) => (_holders[place].Process, _holders[place].Version);

    public bool Holds(int place, uint generation) => _entries[place].Generation == generation && _entries[place].Since >= 0;

    public (long Came, long Since) Remove(int place)
    {
        ref var entry = ref _entries[place];
        var (came, since) = (entry.Came, entry.Since);
        entry.Since = -1 - _free;
        entry.Generation++;
        _free = place;
        return (came, since);
    }

    /// <summary>
    /// The least urgent holder, if it is less urgent than a priority: of several the one who holds for the shortest time. 0 for none. Never the process itself.
    /// </summary>
    public int LeastUrgent(int priority, Frame? self)
    {
        var found = 0;
        for (var place = 1; place < _used; place++)
        {
            if (_entries[place].Since < 0 || _holders[place].Priority <= priority || (self is not null && _holders[place].Process == self)) continue;
            if (found == 0 || LessUrgent(place, found)) found = place;
        }
        return found;
    }

    public IEnumerable<long> Since => _entries.Take(_used).Skip(1).Select(e => e.Since).Where(s => s >= 0);

    private bool LessUrgent(int place, int other)
    {
        var (a, b) = (_holders[place].Priority, _holders[other].Priority);
        return a > b || (a == b && _entries[place].Since >= _entries[other].Since);
    }

    private int Fresh()
    {
        if (_used == _entries.Length)
        {
            Array.Resize(ref _entries, _used * 2);
            if (keepsHolders) Array.Resize(ref _holders, _used * 2);
        }
        return _used++;
    }
}

/// <summary>Why a process that held a unit of a preemptive resource was interrupted: the reason that <see cref="Interrupted"/> carries.</summary>
/// <param name="Resource">The resource whose unit it no longer holds.</param>
/// <param name="Priority">The priority of the one who has it now.</param>
/// <param name="Since">Since when it had held the unit, in microseconds.</param>
public sealed record Preempted(Resource Resource, int Priority, long Since)
{
    /// <summary>For people.</summary>
    public override string ToString() => $"a unit of '{Resource.Name}' went to priority {Priority}";
}
