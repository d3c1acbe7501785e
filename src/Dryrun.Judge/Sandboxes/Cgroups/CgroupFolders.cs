using System.Globalization;

namespace Dryrun.Judge.Sandboxes.Cgroups;

/// <summary>
/// The folders of one judge in a controller's tree: "dryrun-judge-PROCESS-NUMBER" with a numbered folder in it for each run. The process id tells
/// which folders belong to a judge that is no longer there.
/// </summary>
internal static class CgroupFolders
{
    private const string Prefix = "dryrun-judge-";

    private static long made;

    /// <summary>A name that no other judge of this machine has.</summary>
    public static string NewName() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref made)}");

    /// <summary>Folders in a folder; none where it cannot be read.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>
    /// Removes what judges left behind that are no longer there. Their jails died with them, so the groups are empty; a group that is not is left alone,
    /// because its judge may live where its process id cannot be seen.
    /// </summary>
    public static void Sweep(string root)
    {
        foreach (var folder in In(root).Where(f => IsLeft(Path.GetFileName(f))))
        {
            foreach (var run in In(folder)) TryRemove(run);
            TryRemove(folder);
        }
    }

    /// <summary>Removes a folder where the kernel lets us.</summary>
    public static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsLeft(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(name[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var judge)
        && !Directory.Exists($"/proc/{judge}");
}
