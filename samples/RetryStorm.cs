using Dryrun.Simulation;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Samples;

/// <summary>
/// A service that could answer 100 requests a second gets 60. For ten seconds it is three times as slow. Callers wait half a second and ask again, up to three times more.
/// The queue fills, answers come too late, every request becomes four, and the service stays down long after the cause is gone: a metastable failure (Bronson et al.,
/// HotOS 2021). What helps is not more patience but less work: a budget for retries, or a queue that turns away what it cannot answer in time.
/// </summary>
internal static class RetryStorm
{
    private const int RatePerSecond = 60, TensShown = 10;
    private const long Service = Second / 100, Timeout = Second / 2, SlowFrom = 20 * Second, SlowUntil = 30 * Second;

    public static void Run(TextWriter output)
    {
        output.WriteLine("Percent of the requests answered in time, by ten seconds; the service is slow from 20 to 30:");
        output.WriteLine(new string(' ', 27) + string.Concat(Enumerable.Range(0, TensShown).Select(i => $"{i * 10,5}")));
        Show(output, "retry at once", new(Pause: 0, RetryShare: null, Room: int.MaxValue));
        Show(output, "backoff with jitter", new(Pause: 2 * Second, RetryShare: null, Room: int.MaxValue));
        Show(output, "retries at most 10 percent", new(Pause: 2 * Second, RetryShare: new Ratio(1, 10), Room: int.MaxValue));
        Show(output, "room for 40 in the queue", new(Pause: 2 * Second, RetryShare: null, Room: 40));
    }

    private static void Show(TextWriter output, string name, Policy policy)
    {
        var (answered, asked) = Simulate(policy);
        output.WriteLine($"{name,-27}{string.Concat(answered.Zip(asked, (a, n) => $"{100.0 * a / n,5:0}"))}");
    }

    private static (int[] Answered, int[] Asked) Simulate(Policy policy)
    {
        var world = new World(seed: 1);
        var (arrivals, services) = (world.Draws("arrivals"), world.Draws("services"));
        // The server cannot know who has given up: it does their work all the same.
        var server = new Server(world, "server", service: NextService, room: policy.Room, finishesAbandoned: true);
        var budget = policy.RetryShare is { } share ? new RetryBudget(share, burst: RatePerSecond) : null;
        var client = new Retry(world, "client", Timeout, attempts: 4, policy.Pause, budget: budget);
        var (answered, asked) = (new int[TensShown], new int[TensShown]);

        long NextService() => services.Exponential(world.Now >= SlowFrom && world.Now < SlowUntil ? 3 * Service : Service);

        async Process Request()
        {
            var ten = (int)(world.Now / (10 * Second));
            asked[ten]++;
            using var call = client.Begin();
            while (!await server.Serve().Within(client.Timeout))
                if (!await call.Again()) return;
            call.Succeed();
            answered[ten]++;
        }

        async Process Requests()
        {
            while (true)
            {
                await world.Delay(arrivals.Exponential(Second / RatePerSecond));
                if (world.Now >= TensShown * 10 * Second) return;
                world.Start(Request());
            }
        }

        world.Start(Requests());
        world.Run(until: 200 * Second);
        return (answered, asked);
    }

    /// <param name="Pause">The longest pause before the first retry; doubled for each further one.</param>
    /// <param name="RetryShare">How many retries each request allows, all together; null for no limit.</param>
    /// <param name="Room">How many may wait at the server; it turns away the rest at once.</param>
    private sealed record Policy(long Pause, Ratio? RetryShare, int Room);
}
