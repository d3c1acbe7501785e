using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Prompts;
using Dryrun.Server.Hosting;
using Dryrun.Simulation.Statistics;
using Dryrun.Storage;
using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Cli.Commands;

/// <summary>
/// <c>dryrun bench limits</c>: nanoseconds of a decision by each algorithm beside those of .NET's own limiters in the same run, for one key and for a million; then this
/// server under a flood on the loopback address.
/// </summary>
internal static class LimitsBench
{
    private const int Keys = 1_000_000, OneKeyDecisions = 2_000_000, ManyKeysDecisions = 2_000_000, Rounds = 3;
    private const int FloodCallers = 16, FloodSeconds = 5;

    private static readonly Rate Quota = new(100, 1_000_000);

    public static async Task MeasureAsync(Edge edge, ContentFolder folder, Screen? screen, JsonObject document)
    {
        var rows = new List<(string Name, double OneKeyNanos, double ManyKeysNanos)>
        {
            Ours("token bucket", new TokenBucket(Quota, 200)),
            Ours("GCRA", new Gcra(Quota, 200)),
            Ours("fixed window", new FixedWindow(Quota)),
            Ours("sliding window", new SlidingWindow(Quota)),
            Ours("sliding log", new SlidingLog(Quota), manyKeys: false),
            Theirs(".NET token bucket", key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 200, TokensPerPeriod = 100, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = false,
            })),
            Theirs(".NET fixed window", key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = 100, Window = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = false,
            })),
        };
        var flood = await FloodAsync(edge, folder);
        document["limits"] = new JsonObject
        {
            ["keys"] = Keys,
            ["rows"] = new JsonArray([.. rows.Select(r => (JsonNode?)new JsonObject
            {
                ["limiter"] = r.Name, ["oneKeyNanoseconds"] = r.OneKeyNanos, ["manyKeysNanoseconds"] = double.IsNaN(r.ManyKeysNanos) ? null : r.ManyKeysNanos,
            })]),
            ["flood"] = new JsonObject
            {
                ["seconds"] = flood.Seconds, ["passed"] = flood.Passed, ["refused"] = flood.Refused, ["other"] = flood.Other,
                ["exemptP50Milliseconds"] = flood.ExemptP50, ["exemptP99Milliseconds"] = flood.ExemptP99, ["exemptCalls"] = flood.Exempt,
            },
        };
        if (screen is null) return;
        screen.Line();
        screen.Line("limits: CPU nanoseconds a decision, one thread, the best of three rounds");
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {"",-22}{"one key",10}{"1M keys",10}"));
        foreach (var (name, one, many) in rows)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {name,-22}{one,10:0}{(double.IsNaN(many) ? "-" : many.ToString("0", CultureInfo.InvariantCulture)),10}"));
        screen.Line();
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"limits: this server, {FloodCallers} callers for {FloodSeconds} s against 500 units a second"));
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {flood.Passed} passed, {flood.Refused} answered by 429, {flood.Other} otherwise"));
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"  meanwhile an exempt route   p50 {flood.ExemptP50:0.0} ms, p99 {flood.ExemptP99:0.0} ms ({flood.Exempt} calls)"));
    }

    private static (string, double, double) Ours<TRule>(string name, TRule rule, bool manyKeys = true)
        where TRule : struct
    {
        IRateLimiter Make() => rule switch
        {
            TokenBucket r => new KeyedLimiter<TokenBucket, BucketState>(r, 2 * Keys),
            Gcra r => new KeyedLimiter<Gcra, ArrivalState>(r, 2 * Keys),
            FixedWindow r => new KeyedLimiter<FixedWindow, WindowState>(r, 2 * Keys),
            SlidingWindow r => new KeyedLimiter<SlidingWindow, TwoWindowState>(r, 2 * Keys),
            SlidingLog r => new KeyedLimiter<SlidingLog, LogState>(r, 2 * Keys),
            _ => throw new UnreachableException(),
        };

        // Time passes by 5 microseconds a decision, so most are refused for one key and all pass for a million.
        double Nanos(ulong keys, int decisions)
        {
            var limiter = Make();
            for (var key = 0UL; key < keys; key++) limiter.Decide(key, 0);
            return Best(decisions, i => limiter.Decide((ulong)i * 0x9E3779B97F4A7C15 % keys, i * 5L).IsAdmitted);
        }

        return (name, Nanos(1, OneKeyDecisions), manyKeys ? Nanos(Keys, ManyKeysDecisions) : double.NaN);
    }

    private static (string, double, double) Theirs(string name, Func<ulong, RateLimitPartition<ulong>> partition)
    {
        double Nanos(ulong keys, int decisions)
        {
            using var limiter = PartitionedRateLimiter.Create<ulong, ulong>(partition);
            for (var key = 0UL; key < keys; key++) limiter.AttemptAcquire(key).Dispose();
            return Best(decisions, i =>
            {
                using var lease = limiter.AttemptAcquire((ulong)i * 0x9E3779B97F4A7C15 % keys);
                return lease.IsAcquired;
            });
        }

        return (name, Nanos(1, OneKeyDecisions), Nanos(Keys, ManyKeysDecisions));
    }

    private static double Best(int decisions, Func<int, bool> decide)
    {
        var (best, kept) = (double.PositiveInfinity, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < decisions; i++) kept += decide(i) ? 1 : 0;
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalNanoseconds / decisions);
        }
        return kept < 0 ? 0 : best;
    }

    private sealed record Flood(double Seconds, int Passed, int Refused, int Other, double ExemptP50, double ExemptP99, int Exempt);

    private static async Task<Flood> FloodAsync(Edge edge, ContentFolder folder)
    {
        var home = Directory.CreateTempSubdirectory("dryrun-bench-");
        try
        {
            var place = DataFolder.Resolve(name => name == "DRYRUN_HOME" ? home.FullName : null).Create();
            using var store = edge.Store(place);
            await using var app = ServerHost.Build(new ServerOptions(folder, edge.Systems, place, store, edge.Clock, () => 1));
            await app.StartAsync(edge.Stop);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            await client.GetStringAsync($"{ServerHost.Base}/loops", edge.Stop);
            var flood = await FloodAsync(edge, client);
            await app.StopAsync(edge.Stop);
            return flood;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static async Task<Flood> FloodAsync(Edge edge, HttpClient client)
    {
        var started = edge.Clock.GetTimestamp();
        bool IsOn() => edge.Clock.GetElapsedTime(started).TotalSeconds < FloodSeconds;
        var (passed, refused, other) = (0, 0, 0);
        async Task CallAsync()
        {
            while (IsOn())
            {
                using var response = await client.GetAsync($"{ServerHost.Base}/loops", edge.Stop);
                if (response.StatusCode == HttpStatusCode.OK) Interlocked.Increment(ref passed);
                else if (response.StatusCode == HttpStatusCode.TooManyRequests) Interlocked.Increment(ref refused);
                else Interlocked.Increment(ref other);
            }
        }

        var callers = Enumerable.Range(0, FloodCallers).Select(_ => Task.Run(CallAsync, edge.Stop)).ToList();
        var exempt = new List<double>();
        while (IsOn())
        {
            var asked = edge.Clock.GetTimestamp();
            using var response = await client.GetAsync($"{ServerHost.Base}/about", edge.Stop);
            response.EnsureSuccessStatusCode();
            exempt.Add(edge.Clock.GetElapsedTime(asked).TotalMilliseconds);
        }

        await Task.WhenAll(callers);
        return new Flood(edge.Clock.GetElapsedTime(started).TotalSeconds, passed, refused, other, Quantile.Of([.. exempt], 0.5), Quantile.Of([.. exempt], 0.99), exempt.Count);
    }
}
