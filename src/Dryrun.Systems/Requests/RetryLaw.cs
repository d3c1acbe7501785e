using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.Requests;

/// <summary>
/// How often a call is tried when layers each retry. An outer layer repeats all that the inner ones did, so that attempts multiply: 3 attempts in 3 layers are 27.
/// A retry budget lets each layer add only a share of the calls it gets: 10 percent in 3 layers make at most 1.1^3 = 1.33.
/// </summary>
/// <param name="Attempts">Attempts of one layer, the first included, 1 to 10.</param>
/// <param name="Layers">Layers that retry, 1 to 6.</param>
/// <param name="LoadMax">Most attempts a call makes on average, whatever fails; from <see cref="WithBudget(int, int, double)"/>, else infinite.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RetryLaw(int Attempts, int Layers, double LoadMax = double.PositiveInfinity)
{
    /// <summary>Nobody waits for more attempts of one call (assumption).</summary>
    public const int TogetherMax = 64;

    /// <summary>Attempts that one call makes at most, with no budget in the way.</summary>
    public int Together
    {
        get
        {
            var together = 1;
            for (var layer = 0; layer < Layers && together < TogetherMax; layer++) together *= Attempts;
            return Math.Min(together, TogetherMax);
        }
    }

    /// <summary>Retries that all layers add to each fresh call at most; infinite without a budget.</summary>
    public double RetriesPerCallMax => LoadMax - 1;

    /// <summary>The law where each layer may add so many percent.</summary>
    /// <param name="attempts">Attempts of one layer.</param>
    /// <param name="layers">Layers that retry.</param>
    /// <param name="percent">Retries a hundred calls in each layer, from 0.</param>
    public static RetryLaw WithBudget(int attempts, int layers, double percent)
    {
        var each = 1 + (percent / 100);
        double all = 1;
        for (var layer = 0; layer < layers; layer++) all *= each;
        return new RetryLaw(attempts, layers, all);
    }

    /// <summary>Attempts a call makes on average where each fails with a chance by itself.</summary>
    /// <param name="failure">Chance that one attempt fails, 0 to 1.</param>
    public double MeanAttempts(double failure)
    {
        var together = Together;
        if (failure >= 1) return Math.Min(together, LoadMax);
        return Math.Min((1 - PortableMath.Pow(failure, together)) / (1 - failure), LoadMax);
    }
}
