namespace Dryrun.Simulation.Stations;

/// <summary>
/// A time that a model measures for itself, by name (<c>var visit = new Measure(world, "time in the bank"); ... visit.Add(world.Now - came);</c>): it is
/// listed among the stations, and begins anew with them at the end of a warm-up.
/// </summary>
public sealed class Measure : Station
{
    private readonly TimeRecord _times = new();
    private long _from;

    /// <summary>A measure of a world; its name is unique in the world.</summary>
    public Measure(World world, string name)
        : base(world, name) => _from = Now;

    /// <summary>Takes a time in, in microseconds, at least 0.</summary>
    public void Add(long time) => _times.Add(time);

    /// <inheritdoc/>
    public override MeasureReport Report() => new(Name, Now - _from, _times.Summary());

    internal override void Check()
    {
    }

    internal override void Restart()
    {
        _times.Restart();
        _from = Now;
    }
}

/// <summary>What a model measured.</summary>
/// <param name="Name">The name of the measure.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Times">The times.</param>
public sealed record MeasureReport(string Name, long Elapsed, TimeSummary Times)
    : StationReport(Name, Elapsed)
{
    /// <inheritdoc/>
    protected override string Headline => $"{Times.Count} measured over {Time.Brief(Elapsed)}";

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines => [("time", Times.ToString())];
}
