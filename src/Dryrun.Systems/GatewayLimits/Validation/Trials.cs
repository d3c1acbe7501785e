using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Validation;

/// <summary>A pool of servers under Poisson calls of two kinds, in units of the mean service time.</summary>
internal static class PoolTrial
{
    private const int Calls = 4_000_000;

    public static (double Waits, double MeanWait) Run(StreamKey key, int servers, double use, double dearShare, double dearWork)
    {
        var random = Xoshiro256.At(key);
        var pool = new ServerPool(servers);
        // A mean service of a second keeps whole microseconds from mattering.
        var plain = 1e6 / (1 + (dearShare * (dearWork - 1)));
        double now = 0, waits = 0, sum = 0;
        for (var i = 0; i < Calls; i++)
        {
            now += -PortableMath.Log(random.NextOpenDouble()) * 1e6 / (servers * use);
            var service = -PortableMath.Log(random.NextOpenDouble()) * plain * (dearShare > 0 && random.NextDouble() < dearShare ? dearWork : 1);
            pool.TryServe((long)now, (long)service, long.MaxValue, out var wait);
            if (wait > 0) waits++;
            sum += wait / 1e6;
        }

        return (waits / Calls, sum / Calls);
    }

    /// <summary>Squared coefficient of variation of exponential service with two means.</summary>
    public static double SquaredVariation(double dearShare, double dearWork)
    {
        var mean = 1 + (dearShare * (dearWork - 1));
        return (2 * ((1 - dearShare) + (dearShare * dearWork * dearWork)) / (mean * mean)) - 1;
    }
}

/// <summary>
/// The sliding approximation beside the exact count over the last minute, for sources under a Zipf law, as Cloudflare compared them: both count every call, and a
/// decision is wrong where one says that the source is above the limit and the other does not. The limit lies between the third and the fourth source.
/// </summary>
internal static class SlidingTrial
{
    private const int Sources = 270_000;
    private const double Exponent = 1.1;
    private const int PerMinute = 15_000;
    private const int Minutes = 1_000;
    private const long Minute = 60_000_000;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Result(double WrongPercent, double DeviationPercent);

    public static Result Run(StreamKey key, bool isBursty)
    {
        var shares = new double[Sources];
        for (var i = 0; i < Sources; i++) shares[i] = PortableMath.Pow(i + 1, -Exponent);
        var sum = shares.Sum();
        var table = new AliasTable(shares);
        var limit = (long)(PerMinute * Math.Sqrt(shares[2] * shares[3]) / sum);
        // Never refuses: what it would still let through tells its count.
        var counter = new SlidingWindow(new Rate(Rate.UnitsMax, Minute));
        var states = new TwoWindowState[Sources];
        var exact = new Queue<long>?[Sources];
        var random = Xoshiro256.At(key);
        long now = 0, wrong = 0, decisions = 0, near = 0;
        double deviation = 0;
        while (now < Minutes * Minute)
        {
            now += (long)(-PortableMath.Log(random.NextOpenDouble()) * Minute / PerMinute);
            var source = table.At(random.NextUInt64());
            if (isBursty && !IsOn(source, now)) continue;
            var last = exact[source] ??= new Queue<long>();
            while (last.TryPeek(out var first) && first + Minute <= now) last.Dequeue();
            last.Enqueue(now);
            var count = Rate.UnitsMax - counter.Decide(ref states[source], now, 1).Remaining;
            if (now < 2 * Minute) continue;
            decisions++;
            if (count > limit != last.Count > limit) wrong++;
            if (last.Count < limit / 10) continue;
            near++;
            deviation += Math.Abs(count - last.Count) / (double)last.Count;
        }

        return new Result(100.0 * wrong / decisions, 100 * deviation / near);
    }

    // On for 20 seconds of every 50, each source at its own times.
    private static bool IsOn(int source, long now) => (now + (source * 7_919_000L)) % 50_000_000 < 20_000_000;
}

/// <summary>Two kinds of calls before one service: what users do, and what apps fetch ahead, of which there is suddenly twelve times as much.</summary>
internal static class PrefetchTrial
{
    private const int Servers = 100;
    private const long Service = 20_000;
    private const long Minute = 60_000_000;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Result(double UsersPercent, double PrefetchPercent, double ThrottledPercent);

