using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>Curves and the timeline; keeps nothing where recording is off.</summary>
internal sealed class Recorder(bool isOn)
{
    private static readonly (string Id, string Name, string Unit)[] Curves =
    [
        ("calls", "Calls that came", "times the usual"),
        ("capacity", "Capacity", "times the usual"),
        ("viewers", "Viewers", "million viewers"),
        ("line", "Viewers in line", "million viewers"),
        ("failedStarts", "Failed starts", "percent"),
        ("homeFailed", "Failed calls of the home page", "percent"),
        ("lost", "Viewers lost", "million viewers"),
    ];

    private readonly List<double> hours = [];
    private readonly List<double>[] values = [.. Curves.Select(_ => new List<double>())];
    private readonly List<TimelineEntry> timeline = [];
    private readonly HashSet<string> told = [];

    /// <summary>True the first time a thing is asked about.</summary>
    public bool Once(string what) => told.Add(what);

    public void Tell(long minute, string kind, Severity severity, string sentence, string? component = null, long? affected = null)
    {
        if (isOn) timeline.Add(new TimelineEntry(minute, kind, severity, $"{Clock(minute)}: {sentence}", component, affected));
    }

    /// <summary>A day before the event.</summary>
    public void SampleDay(long minute, double capacity, double viewersMillions) => Sample(minute, 1, capacity, viewersMillions, 0, 0, 0, 0);

    /// <summary>A minute of the night, in the order of the curves.</summary>
    public void SampleNight(long minute, params ReadOnlySpan<double> sample) => Sample(minute, sample);

    public IReadOnlyList<Series> Series() => isOn ? [.. Curves.Select((c, i) => new Series(c.Id, c.Name, c.Unit, hours, values[i]))] : [];

    public IReadOnlyList<TimelineEntry> Timeline() => timeline;

    /// <summary>What is told when it first happens.</summary>
    public void Milestones(long minute, double failedPercent, double lost, double starts)
    {
        if (!isOn) return;
        foreach (var level in (ReadOnlySpan<int>)[1, 10, 50])
        {
            if (failedPercent >= level && starts > 1000 && told.Add($"failed{level}"))
            {
                Tell(minute, "failing", level == 1 ? Severity.Caution : Severity.Harm, $"{level} % of starts fail", Components.EventService);
            }
        }

        foreach (var level in (ReadOnlySpan<int>)[10000, 100000, 1000000, 5000000])
        {
            if (lost >= level && told.Add($"lost{level}"))
            {
                Tell(minute, "lost", Severity.Harm, $"{Sentences.Count(level)} viewers have given up", Components.EventService, (long)lost);
            }
        }
    }

    private void Sample(long minute, params ReadOnlySpan<double> sample)
    {
        if (!isOn || (hours.Count > 0 && minute / 60.0 <= hours[^1])) return;
        hours.Add(minute / 60.0);
        for (var i = 0; i < sample.Length; i++) values[i].Add(sample[i]);
    }

    private static string Clock(long minute) => $"Day {minute / (24 * 60)} {minute / 60 % 24:00}:{minute % 60:00}";
}
