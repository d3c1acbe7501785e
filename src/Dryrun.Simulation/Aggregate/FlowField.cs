using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// The hazards of all flows over a step and what follows from them: the chance to leave each compartment and how the leavers split. One for each run.
/// </summary>
internal sealed class FlowField
{
    private readonly Flow[] _flows;
    private readonly int[][] _from;
    private readonly double[] _middle;
    private readonly double[] _moved;
    private readonly double[] _entrants;

    internal FlowField(CompartmentModel model)
    {
        _flows = [.. model.FlowList];
        _from = [.. Enumerable.Range(0, model.Compartments.Count).Select(c => FlowsFrom(c))];
        Arrivals = FlowsFrom(CompartmentModel.Outside);
        Hazards = new double[_flows.Length];
        _middle = new double[model.Compartments.Count];
        _moved = new double[_flows.Length];
        _entrants = new double[model.Compartments.Count];
    }

    internal ReadOnlySpan<Flow> Flows => _flows;

    /// <summary>Places of the flows that come from outside.</summary>
    internal int[] Arrivals { get; }

    /// <summary>The hazard of each flow over the step; of arrivals, their expected number.</summary>
    internal double[] Hazards { get; }

    /// <summary>Places of the flows out of a compartment, in their order.</summary>
    internal ReadOnlySpan<int> From(int compartment) => _from[compartment];

    /// <summary>
    /// Sets the hazards over a step for counts at its start. Rates are taken at the middle of the step, where an expected half step leads, which makes
    /// the error of a run fall with the square of the step (the midpoint method of Gillespie, J. Chem. Phys. 115, 2001).
    /// </summary>
    internal void Step(ReadOnlySpan<double> counts, long from, long step)
    {
        var (start, middle, end) = (Seconds(from), Seconds(from) + 0.5 * Seconds(step), Seconds(from + step));
        Evaluate(counts, start, middle, 0.5 * Seconds(step), start);
        Expect(counts, _middle, _moved);
        Evaluate(_middle, start, end, Seconds(step), middle);
    }

    /// <summary>Expected counts after the step whose hazards are set, and what each flow moves; next may not be counts.</summary>
    internal void Expect(ReadOnlySpan<double> counts, Span<double> next, Span<double> moved)
    {
        moved.Clear();
        foreach (var f in Arrivals) moved[f] = Hazards[f];
        for (var c = 0; c < _from.Length; c++) Leave(c, counts[c] * Chance(Total(c)), moved);
        Entrants(moved, _entrants);
        for (var c = 0; c < _from.Length; c++) Leave(c, _entrants[c] * ChanceOfEntrants(Total(c)), moved);
        counts.CopyTo(next);
        for (var f = 0; f < _flows.Length; f++)
        {
            if (_flows[f].From >= 0) next[_flows[f].From] -= moved[f];
            if (_flows[f].To >= 0) next[_flows[f].To] += moved[f];
        }
        // What rounding may leave of an emptied compartment.
        foreach (ref var count in next) count = Math.Max(0.0, count);
    }

    /// <summary>The chance to leave within the step under a total hazard.</summary>
    internal static double Chance(double total) => -PortableMath.Expm1(-total);

    /// <summary>
    /// The chance of those who entered within the step, at a uniform time, to leave again before its end: the mean of 1 - e^(-u total) over u in (0, 1). Without
    /// it chains of flows would lag by half a step at each link.
    /// </summary>
    internal static double ChanceOfEntrants(double total) => total switch
    {
        < 1e-4 => total * (0.5 - total * (1.0 / 6 - total * (1.0 / 24))),
        double.PositiveInfinity => 1.0,
        _ => 1.0 + PortableMath.Expm1(-total) / total,
    };

    private void Leave(int compartment, double leavers, Span<double> moved)
    {
        if (leavers == 0.0) return;
        var total = Total(compartment);
        foreach (var f in _from[compartment]) moved[f] += leavers * Share(f, total);
    }

    private void Entrants(ReadOnlySpan<double> moved, double[] entrants)
    {
        Array.Clear(entrants);
        for (var f = 0; f < _flows.Length; f++)
            if (_flows[f].To >= 0) entrants[_flows[f].To] += moved[f];
    }

    /// <summary>The hazard of leaving a compartment by any flow.</summary>
    internal double Total(int compartment)
    {
        var total = 0.0;
        foreach (var f in _from[compartment])
            total += Hazards[f];
        return total;
    }

    /// <summary>The share of a compartment's leavers that take a flow; infinite hazards take all, and split by their parts.</summary>
    internal double Share(int flow, double total)
    {
        if (!double.IsPositiveInfinity(total)) return Hazards[flow] / total;
        if (!double.IsPositiveInfinity(Hazards[flow])) return 0.0;
        var parts = 0.0;
        foreach (var f in _from[_flows[flow].From])
            if (double.IsPositiveInfinity(Hazards[f])) parts += _flows[f].Part;
        return _flows[flow].Part / parts;
    }

    /// <summary>Rates of all flows at one moment, per second; needs flows by rate.</summary>
    internal void Rates(ReadOnlySpan<double> counts, double seconds)
    {
        for (var f = 0; f < _flows.Length; f++)
        {
            var rate = _flows[f].Rate ?? throw new InvalidOperationException(
                $"The flow \"{_flows[f].Name}\" is given by its hazard over spans of time; this fidelity needs rates. Cohort, individual and stepped mean field do not.");
            Hazards[f] = Checked(f, rate(counts, seconds), seconds);
        }
    }

    internal static double Seconds(long micros) => micros / 1e6;

    private void Evaluate(ReadOnlySpan<double> counts, double from, double to, double length, double at)
    {
        for (var f = 0; f < _flows.Length; f++)
        {
            var flow = _flows[f];
            Hazards[f] = flow.Rate is { } rate
                ? Checked(f, rate(counts, at), at) * length
                : CheckedHazard(f, flow.Hazard!(counts, from, to) * flow.Part, from);
        }
    }

    private double Checked(int flow, double rate, double seconds) => rate >= 0.0 && rate <= double.MaxValue
        ? rate
        : throw new InvalidOperationException($"The rate of the flow \"{_flows[flow].Name}\" at {seconds} s is {rate}; it must be finite and at least 0.");

    private double CheckedHazard(int flow, double hazard, double seconds) => hazard >= 0.0
        ? hazard
        : throw new InvalidOperationException($"The hazard of the flow \"{_flows[flow].Name}\" from {seconds} s on is {hazard}; it must be at least 0.");

    private int[] FlowsFrom(int compartment) => [.. Enumerable.Range(0, _flows.Length).Where(f => _flows[f].From == compartment)];
}
