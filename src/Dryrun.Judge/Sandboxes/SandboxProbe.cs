namespace Dryrun.Judge.Sandboxes;

/// <summary>Finds the best tier of a machine by trying it.</summary>
internal static class SandboxProbe
{
    /// <summary>Tries from the strongest tier down.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="wanted">A tier to use and no other; null for the best.</param>
    /// <returns>What to run jails on, null where nothing works, and the report for people.</returns>
    public static (JailGround? Ground, SandboxReport Report) Find(IMachine machine, SandboxTier? wanted)
    {
        if (machine.Obstacle is { } obstacle) return None(obstacle, []);
        HostTools tools;
        try
        {
            tools = machine.Tools();
        }
        catch (JudgeException e)
        {
            return None(e.Message, [e.Message]);
        }

        var noGroups = "";
        if (wanted != SandboxTier.Weak && Strong(machine, tools, out noGroups) is { } strong)
        {
            return (strong, new SandboxReport(SandboxTier.Strong, $"strong: bubblewrap, system call filter and {strong.Cgroups!.Name}{(tools.HasUsers ? ", a user of its own for each slot" : "")}", []));
        }

        if (wanted == SandboxTier.Strong) return None(noGroups, Improvements(noGroups, machine.IsRoot));
        var weak = new JailGround(tools, machine.Calls, null);
        if (machine.Try(weak) is { } why) return None(why, Improvements(why, machine.IsRoot));
        var summary = $"weak: bubblewrap and system call filter without control groups ({(noGroups.Length > 0 ? noGroups : "as asked for")}); memory and time are counted approximately";
        return (weak, new SandboxReport(SandboxTier.Weak, summary, Improvements(noGroups, machine.IsRoot)));
    }

    private static JailGround? Strong(IMachine machine, HostTools tools, out string why)
    {
        Cgroups.ICgroupTree cgroups;
        try
        {
            cgroups = machine.Cgroups();
        }
        catch (JudgeException e)
        {
            why = e.Message;
            return null;
        }

        var ground = new JailGround(tools, machine.Calls, cgroups);
        why = machine.Try(ground) ?? "";
        if (why.Length == 0) return ground;
        cgroups.Dispose();
        return null;
    }

    private static (JailGround?, SandboxReport) None(string why, IReadOnlyList<string> improvements) =>
        (null, new SandboxReport(null, $"none: {why.TrimEnd('.')}; no candidate's code is run on this machine", improvements));

    // What bubblewrap and the kernel say, and what it means.
    private static List<string> Improvements(string why, bool isRoot)
    {
        List<string> made = [];
        if (Says("uid map") || Says("namespaces") || Says("user namespace") || Says("Operation not permitted"))
        {
            made.Add("allow user namespaces: sudo sysctl -w kernel.unprivileged_userns_clone=1 (Debian), or kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 23.10 and newer), or run the judge as root");
        }

        if (Says("mount proc")) made.Add("in a container /proc is masked: start it with --security-opt systempaths=unconfined, or run the judge beside the container");
        if (Says("Unknown option")) made.Add("bubblewrap 0.8.0 or newer is needed: take it from a newer release of your distribution");
        if (!isRoot && why.Length > 0) made.Add("run the judge as root: then control groups count exactly, and each slot has a user of its own");
        else if (Says("control group") || Says("kernel refuses")) made.Add("give the judge control groups it may write (memory, pids and cpu), for example by running it outside the container");
        return made;

        bool Says(string words) => why.Contains(words, StringComparison.OrdinalIgnoreCase);
    }
}
