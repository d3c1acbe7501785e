using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>Contacts come over about a day, are answered as capacity allows, and wait otherwise.</summary>
internal sealed class SupportDesk(FleetWorld world, FleetDesign design, double scale)
{
    private readonly Queue<(long Minute, double Contacts)> lastDay = new();
    private double toCome;

    /// <summary>All contacts about the update so far.</summary>
    public double Contacts { get; private set; }

    /// <summary>Contacts that wait.</summary>
    public double Waiting { get; private set; }

    /// <summary>Contacts within the last 24 hours.</summary>
    public double LastDay { get; private set; }

    public double PeakDay { get; private set; }

    public double PeakWaiting { get; private set; }

    /// <summary>Contacts that an ordinary day leaves room for.</summary>
    public double FreePerDay => world.People.SupportContactsPerDay * scale * (1 - (world.People.SupportBusyPercent / 100));

    /// <summary>People who will call.</summary>
    public void Add(double contacts) => toCome += contacts;

    /// <summary>A step.</summary>
    /// <param name="minute">End of the step.</param>
    /// <param name="step">Minutes.</param>
    /// <param name="staffed">Share of the staff that works.</param>
    /// <param name="floodPerDay">Contacts a day about something else.</param>
    public double Advance(long minute, int step, double staffed, double floodPerDay)
    {
        var days = step / (24.0 * 60);
        var come = toCome * (1 - PortableMath.Exp(-days));
        toCome -= come;
        Contacts += come;
        var capacity = Math.Max(0, (FreePerDay - (world.People.SupportContactsPerDay * scale * (1 - staffed))) + (design.Operations.SupportBookedContactsPerDay * scale * staffed));
        Waiting = Math.Max(0, Waiting + come + ((floodPerDay - capacity) * days));
        lastDay.Enqueue((minute, come));
        LastDay += come;
        while (lastDay.Peek().Minute <= minute - (24 * 60)) LastDay -= lastDay.Dequeue().Contacts;
        PeakDay = Math.Max(PeakDay, LastDay);
        PeakWaiting = Math.Max(PeakWaiting, Waiting);
        return come;
    }
}
