using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.SimPy;

/// <summary>
/// Ten small models, written once in SimPy and once here, with the same parameters and their own random numbers: the means of each measure must agree within
/// <see cref="ZMax"/> of their joint standard error. Over the twenty measures two right simulators differ by more once in 800 pairs of seeds.
/// </summary>
[Trait("Suite", "Long")]
public class SimPyTests
{
    private const double ZMax = 4.0;
    private const int Replications = 200;

    public static TheoryData<string> Models => [.. SimPyModels.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_agrees_with_its_twin_in_SimPy(string model)
    {
        var theirs = SimPyProcess.Run(model, Replications, seed: 1);
        var ours = Ours(model);
        ours.Keys.Order().ShouldBe(theirs.Keys.Order());
        foreach (var (measure, their) in theirs)
        {
            var z = (ours[measure].Mean - their.Mean) / Math.Sqrt(ours[measure].StandardError * ours[measure].StandardError + their.StandardError * their.StandardError);
            Math.Abs(z).ShouldBeLessThan(ZMax, $"{measure}: here {ours[measure]}, SimPy {their}");
        }
    }

    [Fact]
    public void There_are_ten_and_each_has_its_script() => SimPyModels.All.Count.ShouldBe(10);

    private static Dictionary<string, Estimate> Ours(string model)
    {
        var summaries = new Dictionary<string, Summary>();
        for (var i = 0; i < Replications; i++)
        {
            foreach (var (measure, value) in SimPyModels.All[model](StreamKey.Of(1, model).Child(i)))
            {
                var summary = summaries.GetValueOrDefault(measure);
                summary.Add(value);
                summaries[measure] = summary;
            }
        }

        return summaries.ToDictionary(s => s.Key, s => new Estimate(s.Value.Mean, s.Value.StandardError));
    }
}
