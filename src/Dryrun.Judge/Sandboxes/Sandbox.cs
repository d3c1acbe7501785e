using System.Runtime.Versioning;

namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// Runs programs nobody trusts. Each run has a jail of its own that is built for it and thrown away: namespaces, a file tree of its own, a system call
/// filter, resource limits, and in the strong tier a control group and a user of its own. Source goes in by descriptor, output comes back by pipe, nothing a
/// program wrote is ever opened on the host. Limits are kept by the machine's own clock, which nobody hands in and nobody can stop. Safe for use by many
/// threads; dispose it when no run is left.
/// </summary>
public sealed class Sandbox : IDisposable
{
    private readonly JailGround ground;
    private readonly SlotNumbers slots = new();

    private Sandbox(JailGround ground, SandboxReport report) => (this.ground, Report) = (ground, report);

    /// <summary>How programs are contained here.</summary>
    public SandboxReport Report { get; }

    /// <summary>The tier.</summary>
    public SandboxTier Tier => ground.Tier;

    /// <summary>Control groups of runs that are there now; in between runs there is none.</summary>
    internal IReadOnlyList<string> Groups => ground.Cgroups?.Runs() ?? [];

    /// <summary>Says how this machine contains programs, by trying it.</summary>
    public static SandboxReport Probe()
    {
        if (!OperatingSystem.IsLinux()) return NotLinux;
        var (found, report) = SandboxProbe.Find(new ThisMachine(), null);
        found?.Cgroups?.Dispose();
        return report;
    }

    /// <summary>Opens the best tier of this machine.</summary>
    /// <param name="tier">A tier to use and no other; null for the best.</param>
    /// <exception cref="JudgeException">No tier works: the message says why and what to do. Nothing is ever run uncontained.</exception>
    public static Sandbox Open(SandboxTier? tier = null)
    {
        if (!OperatingSystem.IsLinux()) throw Refusal(NotLinux);
        return Open(new ThisMachine(), tier);
    }

    /// <summary>Runs a program and waits for its end. The thread is taken until then.</summary>
    /// <exception cref="JudgeException">The machine cannot start or end it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the run has been ended.</exception>
    public JailRun Run(Jail jail, CancellationToken cancellation = default) => Run(jail, Layers.None, cancellation);

    /// <summary>Runs two programs that talk with each other, and waits for the end of both.</summary>
    /// <param name="candidate">The one that is judged; its <see cref="Jail.Input"/> is not used.</param>
    /// <param name="interactor">The problem's, which knows the answer.</param>
    /// <param name="heard">Called with what one of them said: true for the candidate.</param>
    /// <param name="rejectCode">Exit code of the interactor that ends the candidate at once.</param>
    /// <param name="cancellation">Ends both.</param>
    /// <returns>Both runs, and whether the interactor had rejected before the candidate ended.</returns>
    /// <exception cref="JudgeException">The machine cannot start or end one.</exception>
    public TalkRun Talk(Jail candidate, Jail interactor, Action<bool, byte[]> heard, int rejectCode, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux()) throw Refusal(NotLinux);
        var (one, two) = (slots.Take(), slots.Take());
        try
        {
            return Talks.Run(ground, (candidate, one), (interactor, two), heard, rejectCode, cancellation);
        }
        finally
        {
            slots.GiveBack(one);
            slots.GiveBack(two);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ground.Cgroups?.Dispose();

    /// <summary>Opens a sandbox on a machine that a test may have made up.</summary>
    internal static Sandbox Open(IMachine machine, SandboxTier? tier = null)
    {
        var (found, report) = SandboxProbe.Find(machine, tier);
        return found is null ? throw Refusal(report) : new Sandbox(found, report);
    }

    /// <summary>Runs with layers taken away, for tests.</summary>
    internal JailRun Run(Jail jail, Layers without, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux()) throw Refusal(NotLinux);
        var slot = slots.Take();
        try
        {
            return RunIn(slot, jail, without, cancellation);
        }
        finally
        {
            slots.GiveBack(slot);
        }
    }

    private static SandboxReport NotLinux { get; } = new(null, "none: programs are contained by the Linux kernel, and this is another system; no candidate's code is run on this machine", ["run Dryrun on Linux, or in a Linux virtual machine"]);

    private static JudgeException Refusal(SandboxReport report) =>
        new(JudgeFault.Machine, $"No sandbox works here ({report.Summary}){(report.Improvements.Count > 0 ? $": {report.Improvements[0]}" : "")}; see dryrun doctor");

    [SupportedOSPlatform("linux")]
    private JailRun RunIn(int slot, Jail jail, Layers without, CancellationToken cancellation)
    {
        using var process = JailProcess.Start(jail, ground, slot, isTalking: false, without);
        try
        {
            JailLoop.Alone(process, cancellation);
        }
        catch
        {
            process.Finish();
            throw;
        }

        return process.Finish();
    }
}
