using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Aggregate;

/// <summary>Whole counts of compartments, moved by drawn numbers; nobody is lost, nobody is made.</summary>
internal sealed class CountState
{
    private readonly long[] _counts;
    private readonly long[] _moves;
    private readonly long[] _entrants;
    private readonly double[] _weights;
    private readonly long[] _split;
    private long _expected;

    internal CountState(CompartmentModel model, ReadOnlySpan<long> start)
    {
        _counts = Checked(model, start);
        _moves = new long[model.FlowList.Count];
        _entrants = new long[_counts.Length];
        _weights = new double[model.FlowList.Count];
        _split = new long[model.FlowList.Count];
        Real = new double[_counts.Length];
        foreach (var count in _counts) _expected += count;
        Publish();
    }

    /// <summary>The counts as numbers that rates take.</summary>
    internal double[] Real { get; }

    internal ReadOnlySpan<long> Counts => _counts;

    /// <summary>The start of a run, with its range checked.</summary>
    internal static long[] Checked(CompartmentModel model, ReadOnlySpan<long> start)
    {
        if (start.Length != model.Compartments.Count)
            throw new ArgumentException($"There are {model.Compartments.Count} compartments but {start.Length} counts.", nameof(start));
        var total = 0L;
        foreach (var count in start)
        {
            if ((ulong)count > BinomialSampler.MaxTrials || (total += count) > BinomialSampler.MaxTrials)
                throw new ArgumentOutOfRangeException(nameof(start), count, "Each count and all together lie in 0 .. 2^52.");
        }
        return start.ToArray();
    }

    /// <summary>Draws what the hazards of a field move in one step and moves it. Every compartment has its own streams in every step.</summary>
    internal void Split(FlowField field, StreamKey key, ulong step, AggregateResult result)
    {
        Array.Clear(_moves);
        var entity = 0UL;
        foreach (var f in field.Arrivals)
        {
            var stream = key.Open((ulong)(2 * _counts.Length + f), step);
            _moves[f] = stream.Poisson(field.Hazards[f]);
        }
        for (var c = 0; c < _counts.Length; c++)
            Leave(field, c, _counts[c], FlowField.Chance(field.Total(c)), key.Open(entity++, step));
        Array.Clear(_entrants);
        for (var f = 0; f < _moves.Length; f++)
            if (field.Flows[f].To >= 0) _entrants[field.Flows[f].To] += _moves[f];
        for (var c = 0; c < _counts.Length; c++)
            Leave(field, c, _entrants[c], FlowField.ChanceOfEntrants(field.Total(c)), key.Open(entity++, step));
        for (var f = 0; f < _moves.Length; f++)
            if (_moves[f] != 0) Move(field.Flows[f], _moves[f], f, result);
        Publish();
    }

    /// <summary>Adds to the moves how many of a compartment's count leave, by which flows.</summary>
    private void Leave(FlowField field, int compartment, long count, double chance, PhiloxStream stream)
    {
        var from = field.From(compartment);
        if (count == 0 || from.IsEmpty || chance == 0.0) return;
        var leavers = stream.Binomial(count, chance);
        if (from.Length == 1)
        {
            _moves[from[0]] += leavers;
            return;
        }
        var total = field.Total(compartment);
        var weights = _weights.AsSpan(0, from.Length);
        var split = _split.AsSpan(0, from.Length);
        for (var i = 0; i < from.Length; i++) weights[i] = field.Share(from[i], total);
        stream.Multinomial(leavers, weights, split);
        for (var i = 0; i < from.Length; i++) _moves[from[i]] += split[i];
    }

    /// <summary>Moves a number along a flow.</summary>
    internal void Move(in Flow flow, long count, int place, AggregateResult result)
    {
        if (flow.From >= 0) _counts[flow.From] -= count;
        else _expected += count;
        if (flow.To >= 0) _counts[flow.To] += count;
        else _expected -= count;
        result.Move(place, count);
    }

    /// <summary>Makes the moved counts seen by rates; throws when individuals were lost or made, which no run may do.</summary>
    internal void Publish()
    {
        var total = 0L;
        for (var c = 0; c < _counts.Length; c++)
        {
            if (_counts[c] < 0)
                throw new InvalidOperationException($"A compartment holds {_counts[c]} individuals.");
            total += _counts[c];
            Real[c] = _counts[c];
        }
        if (total != _expected)
            throw new InvalidOperationException($"There are {total} individuals where {_expected} should be.");
    }
}
