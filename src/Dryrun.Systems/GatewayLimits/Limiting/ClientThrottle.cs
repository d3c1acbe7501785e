using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// A client that holds back by itself once its server refuses: over the last two minutes it sends on while requests stay below K times what was accepted, and drops
/// the rest with probability max(0, (requests - K * accepts) / (requests + 1)) (Beyer and others, "Site Reliability Engineering", 2016, chapter 21). The draw is an
/// argument. Safe from any number of threads.
/// </summary>
/// <param name="k">Requests that are tried for each that is accepted, 1.1 to 10; 2 is usual.</param>
/// <param name="windowMicros">How far back it looks, in 12 slices; 120 seconds are usual.</param>
public sealed class ClientThrottle(double k = 2, long windowMicros = 120_000_000)
{
    private const int Slices = 12;

    private readonly double k = k is >= 1.1 and <= 10 ? k : throw new ArgumentOutOfRangeException(nameof(k), k, "K lies in 1.1 .. 10.");
    private readonly long sliceMicros = windowMicros is >= Slices and <= Rate.PeriodMicrosMax ? windowMicros / Slices
        : throw new ArgumentOutOfRangeException(nameof(windowMicros), windowMicros, "The window lasts 12 microseconds to a day.");

    private readonly Lock gate = new();
    private readonly Slice[] slices = new Slice[Slices];
    private long slice;
    private long requests;
    private long accepts;

    /// <summary>Whether a request is dropped here and now. Counts it in either case.</summary>
    /// <param name="nowMicros">The time.</param>
    /// <param name="uniform">A draw from [0, 1).</param>
    public bool Drops(long nowMicros, double uniform)
    {
        lock (gate)
        {
            Turn(nowMicros);
            var drops = uniform < Math.Max(0, (requests - (k * accepts)) / (requests + 1));
            requests++;
            slices[slice % Slices].Requests++;
            return drops;
        }
    }

    /// <summary>The server accepted a request.</summary>
    public void Accepted(long nowMicros)
    {
        lock (gate)
        {
            Turn(nowMicros);
            accepts++;
            slices[slice % Slices].Accepts++;
        }
    }

    private void Turn(long nowMicros)
    {
        var now = nowMicros / sliceMicros;
        // After a whole window nothing is left to forget.
        for (var gone = 0; slice < now && gone < Slices; gone++)
        {
            slice++;
            ref var old = ref slices[slice % Slices];
            requests -= old.Requests;
            accepts -= old.Accepts;
            old = default;
        }
        slice = Math.Max(slice, now);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Slice
    {
        public long Requests;
        public long Accepts;
    }
}
