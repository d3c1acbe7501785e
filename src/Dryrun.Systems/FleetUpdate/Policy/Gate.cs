using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.FleetUpdate.Policy;

/// <summary>What a gate found.</summary>
/// <param name="Cohort">Where.</param>
/// <param name="Metric">What.</param>
/// <param name="Reported">Devices that could have shown it.</param>
/// <param name="Failures">Devices that did.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Breach(int Cohort, GateMetric Metric, long Reported, long Failures);

/// <summary>
/// Compares failures with the baseline, cohort by cohort. The sequential rule is a likelihood-ratio test against rates 1.25, 2 and 6 times the
/// baseline with the budget alpha shared evenly over all tests (Wald's inequality holds at every look, so it may be looked at any time).
/// </summary>
internal sealed class Gate
{
    // Below this, a fixed threshold would fire on single devices.
    private const long ReportsMin = 500;
    private static readonly double[] Alternatives = [1.25, 2, 6];

    private readonly FleetDesign design;
    private readonly int cohorts;
    private readonly double limit;
    private readonly (double[] Success, double[] Failure)[] weights = new (double[], double[])[6];
    private readonly double[] weightedBaseline = new double[6];
    private readonly GateMetric[] metrics;
    private readonly double[] relearned = [1, 1, 1, 1, 1, 1];

    public Gate(FleetDesign design)
    {
        this.design = design;
        cohorts = design.Rollout.SegmentedDetection ? Cohort.Count : 1;
        metrics = [.. design.Rollout.GateMetrics.Distinct().Order()];
        limit = PortableMath.Log(Alternatives.Length * cohorts * metrics.Length / design.Rollout.SequentialAlpha);
    }

    /// <summary>A breach of this metric was noise: its normal rate lies higher than remembered.</summary>
    public void Relearn(GateMetric metric) => relearned[(int)metric] *= 1.3;

    /// <summary>The first breach that is not in a cohort to be ignored, or null.</summary>
    public Breach? Find(FleetObservation seen, ReadOnlySpan<bool> ignored)
    {
        foreach (var metric in metrics)
        {
            var baseline = seen.Baseline[(int)metric] * relearned[(int)metric];
            if (weightedBaseline[(int)metric] != baseline) Weigh(metric, baseline);
            var exposed = metric == GateMetric.SupportContacts ? seen.Callable : seen.Reported;
            // Narrow cohorts first: a breach that shows there names its cause.
            for (var cohort = cohorts - 1; cohort >= 0; cohort--)
            {
                if (ignored[((int)metric * Cohort.Count) + cohort]) continue;
                var failures = seen.Failures[((int)metric * Cohort.Count) + cohort];
                if (failures > 0 && Breaches(metric, baseline, exposed[cohort], failures))
                {
                    return new Breach(cohort, metric, exposed[cohort], failures);
                }
            }
        }

        return null;
    }

    private bool Breaches(GateMetric metric, double baseline, long reported, long failures)
    {
        failures = Math.Min(failures, reported);
        if (design.Rollout.HaltRule == HaltRule.FixedThreshold)
        {
            return reported >= ReportsMin && (double)failures / reported > baseline + (design.Rollout.ThresholdPercent / 100);
        }

        var (success, failure) = weights[(int)metric];
        for (var i = 0; i < Alternatives.Length; i++)
        {
            if ((failures * failure[i]) + ((reported - failures) * success[i]) > limit) return true;
        }

        return false;
    }

    private void Weigh(GateMetric metric, double baseline)
    {
        weightedBaseline[(int)metric] = baseline;
        var (success, failure) = (new double[Alternatives.Length], new double[Alternatives.Length]);
        for (var i = 0; i < Alternatives.Length; i++)
        {
            var p = Math.Min(0.9, baseline * Alternatives[i]);
            failure[i] = PortableMath.Log(p / baseline);
            success[i] = PortableMath.Log((1 - p) / (1 - baseline));
        }

        weights[(int)metric] = (success, failure);
    }
}
