namespace Dryrun.Samples;

/// <summary>A classic model.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Shows">What one can learn from it.</param>
/// <param name="Run">Runs it and prints what happened; the same on every run.</param>
internal sealed record Sample(string Name, string Shows, Action<TextWriter> Run);

/// <summary>All models of this gallery.</summary>
internal static class Gallery
{
    public static IReadOnlyList<Sample> Models { get; } =
    [
        new("bank", "resources, waiting, customers who lose patience", Bank.Run),
        new("machine-shop", "breakdowns as interrupts, a repairer who drops lesser work", MachineShop.Run),
        new("mm1", "one queue as processes and as events, beside the exact answer", SingleQueue.Run),
        new("gas-station", "pumps over a tank of limited content, a tanker that refills it", GasStation.Run),
        new("epidemic", "one epidemic at three levels of detail that agree", Epidemic.Run),
        new("retry-storm", "a short slowdown that retries turn into an outage that stays", RetryStorm.Run),
    ];
}
