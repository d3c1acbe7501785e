using System.Diagnostics;
using System.Globalization;

namespace Dryrun.Benchmarks;

/// <summary>The same models in SimPy, in a process of their own; they measure themselves.</summary>
internal static class SimPyRun
{
    /// <summary>What to do where it is missing.</summary>
    public const string Advice = "SimPy is missing; on Debian: apt-get install -y python3-simpy3";

    private static readonly Lazy<string?> Python = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(p => Numbers(p, ["-c", "import simpy; print(1)"], CancellationToken.None) is [1.0]));

    /// <summary>True where Python with SimPy is there.</summary>
    public static bool Exists => Python.Value is not null;

    /// <summary>The numbers a script of this project prints, given its name and its arguments; null where it failed.</summary>
    public static IReadOnlyList<double>? Of(string[] arguments, CancellationToken cancellation) =>
        Python.Value is { } python ? Numbers(python, [Path.Combine(AppContext.BaseDirectory, "SimPy", arguments[0]), .. arguments[1..]], cancellation) : null;

    private static double[]? Numbers(string python, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return process.ExitCode == 0 ? [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
