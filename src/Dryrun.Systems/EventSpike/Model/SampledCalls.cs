using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>
/// Single calls for some critical minutes: each stands for a number of calls, and as many times fewer servers serve them first come first served. A call leaves when
/// it would wait longer than its patience; where the edge sheds, less important calls are turned away at shorter waits. Beyond the knee servers work more slowly, as
/// the law of overload says; everything else comes out of the queue.
/// </summary>
internal sealed class SampledCalls
{
    /// <summary>How long an app waits for an answer (assumption).</summary>
    public const double PatienceSeconds = 2;

    private const long Second = 1_000_000;
    private const int Horizon = 32;

    // Retries come back evenly between half the mean and one and a half of it.
    private const int BackoffFrom = (int)(CallTier.BackoffSeconds / 2);
    private const int BackoffTo = (int)(CallTier.BackoffSeconds * 3 / 2);

    // At which wait the edge turns classes away (assumptions): a fortieth, an eighth, and the whole of the patience.
    private static readonly double[] ShedAtShare = [1, 0.125, 0.025];

    private readonly Draws draws;
    private readonly int classes;
    private readonly double unit;
    private readonly bool sheds;
    private readonly OverloadLaw law;
    private readonly long[] due;
    private readonly long[] fresh;
    private readonly long[] served;
    private readonly long[] givenUp;
    private readonly long[] stepServed;
    private readonly long[] stepGivenUp;
    private readonly long[] stepOffered;
    private readonly double[] saved;
    private readonly LogHistogram waits = new();
    private ServerPool pool = new(1);
    private byte[] kinds = [];
    private long[] times = [];
    private double[] gaps = [];
    private double retriesPerCallMax;
    private long second;
    private long now;

    public SampledCalls(Draws draws, int classes, double unit, bool sheds, OverloadLaw law, double retriesPerCallMax)
    {
        (this.draws, this.classes, this.unit, this.sheds, this.law, this.retriesPerCallMax) = (draws, classes, unit, sheds, law, retriesPerCallMax);
        due = new long[Horizon * classes * CallTier.Attempts];
        (fresh, served, givenUp) = (new long[classes], new long[classes], new long[classes]);
        (stepServed, stepGivenUp, stepOffered) = (new long[classes], new long[classes], new long[classes]);
        saved = new double[classes];
    }

    /// <summary>Waits of all served calls of the first class, microseconds.</summary>
    public LogHistogram AllWaits { get; } = new();

    public long LastFollowed { get; private set; }

    public double LastOffered { get; private set; }

    public double LastServedTogether { get; private set; }

    public double LastWaitSeconds { get; private set; }

    public double FreshOf(int cls) => fresh[cls] * unit;

    public double ServedOf(int cls) => served[cls] * unit;

    public double GivenUpOf(int cls) => givenUp[cls] * unit;

    public double WaitingOf(int cls)
    {
        long sum = 0;
        for (var attempt = 1; attempt < CallTier.Attempts; attempt++)
        {
            for (var s = 0; s < Horizon; s++) sum += due[Place(s, cls, attempt)];
        }

        return sum * unit;
    }

    public double LastServed(int cls) => stepServed[cls];

    public double LastGivenUp(int cls) => stepGivenUp[cls];

    public double LastShare(int cls) => stepOffered[cls] > 0 ? (double)stepServed[cls] / stepOffered[cls] : 1;

    public void SetBudget(double max) => retriesPerCallMax = max;

    /// <summary>Calls that waited in the fluid for an attempt: they come back over the mean back-off.</summary>
    public void TakeOver(int cls, int attempt, long calls)
    {
        for (var s = 0; s < CallTier.BackoffSeconds; s++)
        {
            var part = calls / ((long)CallTier.BackoffSeconds - s);
            due[Place((int)((second + s) % Horizon), cls, attempt)] += part;
            calls -= part;
        }
    }

    /// <summary>Takes out all calls that wait for an attempt.</summary>
    /// <returns>How many calls they stand for.</returns>
    public double HandBack(int cls, int attempt)
    {
        long sum = 0;
        for (var s = 0; s < Horizon; s++)
        {
            sum += due[Place(s, cls, attempt)];
            due[Place(s, cls, attempt)] = 0;
        }

        return sum * unit;
    }

