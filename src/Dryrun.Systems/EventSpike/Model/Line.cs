using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>The waiting room: first come first served, some give up.</summary>
internal sealed class Line(ViewerNotice notice)
{
    // Three in a hundred give up each minute; fewer where they see their place (S5 c; the factors are assumptions).
    private readonly double hazardPerMinute = 0.03 * (notice switch { ViewerNotice.InApp => 0.6, ViewerNotice.StatusPage => 0.85, _ => 1 });
    private readonly Queue<(double Second, double Viewers)> cohorts = new();


    // Share that is left of every cohort since the beginning; what comes later is divided by it.
    private double shrink = 1;

    // Let in of the first cohort already, as of now.
    private double letOfFirst;

    /// <summary>Viewers in line.</summary>
    public double Waiting { get; private set; }

    /// <summary>Who gave up in the last step.</summary>
    public double LeftNow { get; private set; }

    /// <summary>Longest wait of somebody who was let in, seconds.</summary>
    public double LongestSeconds { get; private set; }

    /// <summary>A step: who comes, who gives up, who is let in.</summary>
    public double Step(double arrivals, double doorPerSecond, double second, int seconds)
    {
        LeftNow = 0;
        if (double.IsPositiveInfinity(doorPerSecond) && Waiting <= 0) return arrivals;
        if (Waiting > 0)
        {
            var stay = PortableMath.Exp(-hazardPerMinute * seconds / 60);
            LeftNow = Waiting * (1 - stay);
            // All cohorts shrink alike, so only the whole is kept exactly; cohorts are scaled where they are let in.
            Waiting *= stay;
            letOfFirst *= stay;
            shrink *= stay;
        }

        if (arrivals > 0)
        {
            cohorts.Enqueue((second, arrivals / shrink));
            Waiting += arrivals;
        }

        var room = double.IsPositiveInfinity(doorPerSecond) ? Waiting : doorPerSecond * seconds;
        return LetIn(Math.Min(room, Waiting), second);
    }

    /// <summary>Everybody goes home.</summary>
    public double Empty()
    {
        var all = Waiting;
        Waiting = 0;
        cohorts.Clear();
        return all;
    }

    private double LetIn(double viewers, double second)
    {
        var let = viewers;
        while (viewers > 1e-9 && cohorts.TryPeek(out var first))
        {
            var here = (first.Viewers * shrink) - letOfFirst;
            LongestSeconds = Math.Max(LongestSeconds, second - first.Second);
            if (here > viewers)
            {
                letOfFirst += viewers;
                break;
            }

            viewers -= here;
            cohorts.Dequeue();
            letOfFirst = 0;
        }

        Waiting -= let;
        if (Waiting < 1e-6) Waiting = 0;
        return let;
    }
}
