namespace Dryrun.Judge.Judging;

/// <summary>
/// Work for a few threads, taken in turns from those who ask: whoever hands in a hundred runs lets the next one's single run in after one of theirs.
/// The threads are the queue's own and live as long as it does. Safe for use by many threads.
/// </summary>
public sealed class FairQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim waiting = new(0);
    private readonly LinkedList<Client> turns = [];
    private readonly Dictionary<string, Client> clients = [];
    private readonly Thread[] threads;
    private bool closed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many runs go on at once.</param>
    /// <param name="name">For debuggers.</param>
    public FairQueue(int threads, string name)
    {
        this.threads = [.. Enumerable.Range(0, threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"{name} {i}" })];
        foreach (var thread in this.threads) thread.Start();
    }

    /// <summary>Hands in work.</summary>
    /// <param name="client">Who asks; each has a turn after the other.</param>
    /// <param name="work">What to do, on one of the queue's threads.</param>
    /// <param name="cancellation">Takes the work back where it has not begun.</param>
    /// <returns>Its result or exception.</returns>
    public Task<T> RunAsync<T>(string client, Func<T> work, CancellationToken cancellation = default)
    {
        var promise = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(client, () => Do(promise, work, cancellation));
        return promise.Task;
    }

    /// <summary>Takes no more work, does what was handed in, and ends its threads.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed) return;
            closed = true;
        }

        waiting.Release(threads.Length);
        foreach (var thread in threads) thread.Join();
        waiting.Dispose();
    }

    private static void Do<T>(TaskCompletionSource<T> promise, Func<T> work, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            promise.SetResult(work());
        }
        catch (OperationCanceledException e)
        {
            promise.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            promise.SetException(e);
        }
    }

    private void Enqueue(string name, Action work)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (!clients.TryGetValue(name, out var client)) clients[name] = client = new Client(name);
            client.Works.Enqueue(work);
            if (client.Works.Count == 1) turns.AddLast(client);
        }

        waiting.Release();
    }

    private void Work()
    {
        while (true)
        {
            waiting.Wait();
            Action work;
            lock (gate)
            {
                if (closed && turns.Count == 0) return;
                work = Next();
            }

            work();
        }
    }

    // The client whose turn it is goes to the end where it has more.
    private Action Next()
    {
        var client = turns.First!.Value;
        turns.RemoveFirst();
        var work = client.Works.Dequeue();
        if (client.Works.Count > 0) turns.AddLast(client);
        else clients.Remove(client.Name);
        return work;
    }

    private sealed record Client(string Name)
    {
        public Queue<Action> Works { get; } = new();
    }
}
