namespace Dryrun.Simulation.Aggregate;

/// <summary>The course of a population: counts of every compartment at regular times, what every flow moved, and which fidelity produced it.</summary>
public sealed class AggregateResult
{
    private readonly CompartmentModel _model;
    private readonly List<long> _times = [];
    private readonly List<double[]> _counts = [];
    private readonly double[] _moved;

    internal AggregateResult(CompartmentModel model, Fidelity fidelity)
    {
        (_model, Fidelity) = (model, fidelity);
        _moved = new double[model.FlowList.Count];
    }

    /// <summary>How finely it was simulated.</summary>
    public Fidelity Fidelity { get; }

    /// <summary>The times at which counts were taken, in microseconds; the first is the start, the last the end.</summary>
    public IReadOnlyList<long> Times => _times;

    /// <summary>Steps, or single events, that were simulated.</summary>
    public long Steps { get; internal set; }

    /// <summary>
    /// Of a mean field: the greatest difference of any count, as a share of all individuals, that halving the step still made, scaled to what it leaves. 0 for the others.
    /// </summary>
    public double ErrorEstimate { get; internal set; }

    /// <summary>Hash of the whole course.</summary>
    public HistoryHash Hash
    {
        get
        {
            var hash = default(HistoryHash);
            hash.Add((long)Fidelity);
            for (var i = 0; i < _times.Count; i++)
            {
                hash.Add(_times[i]);
                foreach (var count in _counts[i]) hash.Add(count);
            }
            foreach (var moved in _moved) hash.Add(moved);
            return hash;
        }
    }

    /// <summary>The count of a compartment at the i-th time; whole for every fidelity but mean field.</summary>
    public double Count(int time, string compartment) => _counts[time][_model.Place(compartment)];

    /// <summary>The count of a compartment at the end.</summary>
    public double Final(string compartment) => Count(_counts.Count - 1, compartment);

    /// <summary>All a compartment's counts, one for each time.</summary>
    public double[] Course(string compartment)
    {
        var place = _model.Place(compartment);
        return [.. _counts.Select(c => c[place])];
    }

    /// <summary>How many a flow moved in all.</summary>
    public double Moved(string flow)
    {
        for (var f = 0; f < _moved.Length; f++)
            if (_model.FlowList[f].Name == flow) return _moved[f];
        throw new ArgumentException($"There is no flow \"{flow}\"; there are: {string.Join(", ", _model.Flows)}.", nameof(flow));
    }

    internal void Take(long time, ReadOnlySpan<double> counts)
    {
        _times.Add(time);
        _counts.Add(counts.ToArray());
    }

    internal void Move(int flow, double count) => _moved[flow] += count;

    /// <summary>The greatest difference of any count to another course of the same times.</summary>
    internal double Distance(AggregateResult other)
    {
        var distance = 0.0;
        for (var i = 0; i < _counts.Count; i++)
            for (var c = 0; c < _counts[i].Length; c++)
                distance = Math.Max(distance, Math.Abs(_counts[i][c] - other._counts[i][c]));
        return distance;
    }
}
