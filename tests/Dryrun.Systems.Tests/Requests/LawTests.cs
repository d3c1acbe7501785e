using Dryrun.Simulation.Randomness;
using Dryrun.Systems.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Systems.Tests.Requests;

public class LawTests
{
    [Fact]
    public void Useful_work_holds_to_the_knee_and_then_falls()
    {
        var law = new OverloadLaw(1.3);
        law.Goodput(0.8).ShouldBe(0.8);
        law.Goodput(1.3).ShouldBe(1);
        law.Goodput(2.6).ShouldBe(Math.Pow(0.5, 1.5), 1e-12);
        // S5 e: without shedding and scaling, retries take a load of ten times the capacity below five percent of useful work.
        law.Goodput(10).ShouldBeLessThan(0.05);
        law.Success(0.5).ShouldBe(1);
        law.Success(2).ShouldBe(law.Goodput(2) / 2, 1e-12);
    }

    [Fact]
    public void Layers_multiply_attempts_and_budgets_bound_them()
    {
        // S4 b10 and c: 3 attempts in 3 layers make 27; ten percent in each make 1.33.
        new RetryLaw(3, 3).Together.ShouldBe(27);
        new RetryLaw(3, 3).MeanAttempts(1).ShouldBe(27);
        new RetryLaw(3, 3).MeanAttempts(0.5).ShouldBe(2, 1e-6);
        RetryLaw.WithBudget(3, 3, 10).MeanAttempts(1).ShouldBe(1.331, 1e-9);
        RetryLaw.WithBudget(3, 3, 0).MeanAttempts(0.9).ShouldBe(1);
        new RetryLaw(10, 6).Together.ShouldBe(RetryLaw.TogetherMax);
    }

    [Fact]
    public void Every_call_of_the_fluid_is_served_given_up_or_waiting() =>
        Check.One(Seeded.Cases, Prop.ForAll(Gen.Choose(1, 100_000).ArrayOf(60).ToArbitrary(), steps =>
        {
            var fluid = new RetryFluid(steps[0] % 2 == 0 ? new RetryLaw(3, 2) : RetryLaw.WithBudget(3, 3, 10), 2);
            foreach (var step in steps)
            {
                fluid.Offer(step / 10.0, 1);
                fluid.Resolve(step % 7 / 10.0, step % 4 / 10.0);
                (fluid.Served + fluid.GivenUp + fluid.Waiting).ShouldBe(fluid.Fresh, fluid.Fresh * 1e-12);
            }
        }));

    [Fact]
    public void Where_all_fails_a_fluid_call_is_tried_as_often_as_the_law_says()
    {
        var fluid = new RetryFluid(new RetryLaw(3, 2), 1);
        double attempts = 0;
        for (var second = 0; second < 400; second++)
        {
            attempts += fluid.Offer(second < 200 ? 10 : 0, 1);
            fluid.Resolve(0);
        }

        (attempts / fluid.Fresh).ShouldBe(9, 1e-9);
        fluid.GivenUp.ShouldBe(2000, 1e-6);
    }

    [Fact]
    public void A_retry_budget_bounds_the_load_whatever_fails()
    {
        var fluid = new RetryFluid(RetryLaw.WithBudget(3, 3, 10), 1);
        double attempts = 0;
        for (var second = 0; second < 1000; second++)
        {
            attempts += fluid.Offer(10, 1);
            fluid.Resolve(0);
        }

        (attempts / fluid.Fresh).ShouldBe(1.331, 0.001);
    }

    [Fact]
    public void Calls_taken_out_of_the_fluid_and_put_back_are_the_same_calls()
    {
        var fluid = new RetryFluid(new RetryLaw(3, 3), 1);
        fluid.Offer(1003.7, 1);
        fluid.Resolve(0.3, 0.2);
        var before = fluid.Waiting;
        var (soon, later) = fluid.TakeOut(1, 10);
        (soon, later).ShouldBe((50, 20));
        fluid.Waiting.ShouldBe(before - 700, 1e-9);
        fluid.PutBack(2, soon * 10, false);
        fluid.PutBack(1, later * 10, true);
        fluid.Waiting.ShouldBe(before, 1e-9);
    }

    [Fact]
    public void A_later_tier_is_only_admitted_into_what_the_earlier_ones_left()
    {
        var shares = TierShedding.Shares(4, 20);
        shares.ShouldBe([1, 0.8, 0.76, 0.72], 1e-12);
        Span<double> admitted = stackalloc double[4];
        TierShedding.Admit([30, 48, 20, 50], 100, shares, admitted);
        admitted.ToArray().ShouldBe([30, 48, 0, 0], 1e-9);
        TierShedding.Admit([10, 20, 20, 50], 100, shares, admitted);
        admitted.ToArray().ShouldBe([10, 20, 20, 22], 1e-9);
        // Without a reserve nothing tells tier 1 from tier 0.
        TierShedding.Admit([50, 150, 20, 50], 100, TierShedding.Shares(4, 0), admitted);
        admitted.ToArray().ShouldBe([25, 75, 0, 0], 1e-9);
    }

    [Theory]
    [InlineData(1, 0.7)]
    [InlineData(10, 0.8)]
    [InlineData(50, 0.85)]
    public void A_pool_of_exponential_servers_waits_as_Erlang_says(int servers, double use)
    {
        var law = new QueueLaw(servers, 1);
        var pool = new ServerPool(servers);
        var stream = StreamKey.Of(7, "pool").Open();
        double now = 0, waits = 0, sum = 0;
        const int Calls = 2_000_000;
        for (var i = 0; i < Calls; i++)
        {
            now += stream.Exponential(1e6 / (servers * use));
            pool.TryServe((long)now, (long)stream.Exponential(1e6), long.MaxValue, out var wait);
            if (wait > 0) waits++;
            sum += wait / 1e6;
        }

        // Waits are correlated over some hundreds of calls: six percent is about four standard errors.
        (waits / Calls).ShouldBe(law.Waits(servers * use), 0.02);
        (sum / Calls).ShouldBe(law.MeanWaitSeconds(servers * use), law.MeanWaitSeconds(servers * use) * 0.06);
    }

    [Fact]
    public void A_pool_refuses_whom_it_would_keep_waiting_too_long_and_keeps_its_work_when_it_shrinks()
    {
        var pool = new ServerPool(2);
        pool.TryServe(0, 100, 0, out _).ShouldBeTrue();
        pool.TryServe(0, 300, 0, out _).ShouldBeTrue();
        pool.TryServe(10, 50, 80, out var wait).ShouldBeFalse();
        wait.ShouldBe(90);
        pool.TryServe(10, 50, 90, out _).ShouldBeTrue();
        pool.Resized(1).WaitMicros(10).ShouldBe(290);
        pool.Resized(4).WaitMicros(10).ShouldBe(0);
    }
}
