using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Sandboxes;

/// <summary>What a machine offers to contain programs with.</summary>
/// <param name="Tools">Programs of the host.</param>
/// <param name="Calls">System call numbers.</param>
/// <param name="Cgroups">Control groups; null in the weak tier.</param>
internal sealed record JailGround(HostTools Tools, SystemCalls Calls, ICgroupTree? Cgroups)
{
    /// <summary>How strongly programs are contained.</summary>
    public SandboxTier Tier => Cgroups is null ? SandboxTier.Weak : SandboxTier.Strong;

    /// <summary>What the filter allows beyond the list.</summary>
    public SeccompOptions FilterOptions(bool isWeak, Layers without) =>
        new(AllowMemoryFiles: !isWeak || without.HasFlag(Layers.MemoryFilesRefused), AllowLocks: without.HasFlag(Layers.LocksRefused));
}
