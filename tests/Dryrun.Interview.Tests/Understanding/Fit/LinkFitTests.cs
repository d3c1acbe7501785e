using Dryrun.Interview.Understanding;
using Dryrun.Interview.Understanding.Evaluation;

namespace Dryrun.Interview.Tests.Understanding.Fit;

public sealed class LinkFitTests
{
    // Weights are written with three decimals; paraphrases that change by a few move them little, a new measure moves them much.
    private const double Tolerance = 0.02;

    [Fact]
    [Trait("Suite", "Long")]
    public void The_weights_are_those_that_the_development_set_gives()
    {
        var (scores, signs) = (LinkFit.Scores(LinkCalibration.Fitted), LinkFit.Signs(LinkCalibration.Fitted));
        Far(scores, LinkCalibration.Fitted.ScoreWeights).ShouldBeLessThan(Tolerance, $"ScoreWeights = [{Show(scores)}]");
        Far(signs, LinkCalibration.Fitted.SignWeights).ShouldBeLessThan(Tolerance, $"SignWeights = [{Show(signs)}]");
    }

    [Fact]
    public void The_half_that_calibrates_has_at_most_three_wrong_disclosures_in_two_hundred() =>
        Evaluator.Run(LinkFit.Calibration, LinkFit.Languages).Linking[0].Wrong.Share.ShouldBeLessThanOrEqualTo(0.015);

    // Measured when the weights were fitted: 110 of 147 right, 11 of 272 wrong disclosures, act F1 0.827. The margin is one or two utterances.
    // The targets of the product are 0.85, 0.03 and 0.80: the first two are missed.
    [Fact]
    public void What_is_held_out_does_not_sink()
    {
        var figures = Evaluator.Run(LinkFit.HeldOut, LinkFit.Languages);
        figures.Linking[0].Top1.Hits.ShouldBeGreaterThanOrEqualTo(109);
        figures.Linking[0].Wrong.Hits.ShouldBeLessThanOrEqualTo(13);
        figures.Acts[0].F1.ShouldBeGreaterThanOrEqualTo(0.81);
    }

    [Fact]
    public void What_is_held_out_is_in_no_other_set()
    {
        LinkFit.HeldOut.Select(u => u.Id).Intersect(LinkFit.Calibration.Select(u => u.Id)).ShouldBeEmpty();
        LinkFit.HeldOut.Select(u => u.Text).Intersect(LinkFit.Development.Select(u => u.Text)).ShouldBeEmpty();
    }

    private static string Show(double[] weights) => string.Join(", ", weights.Select(w => w.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)));

    private static double Far(double[] fitted, double[] committed)
    {
        fitted.Length.ShouldBe(committed.Length);
        return fitted.Zip(committed, (a, b) => Math.Abs(a - b)).Max();
    }
}
