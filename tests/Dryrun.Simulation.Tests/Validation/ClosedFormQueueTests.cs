using Dryrun.Simulation.Validation;

namespace Dryrun.Simulation.Tests.Validation;

public class ClosedFormQueueTests
{
    // Exact rational arithmetic of (a^c / c!) / sum a^k / k!, rounded once to a double.
    [Theory]
    [InlineData(1, 0.5, 0.3333333333333333)]
    [InlineData(2, 1, 0.2)]
    [InlineData(5, 4, 0.19906687402799378)]
    [InlineData(10, 8, 0.1216610642529515)]
    [InlineData(10, 10, 0.21458234310734733)]
    [InlineData(20, 15, 0.04559321558981184)]
    [InlineData(50, 40, 0.01869067110963225)]
    [InlineData(100, 90, 0.026957380464359214)]
    [InlineData(100, 100, 0.07570045271086097)]
    [InlineData(200, 180, 0.010324995204982297)]
    [InlineData(500, 480, 0.014325780722426129)]
    [InlineData(1000, 900, 5.929862670146224e-05)]
    [InlineData(1000, 950, 0.0036492936889424097)]
    [InlineData(1000, 1000, 0.02481191764616041)]
    [InlineData(1000, 1100, 0.09862516968934913)]
    public void Erlang_B_is_exact_up_to_a_thousand_servers(int servers, double load, double expected) =>
        ClosedForms.ErlangB(servers, load).ShouldBe(expected, 1e-12 * expected);

    // The classic traffic table: the load that so many trunks carry at a loss of 1 %.
    [Theory]
    [InlineData(1, 0.0101, 0.00005)]
    [InlineData(2, 0.153, 0.0005)]
    [InlineData(5, 1.36, 0.005)]
    [InlineData(10, 4.46, 0.005)]
    [InlineData(15, 8.108, 0.0005)]
    [InlineData(20, 12.03, 0.005)]
    [InlineData(30, 20.34, 0.005)]
    [InlineData(50, 37.90, 0.005)]
    [InlineData(100, 84.06, 0.005)]
    public void Erlang_B_matches_the_traffic_table(int trunks, double load, double rounding)
    {
        ClosedForms.ErlangB(trunks, load - rounding).ShouldBeLessThan(0.01);
        ClosedForms.ErlangB(trunks, load + rounding).ShouldBeGreaterThan(0.01);
    }

