using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// A population as counts, in fixed steps: of each compartment a binomial number leaves and splits multinomially. Exact in law for rates that stay as they are
/// within a step; where rates follow the counts, the error falls with the square of the step. A hundred million cost what a thousand cost.
/// </summary>
public static class CohortRun
{
    /// <summary>Runs a model from counts of its compartments (each and all together in 0 .. 2^52) under a key.</summary>
    public static AggregateResult Run(CompartmentModel model, ReadOnlySpan<long> start, Horizon horizon, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (field, state, result) = (new FlowField(model), new CountState(model, start), new AggregateResult(model, Fidelity.Cohort));
        result.Take(0, state.Real);
        for (var time = 0L; time < horizon.Until;)
        {
            var step = horizon.StepFrom(time, horizon.Step);
            field.Step(state.Real, time, step);
            state.Split(field, key, (ulong)result.Steps, result);
            time += step;
            result.Steps++;
            if (horizon.IsDue(time)) result.Take(time, state.Real);
        }
        return result;
    }
}
