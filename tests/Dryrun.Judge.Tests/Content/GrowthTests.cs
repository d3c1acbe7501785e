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
    }).Check(Seeded.Cases);

    [Fact]
    public void Times_that_only_waver_do_not_grow() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var draw = new Random(seed);
        Growth.Best(Growth.Fits([.. Sizes.Select(n => new GrowthPoint(n, 0.02 * (1 + (0.2 * draw.NextDouble()))))])).ShouldBeOneOf("1", "log n");
    }).Check(Seeded.Cases);

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

    // Measured on a busy machine: a linear program whose largest size met a slow moment.
    [Fact]
    public void What_could_be_either_speaks_against_neither()
    {
        var measured = Of([(100_000, 0.098), (150_000, 0.092), (225_000, 0.109), (340_000, 0.154), (500_000, 0.200), (760_000, 0.366)]);
        measured.Family.ShouldBe("n^2");
        measured.IsClear.ShouldBeFalse();
        measured.SpeaksAgainst("n").ShouldBeFalse();
    }

    [Fact]
    public void What_is_clear_speaks_against_a_claim()
    {
        var square = Of([.. Sizes.Select(n => (n, 0.02 + (n * (double)n / 2e8)))]);
        square.IsClear.ShouldBeTrue();
        square.SpeaksAgainst("n").ShouldBeTrue();
        square.SpeaksAgainst("n^2").ShouldBeFalse();
        var flat = Of([.. Sizes.Select(n => (n, 0.02))]);
        flat.SpeaksAgainst("n").ShouldBeTrue();
        flat.SpeaksAgainst("log n").ShouldBeFalse();
    }

    private static MeasuredGrowth Of((int Size, double Seconds)[] times)
    {
        GrowthPoint[] points = [.. times.Select(t => new GrowthPoint(t.Size, t.Seconds))];
        var fits = Growth.Fits(points);
        return new MeasuredGrowth(points, Growth.Best(fits), fits);
    }

    private static double Of(string family, double n) => family switch
    {
        "n" => n,
        "n log n" => n * Math.Log2(n),
        "n^2" => n * n,
        _ => n * n * n,
    };
}
