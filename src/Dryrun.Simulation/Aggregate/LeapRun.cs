using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// A population as counts, in leaps as long as the leap condition allows: no count is expected to change, nor to stray, by more than a small share of itself (Cao,
/// Gillespie, Petzold, J. Chem. Phys. 124, 044109, 2006). Leaps are binomial, so counts can never fall below 0 (Tian and Burrage, J. Chem. Phys. 121, 2004);
/// where few are left, it goes event by event, which keeps extinction exact.
/// </summary>
public static class LeapRun
{
    /// <summary>Below so many expected events a leap is not worth it, and so many single events are simulated instead.</summary>
    private const double FewEvents = 10.0;
    private const long EventsInstead = 100;

    /// <summary>
    /// Runs a model of flows by rate from counts of its compartments under a key. The horizon's step is the longest leap. Tolerance in (0, 1): the share
    /// of a count by which a leap may change it; the usual 0.03 leaves errors of some thousandths.
    /// </summary>
    public static AggregateResult Run(CompartmentModel model, ReadOnlySpan<long> start, Horizon horizon, StreamKey key, double tolerance = 0.03)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(tolerance > 0.0 && tolerance < 1.0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance lies strictly between 0 and 1.");
        var (field, state, result) = (new FlowField(model), new CountState(model, start), new AggregateResult(model, Fidelity.Leap));
        var events = new EventStepper(field, state, Xoshiro256.At(key.Child("events")));
        result.Take(0, state.Real);
        for (var time = 0L; time < horizon.Until;)
        {
            var total = events.Propensities(FlowField.Seconds(time));
            var leap = Longest(field, state, events.Latest, tolerance);
            var step = horizon.StepFrom(time, Math.Min(horizon.Step, leap >= 1e12 ? horizon.Step : Math.Max(1, (long)(leap * 1e6))));
            if (total > 0.0 && leap * total < FewEvents)
            {
                step = horizon.StepFrom(time, horizon.Every);
                var reached = events.Run(FlowField.Seconds(time), FlowField.Seconds(time + step), EventsInstead, result);
                step = Math.Clamp((long)(reached * 1e6 + 0.5) - time, 0, step);
            }
            else
            {
                field.Step(state.Real, time, step);
                state.Split(field, key, (ulong)result.Steps, result);
                result.Steps++;
            }
            time += step;
            if (step > 0 && horizon.IsDue(time)) result.Take(time, state.Real);
        }
        return result;
    }

    /// <summary>
    /// The longest leap in seconds: for every compartment, the time in which its expected change and the deviation of its change stay within a share of it, or within one.
    /// </summary>
    private static double Longest(FlowField field, CountState state, ReadOnlySpan<double> propensities, double tolerance)
    {
        var longest = double.PositiveInfinity;
        for (var c = 0; c < state.Counts.Length; c++)
        {
            var (drift, spread) = (0.0, 0.0);
            for (var f = 0; f < propensities.Length; f++)
            {
                if (field.Flows[f].From != c && field.Flows[f].To != c) continue;
                drift += field.Flows[f].To == c ? propensities[f] : -propensities[f];
                spread += propensities[f];
            }
            if (spread == 0.0) continue;
            // A rate that is of second order in a count changes by twice the count's share.
            var allowed = Math.Max(0.5 * tolerance * state.Real[c], 1.0);
            longest = Math.Min(longest, Math.Min(allowed / Math.Abs(drift), allowed * allowed / spread));
        }
        return longest;
    }
}
