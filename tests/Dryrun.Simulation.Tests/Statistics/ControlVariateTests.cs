using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Statistics;

public class ControlVariateTests
{
    [Fact]
    public void A_control_narrows_the_interval_and_keeps_its_promise()
    {
        var draws = new Draws(StreamKey.Of(95, "control"));
        var (covered, wide, narrow) = (0, 0.0, 0.0);
        var (values, controls) = (new double[20], new double[20]);
        for (var r = 0; r < 500; r++)
        {
            // Correlation 0.9: of the variance 0.19 is left, of the width 0.44.
            for (var i = 0; i < values.Length; i++)
            {
                controls[i] = draws.Normal();
                values[i] = 7.0 + 0.9 * controls[i] + Math.Sqrt(0.19) * draws.Normal();
            }
            var interval = ControlVariate.Of(values, controls, 0.0);
            if (interval.Contains(7.0)) covered++;
            narrow += interval.HalfWidth;
            wide += MeanInterval.Of(values).HalfWidth;
        }
        WilsonInterval.Of(covered, 500, 0.9999).Contains(0.95).ShouldBeTrue($"{covered} of 500");
        (narrow / wide).ShouldBe(0.44, 0.05);
    }

    [Fact]
    public void A_control_that_says_all_or_nothing()
    {
        double[] values = [1.0, 2.0, 4.0];
        ControlVariate.Of(values, [5.0, 5.0, 5.0], 5.0).ShouldBe(MeanInterval.Of(values));
        // Twice the control and three: nothing is left to chance.
        var exact = ControlVariate.Of([5.0, 7.0, 11.0], [1.0, 2.0, 4.0], 3.0);
        exact.Mid.ShouldBe(9.0, 1e-12);
        exact.HalfWidth.ShouldBeLessThan(1e-6);
        Should.Throw<ArgumentException>(() => ControlVariate.Of(values, [1.0], 0.0));
        Should.Throw<ArgumentException>(() => ControlVariate.Of([1.0, 2.0], [1.0, 2.0], 0.0));
    }
}
