using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// Every event of a population in continuous time, by Gillespie's direct method ("Exact stochastic simulation of coupled chemical reactions", J. Phys. Chem. 81,
/// 1977): exact in law when rates depend on counts alone. Costs in proportion to the number of events; the oracle of the faster ones.
/// </summary>
public static class ExactRun
{
    /// <summary>Runs a model of flows by rate from counts of its compartments under a key. The horizon's step is not used.</summary>
    public static AggregateResult Run(CompartmentModel model, ReadOnlySpan<long> start, Horizon horizon, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (state, result) = (new CountState(model, start), new AggregateResult(model, Fidelity.Exact));
        var events = new EventStepper(new FlowField(model), state, Xoshiro256.At(key));
        result.Take(0, state.Real);
        for (var due = 0L; due < horizon.Until;)
        {
            var next = due + horizon.StepFrom(due, horizon.Every);
            events.Run(FlowField.Seconds(due), FlowField.Seconds(next), long.MaxValue, result);
            due = next;
            result.Take(due, state.Real);
        }
        return result;
    }
}

/// <summary>Single events, one after the other.</summary>
internal sealed class EventStepper(FlowField field, CountState state, Xoshiro256 source)
{
    private readonly double[] _propensities = new double[field.Flows.Length];
    private Xoshiro256 _source = source;

    /// <summary>Simulates events from a time to another, in seconds, or so many of them; returns the time reached.</summary>
    internal double Run(double from, double to, long events, AggregateResult result)
    {
        var time = from;
        for (; events > 0; events--)
        {
            var total = Propensities(time);
            if (total == 0.0) return to;
            // Without memory: an event beyond the end is forgotten, and the next span draws afresh.
            time += Ziggurat.Exponential(ref _source) * (1.0 / Ziggurat.One) / total;
            if (time >= to) return to;
            var flow = Choose(total);
            state.Move(field.Flows[flow], 1, flow, result);
            state.Publish();
            result.Steps++;
        }
        return time;
    }

    /// <summary>Events expected in a second, by flow and in all.</summary>
    internal double Propensities(double seconds)
    {
        field.Rates(state.Real, seconds);
        var total = 0.0;
        for (var f = 0; f < _propensities.Length; f++)
        {
            var from = field.Flows[f].From;
            _propensities[f] = field.Hazards[f] * (from >= 0 ? state.Real[from] : 1.0);
            total += _propensities[f];
        }
        return total;
    }

    internal ReadOnlySpan<double> Latest => _propensities;

    private int Choose(double total)
    {
        var left = _source.NextDouble() * total;
        var chosen = -1;
        for (var f = 0; f < _propensities.Length; f++)
        {
            if (_propensities[f] == 0.0) continue;
            chosen = f;
            if (left < _propensities[f]) break;
            left -= _propensities[f];
        }
        return chosen;
    }
}
