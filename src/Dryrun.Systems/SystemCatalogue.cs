using Dryrun.Contracts.Systems;
using Dryrun.Systems.EventSpike;
using Dryrun.Systems.FleetUpdate;
using Dryrun.Systems.GatewayLimits;

namespace Dryrun.Systems;

/// <summary>Every simulated system there is. The server and the command line connect it to the rest.</summary>
public static class SystemCatalogue
{
    /// <summary>The systems, in reading order.</summary>
    public static IReadOnlyList<ISimulatedSystem> All { get; } = [new FleetUpdateSystem(), new GatewayLimitsSystem(), new EventSpikeSystem()];
}