    [Theory]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(2, 1, 0.3333333333333333)]
    [InlineData(5, 4, 0.5541125541125541)]
    [InlineData(10, 8, 0.40918015079644354)]
    [InlineData(25, 20, 0.2091028265988366)]
    [InlineData(50, 40, 0.08695254952676607)]
    [InlineData(100, 90, 0.2169404809063664)]
    [InlineData(200, 180, 0.09447121817759081)]
    [InlineData(500, 480, 0.26651251996236414)]
    [InlineData(1000, 900, 0.0005926699663787812)]
    [InlineData(1000, 950, 0.06825341537714143)]
    public void Erlang_C_is_exact_up_to_a_thousand_servers(int servers, double load, double expected) =>
        ClosedForms.ErlangC(servers, load).ShouldBe(expected, 1e-12 * expected);

    [Fact]
    public void One_server_is_the_special_case_of_every_queue()
    {
        var sojourn = ClosedForms.MM1MeanSojourn(0.8, 1.0);
        sojourn.ShouldBe(5.0, 1e-12);
        (ClosedForms.MMcMeanWait(0.8, 1.0, 1) + 1.0).ShouldBe(sojourn, 1e-12);
        (ClosedForms.PollaczekKhinchineMeanWait(0.8, 1.0, 1.0) + 1.0).ShouldBe(sojourn, 1e-12);
        ClosedForms.MMcKMeanSojourn(0.8, 1.0, 1, 400).ShouldBe(sojourn, 1e-9);
        ClosedForms.TandemMeanSojourn(0.8, [1.0]).ShouldBe(sojourn, 1e-12);
        ClosedForms.JacksonMeanSojourn([0.8], new double[1, 1], [1.0], [1]).ShouldBe(sojourn, 1e-12);
        ClosedForms.ProcessorSharingMeanSojourn(0.8, 1.0, 1.0).ShouldBe(sojourn, 1e-12);
        (0.8 * sojourn).ShouldBe(ClosedForms.MM1MeanPresent(0.8, 1.0), 1e-12, "Little's law");
        ClosedForms.MM1SojournTail(0.8, 1.0, 5.0).ShouldBe(Math.Exp(-1.0), 1e-12);
        ClosedForms.MMcKPresent(0.8, 1.0, 1, 400)[3].ShouldBe(ClosedForms.MM1Present(0.8, 1.0, 3), 1e-12);
    }

    [Fact]
    public void Places_end_in_loss_and_in_delay()
    {
        ClosedForms.MMcKPresent(9.0, 1.0, 10, 10)[^1].ShouldBe(ClosedForms.ErlangB(10, 9.0), 1e-13);
        var many = ClosedForms.MMcKPresent(9.0, 1.0, 10, 900);
        many.Skip(10).Sum().ShouldBe(ClosedForms.ErlangC(10, 9.0), 1e-11);
        ClosedForms.MMcWaitTail(9.0, 1.0, 10, 0.0).ShouldBe(ClosedForms.ErlangC(10, 9.0), 1e-13);
        ClosedForms.MMcKPresent(2.0, 1.0, 1, 3).ShouldBe([1.0 / 15, 2.0 / 15, 4.0 / 15, 8.0 / 15], 1e-14);
        ClosedForms.MMcKPresent(1100.0, 1.0, 1000, 1000)[^1].ShouldBe(0.09862516968934913, 1e-12);
    }

    // With patience as long as service every place serves like a server: the number present is Poisson.
    [Fact]
    public void Erlang_A_lies_between_its_limits()
    {
        ClosedForms.ErlangAAbandoned(9.0, 1.0, 8, 1e9).ShouldBe(ClosedForms.ErlangB(8, 9.0), 1e-7);
        ClosedForms.ErlangAAbandoned(9.0, 1.0, 8, 1e-3).ShouldBe(1.0 - 8.0 / 9.0, 2e-3);
        var beyond = Enumerable.Range(9, 90).Sum(n => (n - 8) * ClosedForms.InfiniteServersPresent(9.0, 1.0, n));
        ClosedForms.ErlangAAbandoned(9.0, 1.0, 8, 1.0).ShouldBe(beyond / 9.0, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.ErlangAAbandoned(9.0, 1.0, 8, 1e-6)).Message.ShouldContain("millionth");
    }

    [Fact]
    public void Machines_with_a_repairer_each_are_independent()
    {
        ClosedForms.MachineRepairDown(1, 1.0, 4.0, 1).ShouldBe([0.8, 0.2], 1e-14);
        ClosedForms.MachineRepairDown(3, 1.0, 4.0, 3).ShouldBe([0.512, 0.384, 0.096, 0.008], 1e-14);
        ClosedForms.Mean(ClosedForms.MachineRepairDown(10, 1.0, 4.0, 1)).ShouldBeGreaterThan(10 * 0.2, "one repairer for ten makes them wait");
    }

    [Fact]
    public void The_mean_of_the_MD1_law_is_Pollaczek_and_Khinchines()
    {
        const double step = 1e-3;
        var mean = 0.0;
        for (var i = 0; i < 16_000; i++) mean += step * (1.0 - ClosedForms.MD1WaitAtMost(0.5, 1.0, (i + 0.5) * step));
        mean.ShouldBe(ClosedForms.PollaczekKhinchineMeanWait(0.5, 1.0, 0.0), 1e-5);
        ClosedForms.MD1WaitAtMost(0.7, 1.0, 0.0).ShouldBe(0.3, 1e-14);
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.MD1WaitAtMost(0.5, 1.0, 17.0));
    }

    // Kleinrock's conservation law: whoever goes first, the load-weighted mean of the waits is the same.
    [Fact]
    public void Priorities_move_the_wait_and_do_not_make_it()
    {
        double[] rates = [0.2, 0.15, 0.1], services = [1.0, 2.0, 3.0], scvs = [1.0, 0.0, 4.0];
        var waits = ClosedForms.PriorityMeanWaits(rates, services, scvs);
        var residual = Enumerable.Range(0, 3).Sum(k => 0.5 * rates[k] * services[k] * services[k] * (1.0 + scvs[k]));
        var load = Enumerable.Range(0, 3).Sum(k => rates[k] * services[k]);
        Enumerable.Range(0, 3).Sum(k => rates[k] * services[k] * waits[k]).ShouldBe(load * residual / (1.0 - load), 1e-12);
        waits.ShouldBe([.. waits.Order()]);
        ClosedForms.PriorityMeanWaits([0.5], [1.0], [0.3])[0].ShouldBe(ClosedForms.PollaczekKhinchineMeanWait(0.5, 1.0, 0.3), 1e-14);
    }

    // The first class does not see the second; with equal exponential services, preemption leaves the number present as it is.
    [Fact]
    public void Preemption_hides_the_lower_class_from_the_higher()
    {
        var sojourns = ClosedForms.PreemptiveMeanSojourns([0.3, 0.4], [1.0, 1.0], [1.0, 1.0]);
        sojourns[0].ShouldBe(ClosedForms.MM1MeanSojourn(0.3, 1.0), 1e-12);
        (0.3 * sojourns[0] + 0.4 * sojourns[1]).ShouldBe(ClosedForms.MM1MeanPresent(0.7, 1.0), 1e-12);
    }

    [Fact]
    public void A_token_bucket_is_a_queue_of_missing_tokens()
    {
        ClosedForms.TokenBucketRejected(3.0, 2.0, 1).ShouldBe(1.5 / 2.5, 1e-13, "one place is a loss system, insensitive to the law of service");
        ClosedForms.TokenBucketRejected(0.8, 1.0, 2).ShouldBe(1.0 - 1.0 / (Math.Exp(-0.8) + 0.8), 1e-13);
        ClosedForms.TokenBucketRejected(0.8, 1.0, 60).ShouldBeLessThan(1e-9);
        ClosedForms.TokenBucketRejected(2.0, 1.0, 60).ShouldBe(0.5, 1e-9);
        ClosedForms.MD1KLoss(0.9, 1.0, 5).ShouldBeLessThan(ClosedForms.MMcKPresent(0.9, 1.0, 1, 5)[^1]);
    }

    [Fact]
    public void Networks_add_up()
    {
        var routing = new double[,] { { 0, 1, 0 }, { 0, 0, 1 }, { 0, 0, 0 } };
        ClosedForms.JacksonMeanSojourn([0.5, 0, 0], routing, [1.0, 0.9, 0.8], [1, 1, 1]).ShouldBe(ClosedForms.TandemMeanSojourn(0.5, [1.0, 0.9, 0.8]), 1e-12);
        ClosedForms.JacksonFlows([0.6], new double[,] { { 0.25 } })[0].ShouldBe(0.8, 1e-14);
        ClosedForms.JacksonFlows([0.0, 1.0], new double[,] { { 0.1, 0.9 }, { 0.5, 0.0 } }).ShouldBe([0.5 / 0.45, 1.0 / 0.5], 1e-12);
        Should.Throw<ArgumentException>(() => ClosedForms.JacksonFlows([1.0], new double[,] { { 1.0 } })).Message.ShouldContain("never leave");
        ClosedForms.ForkJoinMean(4, 2.0).ShouldBe((1 + 0.5 + 1.0 / 3 + 0.25) / 2.0, 1e-14);
        ClosedForms.TwoQueueForkJoinMeanSojourn(1e-9, 1.0).ShouldBe(ClosedForms.ForkJoinMean(2, 1.0), 1e-6);
        ClosedForms.AtLeastOne(0.01, 100).ShouldBe(0.6339676587267709, 1e-14);
        ClosedForms.AtLeastOne(1e-12, 1000).ShouldBe(1e-9, 1e-17);
        ClosedForms.FluidBacklog(120, 100, 30).ShouldBe(600.0);
        ClosedForms.DrainTime(600, 60, 100).ShouldBe(15.0);
    }

    [Fact]
    public void Ranges_are_said()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.MM1MeanSojourn(1.0, 1.0)).Message.ShouldContain("grows without end");
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.ErlangC(10, 10.0)).Message.ShouldContain("allowed below 1");
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.ErlangB(0, 1.0)).Message.ShouldContain("servers must be at least 1");
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.ErlangB(1, double.NaN)).Message.ShouldContain("offeredLoad");
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.PriorityMeanWaits([0.5, 0.5], [1.0, 1.0], [1.0, 1.0]));
        Should.Throw<ArgumentException>(() => ClosedForms.PriorityMeanWaits([0.5], [1.0, 1.0], [1.0, 1.0]));
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.DrainTime(1.0, 2.0, 2.0));
        Should.Throw<ArgumentOutOfRangeException>(() => ClosedForms.MMcKPresent(1.0, 1.0, 3, 2)).Message.ShouldContain("places must be at least 3");
    }
}
