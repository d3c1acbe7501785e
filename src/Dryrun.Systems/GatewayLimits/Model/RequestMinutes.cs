using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// Critical minutes request by request: a sample of the key space with all its calls, real counters where the design puts them, a real gate, and an exact queue before a
/// part of the services. Takes over what waits in the fluid in whole requests, and gives back what waits at the end: each request stands for
/// <see cref="Unit"/> calls, and no call is lost or made.
/// </summary>
internal sealed class RequestMinutes
{
    private const long Second = 1_000_000;
    private const int OrderBits = 24;

    // Parts of a unit in which quotas are counted.
    private const long Parts = 1000;

    private readonly Gateway gateway;
    private readonly FluidMinutes fluid;
    private readonly CallTimes times;
    private readonly RequestLimits limits;
    private readonly RequestServices services;
    private readonly PriorityQueue<Again, long> waiting = new();
    private readonly ClientThrottle[] throttles;
    private readonly double[] saved;
    private readonly long[] begun;
    private readonly long[] served;
    private readonly long[] lost;
    private readonly long[] sentNow;
    private readonly long[] servedNow;
    private readonly double[] workNow;
    private Xoshiro256 random;
    private long order;
    private long now;

    public RequestMinutes(Gateway gateway, FluidMinutes fluid, CallTimes times, StreamKey key, int servers = CallTimes.Servers)
    {
        (this.gateway, this.fluid, this.times) = (gateway, fluid, times);
        random = Xoshiro256.At(key.Child("requests"));
        Unit = gateway.RatedWork * CallTimes.UnitMicros / 1e6 / servers;
        limits = new RequestLimits(gateway, Unit, Parts);
        services = new RequestServices(gateway, Unit, servers);
        var n = gateway.Callers.Length;
        throttles = [.. Enumerable.Range(0, n).Select(_ => new ClientThrottle(gateway.Design.Priority.ClientThrottleK))];
        (saved, begun, served, lost, sentNow, servedNow, workNow) = (new double[n], new long[n], new long[n], new long[n], new long[n], new long[n], new double[n]);
    }

    /// <summary>Calls that one request stands for.</summary>
    public double Unit { get; }

    /// <summary>Requests that were decided on, first attempts and later ones.</summary>
    public long Decided { get; private set; }

    /// <summary>Plays so many whole seconds.</summary>
    /// <param name="situation">What holds at each second.</param>
    /// <param name="seconds">How many.</param>
    /// <param name="each">Told after each second.</param>
    public void Play(Func<int, Situation> situation, int seconds, Action<int> each)
    {
        TakeOver();
        for (var second = 0; second < seconds; second++)
        {
            var at = situation(second);
            fluid.Follow(at, 1);
            services.Turn(at);
            Play(at, now + Second);
            Report(at);
            each(second);
        }

        GiveBack();
    }

    // One second: fresh calls of all callers in the order of time, between the calls that come again.
    private void Play(Situation at, long end)
    {
        var callers = gateway.Callers;
        var rates = new double[callers.Length];
        double all = 0;
        for (var i = 0; i < callers.Length; i++)
        {
            rates[i] = at.Load[i] * (callers[i].Kind == CallerKind.Attack ? 1 : callers[i].CallsPerSecond) / Unit;
            all += rates[i];
            var perCall = gateway.RetriesPerCallMax(callers[i], at.UpdatedApps);
            saved[i] = double.IsPositiveInfinity(perCall) ? perCall : Math.Min(saved[i] + (rates[i] * perCall), 10 * rates[i] * perCall);
        }

        Array.Clear(sentNow);
        Array.Clear(servedNow);
        Array.Clear(workNow);
        var table = new AliasTable(rates);
        var mean = Second / all;
        var next = now + Gap(mean);
        while (true)
        {
            if (waiting.TryPeek(out var again, out var due) && due >> OrderBits < Math.Min(next, end))
            {
                waiting.Dequeue();
                now = Math.Max(now, due >> OrderBits);
                Retry(again, at);
                continue;
            }

            if (next >= end) break;
            now = next;
            var caller = table.At(random.NextUInt64());
            begun[caller]++;
            Attempt(new Again(caller, 0, false), at);
            next = now + Gap(mean);
        }

        now = end;
    }

