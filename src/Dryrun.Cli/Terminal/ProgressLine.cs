namespace Dryrun.Cli.Terminal;

/// <summary>
/// One line of progress that rewrites itself: shown from the first second on, only where error output is a terminal, gone when done.
/// </summary>
internal sealed class ProgressLine(Screen screen, string what, TimeProvider clock) : IProgress<double>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly long started = clock.GetTimestamp();
    private int shownPercent = -1;

    /// <inheritdoc/>
    public void Report(double value)
    {
        if (!screen.ErrorsAreTerminal || clock.GetElapsedTime(started) < Patience) return;
        var percent = (int)(Math.Clamp(value, 0, 1) * 100);
        lock (gate)
        {
            if (percent <= shownPercent) return;
            shownPercent = percent;
            screen.Errors.Write($"\r{what} {new string('█', percent / 5)}{new string('░', 20 - (percent / 5))} {percent,3} %");
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (shownPercent >= 0) screen.Errors.Write($"\r{new string(' ', what.Length + 28)}\r");
        }
    }
}
