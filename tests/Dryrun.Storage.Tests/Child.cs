using System.Diagnostics;

namespace Dryrun.Storage.Tests;

/// <summary>Another process that uses the same files (see Dryrun.Storage.CrashWriter).</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Dryrun.Storage.CrashWriter"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    /// <summary>The next line it printed, null when it has ended and everything was read.</summary>
    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public IReadOnlyList<string> ReadToEnd()
    {
        var lines = new List<string>();
        while (ReadLine() is { } line) lines.Add(line);
        _process.WaitForExit();
        return lines;
    }

    /// <summary>Sends SIGKILL and waits until the process is gone; what it had printed can still be read.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
