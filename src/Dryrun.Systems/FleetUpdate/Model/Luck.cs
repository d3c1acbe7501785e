using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>What nobody knew beforehand in one replicate.</summary>
internal sealed record Luck(
    StreamKey Key, Defect Defect, int DefectFamily, int DefectRegion, double Magnitude, bool FlagGuarded,
    Incident Incident, long IncidentMinute, int IncidentRegion)
{
    // The incident strikes within the first ten days, when most of the rollout happens.
    private const double IncidentWindowMinutes = 10 * 24 * 60;

    /// <summary>Draws the luck of a replicate. The rare classes are stratified over the replicates; --given fixes them.</summary>
    public static Luck Draw(FleetWorld world, RunOptions options, double[] regionShares)
    {
        var key = StreamKey.Of(options.Seed, "run").Child(options.Replicate);
        var all = StreamKey.Of(options.Seed, "luck");
        var strata = Math.Max(1, options.Strata);
        var defect = LuckDraw.Given<Defect>(options, "defect")
            ?? LuckDraw.Pick<Defect>(Stratified.Uniform(all, "defect", options.Replicate, strata), DefectRates(world.Rates));
        var incident = LuckDraw.Given<Incident>(options, "incident")
            ?? LuckDraw.Pick<Incident>(Stratified.Uniform(all, "incident", options.Replicate, strata), IncidentRates(world));
        var stream = key.Child("luck").Open();
        // One of the three smallest families, the 2 % chipset most often.
        ReadOnlySpan<double> families = [0, 0, 0, 0, 0, 0, 0.3, 0.5, 0.2];
        var family = stream.Choice(families);
        Span<double> regions = stackalloc double[regionShares.Length];
        for (var i = 0; i < regions.Length; i++) regions[i] = Math.Sqrt(regionShares[i]);
        var region = stream.Choice(regions);
        var magnitude = stream.LogNormal(1, 0.25);
        var guarded = stream.NextDouble() < world.Fleet.FlagGuardedPercent / 100;
        var minute = (long)(stream.NextDouble() * IncidentWindowMinutes);
        var hit = stream.Choice(regions);
        return new Luck(key, defect, family, region, magnitude, guarded, incident, minute, hit);
    }

    /// <summary>Whose component an incident is.</summary>
    public static string OwnerOf(Incident incident) => incident switch
    {
        Incident.CdnOutage => Components.Cdn,
        Incident.TelemetryOutage => Components.Telemetry,
        Incident.SigningOutage or Incident.KeyCompromise => Components.SecuritySigning,
        Incident.SupportSurge => Components.Support,
        Incident.PollStorm => Components.Client,
        Incident.OtaFailover => Components.OtaService,
        Incident.ReturnsBacklog => Components.Hardware,
        Incident.RegulatorQuestion => Components.Legal,
        Incident.PressStory => Components.Comms,
        _ => Components.ReleaseControl,
    };

    /// <summary>Who repairs a defect.</summary>
    public static string OwnerOf(Defect defect) => defect switch
    {
        Defect.Cohort or Defect.BatteryDrain => Components.Hardware,
        Defect.UpgradePath => Components.OtaService,
        Defect.Signing => Components.SecuritySigning,
        _ => Components.Client,
    };

    private static double[] DefectRates(RatesWorld r) => Chances(
        r.FleetWidePercent, r.CohortPercent, r.DataLossPercent, r.UpgradePathPercent, r.LocalePercent, r.BatteryDrainPercent, r.SigningPercent);

    private static double[] IncidentRates(FleetWorld world)
    {
        var r = world.Rates;
        var own = world.Channel == Channel.OwnOta ? 1 : 0;
        var other = r.OtherIncidentPercent;
        return Chances(
            r.CdnOutagePercent * own, r.TelemetryOutagePercent, r.SigningOutagePercent * own, r.KeyCompromisePercent * own, r.SupportSurgePercent,
            other * own, other, other, other * own, other, other);
    }

    private static double[] Chances(params double[] percent) => [.. percent.Select(p => p / 100)];
}

/// <summary>What a defect does to the devices that install it.</summary>
/// <param name="Metric">Where it shows.</param>
/// <param name="Rate">Chance to hurt a device that it can hurt.</param>
/// <param name="Severity">Harm to a user against a crash.</param>
/// <param name="Contacts">Contacts for each harmed user.</param>
/// <param name="StopsBoot">The device does not start: it falls back or bricks.</param>
/// <param name="Lasting">The harm stays when the build is repaired.</param>
/// <param name="OnsetHours">Mean hours from the install until it shows.</param>
internal sealed record DefectEffect(GateMetric Metric, double Rate, double Severity, double Contacts, bool StopsBoot, bool Lasting, double OnsetHours)
{
    /// <summary>Rates of S1 c; severities and contacts are assumptions.</summary>
    public static DefectEffect? Of(Luck luck, FleetDesign design) => luck.Defect switch
    {
        Defect.FleetWide => new(GateMetric.Crash, 0.005 * luck.Magnitude, 1, 0.25, false, false, 1),
        Defect.Cohort => new(GateMetric.BootFail, Math.Min(0.9, 0.2 * luck.Magnitude), 1, 0.5, true, false, 0),
        Defect.DataLoss => new(GateMetric.SupportContacts, 1e-4 * luck.Magnitude, 12, 0.6, false, true, 30),
        Defect.UpgradePath => new(
            GateMetric.BootFail, Math.Min(0.9, 0.15 * luck.Magnitude) * (design.Payload.SteppingStone ? 0.04 : 1), 1, 0.5, true, false, 0),
        Defect.Locale => new(GateMetric.Crash, 0.02 * luck.Magnitude, 1, 0.25, false, false, 4),
        Defect.BatteryDrain => new(GateMetric.Battery, 0.08 * luck.Magnitude, 0.12, 0.02, false, false, 36),
        Defect.Signing => new(GateMetric.InstallFail, 0.3, 0.02, 0.01, false, false, 0),
        _ => null,
    };

    /// <summary>Share of a cell's installs that this defect can hurt.</summary>
    public static double Reach(Luck luck, int family, int region, double yearBehind) => luck.Defect switch
    {
        Defect.None => 0,
        Defect.Cohort => family == luck.DefectFamily ? 1 : 0,
        Defect.Signing => family % 3 == luck.DefectFamily % 3 ? 1 : 0,
        Defect.Locale => region == luck.DefectRegion ? 1 : 0,
        Defect.UpgradePath => yearBehind,
        _ => 1,
    };
}
