namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// The course that a population follows when there are infinitely many: rates only, no chance. An oracle for the others and a preview; what few individuals do, what
/// tails do, it does not tell. Each run is done twice, the second time with half the step, and says how far the two lie apart.
/// </summary>
public static class MeanField
{
    /// <summary>The classical Runge-Kutta method of fourth order in fixed steps, for flows by rate; start counts at least 0.</summary>
    public static AggregateResult Run(CompartmentModel model, ReadOnlySpan<double> start, Horizon horizon)
    {
        var (field, whole, half) = Prepare(model, start);
        // The error of order 4 falls to a sixteenth.
        var method = new RungeKutta(field, start.Length);
        return Twice(start, horizon, whole, half, 15.0, method.Step);
    }

    /// <summary>
    /// Expected steps: what the cohort does, on the same steps, without chance. Takes flows by hazard too, and is exact for hazards that do not follow the counts.
    /// </summary>
    public static AggregateResult Steps(CompartmentModel model, ReadOnlySpan<double> start, Horizon horizon)
    {
        var (field, whole, half) = Prepare(model, start);
        var next = new double[start.Length];
        var moved = new double[model.FlowList.Count];
        return Twice(start, horizon, whole, half, 3.0, (counts, time, step, result) =>
        {
            field.Step(counts, time, step);
            field.Expect(counts, next, moved);
            for (var f = 0; f < moved.Length; f++) result.Move(f, moved[f]);
            next.CopyTo(counts, 0);
        });
    }

    private delegate void Advance(double[] counts, long time, long step, AggregateResult result);

    private static (FlowField Field, AggregateResult Whole, AggregateResult Half) Prepare(CompartmentModel model, ReadOnlySpan<double> start)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (start.Length != model.Compartments.Count)
            throw new ArgumentException($"There are {model.Compartments.Count} compartments but {start.Length} counts.", nameof(start));
        foreach (var count in start)
        {
            if (!(count >= 0.0 && count <= double.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(start), count, "A count is finite and at least 0.");
        }
        return (new FlowField(model), new AggregateResult(model, Fidelity.MeanField), new AggregateResult(model, Fidelity.MeanField));
    }

    /// <summary>Runs with whole and with half steps; the second is the result, and the difference over (2^order - 1) its error.</summary>
    private static AggregateResult Twice(ReadOnlySpan<double> start, Horizon horizon, AggregateResult whole, AggregateResult half, double gain, Advance advance)
    {
        Once(start.ToArray(), horizon, horizon.Step, whole, advance);
        Once(start.ToArray(), horizon, Math.Max(1, horizon.Step / 2), half, advance);
        var total = 0.0;
        foreach (var count in start) total += count;
        half.ErrorEstimate = total == 0.0 ? 0.0 : whole.Distance(half) / gain / total;
        return half;
    }

    private static void Once(double[] counts, Horizon horizon, long length, AggregateResult result, Advance advance)
    {
        result.Take(0, counts);
        for (var time = 0L; time < horizon.Until;)
        {
            var step = horizon.StepFrom(time, length);
            advance(counts, time, step, result);
            time += step;
            result.Steps++;
            if (horizon.IsDue(time)) result.Take(time, counts);
        }
    }

    /// <summary>The four stages of a step, with the room they need.</summary>
    private sealed class RungeKutta(FlowField field, int compartments)
    {
        private readonly double[] _point = new double[compartments];
        private readonly double[] _stage = new double[field.Flows.Length];
        private readonly double[] _sum = new double[field.Flows.Length];

        internal void Step(double[] counts, long time, long step, AggregateResult result)
        {
            var (start, h) = (FlowField.Seconds(time), FlowField.Seconds(step));
            Array.Clear(_sum);
            for (var s = 0; s < 4; s++)
            {
                var (reach, weight) = s switch { 0 => (0.0, 1.0), 3 => (1.0, 1.0), _ => (0.5, 2.0) };
                counts.CopyTo(_point, 0);
                if (reach > 0.0) Move(_point, _stage, reach * h);
                foreach (ref var count in _point.AsSpan()) count = Math.Max(0.0, count);
                field.Rates(_point, start + reach * h);
                for (var f = 0; f < _stage.Length; f++)
                {
                    var from = field.Flows[f].From;
                    _stage[f] = field.Hazards[f] * (from >= 0 ? _point[from] : 1.0);
                    _sum[f] += weight * _stage[f];
                }
            }
            Move(counts, _sum, h / 6.0);
            for (var f = 0; f < _sum.Length; f++) result.Move(f, _sum[f] * (h / 6.0));
        }

        private void Move(double[] counts, double[] flows, double scale)
        {
            for (var f = 0; f < flows.Length; f++)
            {
                if (field.Flows[f].From >= 0) counts[field.Flows[f].From] -= scale * flows[f];
                if (field.Flows[f].To >= 0) counts[field.Flows[f].To] += scale * flows[f];
            }
        }
    }
}
