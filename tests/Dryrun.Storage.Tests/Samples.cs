namespace Dryrun.Storage.Tests;

internal static class Samples
{
    public static NewEvent Event(long atMs = 0, string json = "{}") => new(atMs, "said", 1, "candidate", json);

    public static NewEvent[] Events(int count, long firstAtMs = 0) =>
        [.. Enumerable.Range(0, count).Select(i => Event(firstAtMs + i, $$"""{"n":{{i}}}"""))];

    public static StorageException ShouldFail(Action work, StorageFault fault)
    {
        var e = Should.Throw<StorageException>(work);
        e.Fault.ShouldBe(fault, e.Message);
        e.Message.ShouldNotContain("\n");
        e.Message.ShouldEndWith(".");
        return e;
    }
}
