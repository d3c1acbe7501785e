using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dryrun.Simulation.Tests.Docs;

namespace Dryrun.Simulation.Tests.SimPy;

/// <summary>Mean of a measure over replications, and its standard error.</summary>
internal sealed record Estimate(double Mean, double StandardError);

/// <summary>Runs a script of this folder under Debian's Python with SimPy.</summary>
internal static class SimPyProcess
{
    public const string Advice = "Python with SimPy is missing. On Debian: apt-get install -y python3-simpy3 (./test --full installs it as root)";

    private static readonly Lazy<string> Python = new(() =>
        new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(p => Output(p, ["-c", "import simpy"]) is not null) ?? throw new InvalidOperationException(Advice));

    /// <summary>Measures of a model by name, from so many replications.</summary>
    /// <exception cref="InvalidOperationException">Python or SimPy is missing, or the script failed.</exception>
    public static IReadOnlyDictionary<string, Estimate> Run(string model, int replications, int seed)
    {
        string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
        var script = Checkout.File("tests", "Dryrun.Simulation.Tests", "SimPy", model + ".py");
        var printed = Output(Python.Value, [script, Number(replications), Number(seed)]) ?? throw new InvalidOperationException($"{script} failed.");
        return JsonSerializer.Deserialize<Dictionary<string, Estimate>>(printed, JsonSerializerOptions.Web)!;
    }

    private static string? Output(string python, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
            using var process = System.Diagnostics.Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait();
            return process.ExitCode == 0 ? text : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
