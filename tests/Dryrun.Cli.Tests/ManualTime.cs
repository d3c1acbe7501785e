namespace Dryrun.Cli.Tests;

/// <summary>Time that moves only when told. Time stamps count milliseconds.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long nowMs = DateTimeOffset.Parse("2026-03-02T10:00:00Z").ToUnixTimeMilliseconds();

    public override long TimestampFrequency => 1000;

    public void Pass(long ms) => nowMs += ms;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(nowMs);

    public override long GetTimestamp() => nowMs;
}
