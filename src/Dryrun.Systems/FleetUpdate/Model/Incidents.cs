namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>The one thing that breaks around a rollout: when, for how long, and what it costs while it is open.</summary>
internal sealed class Incidents
{
    private readonly FleetWorld world;
    private readonly FleetDesign design;
    private readonly Luck luck;

    public Incidents(FleetWorld world, FleetDesign design, Luck luck, People people, bool inFreeze)
    {
        (this.world, this.design, this.luck) = (world, design, luck);
        Start = luck.IncidentMinute;
        if (luck.Incident == Incident.None) return;
        var response = people.Minutes(Luck.OwnerOf(luck.Incident), "incident", luck.Incident == Incident.TelemetryOutage, inFreeze);
        Minutes = (response * Slowness) + Extra(people.Of(Components.SecuritySigning).Factor);
        End = Start + (long)Math.Ceiling(Minutes);
    }

    public long Start { get; }

    public long End { get; }

    public double Minutes { get; }

    // Regulators and returns take days where a service takes minutes.
    private double Slowness => luck.Incident is Incident.RegulatorQuestion or Incident.ReturnsBacklog ? 20 : luck.Incident == Incident.PressStory ? 6 : 1;

    public bool IsOpen(long minute) => luck.Incident != Incident.None && minute >= Start && minute < End;

    public bool Is(Incident incident, long minute) => luck.Incident == incident && IsOpen(minute);

    /// <summary>True where metadata has expired because nobody renews it.</summary>
    public bool IsMetadataExpired(long minute) => Is(Incident.SigningOutage, minute) && minute - Start >= design.Signing.TimestampExpiryHours * 60L;

    /// <summary>Books what an open incident costs.</summary>
    public void Charge(Bill bill, double scale)
    {
        if (luck.Incident == Incident.None) return;
        // A larger fleet makes an incident dearer, though not in proportion.
        var size = Math.Sqrt(world.Fleet.DevicesMillions * scale / 10);
        var weight = luck.Incident switch
        {
            Incident.RegulatorQuestion or Incident.ReturnsBacklog => 0.05,
            Incident.PressStory => 0.16 * Plan,
            Incident.KeyCompromise => 2,
            Incident.TelemetryOutage => 0.6,
            _ => 1,
        };
        bill.Add("incidents", Minutes * weight * world.Prices.IncidentDollarsPerMinute * size);
        if (luck.Incident != Incident.KeyCompromise) return;

        // One key is enough where one signature is; a thief of the root can only be thrown out by recalling devices.
        var ships = design.Signing.Threshold == 1 ? 0.002 : 0;
        var owns = design.Signing.RootThreshold == 1 ? 0.0005 : 0;
        var devices = world.Fleet.DevicesMillions * 1e6 * scale;
        bill.Add("takeover", devices * (ships + owns) * world.Prices.LostUserDollars);
        // Whoever holds the key can keep devices from updating until the metadata expires.
        bill.Add("takeover", devices / 1e6 * 0.3 * design.Signing.TimestampExpiryHours / 24.0 * world.Prices.ExposurePerMillionDeviceDays);
    }

    private double Plan => design.Operations.CommsPlan switch { CommsPlan.RegionalPlan => 0.4, CommsPlan.HoldingStatement => 0.65, _ => 1 };

    private double Extra(double factor)
    {
        var months = world.Release.MonthsSinceRotation;
        return luck.Incident switch
        {
            Incident.KeyCompromise => factor * ((design.Signing.RehearseRotation ? 2 : 12) * months + (design.Signing.RootThreshold * world.Release.SigningMinutes)),
            Incident.SigningOutage => factor * (design.Signing.RehearseRotation ? 0 : 3) * months,
            _ => 0,
        };
    }
}