    /// <summary>Five minutes before, ten minutes of it. Loads are over the capacity.</summary>
    public static Result Run(StreamKey key, double userLoad, double prefetchLoad, double times)
    {
        var random = Xoshiro256.At(key);
        var pool = new ServerPool(Servers);
        var gate = new ConcurrencyGate(new WindowedLimit(new GradientLimit(Servers, 4, Servers * 6)), 10, 1.0);
        var done = new PriorityQueue<(long Rtt, int InFlight), long>();
        long now = 0;
        Span<long> came = stackalloc long[2], served = stackalloc long[2];
        while (now < 15 * Minute)
        {
            var isSpike = now >= 5 * Minute;
            var (users, prefetches) = (userLoad, prefetchLoad * (isSpike ? times : 1));
            now += (long)(-PortableMath.Log(random.NextOpenDouble()) * Service / (Servers * (users + prefetches)));
            var tier = random.NextDouble() < users / (users + prefetches) ? 0 : 1;
            if (isSpike) came[tier]++;
            while (done.TryPeek(out var call, out var when) && when <= now)
            {
                done.Dequeue();
                gate.Leave(call.Rtt, call.InFlight);
            }

            if (!gate.TryEnter(tier, out var inFlight)) continue;
            var service = (long)(CallTimes.ServiceFactor(PortableMath.Log(random.NextOpenDouble())) * Service);
            if (!pool.TryServe(now, service, CallTimes.PatienceMicros, out var wait))
            {
                gate.Leave(CallTimes.PatienceMicros, inFlight, isDropped: true);
                continue;
            }

            done.Enqueue((wait + service, inFlight), now + wait + service);
            if (isSpike) served[tier]++;
        }

        var all = came[0] + came[1];
        return new Result(100.0 * served[0] / came[0], 100.0 * served[1] / came[1], 100.0 * (all - served[0] - served[1]) / all);
    }
}

/// <summary>A short trigger at four fifths of capacity, with nothing in the way but the retry budget.</summary>
internal static class MetastableTrial
{
    private const int TriggerSeconds = 60;
    private const int WatchedSeconds = 13 * 60;

    // A quarter of the usual sample: without a budget every request is tried 27 times.
    private const int Servers = 10;

    /// <summary>Minutes after the trigger until 99 percent of what reaches the services is served for ten seconds.</summary>
    public static double Run(Gateway gateway, bool isExact, StreamKey key)
    {
        var (usual, down) = (Evening(gateway), Evening(gateway));
        down.Capacity = 0;
        var fluid = new FluidMinutes(gateway, usual);
        var (calm, back) = (0, double.PositiveInfinity);
        if (isExact) new RequestMinutes(gateway, fluid, new CallTimes(gateway), key, Servers).Play(At, TriggerSeconds + WatchedSeconds, Look);
        else
        {
            for (var second = 0; second < TriggerSeconds + WatchedSeconds; second++)
            {
                fluid.Step(At(second), 1);
                Look(second);
            }
        }

        return double.IsInfinity(back) ? WatchedSeconds / 60.0 : back;

        Situation At(int second) => second < TriggerSeconds ? down : usual;

        void Look(int second)
        {
            if (second < TriggerSeconds) return;
            calm = fluid.Success >= 0.99 ? calm + 1 : 0;
            if (calm == 10 && double.IsInfinity(back)) back = (second - TriggerSeconds - 9) / 60.0;
        }
    }

    /// <summary>Fluid, requests, fluid again: how far what began is from what was served, given up and waits, over what began; and the requests decided on.</summary>
    public static (double Off, long Requests) HandOver(Gateway gateway, StreamKey key)
    {
        var (usual, down) = (Evening(gateway), Evening(gateway));
        down.Capacity = 0.4;
        var fluid = new FluidMinutes(gateway, usual);
        for (var second = 0; second < 40; second++) fluid.Step(down, 1);
        var requests = new RequestMinutes(gateway, fluid, new CallTimes(gateway), key);
        requests.Play(_ => down, 30, _ => { });
        for (var second = 0; second < 40; second++) fluid.Step(usual, 1);
        double began = 0, off = 0;
        foreach (var calls in fluid.Retries)
        {
            began += calls.Fresh;
            off += Math.Abs(calls.Fresh - calls.Served - calls.GivenUp - calls.Waiting);
        }

        return (off / began, requests.Decided);
    }

    /// <summary>All usual callers at the peak; no attack.</summary>
    public static Situation Evening(Gateway gateway)
    {
        var at = new Situation(gateway.Callers.Length) { UpdatedApps = 1 };
        for (var i = 0; i < gateway.Callers.Length; i++) at.Load[i] = gateway.Callers[i].Kind == CallerKind.Attack ? 0 : 1;
        return at;
    }
}

/// <summary>A limit in flight before more than the services can do, request by request.</summary>
internal static class GateTrial
{
    private const int Seconds = 40;

    /// <summary>Work let in over rated capacity at three times the load, and the share of it that was served.</summary>
    public static (double LetIn, double Served) Overload(Gateway gateway, StreamKey key)
    {
        var at = MetastableTrial.Evening(gateway);
        at.Enforced = at.EnforcedOnTenants = 1;
        for (var i = 0; i < at.Load.Length; i++) at.Load[i] *= 3;
        var fluid = new FluidMinutes(gateway, at);
        double load = 0, success = 0;
        new RequestMinutes(gateway, fluid, new CallTimes(gateway), key).Play(_ => at, Seconds, second =>
        {
            if (second < Seconds / 2) return;
            load += fluid.LoadRatio;
            success += fluid.Success;
        });
        return (load / (Seconds / 2), success / (Seconds / 2));
    }
}
