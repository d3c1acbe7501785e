using System.Runtime.Versioning;
using Dryrun.Judge.Posix;
using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Sandboxes;

/// <summary>What the probe asks of a machine, so that a test can answer otherwise.</summary>
internal interface IMachine
{
    /// <summary>Why no program can be contained here whatever is installed; null where nothing stands against it.</summary>
    string? Obstacle { get; }

    /// <summary>True where the judge runs as root.</summary>
    bool IsRoot { get; }

    /// <summary>System call numbers.</summary>
    SystemCalls Calls { get; }

    /// <summary>The programs a jail is built with.</summary>
    /// <exception cref="JudgeException">One is missing.</exception>
    HostTools Tools();

    /// <summary>Control groups, ready for use.</summary>
    /// <exception cref="JudgeException">None can be used; the message says why.</exception>
    ICgroupTree Cgroups();

    /// <summary>Runs a harmless program in a jail.</summary>
    /// <returns>Null when it worked, else why not.</returns>
    string? Try(JailGround ground);
}

/// <summary>This machine.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ThisMachine : IMachine
{
    public string? Obstacle =>
        SystemCalls.OfThisMachine is null ? "the sandbox knows the system calls of x86-64 and arm64 only"
        : !Libc.CanCloseFrom ? "the sandbox needs glibc 2.34 or newer"
        : null;

    public bool IsRoot => Libc.EffectiveUser() == 0;

    public SystemCalls Calls => SystemCalls.OfThisMachine!;

    public HostTools Tools() => HostTools.Find(IsRoot);

    public ICgroupTree Cgroups() => CgroupMounts.Open(ControlFile.Text("/proc/self/mountinfo") ?? "");

    public string? Try(JailGround ground)
    {
        var jail = new Jail
        {
            Command = ["/usr/bin/sh", "-c", "exit 0"],
            Limits = new JailLimits { Cpu = TimeSpan.FromSeconds(5), MemoryBytes = 64 << 20 },
        };
        try
        {
            using var process = JailProcess.Start(jail, ground, slot: 0, isTalking: false, Layers.None);
            JailLoop.Alone(process, CancellationToken.None);
            var run = process.Finish();
            return run.Fault ?? (run.ExitCode == 0 ? null : $"a trial program ended with exit code {run.ExitCode?.ToString() ?? "none"}, limit {run.Fired}");
        }
        catch (JudgeException e)
        {
            return e.Message;
        }
    }
}
