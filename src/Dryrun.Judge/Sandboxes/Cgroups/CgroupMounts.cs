using System.Runtime.Versioning;

namespace Dryrun.Judge.Sandboxes.Cgroups;

/// <summary>Finds control groups that take limits, by making one and writing them.</summary>
[SupportedOSPlatform("linux")]
internal static class CgroupMounts
{
    private static readonly CgroupLimits Trial = new(64 << 20, 16);

    /// <summary>Opens the trees that a process sees: the second kind where it has the controllers, else the first.</summary>
    /// <param name="mountInfo">Text of <c>/proc/self/mountinfo</c>.</param>
    /// <exception cref="JudgeException">Neither takes a limit; the message says why.</exception>
    public static ICgroupTree Open(string mountInfo)
    {
        var mounts = Mounts(mountInfo);
        List<string> reasons = [];
        var v2 = mounts.Where(m => m.Kind == "cgroup2").Select(m => m.Folder).FirstOrDefault(HasControllers);
        if (v2 is not null && Proven(() => new CgroupV2(v2), reasons) is { } second) return second;
        var roots = CgroupV1.Controllers.ToDictionary(c => c, c => mounts.FirstOrDefault(m => m.Kind == "cgroup" && m.Options.Contains(c))?.Folder);
        if (roots.Values.All(r => r is not null) && Proven(() => new CgroupV1(roots.ToDictionary(r => r.Key, r => r.Value!)), reasons) is { } first) return first;
        throw new JudgeException(JudgeFault.Machine, reasons.Count > 0 ? reasons[0] : "no control groups with memory, pids and cpu are mounted");
    }

    private static bool HasControllers(string folder) =>
        ControlFile.Text(Path.Combine(folder, "cgroup.controllers")) is { } text && new[] { "memory", "pids", "cpu" }.All(text.Split([' ', '\n']).Contains);

    private static ICgroupTree? Proven(Func<ICgroupTree> open, List<string> reasons)
    {
        ICgroupTree? tree = null;
        try
        {
            tree = open();
            using var trial = tree.Create(Trial);
            return tree;
        }
        catch (JudgeException e)
        {
            tree?.Dispose();
            reasons.Add(e.Message.TrimEnd('.'));
            return null;
        }
    }

    // "36 35 98:0 /root /mount options tags - type source options": proc(5).
    private static List<Mount> Mounts(string mountInfo)
    {
        List<Mount> made = [];
        foreach (var line in mountInfo.Split('\n'))
        {
            var halves = line.Split(" - ", 2);
            if (halves.Length < 2 || halves[0].Split(' ') is not { Length: >= 5 } left || halves[1].Split(' ') is not { Length: >= 3 } right) continue;
            if (right[0] is "cgroup" or "cgroup2") made.Add(new Mount(right[0], left[4], right[2].Split(',')));
        }

        return made;
    }

    private sealed record Mount(string Kind, string Folder, string[] Options);
}
