using Dryrun.Simulation.Randomness;
using Dryrun.Systems.EventSpike.Model;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>From the fluid to single calls and back: nothing is lost, and both see the same overload.</summary>
public class HandOverTests
{
    [Theory]
    [InlineData(false, 200.0)]
    [InlineData(false, 10.0)]
    [InlineData(true, 10.0)]
    public void A_hand_over_conserves_calls_to_the_last_one(bool sheds, double budgetPercent)
    {
        var tier = new CallTier(3, budgetPercent, sheds);
        double[] fresh = [90_000, 120_000, 90_000];
        for (var i = 0; i < 30; i++) tier.Step(fresh, 200_000, 10);
        var before = Enumerable.Range(0, 3).Select(tier.Waiting).ToArray();
        before.Sum().ShouldBeGreaterThan(1e5);
        tier.BeginSampling(new Draws(StreamKey.Of(7, "handOver")), 256);
        Enumerable.Range(0, 3).Select(tier.Waiting).ShouldBe(before, 1e-6);
        for (var i = 0; i < 12; i++) tier.Step(fresh, 200_000, 10);
        var during = Enumerable.Range(0, 3).Select(tier.Waiting).ToArray();
        tier.EndSampling();
        tier.IsSampled.ShouldBeFalse();
        Enumerable.Range(0, 3).Select(tier.Waiting).ShouldBe(during, 1e-6);
        for (var c = 0; c < 3; c++) (tier.Served(c) + tier.GivenUp(c) + tier.Waiting(c)).ShouldBe(tier.Fresh(c), 1e-3);
    }

    [Theory]
    [InlineData(0.7, false, 200)]
    [InlineData(1.2, false, 0)]
    [InlineData(2.5, false, 0)]
    [InlineData(2.5, false, 200)]
    [InlineData(2.5, true, 10)]
    public void Single_calls_meet_the_law_of_the_fluid(double load, bool sheds, double budgetPercent)
    {
        double Served(bool sampled)
        {
            const double Capacity = 200_000;
            var tier = new CallTier(3, budgetPercent, sheds);
            if (sampled) tier.BeginSampling(new Draws(StreamKey.Of(3, "law")), 256);
            for (var i = 0; i < 40; i++) tier.Step([0.3 * load * Capacity, 0.4 * load * Capacity, 0.3 * load * Capacity], Capacity, 10);
            return Enumerable.Range(0, 3).Sum(tier.Served) / Enumerable.Range(0, 3).Sum(tier.Fresh);
        }

        Served(true).ShouldBe(Served(false), 0.03);
    }

    [Fact]
    public void Followed_calls_are_the_same_again()
    {
        double[] Shares()
        {
            var tier = new CallTier(3, 200, false);
            tier.BeginSampling(new Draws(StreamKey.Of(3, "again")), 1024);
            for (var i = 0; i < 5; i++) tier.Step([90_000, 120_000, 90_000], 250_000, 10);
            return [tier.Served(0), tier.GivenUp(1), tier.Waiting(2), tier.WaitSeconds];
        }

        Shares().ShouldBe(Shares());
    }
}
