using System.Globalization;
using Dryrun.Judge.Posix;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests;

/// <summary>What runs have left behind: it must always be nothing.</summary>
internal static class Remains
{
    // More runs at once than any test has.
    private const int Slots = 16;

    private static readonly string[] Users = [.. Enumerable.Range(0, Slots).Select(s => HostTools.UserId(s).ToString(CultureInfo.InvariantCulture))];

    /// <summary>Control groups and processes that a jail of this test process has left.</summary>
    public static string[] Of(SandboxTier tier) => [.. Machine.Sandbox(tier).Groups.Select(g => $"group {g}"), .. Processes()];

    /// <summary>
    /// Processes that run something from a jail's folder as one of this process's users, zombies aside: a zombie is gone and waits for its entry to be cleared.
    /// Where the judge is not root all have its own user, and another judge's count too.
    /// </summary>
    public static IEnumerable<string> Processes()
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
        {
            string line, status;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
                status = File.ReadAllText(Path.Combine(folder, "status"));
            }
            catch (IOException)
            {
                continue;
            }

            if (line.Contains("/box/", StringComparison.Ordinal) && IsOurs(status)) yield return $"process {Path.GetFileName(folder)}: {line}";
        }
    }

    private static bool IsOurs(string status)
    {
        var user = status.Split('\n').Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        return Environment.IsPrivilegedProcess ? Users.Contains(user) : user == Libc.EffectiveUser().ToString(CultureInfo.InvariantCulture);
    }
}
