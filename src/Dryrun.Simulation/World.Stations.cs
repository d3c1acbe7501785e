using System.Runtime.CompilerServices;
using Dryrun.Simulation.Processes;
using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation;

/// <summary>The stations of a world.</summary>
public sealed partial class World
{
    private readonly List<Station> _stations = [];
    private readonly HashSet<string> _names = [];

    /// <summary>All stations, in the order in which they were made.</summary>
    public IReadOnlyList<Station> Stations => _stations;

    /// <summary>The station of a name; throws KeyNotFoundException where there is none.</summary>
    public Station Station(string name) =>
        _stations.Find(s => s.Name == name) ?? throw new KeyNotFoundException($"No station is called '{name}'. There are: {string.Join(", ", _stations.Select(s => s.Name))}.");

    /// <summary>Forgets what was measured so far, at the end of a warm-up; whoever is present stays present.</summary>
    public void RestartStatistics() => _stations.ForEach(s => s.Restart());

    /// <summary>What happened at all stations, as text for people.</summary>
    public string Report() => string.Join('\n', _stations.Select(s => s.Report()));

    /// <summary>The slot of the process that is running; 0 while a component or nobody is.</summary>
    internal uint CurrentProcess => _current;

    /// <summary>The process whose slot it is; null for slot 0.</summary>
    internal Frame? ProcessOf(uint slot) => Unsafe.As<Frame>(Slots[slot].Target);

    internal void Attach(Station station)
    {
        if (!_names.Add(station.Name)) throw new ArgumentException($"A station called '{station.Name}' exists already; names are unique in a world.", nameof(station));
        station.Identity = NextIdentity();
        _stations.Add(station);
    }

    private void CheckInvariants() => _stations.ForEach(s => s.Check());
}
