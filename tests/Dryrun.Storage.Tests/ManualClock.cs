namespace Dryrun.Storage.Tests;

internal sealed class ManualClock : TimeProvider
{
    public long UnixMs { get; set; } = 1_000_000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMs);
}