    public void Step(ReadOnlySpan<double> freshPerSecond, double capacityPerSecond, int seconds)
    {
        Array.Clear(stepServed);
        Array.Clear(stepGivenUp);
        Array.Clear(stepOffered);
        waits.Clear();
        LastFollowed = 0;
        var servers = Math.Clamp((int)Math.Round(capacityPerSecond * CallTier.ServiceSeconds / unit), 1, 100_000);
        if (servers != pool.Servers) pool = pool.Resized(servers);
        for (var s = 0; s < seconds; s++) OneSecond(freshPerSecond);
        long all = 0;
        long done = 0;
        for (var c = 0; c < classes; c++)
        {
            all += stepOffered[c];
            done += stepServed[c];
        }

        LastOffered = all * unit;
        LastServedTogether = done * unit;
        AllWaits.Merge(waits);
        LastWaitSeconds = waits.Count > 0 ? waits.Quantile(0.95) / (double)Second : 0;
    }

    private void OneSecond(ReadOnlySpan<double> freshPerSecond)
    {
        var count = Gather(freshPerSecond);
        if (count > 0)
        {
            draws.Shuffle(kinds.AsSpan(0, count));
            Serve(count);
        }

        second++;
        now = second * Second;
    }

    // The calls of this second by class and attempt, not yet in order.
    private int Gather(ReadOnlySpan<double> freshPerSecond)
    {
        var count = 0;
        var slot = (int)(second % Horizon);
        for (var c = 0; c < classes; c++)
        {
            var begun = draws.Poisson(freshPerSecond[c] / unit);
            fresh[c] += begun;
            count = Put(count, c, 0, begun);
            saved[c] = Math.Min(saved[c] + (begun * retriesPerCallMax), begun * retriesPerCallMax * 10);
            for (var attempt = 1; attempt < CallTier.Attempts; attempt++)
            {
                var place = Place(slot, c, attempt);
                var again = due[place];
                due[place] = 0;
                if (!double.IsPositiveInfinity(retriesPerCallMax))
                {
                    var within = (long)Math.Min(again, Math.Floor(saved[c]));
                    saved[c] -= within;
                    GiveUp(c, again - within);
                    again = within;
                }

                count = Put(count, c, attempt, again);
            }
        }

        return count;
    }

    private int Put(int count, int cls, int attempt, long calls)
    {
        var end = count + (int)calls;
        if (end > kinds.Length) Array.Resize(ref kinds, Math.Max(end, kinds.Length * 2));
        kinds.AsSpan(count, (int)calls).Fill((byte)((cls * CallTier.Attempts) + attempt));
        return end;
    }

    private void Serve(int count)
    {
        var load = count * CallTier.ServiceSeconds / pool.Servers;
        var speed = sheds ? 1 : law.Speed(load);
        var mean = (long)(CallTier.ServiceSeconds * Second / speed);
        Order(count);
        for (var i = 0; i < count; i++)
        {
            var time = times[i];
            var cls = kinds[i] / CallTier.Attempts;
            var attempt = kinds[i] % CallTier.Attempts;
            stepOffered[cls]++;
            LastFollowed++;
            var patience = (long)(PatienceSeconds * Second * (sheds ? ShedAtShare[cls] : 1));
            if (pool.TryServe(time, draws.Exponential(mean), patience, out var wait))
            {
                served[cls]++;
                stepServed[cls]++;
                if (cls == 0) waits.Add(wait);
            }
            else if (attempt + 1 < CallTier.Attempts)
            {
                var later = second + BackoffFrom + draws.NextInt(BackoffTo - BackoffFrom + 1);
                due[Place((int)(later % Horizon), cls, attempt + 1)]++;
            }
            else
            {
                GiveUp(cls, 1);
            }
        }
    }

    // Uniform times within the second, in order: sums of exponentials over their whole.
    private void Order(int count)
    {
        if (times.Length < count) times = new long[Math.Max(count, times.Length * 2)];
        Span<double> sums = count <= gaps.Length ? gaps : gaps = new double[Math.Max(count, gaps.Length * 2)];
        double at = 0;
        for (var i = 0; i < count; i++) sums[i] = at += draws.Exponential();
        var scale = Second / (at + draws.Exponential());
        for (var i = 0; i < count; i++) times[i] = now + Math.Min(Second - 1, (long)(sums[i] * scale));
    }

    private void GiveUp(int cls, long calls)
    {
        givenUp[cls] += calls;
        stepGivenUp[cls] += calls;
    }

    private int Place(int slot, int cls, int attempt) => (((slot * classes) + cls) * CallTier.Attempts) + attempt;
}
