using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Randomness;

public class StratifiedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(1025)]
    public void Every_block_of_replicates_has_exactly_one_value_in_each_stratum(int strata)
    {
        var key = StreamKey.Of(1, "run");
        for (var block = 0; block < 3; block++)
        {
            var values = Enumerable.Range(block * strata, strata).Select(r => Stratified.Uniform(key, "defect", r, strata)).Order().ToArray();
            for (var i = 0; i < strata; i++)
            {
                values[i].ShouldBeGreaterThanOrEqualTo((double)i / strata);
                values[i].ShouldBeLessThan((i + 1.0) / strata);
            }
        }
    }

    [Fact]
    public void A_draw_of_one_in_sixteen_strikes_four_times_in_sixty_four_replicates() =>
        Enumerable.Range(0, 64).Count(r => Stratified.Uniform(StreamKey.Of(9, "run"), "bricks", r, 64) < 1.0 / 16).ShouldBe(4);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, 16)]
    [InlineData(5, 16)]
    [InlineData(63, 64)]
    [InlineData(70, 64)]
    public void Over_seeds_each_value_is_uniform(int replicate, int strata)
    {
        var values = new double[20_000];
        for (var seed = 0; seed < values.Length; seed++)
            values[seed] = Stratified.Uniform(StreamKey.Of((ulong)seed, "run"), "defect", replicate, strata);
        KolmogorovSmirnov.PValue(values, x => x).ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void Over_seeds_pairs_of_replicates_meet_all_ordered_pairs_of_strata_equally()
    {
        const int Strata = 6;
        var tally = new long[Strata * Strata];
        for (var seed = 0UL; seed < 60_000; seed++)
        {
            var key = StreamKey.Of(seed, "run");
            var first = (int)(Stratified.Uniform(key, "d", 1, Strata) * Strata);
            tally[first * Strata + (int)(Stratified.Uniform(key, "d", 4, Strata) * Strata)]++;
        }
        var pairs = Enumerable.Range(0, tally.Length).Where(i => i / Strata != i % Strata).Select(i => tally[i]).ToArray();
        pairs.Sum().ShouldBe(60_000);
        ChiSquare.PValue(pairs, Enumerable.Repeat(2000.0, 30).ToArray()).ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void Dimensions_and_blocks_are_permuted_independently()
    {
        var key = StreamKey.Of(4, "run");
        var a = Strata(key, "a", 0);
        a.ShouldNotBe(Strata(key, "b", 0));
        a.ShouldNotBe(Strata(key, "a", 64));
        Enumerable.Range(0, 64).Sum(i => (a[i] - 31.5) * (Strata(key, "b", 0)[i] - 31.5) / (64 * 341.25)).ShouldBeInRange(-0.5, 0.5);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Stratified.Uniform(StreamKey.Of(1, "run"), "a", -1, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => Stratified.Uniform(StreamKey.Of(1, "run"), "a", 0, 0));
        Stratified.Uniform(StreamKey.Of(1, "run"), "a", int.MaxValue, int.MaxValue).ShouldBeInRange(0.0, 1.0);
    }

    private static int[] Strata(StreamKey key, string dimension, int from) =>
        Enumerable.Range(from, 64).Select(r => (int)(Stratified.Uniform(key, dimension, r, 64) * 64)).ToArray();
}
