using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>Finding faults: canaries and sequential tests.</summary>
internal static class Decisions
{
    private const int Steps = 4;

    // Rates 0.4 and 0.6 and bounds of four steps: Wald's formula without overshoot.
    private static readonly double Error = 1.0 / (1.0 + PortableMath.Pow(1.5, Steps));

    public static IEnumerable<ValidationModel> All =>
    [
        new("canary of 300 devices, 1 in 100 shows the fault", 40,
            [new("share of rollouts in which it shows", ClosedForms.AtLeastOne(0.01, 300), "1 - (1 - p)^n")],
            key => [Canary(key)]),
        new("Wald's sequential test of 0.4 against 0.6", 40,
            [
                new("mean samples where 0.4 is true", ClosedForms.SprtMeanSamples(0.4, 0.6, Error, Error).WhereNull, "Wald"),
                new("share that decides for 0.6 all the same", Error, "Wald"),
            ],
            Sequential),
    ];

    private static double Canary(StreamKey key)
    {
        const int rollouts = 500;
        var draws = new Draws(key);
        var shown = 0;
        for (var i = 0; i < rollouts; i++)
            if (draws.Binomial(300, 0.01) > 0) shown++;
        return (double)shown / rollouts;
    }

    private static double[] Sequential(StreamKey key)
    {
        const int tests = 500;
        var world = new World(key);
        var draws = world.Draws("samples");
        var (samples, wrong) = (0L, 0);

        async Process Test()
        {
            var evidence = 0;
            while (Math.Abs(evidence) < Steps)
            {
                await world.Delay(Second);
                samples++;
                evidence += draws.Bernoulli(2, 5) ? 1 : -1;
            }

            if (evidence > 0) wrong++;
        }

        for (var i = 0; i < tests; i++) world.Start(Test());
        world.Run();
        return [(double)samples / tests, (double)wrong / tests];
    }
}
