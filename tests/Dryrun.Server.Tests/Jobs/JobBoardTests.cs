using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Server.Hosting;
using Dryrun.Server.Jobs;
using Dryrun.Storage;

namespace Dryrun.Server.Tests.Jobs;

public sealed class JobBoardTests : IDisposable
{
    private readonly InMemoryEventStore store = new(TimeProvider.System);
    private readonly JobBoard board;

    public JobBoardTests()
    {
        var data = DataFolder.Resolve(name => name == "DRYRUN_HOME" ? Path.GetTempPath() : null);
        board = new JobBoard(new ServerOptions(new ContentFolder("."), [], data, store, TimeProvider.System, () => 1) { Processors = 2 });
    }

    public void Dispose()
    {
        board.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task The_same_job_is_started_once_and_its_progress_only_grows()
    {
        using var gate = new ManualResetEventSlim();
        var told = new List<double>();
        var first = Start("a", run =>
        {
            foreach (var share in new[] { 0.2, 0.6, 0.4 })
            {
                run.Progress.Report(("step", share));
                told.Add(board.Find(board.Start("a", "again", _ => "", _ => null).Id)!.Job.Done);
            }

            gate.Wait(run.Stop);
            return "value";
        });
        Start("a", _ => throw new InvalidOperationException("never run")).Id.ShouldBe(first.Id);
        gate.Set();
        var done = await OverAsync(first.Id);
        done.Job.State.ShouldBe(JobState.Done);
        done.Job.Result.ShouldBe($"/result/{first.Id}");
        done.Value.ShouldBe("value");
        told.ShouldBe([0.2, 0.6, 0.6]);
        Start("a", _ => null).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task No_more_go_on_at_once_than_there_are_processors()
    {
        using var gate = new ManualResetEventSlim();
        var (now, most) = (0, 0);
        var jobs = Enumerable.Range(0, 5).Select(i => Start($"{i}", run =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            gate.Wait(run.Stop);
            Interlocked.Decrement(ref now);
            return null;
        })).ToList();
        SpinWait.SpinUntil(() => Volatile.Read(ref now) == 2, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        gate.Set();
        foreach (var job in jobs) (await OverAsync(job.Id)).Job.State.ShouldBe(JobState.Done);
        most.ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_job_and_a_failed_one_say_so()
    {
        var waits = Start("waits", run =>
        {
            run.Stop.WaitHandle.WaitOne();
            run.Stop.ThrowIfCancellationRequested();
            return null;
        });
        await board.Find(waits.Id)!.Stop.CancelAsync();
        (await OverAsync(waits.Id)).Job.State.ShouldBe(JobState.Cancelled);
        var fails = await OverAsync(Start("fails", _ => throw new InputException("the design has no stages")).Id);
        fails.Job.State.ShouldBe(JobState.Failed);
        fails.Job.Detail.ShouldBe("the design has no stages");
    }

    private Job Start(string key, Func<JobRun, object?> work) => board.Start(key, key, id => $"/result/{id}", work);

    private async Task<JobEntry> OverAsync(string id)
    {
        var entry = board.Find(id)!;
        while (entry.NextChange() is var change && entry.Job.State == JobState.Running) await change.WaitAsync(TimeSpan.FromMinutes(1));
        return entry;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, value, seen);
    }
}
