using Dryrun.Simulation.Aggregate;

namespace Dryrun.Simulation.Tests.Aggregate;

/// <summary>The epidemic of the tests: 0.5 infections and 0.2 recoveries a second and head, so each infects 2.5 at first; 5 percent are infected at the start.</summary>
internal static class Epidemic
{
    internal const double Infection = 0.5;
    internal const double Recovery = 0.2;

    internal static readonly CompartmentModel Model = new CompartmentModel("susceptible", "infected", "recovered")
        .Flow("infection", "susceptible", "infected", (counts, _) => Infection * counts[1] / (counts[0] + counts[1] + counts[2]))
        .Flow("recovery", "infected", "recovered", (_, _) => Recovery);

    internal static long[] Start(long population) => [population - population / 20, population / 20, 0];

    internal static double[] MeanStart(double population) => [0.95 * population, 0.05 * population, 0.0];

    /// <summary>So many seconds in steps of so many milliseconds, counted every second.</summary>
    internal static Horizon Horizon(int seconds, int stepMillis) => new(seconds * 1_000_000L, stepMillis * 1000L, 1_000_000L);

    /// <summary>The share never infected: the root of ln(s / s0) = -R (1 - s), from below by Newton.</summary>
    internal static double FinalSusceptible(double startSusceptible)
    {
        const double R = Infection / Recovery;
        var s = 0.01;
        for (var i = 0; i < 100; i++)
            s -= (Math.Log(s / startSusceptible) + R * (1.0 - s)) / (1.0 / s - R);
        return s;
    }
}
