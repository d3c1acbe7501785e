using System.Collections.Concurrent;
using Dryrun.Judge.Judging;

namespace Dryrun.Judge.Tests.Judging;

public class FairQueueTests
{
    [Fact]
    public async Task Who_asks_once_waits_for_one_run_of_those_who_ask_often()
    {
        using var queue = new FairQueue(1, "test");
        using var hold = new SemaphoreSlim(0);
        var order = new ConcurrentQueue<string>();
        List<Task> all = [queue.RunAsync("busy", () => { hold.Wait(); return 0; })];
        for (var i = 0; i < 50; i++) all.Add(queue.RunAsync("busy", () => { order.Enqueue("busy"); return 0; }));
        all.Add(queue.RunAsync("quiet", () => { order.Enqueue("quiet"); return 0; }));
        hold.Release();
        await Task.WhenAll(all);
        order.ToList().IndexOf("quiet").ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Turns_go_round()
    {
        using var queue = new FairQueue(1, "test");
        using var hold = new SemaphoreSlim(0);
        var order = new ConcurrentQueue<string>();
        List<Task> all = [queue.RunAsync("first", () => { hold.Wait(); return 0; })];
        foreach (var client in new[] { "a", "a", "a", "b", "b", "c" }) all.Add(queue.RunAsync(client, () => { order.Enqueue(client); return 0; }));
        hold.Release();
        await Task.WhenAll(all);
        string.Concat(order).ShouldBe("abcaba");
    }

    [Fact]
    public async Task A_failure_is_the_askers_and_nobody_elses()
    {
        using var queue = new FairQueue(1, "test");
        await Should.ThrowAsync<InvalidOperationException>(queue.RunAsync<int>("a", () => throw new InvalidOperationException("mine")));
        (await queue.RunAsync("a", () => 7)).ShouldBe(7);
    }

    [Fact]
    public async Task What_has_not_begun_is_taken_back()
    {
        using var queue = new FairQueue(1, "test");
        using var hold = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        var first = queue.RunAsync("a", () => { hold.Wait(); return 0; });
        var second = queue.RunAsync("a", () => 1, stop.Token);
        await stop.CancelAsync();
        hold.Release();
        await first;
        await Should.ThrowAsync<OperationCanceledException>(second);
    }

    [Fact]
    public async Task Never_more_at_once_than_threads()
    {
        using var queue = new FairQueue(2, "test");
        var (now, most) = (0, 0);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => queue.RunAsync($"{i % 5}", () =>
        {
            lock (gate) most = Math.Max(most, ++now);
            Thread.Yield();
            lock (gate) now--;
            return 0;
        })));
        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task What_was_handed_in_is_done_before_it_closes()
    {
        var queue = new FairQueue(1, "test");
        var works = Enumerable.Range(0, 20).Select(i => queue.RunAsync("a", () => i)).ToList();
        queue.Dispose();
        (await Task.WhenAll(works)).ShouldBe(Enumerable.Range(0, 20));
        await Should.ThrowAsync<ObjectDisposedException>(() => queue.RunAsync("a", () => 1));
    }
}
