using Dryrun.Simulation.Randomness;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>
/// A service and the calls to it by class, the most important first: as a fluid, or for some critical minutes as single calls before exact queues. The hand-over
/// between the two conserves calls: what waits for its next attempt goes along in whole units, the rest of a unit stays where it was.
/// </summary>
internal sealed class CallTier
{
    /// <summary>Load over capacity from which useful work falls (S4 b11).</summary>
    public const double Knee = 1.3;

    /// <summary>Attempts of an app for one call (V58).</summary>
    public const int Attempts = 3;

    /// <summary>Mean seconds to the next attempt (assumption).</summary>
    public const double BackoffSeconds = 10;

    /// <summary>Mean seconds that a call keeps a server (assumption).</summary>
    public const double ServiceSeconds = 0.2;

    // What turning a call away at the edge costs, against serving it, and how much of the capacity that may eat (assumptions).
    private const double RejectCost = 0.02;
    private const double RejectCostMax = 0.3;

    private readonly OverloadLaw law = new(Knee);
    private readonly RetryFluid[] fluids;
    private readonly double[] offered;
    private readonly double[] shares;
    private readonly double[] servedBefore;
    private readonly double[] givenUpBefore;
    private readonly bool sheds;
    private readonly double budgetPercent;
    private SampledCalls? sampled;

    /// <param name="classes">Classes of calls.</param>
    /// <param name="budgetPercent">Retries a hundred first attempts; twice the attempts beyond the first means no budget.</param>
    /// <param name="sheds">True where the edge turns the least important away first.</param>
    public CallTier(int classes, double budgetPercent, bool sheds)
    {
        this.sheds = sheds;
        this.budgetPercent = budgetPercent;
        fluids = [.. Enumerable.Range(0, classes).Select(_ => new RetryFluid(RetryLaw.WithBudget(Attempts, 1, budgetPercent), BackoffSeconds))];
        offered = new double[classes];
        shares = new double[classes];
        (servedBefore, givenUpBefore) = (new double[classes], new double[classes]);
        Eventually = new double[classes];
        Array.Fill(Eventually, 1);
    }

    /// <summary>Share of the calls that were settled in the last step which were served, by class; 1 where none was.</summary>
    public double[] Eventually { get; }

    /// <summary>Share of the attempts of the last step that were served, by class.</summary>
    public ReadOnlySpan<double> Shares => shares;

    /// <summary>Attempts a second in the last step.</summary>
    public double OfferedPerSecond { get; private set; }

    /// <summary>Calls served a second in the last step.</summary>
    public double ServedPerSecond { get; private set; }

    /// <summary>Useful capacity a second in the last step.</summary>
    public double CapacityPerSecond { get; private set; }

    /// <summary>Wait before service that 19 of 20 served calls of the first class did not exceed in the last step, seconds.</summary>
    public double WaitSeconds { get; private set; }

    /// <summary>Mean wait of all calls of the first class that were followed and served since sampling began, milliseconds.</summary>
    public double MeanWaitMilliseconds => sampled is null ? 0 : sampled.AllWaits.Mean / 1000;

    /// <summary>True while single calls are followed.</summary>
    public bool IsSampled => sampled is not null;

    /// <summary>Single calls followed so far.</summary>
    public long Followed { get; private set; }

    /// <summary>Calls that began, by class.</summary>
    public double Fresh(int cls) => fluids[cls].Fresh + (sampled?.FreshOf(cls) ?? 0);

    /// <summary>Calls that were served in the end, by class.</summary>
    public double Served(int cls) => fluids[cls].Served + (sampled?.ServedOf(cls) ?? 0);

    /// <summary>Calls that nobody tries any more, by class.</summary>
    public double GivenUp(int cls) => fluids[cls].GivenUp + (sampled?.GivenUpOf(cls) ?? 0);

    /// <summary>Calls between two attempts, by class.</summary>
    public double Waiting(int cls) => fluids[cls].Waiting + (sampled?.WaitingOf(cls) ?? 0);

    /// <summary>Apps that ignore their budget, or mind it again.</summary>
    public void IgnoreBudget(bool ignore)
    {
        var max = RetryLaw.WithBudget(Attempts, 1, ignore ? 100.0 * (Attempts - 1) : budgetPercent).RetriesPerCallMax;
        foreach (var fluid in fluids) fluid.RetriesPerCallMax = max;
        sampled?.SetBudget(max);
    }

