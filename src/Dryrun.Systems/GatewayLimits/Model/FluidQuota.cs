using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>A limiter's rule over the even flow of one typical key: the same code that decides on single calls, asked for parts of a unit.</summary>
internal abstract class FluidQuota
{
    // Parts of a unit; as fine as the rules' whole numbers allow.
    private const double PartsMax = 1000;

    private readonly double parts;

    private FluidQuota(double parts) => this.parts = parts;

    /// <summary>Takes what fits of a demand.</summary>
    /// <param name="units">Units asked for.</param>
    /// <param name="nowMicros">The time.</param>
    /// <returns>Units admitted.</returns>
    public double Admit(double units, long nowMicros)
    {
        var asked = (long)(units * parts);
        if (asked < 1) return units;
        var admitted = Take(asked, nowMicros);
        return admitted == asked ? units : admitted / parts;
    }

    /// <summary>The rule of a design for a limit in units a second; a sliding log is followed by its approximation, whose figures are the same for an even flow.</summary>
    public static FluidQuota Of(Algorithm algorithm, double unitsPerSecond, double burst)
    {
        var minute = unitsPerSecond * 60;
        var isWindow = algorithm is Algorithm.FixedWindow or Algorithm.SlidingApprox or Algorithm.SlidingLog;
        var partsAUnit = Math.Clamp(isWindow ? 5e8 / minute : Math.Min(5e8 / minute, TokenBucket.BurstMax / burst), 1e-6, PartsMax);
        var rate = new Rate(Math.Max(1, (long)(minute * partsAUnit)), 60_000_000);
        var burstParts = Math.Max(1, (long)(burst * partsAUnit));
        return algorithm switch
        {
            Algorithm.FixedWindow => new Rule<FixedWindow, WindowState>(new FixedWindow(rate), partsAUnit),
            Algorithm.SlidingLog or Algorithm.SlidingApprox => new Rule<SlidingWindow, TwoWindowState>(new SlidingWindow(rate), partsAUnit),
            Algorithm.TokenBucket => new Rule<TokenBucket, BucketState>(new TokenBucket(rate, burstParts), partsAUnit),
            _ => new Rule<Gcra, ArrivalState>(new Gcra(rate, burstParts), partsAUnit),
        };
    }

    private protected abstract long Take(long asked, long nowMicros);

    private sealed class Rule<TRule, TState>(TRule rule, double parts) : FluidQuota(parts)
        where TRule : struct, IRateRule<TState>
        where TState : struct
    {
        private TState state;

        private protected override long Take(long asked, long nowMicros)
        {
            var decision = rule.Decide(ref state, nowMicros, asked);
            if (decision.IsAdmitted) return asked;
            return decision.Remaining > 0 && rule.Decide(ref state, nowMicros, decision.Remaining).IsAdmitted ? decision.Remaining : 0;
        }
    }
}
