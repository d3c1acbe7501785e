using static Dryrun.Storage.Tests.Samples;

namespace Dryrun.Storage.Tests;

public sealed class StreamLeaseTests
{
    [Fact]
    public void A_second_holder_is_refused_until_the_first_gives_the_lease_back()
    {
        using var folder = new TestFolder();
        StreamLease.TryAcquire(folder.Data, "s", out var first, out _).ShouldBeTrue();
        StreamLease.TryAcquire(folder.Data, "s", out var second, out var refusal).ShouldBeFalse();
        second.ShouldBeNull();
        refusal.ShouldBe($"'s' is already open in process {Environment.ProcessId}: go on there, or close it there first.");

        first!.Dispose();
        first.Dispose();
        StreamLease.TryAcquire(folder.Data, "s", out var third, out var none).ShouldBeTrue();
        none.ShouldBeNull();
        third!.Dispose();
    }

    [Fact]
    public void Streams_are_leased_one_by_one()
    {
        using var folder = new TestFolder();
        string[] streams = ["a", "b", "a/b", "a:b", "..", "../a", new string('/', 80)];
        var leases = streams.Select(s =>
        {
            StreamLease.TryAcquire(folder.Data, s, out var lease, out var refusal).ShouldBeTrue(refusal);
            return lease!;
        }).ToList();
        leases.ForEach(l => l.Dispose());
        Directory.GetFiles(folder.FullPath, "*", SearchOption.AllDirectories).ShouldAllBe(f => Path.GetDirectoryName(f) == folder.At("leases"));
    }

    [Fact]
    public void A_second_process_is_refused_by_name_and_gets_in_when_the_first_is_killed()
    {
        using var folder = new TestFolder();
        using var first = new Child("lease", folder.FullPath, "s");
        first.ReadLine().ShouldBe("holding");

        using (var second = new Child("lease", folder.FullPath, "s"))
        {
            second.ReadLine().ShouldBe($"'s' is already open in process {first.Id}: go on there, or close it there first.");
        }

        StreamLease.TryAcquire(folder.Data, "s", out _, out var refusal).ShouldBeFalse();
        refusal!.ShouldContain($"process {first.Id}");

        first.Kill();
        using var third = new Child("lease", folder.FullPath, "s");
        third.ReadLine().ShouldBe("holding");
        StreamLease.TryAcquire(folder.Data, "s", out _, out refusal).ShouldBeFalse();
        refusal!.ShouldContain($"process {third.Id}");
    }

    [Fact]
    public void A_lease_without_a_readable_holder_still_refuses()
    {
        using var folder = new TestFolder();
        StreamLease.TryAcquire(folder.Data, "s", out var lease, out _).ShouldBeTrue();
        File.Delete(folder.At("leases/s.holder"));
        StreamLease.TryAcquire(folder.Data, "s", out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe("'s' is already open in another process: go on there, or close it there first.");
        lease!.Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_hold_leases_is_named()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.At("leases"), "");
        ShouldFail(() => StreamLease.TryAcquire(folder.Data, "s", out _, out _), StorageFault.Unavailable)
            .Message.ShouldStartWith($"{folder.At("leases")} is a file where a folder is needed");
        Should.Throw<ArgumentException>(() => StreamLease.TryAcquire(folder.Data, "no spaces", out _, out _));
    }
}
