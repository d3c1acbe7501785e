using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests;

/// <summary>What runs have left behind: it must always be nothing.</summary>
internal static class Remains
{
    /// <summary>Control groups and processes that a jail of this test process has left.</summary>
    public static string[] Of(SandboxTier tier) => [.. Machine.Sandbox(tier).Groups.Select(g => $"group {g}"), .. Processes()];

    /// <summary>Processes that run something from a jail's folder, zombies aside: a zombie is gone and waits for its entry to be cleared.</summary>
    public static IEnumerable<string> Processes()
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            }
            catch (IOException)
            {
                continue;
            }

            if (line.Contains("/box/main.py", StringComparison.Ordinal)) yield return $"process {Path.GetFileName(folder)}: {line}";
        }
    }
}
