using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>Dollars by line while a run goes on; whole cents at its end.</summary>
internal sealed class Bill
{
    private readonly Dictionary<string, double> dollars = LuckAndLedger.Lines.ToDictionary(l => l.Id, _ => 0.0);

    public void Add(string line, double amount) => dollars[line] += amount;

    public double Of(string line) => dollars[line];

    public Ledger Close()
    {
        var ledger = new Ledger(LuckAndLedger.Lines);
        foreach (var line in LuckAndLedger.Lines) ledger.Add(line.Id, (long)Math.Round(dollars[line.Id] * 100));
        return ledger;
    }

    /// <summary>What is paid whatever happens: preparation, bookings, reserves. Prices that the world does not hold are assumptions.</summary>
    public void AddPreparation(FleetWorld world, FleetDesign design, double scale)
    {
        var (p, d, s, o) = (design.Payload, design.Device, design.Signing, design.Operations);
        var size = world.Fleet.DevicesMillions * scale;
        if (world.Channel == Channel.OwnOta)
        {
            if (p.Format != PayloadFormat.Full) Add("work", 5000.0 * p.DeltaSourceVersions);
            if (p.SteppingStone) Add("work", 12000);
            if (design.Delivery.PeerAssist) Add("work", 60000);
            if (design.Delivery.MirrorForBlockedCountries) Add("work", 5000.0 * world.Network.BlockedCountries);
            Add("work", d.Slots switch { Slots.Ab => 20000, Slots.VirtualAb => 35000, _ => 0 });
            if (s.RehearseRotation) Add("work", 6000);
            Add("work", 1500.0 * (s.Threshold + s.RootThreshold - 2));
            Add("reserve", world.Prices.ReserveDollarsPerTbps * design.Delivery.CdnCapTbps);
            Add("stock", 12.0 * o.SparesOrderedDevices);
        }

        if (design.Rollout.ControlBuild) Add("work", 10000);
        if (design.Rollout.SegmentedDetection) Add("work", 5000);
        Add("work", o.CommsPlan switch { CommsPlan.RegionalPlan => 30000, CommsPlan.HoldingStatement => 4000, _ => 0 });
        if (o.NoticeCountries == NoticePolicy.NotifyFirst) Add("work", 5000.0 * world.People.NoticeCountries);
        Add("annoyance", size * (o.UserNotice switch { UserNotice.Advance => 1200, UserNotice.ReleaseNotes => 150, _ => 0 }));
        Add("supportBooked", o.SupportBookedContactsPerDay * scale * 14 * world.Prices.SupportContactDollars * 0.3);
        // Somebody has to be on the rota for each component that has on-call.
        var rota = design.Programme.Owners.Values.Count(owner => !string.IsNullOrWhiteSpace(owner.OnCall));
        Add("pages", rota * 4 * world.Prices.OnCallPageDollars);
    }
}
