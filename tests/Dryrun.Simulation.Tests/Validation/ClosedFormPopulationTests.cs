using Dryrun.Simulation.Validation;

namespace Dryrun.Simulation.Tests.Validation;

public class ClosedFormPopulationTests
{
    // All items alike: whatever the cache keeps, it holds the next one with chance capacity / items.
    [Fact]
    public void Che_is_exact_where_all_items_are_alike() =>
        ClosedForms.CheHitRatio([.. Enumerable.Repeat(0.37, 500)], 120).ShouldBe(0.24, 1e-12);

    // An LRU cache of two items holds the last two different ones: King 1971, by enumeration.
    [Fact]
    public void Che_is_close_for_a_cache_of_two()
    {
        double[] shares = [.. Enumerable.Range(1, 60).Select(i => Math.Pow(i, -0.7))];
        var sum = shares.Sum();
        var exact = 0.0;
        for (var i = 0; i < shares.Length; i++)
            for (var j = 0; j < shares.Length; j++)
                if (i != j) exact += shares[i] / sum * shares[j] / sum / (1.0 - shares[i] / sum) * (shares[i] + shares[j]) / sum;
        ClosedForms.CheHitRatio(shares, 2).ShouldBe(exact, 0.06 * exact);
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.CheHitRatio([1.0, 1.0], 2)).Message.ShouldContain("below the 2 items");
    }

    [Theory]
    [InlineData(2, 2, 1.5)]
    [InlineData(3, 2, 2.25)]
    [InlineData(3, 3, 17.0 / 9)]
    [InlineData(7, 1, 7.0)]
    public void Max_load_matches_a_count_of_all_cases(int balls, int bins, double expected) => ClosedForms.MaxLoadMean(balls, bins).ShouldBe(expected, 1e-12);

    // Exact rational arithmetic; at least two of 23 share a day with chance 0.507297, at least three with 0.012705.
    [Fact]
    public void Max_load_knows_the_birthday_problem() => ClosedForms.MaxLoadMean(23, 365).ShouldBe(1.5201791535, 1e-9);

    // Mitzenmacher's table for as many balls as bins; with one choice the loads are Poisson.
    [Theory]
    [InlineData(2, 0.7616, 0.2295, 0.0089)]
    [InlineData(3, 0.8231, 0.1765, 0.00051)]
    [InlineData(1, 0.6321, 0.2642, 0.0803)]
    public void Loads_of_choices_match_the_table(int choices, double one, double two, double three)
    {
        var shares = ClosedForms.ChoicesAtLeast(1.0, choices);
        shares[1].ShouldBe(one, 6e-5);
        shares[2].ShouldBe(two, 6e-5);
        shares[3].ShouldBe(three, 6e-5);
        shares.Skip(1).Sum().ShouldBe(1.0, 1e-9, "no ball is lost");
    }

    [Fact]
    public void The_shorter_of_two_queues_has_a_doubly_exponential_tail()
    {
        ClosedForms.ShortestOfAtLeast(0.9, 2, 0).ShouldBe(1.0);
        ClosedForms.ShortestOfAtLeast(0.9, 2, 1).ShouldBe(0.9, 1e-14);
        ClosedForms.ShortestOfAtLeast(0.9, 2, 4).ShouldBe(Math.Pow(0.9, 15), 1e-13);
        ClosedForms.ShortestOfAtLeast(0.9, 3, 3).ShouldBe(Math.Pow(0.9, 13), 1e-13);
    }

    // Beyond the small cases the bounds of Doerr and Kuennemann (ANALCO 2014).
    [Fact]
    public void A_rumour_takes_log_two_and_log_e_rounds()
    {
        ClosedForms.GossipMeanRounds(2).ShouldBe(1.0, 1e-14);
        ClosedForms.GossipMeanRounds(3).ShouldBe(7.0 / 3, 1e-14);
        foreach (var people in new[] { 64, 100, 256, 700 })
        {
            ClosedForms.GossipMeanRounds(people).ShouldBeInRange(Math.Floor(Math.Log2(people)) + Math.Log(people) - 1.116, Math.Ceiling(Math.Log2(people)) + Math.Log(people) + 2.765);
            (ClosedForms.GossipMeanRounds(people) - Math.Log2(people) - Math.Log(people)).ShouldBe(1.1, 0.15);
        }
    }

    [Theory]
    [InlineData(0.9, 0.0)]
    [InlineData(1.5, 0.5828)]
    [InlineData(2.0, 0.7968)]
    [InlineData(3.0, 0.9405)]
    public void Final_sizes_match_the_table(double reproduction, double expected) => ClosedForms.SirFinalShare(reproduction).ShouldBe(expected, 5e-5);

    [Fact]
    public void A_small_epidemic_is_counted_exactly()
    {
        ClosedForms.SirMeanInfected(2, 1, 2.0).ShouldBe(1.5, 1e-14);
        ClosedForms.SirMeanInfected(50, 50, 2.0).ShouldBe(50.0);
        ClosedForms.SirMeanInfected(50, 3, 0.0).ShouldBe(3.0);
        // From many first ones nearly no epidemic dies early; the susceptible share s then solves s = s0 exp(-R0 (1 - s)).
        var rest = 0.95;
        for (var i = 0; i < 200; i++) rest = 0.95 * Math.Exp(-2.0 * (1.0 - rest));
        (ClosedForms.SirMeanInfected(4000, 200, 2.0) / 4000).ShouldBe(1.0 - rest, 1e-3);
    }

    // p1 = 1 - p0 and bounds of three steps: the gambler's ruin, exact.
    [Fact]
    public void Walds_sample_size_is_exact_on_a_lattice()
    {
        var error = 1.0 / (1.0 + Math.Pow(1.5, 3));
        var samples = ClosedForms.SprtMeanSamples(0.4, 0.6, error, error);
        samples.WhereNull.ShouldBe(3.0 * (1.0 - 2.0 * error) / 0.2, 1e-12);
        samples.WhereAlternative.ShouldBe(samples.WhereNull, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.SprtMeanSamples(0.6, 0.4, 0.1, 0.1)).Message.ShouldContain("0 < p0 < p1 < 1");
    }

    [Fact]
    public void Fleets_and_retries_are_arithmetic()
    {
        ClosedForms.PolledShare(6, 24).ShouldBe(0.25);
        ClosedForms.PolledShare(30, 24).ShouldBe(1.0);
        ClosedForms.MeanRetries(1000, 0.2).ShouldBe(250.0, 1e-10);
        ClosedForms.MeanAttempts(0.5, 3).ShouldBe(1.75, 1e-14);
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.MeanRetries(1, 1.0)).Message.ShouldContain("below 1");
    }
}
