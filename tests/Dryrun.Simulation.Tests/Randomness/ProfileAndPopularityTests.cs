using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Randomness;

public class ProfileAndPopularityTests
{
    private const double Threshold = 1e-4;
    private const long Hour = 3_600_000_000;

    private static readonly RateProfile Day = new(24 * Hour, (0, 0.01), (6 * Hour, 0.0), (7 * Hour, 0.08), (20 * Hour, 0.03));

    [Fact]
    public void Arrivals_of_a_profile_are_a_poisson_process_of_its_rate()
    {
        var draws = new Draws(StreamKey.Of(130, "profile"));
        var perHour = new long[24];
        var gaps = new List<double>();
        var (last, total) = (0L, 0L);
        for (var now = draws.NextArrival(Day, 0); now < 20 * 24 * Hour; now = draws.NextArrival(Day, now))
        {
            perHour[now / Hour % 24]++;
            gaps.Add(Day.Expected(last, now));
            (last, total) = (now, total + 1);
        }
        perHour[6].ShouldBe(0);
        var expected = Enumerable.Range(0, 24).Select(h => 20.0 * Day.Expected(h * Hour, (h + 1) * Hour)).ToArray();
        expected.Sum().ShouldBe(20.0 * Day.Expected(0, 24 * Hour), 1e-6);
        for (var h = 0; h < 24; h++)
            Math.Abs(perHour[h] - expected[h]).ShouldBeLessThanOrEqualTo(4.5 * Math.Sqrt(expected[h]), $"hour {h}");
        // On the scale of what is expected, gaps are standard exponentials, night or day.
        KolmogorovSmirnov.PValue([.. gaps], x => -PortableMath.Expm1(-x)).ShouldBeGreaterThan(Threshold);
        Math.Abs((total - expected.Sum()) / Math.Sqrt(expected.Sum())).ShouldBeLessThan(4.0);
    }

    [Fact]
    public void Times_of_a_profile_are_exact()
    {
        Day.After(0, 36.0).ShouldBe(Hour);
        // All of the night's 216, then the empty hour is skipped.
        Day.After(0, 216.0).ShouldBe(6 * Hour);
        Day.After(0, 216.0 + 0.08).ShouldBe(7 * Hour + 1_000_000);
        Day.After(6 * Hour + 5, 0.08).ShouldBe(7 * Hour + 1_000_000);
        Day.After(23 * Hour, 0.03 * 3600 + 36.0).ShouldBe(25 * Hour);
        var day = Day.Expected(0, 24 * Hour);
        Math.Abs(Day.After(23 * Hour, 1000 * day) - (1000 * 24 * Hour + 23 * Hour)).ShouldBeLessThan(1000);
        Day.Expected(23 * Hour, 25 * Hour).ShouldBe(0.03 * 3600 + 36.0, 1e-9);
        (Day.RateAt(6 * Hour), Day.RateAt(31 * Hour), Day.RateAt(24 * Hour - 1)).ShouldBe((0.0, 0.08, 0.03));
        var once = new RateProfile(0, (0, 2.0), (10_000_000, 0.0));
        once.After(0, 5.0).ShouldBe(2_500_000);
        once.After(0, 20.0).ShouldBe(10_000_000);
        once.After(0, 20.5).ShouldBe(Draws.MaxTime);
        new RateProfile(Hour, (0, 0.0)).After(3, 1.0).ShouldBe(Draws.MaxTime);
    }

