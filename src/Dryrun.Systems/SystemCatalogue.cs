using Dryrun.Contracts.Systems;

namespace Dryrun.Systems;

/// <summary>All systems this program knows.</summary>
public static class SystemCatalogue
{
    /// <summary>The systems, in the order they are shown.</summary>
    public static IReadOnlyList<ISimulatedSystem> All { get; } = [];
}
