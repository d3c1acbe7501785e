using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Curves and the timeline; keeps nothing where recording is off.</summary>
internal sealed class Recorder(bool isOn)
{
    private static readonly (string Id, string Name, string Unit)[] Curves =
    [
        ("enforced", "Enforced", "percent of traffic"),
        ("critical", "Critical calls served", "percent"),
        ("wanted", "Wanted calls served", "percent"),
        ("load", "Load of the services", "percent of rated capacity"),
        ("abuse", "Abuse let in", "percent"),
        ("limited", "Users wrongly limited", "users in a million"),
    ];

    private readonly List<double> hours = [];
    private readonly List<double>[] values = [.. Curves.Select(_ => new List<double>())];
    private readonly List<TimelineEntry> timeline = [];

    public void Tell(long minute, string kind, Severity severity, string sentence, string? component = null, double? affected = null)
    {
        if (isOn) timeline.Add(new TimelineEntry(minute, kind, severity, $"{Clock(minute)}: {sentence}", component, (long?)affected));
    }

    /// <summary>One value for each curve, in their order; an earlier or equal minute is left out.</summary>
    public void Sample(double minute, params ReadOnlySpan<double> sample)
    {
        if (!isOn || (hours.Count > 0 && minute / 60 <= hours[^1])) return;
        hours.Add(minute / 60);
        for (var i = 0; i < sample.Length; i++) values[i].Add(sample[i]);
    }

    public IReadOnlyList<Series> Series() => isOn ? [.. Curves.Select((c, i) => new Series(c.Id, c.Name, c.Unit, hours, values[i]))] : [];

    public IReadOnlyList<TimelineEntry> Timeline() => [.. timeline.OrderBy(e => e.AtMinute)];

    private static string Clock(long minute) => $"Day {minute / (24 * 60)} {minute / 60 % 24:00}:{minute % 60:00}";
}
