using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Pauses, attempts and budgets of clients.</summary>
public class RetryTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void A_call_is_tried_until_it_succeeds()
    {
        // Without a pause everything is exact: attempts at 0, 100, 200.
        var retry = new Retry(_world, "client", timeout: 100, attempts: 5, firstPause: 0);
        var works = new Queue<long>([500, 300, 40]);
        var server = new Server(_world, "server", service: works.Dequeue);
        _world.Start(Call(retry, server));
        _world.Run();
        _log.ShouldBe(["True 240"]);
        var report = retry.Report();
        report.Attempts.ShouldBe(3);
        report.Retrying.Mean.ShouldBe(140 / 240.0);
        report.Flow.ShouldBe(new FlowSummary(1, 0, 1, 0, 0, 0, 0));
        server.Report().Flow.ShouldBe(new FlowSummary(3, 0, 1, 0, 2, 0, 0));
    }

    [Fact]
    public void Enough_is_enough()
    {
        var retry = new Retry(_world, "client", timeout: 100, attempts: 3, firstPause: 0);
        var server = new Server(_world, "server", service: () => Second);
        _world.Start(Call(retry, server));
        _world.Run();
        _log.ShouldBe(["False 300"]);
        retry.Report().Flow.ShouldBe(new FlowSummary(1, 0, 0, 1, 0, 0, 0));
    }

    [Fact]
    public void The_budget_allows_a_part_of_the_calls()
    {
        var budget = new RetryBudget(new Ratio(1, 4), burst: 3);
        var retry = new Retry(_world, "client", timeout: 100, attempts: 100, firstPause: 0, budget: budget);
        var server = new Server(_world, "server", servers: 1000, service: () => Second);
        async Process Clients()
        {
            for (var i = 0; i < 100; i++)
            {
                _world.Start(Call(retry, server));
                await _world.Delay(Second);
            }
        }

        _world.Start(Clients());
        _world.Run();
        // The burst, and a quarter of a token from each of 100 calls, of which the first added nothing to a full budget.
        budget.Retries.ShouldBe(3 + 24);
        retry.Report().Refused.ShouldBe(100);
        retry.Report().Amplification.ShouldBe(1.27);
    }

    [Fact]
    public void Pauses_have_full_jitter_and_double_up_to_the_longest()
    {
        var retry = new Retry(_world, "client", timeout: 1, attempts: 7, firstPause: 1000, longestPause: 5000);
        var pauses = Enumerable.Range(0, 6).Select(_ => new List<long>()).ToArray();
        async Process Call()
        {
            using var call = retry.Begin();
            for (var i = 0; ; i++)
            {
                var from = _world.Now;
                if (!await call.Again()) return;
                pauses[i].Add(_world.Now - from);
            }
        }

        for (var i = 0; i < 4000; i++) _world.Start(Call());
        _world.Run();
        foreach (var (longest, i) in ((long[])[1000, 2000, 4000, 5000, 5000, 5000]).Select((l, i) => (l, i)))
        {
            pauses[i].Count.ShouldBe(4000);
            pauses[i].Max().ShouldBeInRange(longest * 99 / 100, longest);
            pauses[i].Min().ShouldBeInRange(0, longest / 100);
            // Uniform: the mean is half, its standard error longest / sqrt(12 * 4000) = longest / 219; 4 of them.
            pauses[i].Average().ShouldBe(longest / 2.0, 4 * longest / 219.0);
        }
    }

    [Fact]
    public void An_attempt_may_be_a_process_that_goes_on_by_itself()
    {
        var retry = new Retry(_world, "client", timeout: 100, attempts: 3, firstPause: 0);
        var delays = new Queue<long>([150, 70]);
        async Process<bool> Ask()
        {
            await _world.Delay(delays.Dequeue());
            _log.Add($"asked {_world.Now}");
            return true;
        }

        async Process Client() => _log.Add($"{await retry.Run(Ask)} {_world.Now}");

        _world.Start(Client());
        _world.Run();
        _log.ShouldBe(["asked 150", "asked 170", "True 170"]);
    }

    [Fact]
    public void A_call_left_alone_counts_as_abandoned()
    {
        var retry = new Retry(_world, "client", timeout: 100, attempts: 3, firstPause: 0);
        using (var call = retry.Begin()) call.ShouldNotBe(default);
        var over = retry.Begin();
        over.Succeed();
        over.Succeed();
        over.Dispose();
        Should.Throw<InvalidOperationException>(() => over.Again().IsCompleted);
        retry.Report().Flow.ShouldBe(new FlowSummary(2, 0, 1, 0, 1, 0, 0));
    }

    [Fact]
    public void A_report_reads_well()
    {
        A_call_is_tried_until_it_succeeds();
        _world.Station("client").Report().ToString().ShouldBe(
            """
            client: 3 attempts, 3.00 a call, over 240 us
              flow     1 of 1 served
              retrying mean 0.58, max 1, now 0
              sojourn  mean 240 us, p50 240 us, p95 240 us, p99 240 us, max 240 us
            """);
    }

    private async Process Call(Retry retry, Server server) => _log.Add($"{await retry.Run(() => server.Serve())} {_world.Now}");
}
