namespace Dryrun.Server.Jobs;

/// <summary>How a job stands.</summary>
internal enum JobState
{
    /// <summary>It waits for a processor, or goes on.</summary>
    Running,

    /// <summary>It is done; its result is there.</summary>
    Done,

    /// <summary>It failed; the detail says why.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>A long computation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How it stands.</param>
/// <param name="Title">What it does, for people.</param>
/// <param name="Done">Finished share, 0 to 1.</param>
/// <param name="Text">The step it is at, for people.</param>
internal sealed record Job(string Id, JobState State, string Title, double Done, string Text)
{
    /// <summary>Why it failed, in a line.</summary>
    public string? Detail { get; init; }

    /// <summary>Where its result is, once it is done.</summary>
    public string? Result { get; init; }
}

/// <summary>What a job is handed.</summary>
/// <param name="Progress">Told the step and the finished share.</param>
/// <param name="Threads">How many threads it may use.</param>
/// <param name="Stop">Asked for when it is cancelled or the server stops.</param>
internal sealed record JobRun(IProgress<(string Step, double Share)> Progress, int Threads, CancellationToken Stop);

/// <summary>
/// Long computations: at most one a processor goes on, the same one is never started twice at once, results are kept while the server runs. A job that a restart lost is
/// simply asked for again.
/// </summary>
internal sealed class JobBoard : IDisposable
{
    private const int KeptMax = 60;

    private readonly Lock gate = new();
    private readonly List<JobEntry> entries = [];
    private readonly SemaphoreSlim processors;
    private readonly CancellationTokenSource stopping = new();
    private readonly int count;
    private readonly string prefix;
    private int made;
    private int running;

    public JobBoard(Hosting.ServerOptions options)
    {
        count = Math.Max(1, options.Processors);
        processors = new SemaphoreSlim(count, count);

        // Ids of an earlier server must not come back as other jobs.
        prefix = $"{options.Clock.GetUtcNow().ToUnixTimeMilliseconds():x}";
    }

    /// <summary>Starts a job, or returns the one of this key that goes on.</summary>
    /// <param name="key">What it computes; two of one key are one job.</param>
    /// <param name="title">For people.</param>
    /// <param name="result">Where the result will be, from the job's id.</param>
    /// <param name="work">Does it; what it returns is kept with the job.</param>
    public Job Start(string key, string title, Func<string, string> result, Func<JobRun, object?> work)
    {
        JobEntry entry;
        lock (gate)
        {
            if (entries.Find(e => e.Key == key && e.Job.State == JobState.Running) is { } same) return same.Job;
            var id = $"{prefix}-{++made}";
            entry = new JobEntry(key, new Job(id, JobState.Running, title, 0, "waiting for a processor"), CancellationTokenSource.CreateLinkedTokenSource(stopping.Token));
            entries.Add(entry);
            if (entries.Count > KeptMax && entries.FindIndex(e => e.Job.State != JobState.Running) is >= 0 and var oldest) entries.RemoveAt(oldest);
        }

        _ = Task.Run(() => RunAsync(entry, result, work), CancellationToken.None);
        return entry.Job;
    }

    /// <summary>A job by its id, or null.</summary>
    public JobEntry? Find(string id)
    {
        lock (gate) return entries.Find(e => e.Job.Id == id);
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
        processors.Dispose();
    }

    private async Task RunAsync(JobEntry entry, Func<string, string> result, Func<JobRun, object?> work)
    {
        var stop = entry.Stop.Token;
        var (started, counted) = (false, 0);
        try
        {
            await processors.WaitAsync(stop);
            started = true;
            counted = Interlocked.Increment(ref running);
            entry.Change(j => j with { Text = "begins" });
            entry.Value = work(new JobRun(new Steps(entry), Math.Max(1, count / counted), stop));
            entry.Change(j => j with { State = JobState.Done, Done = 1, Text = "done", Result = result(j.Id) });
        }
        catch (OperationCanceledException)
        {
            entry.Change(j => j with { State = JobState.Cancelled, Text = "cancelled" });
        }
        catch (Exception e)
        {
            entry.Change(j => j with { State = JobState.Failed, Text = "failed", Detail = Hosting.Errors.Of(e).Detail });
        }
        finally
        {
            if (started)
            {
                Interlocked.Decrement(ref running);
                Release();
            }
        }
    }

    private void Release()
    {
        try
        {
            processors.Release();
        }
        catch (ObjectDisposedException)
        {
            // The server has stopped; nobody waits.
        }
    }

    private sealed class Steps(JobEntry entry) : IProgress<(string Step, double Share)>
    {
        public void Report((string Step, double Share) value) =>
            entry.Change(j => j.State == JobState.Running ? j with { Done = Math.Max(j.Done, Math.Round(Math.Clamp(value.Share, 0, 1), 2)), Text = value.Step } : j);
    }
}

/// <summary>A job on the board, with its result and a pulse for whoever waits.</summary>
internal sealed class JobEntry(string key, Job job, CancellationTokenSource stop)
{
    private readonly Lock gate = new();
    private TaskCompletionSource pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    public CancellationTokenSource Stop => stop;

    public Job Job { get; private set; } = job;

    /// <summary>What it returned.</summary>
    public object? Value { get; set; }

    /// <summary>Changes how it stands and tells whoever waits, unless nothing changed.</summary>
    public void Change(Func<Job, Job> change)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            var now = change(Job);
            if (now == Job) return;
            Job = now;
            (before, pulse) = (pulse, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        before.SetResult();
    }

    /// <summary>Completes with the next change.</summary>
    public Task NextChange()
    {
        lock (gate) return pulse.Task;
    }
}
