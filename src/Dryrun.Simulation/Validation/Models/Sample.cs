namespace Dryrun.Simulation.Validation.Models;

/// <summary>Times in seconds seen by customers, after the first ones, who still saw the empty beginning.</summary>
internal sealed class Sample(int warmUp, double threshold = double.PositiveInfinity)
{
    private double sum;
    private int above;

    /// <summary>How many were counted.</summary>
    public int Count => Math.Max(0, Seen - warmUp);

    /// <summary>How many came.</summary>
    public int Seen { get; private set; }

    /// <summary>Mean of those counted.</summary>
    public double Mean => sum / Count;

    /// <summary>Share of those counted that lie above the threshold.</summary>
    public double ShareAbove => (double)above / Count;

    /// <summary>A time in microseconds.</summary>
    public void Add(long time)
    {
        if (++Seen <= warmUp) return;
        var seconds = Time.Seconds(time);
        sum += seconds;
        if (seconds > threshold) above++;
    }
}
