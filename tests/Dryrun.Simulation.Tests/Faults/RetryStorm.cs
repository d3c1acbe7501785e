using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Faults;

/// <summary>
/// A service behind a link, 70 % busy, whose clients give up after a second and try again. It works on what nobody waits for any more, so that
/// once the queue is longer than the clients' patience it does nothing else: without a budget the retries alone keep it so.
/// </summary>
internal sealed class RetryStorm
{
    private const long Service = 10 * Millisecond;
    private readonly Draws _arrivals;
    private readonly Server _server;
    private readonly Link _uplink;
    private readonly Retry _retry;

    public RetryStorm(ulong seed, bool budget)
    {
        World = new World(seed);
        _arrivals = World.Draws("arrivals");
        var services = World.Draws("services");
        _uplink = new Link(World, "uplink", bytesPerSecond: 1_000_000, latency: 5 * Millisecond);
        _server = new Server(World, "server", service: () => services.Exponential(Service), finishesAbandoned: true);
        _retry = new Retry(World, "client", timeout: Second, attempts: budget ? 4 : 10, firstPause: 100 * Millisecond, longestPause: 2 * Second,
            budget: budget ? new RetryBudget(new Ratio(1, 10), burst: 20) : null);
        World.Start(Clients());
    }

    public World World { get; }

    public Server Server => _server;

    public Link Uplink => _uplink;

    public Retry Client => _retry;

    private async Process Clients()
    {
        while (true)
        {
            await World.Delay(_arrivals.Exponential(Service * 10 / 7));
            World.Start(Call());
        }
    }

    private async Process Call() => await _retry.Run(Ask);

    private async Process<bool> Ask() => await _uplink.Send(200) && await _server.Serve();
}
