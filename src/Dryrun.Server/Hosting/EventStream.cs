namespace Dryrun.Server.Hosting;

/// <summary>Writes server-sent events.</summary>
internal static class EventStream
{
    /// <summary>Sends the head, so that the page knows it is connected.</summary>
    public static async Task Begin(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("retry: 1000\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Sends one event; data is one line.</summary>
    public static async Task Write(HttpContext context, string name, long? id, string data, CancellationToken stop)
    {
        await context.Response.WriteAsync($"event: {name}\n{(id is null ? "" : $"id: {id}\n")}data: {data}\n\n", stop);
        await context.Response.Body.FlushAsync(stop);
    }

    /// <summary>Waits for a change; while none comes, a comment keeps the connection known to be alive.</summary>
    public static async Task WaitAsync(HttpContext context, Task change, TimeSpan quiet, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await change.WaitAsync(quiet, stop);
                return;
            }
            catch (TimeoutException)
            {
                await context.Response.WriteAsync(": still here\n\n", stop);
                await context.Response.Body.FlushAsync(stop);
            }
        }
    }
}
