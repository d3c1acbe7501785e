namespace Dryrun.Simulation.Statistics;

/// <summary>
/// A mean made more precise by a companion whose mean is known: the part of a run's luck that the companion shows (the mean of the service times drawn, the number of
/// arrivals) is taken out. Source: Lavenberg and Welch, "A perspective on the use of control variables", Management Science 27, 1981.
/// </summary>
public static class ControlVariate
{
    /// <summary>
    /// Interval of the mean of values, one a replication, with the control of each and the control's true mean. Throws ArgumentException when the lengths differ
    /// or are below 3. A control that does not vary changes nothing.
    /// </summary>
    public static Interval Of(ReadOnlySpan<double> values, ReadOnlySpan<double> controls, double controlMean, double confidence = 0.95)
    {
        Confidence.Require(confidence);
        if (values.Length != controls.Length)
            throw new ArgumentException($"Each value needs its control, got {values.Length} and {controls.Length}.", nameof(controls));
        if (values.Length < 3)
            throw new ArgumentException("A control needs at least three replications.", nameof(values));
        var (ofValues, ofControls) = (Summary.Of(values), Summary.Of(controls));
        var squares = ofControls.Variance * (controls.Length - 1);
        if (squares == 0.0) return MeanInterval.Of(ofValues, confidence);
        var products = 0.0;
        for (var i = 0; i < values.Length; i++)
            products += (values[i] - ofValues.Mean) * (controls[i] - ofControls.Mean);
        var slope = products / squares;
        var off = ofControls.Mean - controlMean;
        var rest = Math.Max(0.0, ofValues.Variance * (values.Length - 1) - slope * products) / (values.Length - 2);
        var error = Math.Sqrt(rest * (1.0 / values.Length + off * off / squares));
        var half = error * StudentT.Quantile(0.5 + 0.5 * confidence, values.Length - 2);
        var mean = ofValues.Mean - slope * off;
        return new Interval(mean - half, mean, mean + half);
    }
}