    [Fact]
    public void Wrong_profiles_are_told()
    {
        Should.Throw<ArgumentException>(() => new RateProfile(0, (5, 1.0))).Message.ShouldContain("starts at 0");
        Should.Throw<ArgumentException>(() => new RateProfile(0, (0, 1.0), (0, 1.0))).Message.ShouldContain("rise");
        Should.Throw<ArgumentException>(() => new RateProfile(10, (0, 1.0), (10, 1.0))).Message.ShouldContain("period of 10");
        Should.Throw<ArgumentOutOfRangeException>(() => new RateProfile(0, (0, double.NaN)));
        Should.Throw<ArgumentOutOfRangeException>(() => Day.RateAt(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Day.Expected(2, 1));
    }

    [Theory]
    [InlineData(10, 1.0)]
    [InlineData(100, 0.5)]
    [InlineData(100, 1.0)]
    [InlineData(1000, 1.000001)]
    [InlineData(1000, 2.5)]
    [InlineData(1, 1.3)]
    public void Popularity_follows_its_power(int count, double exponent)
    {
        var zipf = new Zipf(count, exponent);
        var draws = new Draws(StreamKey.Of(131, $"zipf {count} {exponent}"));
        var counts = new long[count];
        for (var i = 0; i < 100_000; i++) counts[draws.Choice(zipf)]++;
        var heights = Enumerable.Range(1, count).Select(k => PortableMath.Pow(k, -exponent)).ToArray();
        if (count == 1) counts[0].ShouldBe(100_000);
        else ChiSquare.PValue(counts, [.. heights.Select(h => 100_000 * h / heights.Sum())]).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Popularity_over_very_many_ranks_needs_no_table()
    {
        // A million million ranks at exponent 1: rank 0 has probability 1 / H_n, and half of all draws fall below the square root.
        var zipf = new Zipf(1_000_000_000_000, 1.0);
        var stream = StreamKey.Of(132, "zipf").Open();
        var (first, low) = (0L, 0L);
        for (var i = 0; i < 50_000; i++)
        {
            var rank = stream.Choice(zipf);
            rank.ShouldBeInRange(0, 999_999_999_999);
            if (rank == 0) first++;
            if (rank < 1_000_000) low++;
        }
        var harmonic = Math.Log(1e12) + 0.5772156649;
        (first / 50_000.0).ShouldBe(1.0 / harmonic, 4.0 * Math.Sqrt(1.0 / harmonic / 50_000));
        (low / 50_000.0).ShouldBe((Math.Log(1e6) + 0.5772156649) / harmonic, 4.0 * Math.Sqrt(0.25 / 50_000));
        Should.Throw<ArgumentOutOfRangeException>(() => new Zipf(0, 1.0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Zipf(5, 0.0));
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(2L)]
    [InlineData(3L)]
    [InlineData(64L)]
    [InlineData(1000L)]
    [InlineData(65_537L)]
    public void A_permutation_is_one_to_one_and_its_own_way_back(long count)
    {
        var permutation = new Permutation(StreamKey.Of(133, "order"), count);
        var seen = new bool[count];
        for (var i = 0L; i < count; i++)
        {
            var place = permutation.PlaceOf(i);
            seen[place].ShouldBeFalse();
            seen[place] = true;
            permutation.At(place).ShouldBe(i);
        }
    }

    [Fact]
    public void A_permutation_of_very_many_goes_there_and_back()
    {
        var permutation = new Permutation(StreamKey.Of(134, "many"), 1L << 62);
        var places = new double[20_000];
        for (var i = 0; i < places.Length; i++)
        {
            var place = permutation.PlaceOf(i);
            permutation.At(place).ShouldBe(i);
            places[i] = place / (double)(1L << 62);
        }
        KolmogorovSmirnov.PValue(places, x => x).ShouldBeGreaterThan(Threshold);
        Should.Throw<ArgumentOutOfRangeException>(() => permutation.PlaceOf(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Permutation(StreamKey.Of(1, ""), 0));
    }

    [Fact]
    public void Pairs_of_places_are_evenly_spread_over_keys()
    {
        var key = StreamKey.Of(135, "pairs");
        var counts = new long[7 * 7];
        for (var k = 0; k < 30_000; k++)
        {
            var permutation = new Permutation(key.Child(k), 7);
            counts[permutation.PlaceOf(1) * 7 + permutation.PlaceOf(4)]++;
        }
        for (var i = 0; i < 7; i++) counts[8 * i].ShouldBe(0);
        ChiSquare.PValue([.. counts.Where((_, i) => i % 8 != 0)], [.. Enumerable.Repeat(30_000 / 42.0, 42)]).ShouldBeGreaterThan(Threshold);
    }
}