    /// <summary>A step.</summary>
    /// <param name="freshPerSecond">First attempts a second, by class.</param>
    /// <param name="capacityPerSecond">Calls a second that can be served.</param>
    /// <param name="seconds">Length of the step, whole seconds.</param>
    public void Step(ReadOnlySpan<double> freshPerSecond, double capacityPerSecond, int seconds)
    {
        CapacityPerSecond = capacityPerSecond;
        if (sampled is null) StepFluid(freshPerSecond, capacityPerSecond, seconds);
        else StepSampled(sampled, freshPerSecond, capacityPerSecond, seconds);
    }

    /// <summary>Follows single calls from now on.</summary>
    /// <param name="draws">Their luck.</param>
    /// <param name="unit">Calls that one stands for, a power of two.</param>
    public void BeginSampling(Draws draws, double unit)
    {
        var budget = fluids[0].RetriesPerCallMax;
        sampled = new SampledCalls(draws, fluids.Length, unit, sheds, law, budget);
        for (var cls = 0; cls < fluids.Length; cls++)
        {
            for (var attempt = 1; attempt < fluids[cls].AttemptsMax; attempt++)
            {
                // Without deferral nothing waits for later.
                var (soon, _) = fluids[cls].TakeOut(attempt, unit);
                sampled.TakeOver(cls, attempt, soon);
            }
        }
    }

    /// <summary>Goes back to the fluid.</summary>
    public void EndSampling()
    {
        if (sampled is not { } single) return;
        for (var cls = 0; cls < fluids.Length; cls++)
        {
            for (var attempt = 1; attempt < fluids[cls].AttemptsMax; attempt++)
            {
                fluids[cls].PutBack(attempt, single.HandBack(cls, attempt), false);
            }

            fluids[cls].Book(single.FreshOf(cls), single.ServedOf(cls), single.GivenUpOf(cls));
        }

        sampled = null;
    }

    private void StepFluid(ReadOnlySpan<double> freshPerSecond, double capacityPerSecond, int seconds)
    {
        double together = 0;
        for (var c = 0; c < fluids.Length; c++)
        {
            // What the budget refuses is given up as the step begins.
            (servedBefore[c], givenUpBefore[c]) = (fluids[c].Served, fluids[c].GivenUp);
            together += offered[c] = fluids[c].Offer(freshPerSecond[c] * seconds, seconds);
        }

        var capacity = capacityPerSecond * seconds;
        var load = capacity > 0 ? together / capacity : double.MaxValue;
        if (sheds)
        {
            var left = capacity - Math.Min(capacity * RejectCostMax, RejectCost * Math.Max(0, together - capacity));
            for (var c = 0; c < fluids.Length; c++)
            {
                var served = Math.Min(offered[c], Math.Max(0, left));
                left -= served;
                shares[c] = offered[c] > 0 ? served / offered[c] : 1;
            }
        }
        else
        {
            Array.Fill(shares, capacity > 0 ? law.Success(load) : 0);
        }

        double servedTogether = 0;
        for (var c = 0; c < fluids.Length; c++)
        {
            fluids[c].Resolve(shares[c]);
            servedTogether += fluids[c].Served - servedBefore[c];
            Eventually[c] = Settled(fluids[c].Served - servedBefore[c], fluids[c].GivenUp - givenUpBefore[c], shares[c]);
        }

        (OfferedPerSecond, ServedPerSecond) = (together / seconds, servedTogether / seconds);
        WaitSeconds = Wait(load, capacityPerSecond);
    }

    private void StepSampled(SampledCalls single, ReadOnlySpan<double> freshPerSecond, double capacityPerSecond, int seconds)
    {
        single.Step(freshPerSecond, capacityPerSecond, seconds);
        Followed += single.LastFollowed;
        for (var c = 0; c < fluids.Length; c++)
        {
            shares[c] = single.LastShare(c);
            Eventually[c] = Settled(single.LastServed(c), single.LastGivenUp(c), shares[c]);
        }

        (OfferedPerSecond, ServedPerSecond) = (single.LastOffered / seconds, single.LastServedTogether / seconds);
        WaitSeconds = single.LastWaitSeconds;
    }

    private static double Settled(double served, double givenUp, double share) => served + givenUp > 0 ? served / (served + givenUp) : share;

    // Sakasegawa's approximation of the mean wait of M/M/c, times three for the tail: exact enough below saturation, where it is milliseconds; what fails
    // because of waiting is in the law above.
    private static double Wait(double load, double capacityPerSecond)
    {
        if (load >= 1) return SampledCalls.PatienceSeconds;
        var servers = Math.Max(1, capacityPerSecond * ServiceSeconds);
        var power = Math.Sqrt(2 * (servers + 1)) - 1;
        return Math.Min(
            SampledCalls.PatienceSeconds,
            3 * ServiceSeconds * Dryrun.Simulation.Numerics.PortableMath.Pow(Math.Max(load, 1e-9), power) / (servers * (1 - load)));
    }
}
