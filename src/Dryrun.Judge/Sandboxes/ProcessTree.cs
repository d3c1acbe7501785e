using System.Globalization;

namespace Dryrun.Judge.Sandboxes;

/// <summary>What processes use, as /proc tells it: the watchdog of the weak tier.</summary>
internal static class ProcessTree
{
    private const long TicksPerSecond = 100;

    // Fields of /proc/PID/stat behind the closing bracket of the name, from 0: state and parent, then utime, stime, cutime and cstime in ticks.
    private const int StateAt = 0, ParentAt = 1, TimesFrom = 11, Times = 4;

    /// <summary>A process and everything that stems from it.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        List<int> found = [root];
        HashSet<int> known = [root];
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var task in Folders($"/proc/{found[i]}/task"))
            {
                // One whose parent ends meanwhile may turn up under two.
                found.AddRange(Words(Path.Combine(task, "children")).Select(c => int.Parse(c, CultureInfo.InvariantCulture)).Where(known.Add));
            }
        }

        return found;
    }

    /// <summary>The process that a process stems from; 0 where it is gone.</summary>
    public static int Parent(int process) => Stat($"/proc/{process}/stat") is { Length: > ParentAt } fields ? int.Parse(fields[ParentAt], CultureInfo.InvariantCulture) : 0;

    /// <summary>Processor time of processes and of the children they waited for; a hundredth of a second is the finest it tells.</summary>
    public static TimeSpan Cpu(IEnumerable<int> processes) =>
        TimeSpan.FromSeconds(processes.Sum(p => Stat($"/proc/{p}/stat").Skip(TimesFrom).Take(Times).Sum(t => long.Parse(t, CultureInfo.InvariantCulture))) / (double)TicksPerSecond);

    /// <summary>Processor time of the first thread of a process, to the nanosecond; zero where the kernel does not keep it.</summary>
    public static TimeSpan RunTime(int process) =>
        Words($"/proc/{process}/schedstat") is [var nanoseconds, ..] && long.TryParse(nanoseconds, CultureInfo.InvariantCulture, out var time)
            ? TimeSpan.FromMicroseconds(time / 1000)
            : TimeSpan.Zero;

    /// <summary>Memory of processes that is neither program text nor file cache: their own and shared.</summary>
    public static long MemoryBytes(IEnumerable<int> processes) => processes.Sum(p => StatusKiB(p, "RssAnon:") + StatusKiB(p, "RssShmem:")) * 1024;

    /// <summary>True where a thread of one of them computes or could.</summary>
    public static bool AnyRunnable(IEnumerable<int> processes) =>
        processes.SelectMany(p => Folders($"/proc/{p}/task")).Any(t => Stat(Path.Combine(t, "stat")).ElementAtOrDefault(StateAt) == "R");

    private static long StatusKiB(int process, string key)
    {
        foreach (var line in Text($"/proc/{process}/status").Split('\n'))
        {
            if (line.StartsWith(key, StringComparison.Ordinal)) return long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        return 0;
    }

    // A name may hold spaces and brackets; the fields follow the last closing one.
    private static string[] Stat(string path)
    {
        var text = Text(path);
        var end = text.LastIndexOf(')');
        return end < 0 ? [] : text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Words(string path) => Text(path).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Processes come and go while we look.
    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string[] Folders(string path)
    {
        try
        {
            return Directory.GetDirectories(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
