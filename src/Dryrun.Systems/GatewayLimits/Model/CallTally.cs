namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Calls of a run or a part of it, by caller: what began, was served, was given up.</summary>
internal sealed class CallTally(int callers)
{
    public double[] Begun { get; } = new double[callers];

    public double[] Served { get; } = new double[callers];

    public double[] Lost { get; } = new double[callers];

    public void Add(int caller, double begun, double served, double lost)
    {
        Begun[caller] += begun;
        Served[caller] += served;
        Lost[caller] += lost;
    }

    public void Add(CallTally other, double times = 1)
    {
        for (var i = 0; i < Begun.Length; i++) Add(i, other.Begun[i] * times, other.Served[i] * times, other.Lost[i] * times);
    }

    /// <summary>Share of the calls of some callers that were served, percent; NaN where none began.</summary>
    public double ServedPercent(Caller[] callers, Func<Caller, bool> which)
    {
        var (begun, served) = (0.0, 0.0);
        for (var i = 0; i < callers.Length; i++)
        {
            if (!which(callers[i])) continue;
            begun += Begun[i];
            served += Served[i];
        }

        return begun > 0 ? 100 * served / begun : double.NaN;
    }

    public double Sum(double[] what, Caller[] callers, Func<Caller, double> weight)
    {
        double sum = 0;
        for (var i = 0; i < callers.Length; i++) sum += what[i] * weight(callers[i]);
        return sum;
    }
}
