using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// The rate at which each individual of a compartment leaves by a flow, per second; at least 0 and finite. Counts of all compartments, and the time in seconds.
/// </summary>
public delegate double FlowRate(ReadOnlySpan<double> counts, double seconds);

/// <summary>
/// A rate added up over a span of time, dimensionless: an individual stays with probability e^-hazard. At least 0; infinite when all leave. For flows whose
/// rate changes within a step, such as polls that fall somewhere in a day: ln((end - from) / (end - to)).
/// </summary>
public delegate double FlowHazard(ReadOnlySpan<double> counts, double fromSeconds, double toSeconds);

/// <summary>
/// Compartments that hold exchangeable individuals and flows that move them: the data from which every fidelity runs. Build it once; running does not change it.
/// </summary>
public sealed class CompartmentModel
{
    /// <summary>The end of a flow that lies outside: what goes there is gone.</summary>
    internal const int Outside = -1;

    private readonly string[] _compartments;
    private readonly List<Flow> _flows = [];

    /// <summary>A model of compartments with names, all different.</summary>
    public CompartmentModel(params IReadOnlyList<string> compartments)
    {
        ArgumentNullException.ThrowIfNull(compartments);
        if (compartments.Count == 0)
            throw new ArgumentException("A model needs at least one compartment.", nameof(compartments));
        _compartments = [.. compartments];
        for (var i = 0; i < _compartments.Length; i++)
            if (Array.IndexOf(_compartments, _compartments[i]) != i)
                throw new ArgumentException($"The compartment \"{_compartments[i]}\" occurs twice.", nameof(compartments));
    }

    /// <summary>The names of the compartments.</summary>
    public IReadOnlyList<string> Compartments => _compartments;

    /// <summary>The names of the flows.</summary>
    public IReadOnlyList<string> Flows => [.. _flows.Select(f => f.Name)];

    internal IReadOnlyList<Flow> FlowList => _flows;

    /// <summary>Adds a flow from one compartment to another at a rate for each individual.</summary>
    public CompartmentModel Flow(string name, string from, string to, FlowRate rate) => Add(name, Place(from), Place(to), rate, null);

    /// <summary>
    /// Adds a flow by its hazard over spans of time, of which it takes a share in (0, 1]: several ways that one happening may end are flows of one hazard whose shares
    /// sum to 1, and they split so even where the hazard is infinite.
    /// </summary>
    public CompartmentModel FlowOver(string name, string from, string to, FlowHazard hazard, double share = 1.0) =>
        share is > 0.0 and <= 1.0
            ? Add(name, Place(from), Place(to), null, hazard, share)
            : throw new ArgumentOutOfRangeException(nameof(share), share, "The share of a hazard lies in (0, 1].");

    /// <summary>Adds a flow out of the model at a rate for each individual.</summary>
    public CompartmentModel Departures(string name, string from, FlowRate rate) => Add(name, Place(from), Outside, rate, null);

    /// <summary>Adds a flow into the model; its rate is of all arrivals together (Poisson), not for each individual.</summary>
    public CompartmentModel Arrivals(string name, string to, FlowRate rate) => Add(name, Outside, Place(to), rate, null);

    /// <summary>The place of a compartment by its name; ArgumentException when there is none.</summary>
    public int Place(string compartment)
    {
        var place = Array.IndexOf(_compartments, compartment);
        return place >= 0
            ? place
            : throw new ArgumentException($"There is no compartment \"{compartment}\"; there are: {string.Join(", ", _compartments)}.", nameof(compartment));
    }

    private CompartmentModel Add(string name, int from, int to, FlowRate? rate, FlowHazard? hazard, double share = 1.0)
    {
        if (from == to)
            throw new ArgumentException($"The flow \"{name}\" leads back to where it comes from.", nameof(to));
        if (rate is null && hazard is null)
            throw new ArgumentNullException(nameof(rate));
        if (_flows.Any(f => f.Name == name))
            throw new ArgumentException($"The flow \"{name}\" occurs twice.", nameof(name));
        _flows.Add(new Flow(name, from, to, rate, hazard, share));
        return this;
    }
}

/// <summary>One flow; places of compartments, or outside.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Flow(string Name, int From, int To, FlowRate? Rate, FlowHazard? Hazard, double Part);
