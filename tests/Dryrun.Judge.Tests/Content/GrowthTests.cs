using Dryrun.Judge.Content;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Judge.Tests.Content;

public class GrowthTests
{
    private static readonly int[] Sizes = [1000, 1500, 2250, 3400, 5000, 7600, 11400];

    [Theory]
    [InlineData("n", 0)]
    [InlineData("n log n", 0)]
    [InlineData("n^2", 0)]
    [InlineData("n^3", 0)]
    [InlineData("n", 0.05)]
    [InlineData("n log n", 0.05)]
    [InlineData("n^2", 0.05)]
    [InlineData("n^3", 0.05)]
    public void Curves_that_were_drawn_are_found_again_through_noise(string family, double noise) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var draw = new Random(seed);
        var points = Sizes.Select(n => new GrowthPoint(n, (0.02 + (Of(family, n) * 0.5 / Of(family, Sizes[^1]))) * (1 + (noise * ((2 * draw.NextDouble()) - 1))))).ToList();
        Growth.AreAlike(Growth.Best(Growth.Fits(points)), family).ShouldBeTrue(Growth.Best(Growth.Fits(points)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Times_that_only_waver_do_not_grow() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var draw = new Random(seed);
        Growth.Best(Growth.Fits([.. Sizes.Select(n => new GrowthPoint(n, 0.02 * (1 + (0.2 * draw.NextDouble()))))])).ShouldBeOneOf("1", "log n");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubling_at_every_step_is_found()
    {
        var points = Enumerable.Range(10, 8).Select(n => new GrowthPoint(n, 0.02 + (1e-5 * Math.Pow(2, n)))).ToList();
        Growth.Best(Growth.Fits(points)).ShouldBe("2^n");
    }

    [Fact]
    public void Only_a_logarithm_apart_is_alike()
    {
        Growth.AreAlike("n", "n log n").ShouldBeTrue();
        Growth.AreAlike("n", "n^2").ShouldBeFalse();
        Growth.AreAlike("n log n", "n^2 log n").ShouldBeFalse();
        Growth.Words("n").ShouldBe("n or n log n");
        Growth.Words("n^3").ShouldBe("n^3");
    }

    private static double Of(string family, double n) => family switch
    {
        "n" => n,
        "n log n" => n * Math.Log2(n),
        "n^2" => n * n,
        _ => n * n * n,
    };
}
