using Dryrun.Simulation;
using Dryrun.Simulation.Randomness;
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
    private const int RatePerSecond = 60, AttemptsMax = 4, SecondsShown = 100;
    private const long Service = Second / 100, Timeout = Second / 2;

    public static void Run(TextWriter output)
    {
        output.WriteLine("Requests answered in time, percent, in each ten seconds; slow from 20 to 30:");
        output.WriteLine("                           " + string.Concat(Enumerable.Range(0, SecondsShown / 10).Select(i => $"{i * 10,5}")));
        Show(output, "retry at once", new(Backoff: 0, BudgetPercent: 100, QueueMax: int.MaxValue));
        Show(output, "backoff with jitter", new(Backoff: Second, BudgetPercent: 100, QueueMax: int.MaxValue));
        Show(output, "retries at most 10 percent", new(Backoff: Second, BudgetPercent: 10, QueueMax: int.MaxValue));
        Show(output, "at most 40 in the queue", new(Backoff: Second, BudgetPercent: 100, QueueMax: 40));
    }

    private static void Show(TextWriter output, string name, Policy policy)
    {
        var (answered, asked) = Simulate(policy);
        output.WriteLine($"{name,-27}{string.Concat(answered.Zip(asked, (a, n) => $"{100.0 * a / n,5:0}"))}");
    }

    private static (int[] Answered, int[] Asked) Simulate(Policy policy)
    {
        var world = new World(seed: 1);
        var queue = new Store<Request>(world, "queue", policy.QueueMax);
        var (arrivals, services, jitter) = (world.Draws("arrivals"), world.Draws("services"), world.Draws("jitter"));
        var (answered, asked) = (new int[SecondsShown / 10], new int[SecondsShown / 10]);
        var budget = 0.0;

        async Process Client()
        {
            var slot = (int)(world.Now / (10 * Second));
            asked[slot]++;
            budget = Math.Min(RatePerSecond, budget + policy.BudgetPercent / 100.0 * (AttemptsMax - 1));
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                if (attempt > 0 && (budget -= 1.0) < 0.0)
                {
                    budget = 0.0;
                    return;
                }

                if (await Ask())
                {
                    answered[slot]++;
                    return;
                }

                if (policy.Backoff > 0) await world.Delay(jitter.Uniform(0, policy.Backoff << attempt));
            }
        }

        async Process<bool> Ask()
        {
            var request = new Request();
            if (!queue.TryPut(request)) return false;
            return await world.Until(() => request.Answered).Within(Timeout);
        }

        // The server does not know who has given up.
        async Process Server()
        {
            while (true)
            {
                var request = await queue.Get();
                var slow = world.Now >= 20 * Second && world.Now < 30 * Second ? 3 : 1;
                await world.Delay(services.Exponential(slow * Service));
                request.Answered = true;
            }
        }

        async Process Clients()
        {
            while (world.Now < (SecondsShown - 1) * Second)
            {
                await world.Delay(arrivals.Exponential(Second / RatePerSecond));
                world.Start(Client());
            }
        }

        world.Start(Server());
        world.Start(Clients());
        world.Run(until: (SecondsShown + 60) * Second);
        return (answered, asked);
    }

    private sealed record Policy(long Backoff, int BudgetPercent, int QueueMax);

    private sealed class Request
    {
        public bool Answered { get; set; }
    }
}
