using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Stations;

/// <summary>Times measured one by one: exact sums, a histogram for the quantiles, and batches for the interval of the mean. Adding allocates nothing.</summary>
internal sealed class TimeRecord
{
    /// <summary>Below so many batches an interval says little.</summary>
    private const int FewBatches = 20;

    private readonly LogHistogram _histogram = new();
    private readonly BatchMeans _batches = BatchMeans.OfObservations();
    private Tally _tally;

    public long Count => _tally.Count;

    public void Add(long time)
    {
        _tally.Add(time);
        _histogram.Add(time);
        _batches.Add(time);
    }

    public void Restart()
    {
        _tally = default;
        _histogram.Clear();
        _batches.Restart(0);
    }

    public TimeSummary Summary() => new(Count, _tally.Mean, MeanInterval(), _tally.StandardDeviation,
        _histogram.Quantile(0.5), _histogram.Quantile(0.95), _histogram.Quantile(0.99), _tally.Max);

    /// <summary>Null while the run is too short for one: few batches, or batches that still resemble their neighbours.</summary>
    private Interval? MeanInterval() => _batches.Count < FewBatches || _batches.IndependencePValue() < 0.01 ? null : _batches.Interval();
}