    private long Gap(double mean) => (long)(-PortableMath.Log(random.NextOpenDouble()) * mean);

    private void Retry(Again again, Situation at)
    {
        if (saved[again.Caller] < 1)
        {
            lost[again.Caller]++;
            return;
        }

        saved[again.Caller]--;
        Attempt(again, at);
    }

    private void Attempt(Again call, Situation at)
    {
        Decided++;
        var caller = gateway.Callers[call.Caller];
        sentNow[call.Caller]++;
        if (caller.IsOurApp && at.UpdatedApps > 0 && random.NextDouble() < at.UpdatedApps && throttles[call.Caller].Drops(now, random.NextDouble()))
        {
            Fail(call, false);
            return;
        }

        var isDear = random.NextDouble() < caller.DearShare;
        if (!limits.Passes(call.Caller, isDear, at, now, ref random))
        {
            Fail(call, random.NextDouble() < gateway.Deferred(caller, true));
            return;
        }

        var work = isDear ? caller.DearWork : 1;
        switch (services.Serve(gateway.Tiers[call.Caller], work, at, now, ref random, out var micros))
        {
            case Served.Yes:
                served[call.Caller]++;
                servedNow[call.Caller]++;
                workNow[call.Caller] += work;
                throttles[call.Caller].Accepted(now);
                times.AddExact(micros, Unit);
                break;
            case Served.Shed:
                Fail(call, random.NextDouble() < gateway.Deferred(caller, false));
                break;
            default:
                Fail(call, false);
                break;
        }
    }

    private void Fail(Again call, bool isDeferred)
    {
        if (call.Attempt + 1 >= fluid.Retries[call.Caller].AttemptsMax)
        {
            lost[call.Caller]++;
            return;
        }

        Wait(new Again(call.Caller, call.Attempt + 1, isDeferred));
    }

    private void Wait(Again call)
    {
        var delay = Gap(call.IsDeferred ? RetryFluid.UsualDeferSeconds * Second : Second);
        // Of those that are due in the same microsecond the first that waited goes first.
        waiting.Enqueue(call, ((now + delay) << OrderBits) | (order++ & ((1L << OrderBits) - 1)));
    }

    private void TakeOver()
    {
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            for (var attempt = 1; attempt < fluid.Retries[i].AttemptsMax; attempt++)
            {
                var (soon, later) = fluid.Retries[i].TakeOut(attempt, Unit);
                for (var k = 0; k < soon; k++) Wait(new Again(i, attempt, false));
                for (var k = 0; k < later; k++) Wait(new Again(i, attempt, true));
            }
        }
    }

    private void GiveBack()
    {
        while (waiting.TryDequeue(out var call, out _)) fluid.Retries[call.Caller].PutBack(call.Attempt, Unit, call.IsDeferred);
        for (var i = 0; i < begun.Length; i++) fluid.Retries[i].Book(begun[i] * Unit, served[i] * Unit, lost[i] * Unit);
    }

    private void Report(Situation at)
    {
        var (critical, criticalServed) = (0L, 0L);
        for (var i = 0; i < sentNow.Length; i++)
        {
            fluid.Report(i, servedNow[i] * Unit, sentNow[i] * Unit, workNow[i] * Unit);
            if (gateway.Callers[i].Kind != CallerKind.Critical) continue;
            critical += sentNow[i];
            criticalServed += servedNow[i];
        }

        fluid.Report(services.LoadRatio, services.Success(at), critical > 0 ? (double)criticalServed / critical : 1, services.FirstTiersIn);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Again(int Caller, int Attempt, bool IsDeferred);
}
