using System.Text.Json;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Hosting;

namespace Dryrun.Server.Sessions;

/// <summary>
/// A session's events as server-sent events, from any number on: <c>lines</c> with what is visible and where the session stands, <c>judged</c> once it is weighed, <c>deleted</c> when it
/// is gone, and a comment every fifteen seconds. A page that reconnects says the last number it has, and misses nothing.
/// </summary>
internal static class SessionEventsApi
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/sessions/{id}/events", Follow).WithName("followSession").WithTags("sessions")
        .WithSummary("Server-sent events: lines, judged, deleted.").Produces<ActionResult>(200, "text/event-stream").WithMetadata(RequestCost.Stream).Fails(404);

    private static async Task Follow(string id, long? after, HttpContext context, SessionDesks desks, IHostApplicationLifetime lifetime)
    {
        var desk = desks.Find(id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var listening = desk.Listen();
        var from = long.TryParse(context.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
        await desk.LookAsync(stop.Token);
        await EventStream.Begin(context);
        try
        {
            while (true)
            {
                var change = desk.NextChange();
                var view = await desk.LookAsync(stop.Token);
                if (view.State.LastSeq < from) from = 0;
                if (view.State.LastSeq > from) from = await Send(context, view, from, stop.Token);
                await EventStream.WaitAsync(context, change, Quiet, stop.Token);
            }
        }
        catch (Refusal)
        {
            await EventStream.Write(context, "deleted", null, "{}", stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or the server stops; it reconnects by itself.
        }
    }

    private static async Task<long> Send(HttpContext context, SessionView view, long from, CancellationToken stop)
    {
        var lines = JsonSerializer.Serialize(new ActionResult(view.LinesAfter(from), view.Shown), Json.Options);
        await EventStream.Write(context, "lines", view.State.LastSeq, lines, stop);
        if (view.Events.Skip((int)from).FirstOrDefault(e => e.Data is Judged) is { } judged)
        {
            await EventStream.Write(context, "judged", view.State.LastSeq, $$"""{"seq":{{judged.Seq}}}""", stop);
        }

        return view.State.LastSeq;
    }
}
