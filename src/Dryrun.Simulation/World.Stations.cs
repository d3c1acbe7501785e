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

    internal void Attach(Station station)
    {
        if (!_names.Add(station.Name)) throw new ArgumentException($"A station called '{station.Name}' exists already; names are unique in a world.", nameof(station));
        _stations.Add(station);
    }

    private void CheckInvariants() => _stations.ForEach(s => s.Check());
}
