using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes.Cgroups;

/// <summary>Reads and writes the kernel's control files, and empties groups.</summary>
[SupportedOSPlatform("linux")]
internal static class ControlFile
{
    private const int PatienceMs = 10_000, GraceMs = 40, StepMs = 1;

    /// <summary>Writes a value.</summary>
    /// <returns>Null when the kernel took it, else what it said.</returns>
    public static string? Write(string path, string value)
    {
        var file = Libc.Open(path, Libc.OpenWriteOnly | Libc.OpenCloseOnExec);
        if (file < 0) return Libc.LastError;
        var bytes = Encoding.ASCII.GetBytes(value);
        var written = Libc.Write(file, bytes, bytes.Length);
        var error = Libc.LastError;
        _ = Libc.Close(file);
        return written == bytes.Length ? null : error;
    }

    /// <summary>Writes a value that must be taken.</summary>
    /// <exception cref="JudgeException">The kernel refuses it.</exception>
    public static void Set(string path, string value)
    {
        if (Write(path, value) is { } error) throw new JudgeException(JudgeFault.Machine, $"The kernel refuses {value} for {path} ({error}).");
    }

    /// <summary>The number a file holds; null where it holds none or is not there.</summary>
    public static long? Number(string path) => Text(path) is { } text && long.TryParse(text.AsSpan().Trim(), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number behind a word at the start of a line; null where there is none.</summary>
    public static long? Number(string path, string key)
    {
        foreach (var line in (Text(path) ?? "").Split('\n'))
        {
            if (line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length && line[key.Length] == ' ')
            {
                return long.TryParse(line.AsSpan(key.Length).Trim(), CultureInfo.InvariantCulture, out var number) ? number : null;
            }
        }

        return null;
    }

    /// <summary>The whole file; null where it cannot be read.</summary>
    public static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Ends what a group holds. Its processes mostly die with the jail's first one within milliseconds; only what is still there after that is
    /// killed one by one. Nothing can be started meanwhile: the caller has taken the right to fork away.
    /// </summary>
    /// <param name="processFile">The group's <c>cgroup.procs</c>.</param>
    /// <exception cref="JudgeException">Some cannot be ended.</exception>
    public static void Empty(string processFile)
    {
        for (var waitedMs = 0; waitedMs <= PatienceMs; waitedMs += StepMs)
        {
            var left = (Text(processFile) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (left.Length == 0) return;
            if (waitedMs >= GraceMs)
            {
                // 0 stands for a process that this process may not see, and means our own group to kill(2).
                foreach (var id in left.Select(l => int.Parse(l, CultureInfo.InvariantCulture)).Where(id => id > 1)) _ = Libc.Kill(id, Libc.SignalKill);
            }

            Pause(StepMs);
        }

        throw new JudgeException(JudgeFault.Machine, $"Processes in {processFile} cannot be ended within {PatienceMs / 1000} s; nothing more is judged until they are gone.");
    }

    /// <summary>Makes a group.</summary>
    /// <exception cref="JudgeException">It may not.</exception>
    public static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JudgeException(JudgeFault.Machine, $"The control group {folder} cannot be made ({e.Message.TrimEnd('.')}).", e);
        }
    }

    /// <summary>Removes a group. It is busy for a moment after its last process has ended.</summary>
    public static void RemoveFolder(string folder)
    {
        for (var waitedMs = 0; !CgroupFolders.TryRemove(folder) && waitedMs < PatienceMs; waitedMs += StepMs) Pause(StepMs);
    }

    /// <summary>Lets the kernel get on.</summary>
    public static void Pause(int milliseconds) => _ = Libc.Poll([], 0, milliseconds);
}
