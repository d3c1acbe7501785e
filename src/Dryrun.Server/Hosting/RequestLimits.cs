using System.Globalization;
using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Server.Hosting;

/// <summary>What the server lets through. The figures are far above what pages and scripts of one person ask for, and stop a program that has run wild.</summary>
public sealed record RequestLimits
{
    /// <summary>Units a second and client, steadily.</summary>
    public double UnitsPerSecond { get; init; } = 500;

    /// <summary>Units of a client at once.</summary>
    public int Burst { get; init; } = 2000;

    /// <summary>Requests at work at once, of all clients; the server finds the number below by itself.</summary>
    public int AtOnceMax { get; init; } = 256;
}

/// <summary>What a request of a route costs; 1 to read and 2 to write unless the route says otherwise.</summary>
/// <param name="Units">0: exempt from quotas.</param>
/// <param name="Tier">Whom a busy server serves first: 0 is a person in a round, 1 pages, 2 long work.</param>
/// <param name="Lasts">An open stream: it holds no place among the requests at work.</param>
internal sealed record RequestCost(int Units, int Tier = 1, bool Lasts = false)
{
    /// <summary>Of routes that begin long work.</summary>
    public static RequestCost LongWork { get; } = new(50, Tier: 2);

    /// <summary>Of streams that stay open.</summary>
    public static RequestCost Stream { get; } = new(1, Lasts: true);

    /// <summary>Of the look whether the server is there.</summary>
    public static RequestCost Exempt { get; } = new(0, Tier: 0);

    private static readonly RequestCost Read = new(1), Write = new(2);

    /// <summary>What a request costs.</summary>
    public static RequestCost Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RequestCost>()
        ?? (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? Read : Write);
}

/// <summary>
/// Guards the server with the limiters that candidates design with: a token bucket for each client, answered by 429, and an adaptive limit of requests at work, answered
/// by 503. Both say when to come again. Quotas stand in the RateLimit and RateLimit-Policy headers (draft-ietf-httpapi-ratelimit-headers-10).
/// </summary>
internal sealed class RequestGuard
{
    private const int ClientsMax = 10_000;

    private readonly KeyedLimiter<TokenBucket, BucketState> quotas;
    private readonly ConcurrencyGate gate;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly string policy;

    public RequestGuard(RequestLimits limits, TimeProvider clock)
    {
        quotas = new KeyedLimiter<TokenBucket, BucketState>(new TokenBucket(Rate.PerSecond(limits.UnitsPerSecond), limits.Burst), ClientsMax);
        // Told of each slow request by itself, one queue would cut the limit as often as there are requests in it.
        var learned = new WindowedLimit(new AimdLimit(Math.Max(1, limits.AtOnceMax / 4), Math.Max(1, limits.AtOnceMax / 32), limits.AtOnceMax));
        gate = new ConcurrencyGate(learned, 20, 1.0, 0.5);
        (this.clock, started) = (clock, clock.GetTimestamp());
        var fillSeconds = Math.Max(1, (int)Math.Ceiling(limits.Burst / limits.UnitsPerSecond));
        policy = string.Create(CultureInfo.InvariantCulture, $"\"requests\";q={limits.Burst};w={fillSeconds}");
    }

    /// <summary>Stands before every route below /api.</summary>
    public static void Use(WebApplication app, ServerOptions options)
    {
        var guard = new RequestGuard(options.Limits, options.Clock);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), api => api.Use(guard.Pass));
    }

    private async Task Pass(HttpContext context, RequestDelegate next)
    {
        var cost = RequestCost.Of(context);
        if (cost.Units > 0)
        {
            var decision = quotas.Decide(KeyOf(context), NowMicros(), cost.Units);
            context.Response.OnStarting(() => Tell(context.Response, decision));
            if (!decision.IsAdmitted)
            {
                var seconds = Seconds(decision.RetryAfterMicros);
                await Errors.Write(context, Errors.Report(StatusCodes.Status429TooManyRequests, $"too many requests at once; come again in {seconds} s"));
                return;
            }
        }

        if (cost.Lasts) await next(context);
        else await Enter(context, next, cost.Tier);
    }

    private async Task Enter(HttpContext context, RequestDelegate next, int tier)
    {
        if (!gate.TryEnter(tier, out var inFlight))
        {
            context.Response.OnStarting(() => RetryAfter(context.Response, 1));
            await Errors.Write(context, Errors.Report(StatusCodes.Status503ServiceUnavailable, "the server is busy; come again in a second or two"));
            return;
        }

        var began = NowMicros();
        try
        {
            await next(context);
        }
        finally
        {
            gate.Leave(NowMicros() - began, inFlight);
        }
    }

    private long NowMicros() => clock.GetElapsedTime(started).Ticks / TimeSpan.TicksPerMicrosecond;

    private static ulong KeyOf(HttpContext context) => KeyHash.Of(context.Connection.RemoteIpAddress?.ToString() ?? "");

    private Task Tell(HttpResponse response, RateDecision decision)
    {
        response.Headers["RateLimit-Policy"] = policy;
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"requests\";r={decision.Remaining};t={Seconds(decision.ResetMicros)}");
        return decision.IsAdmitted ? Task.CompletedTask : RetryAfter(response, Seconds(decision.RetryAfterMicros));
    }

    // Clients that were refused together do not come back together: half of them wait a second longer.
    private static Task RetryAfter(HttpResponse response, long seconds)
    {
        var later = KeyHash.Of(response.HttpContext.Connection.Id) & 1;
        response.Headers.RetryAfter = string.Create(CultureInfo.InvariantCulture, $"{seconds + (long)later}");
        return Task.CompletedTask;
    }

    private static long Seconds(long micros) => micros == RateDecision.Never ? 86_400 : (micros + 999_999) / 1_000_000;
}
