using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>Curves and the timeline; keeps nothing where recording is off.</summary>
internal sealed class Recorder(bool isOn, Luck luck)
{
    private static readonly (string Id, string Name, string Unit)[] Curves =
    [
        ("coverage", "Coverage of active devices", "percent"),
        ("ring", "Open stage", "percent"),
        ("harmed", "Harmed devices", "devices"),
        ("bricked", "Bricked devices", "devices"),
        ("egress", "Egress", "terabits per second"),
        ("supportBacklog", "People waiting for support", "contacts"),
        ("exposure", "Exposure", "million device-days"),
    ];

    private readonly List<double> hours = [];
    private readonly List<double>[] values = [.. Curves.Select(_ => new List<double>())];
    private readonly List<TimelineEntry> timeline = [];
    private readonly HashSet<string> told = [];
    private readonly List<double> placeHours = [];
    private readonly List<double[]> placeCoverage = [];

    /// <summary>True while a thing was not marked.</summary>
    public bool Once(string what) => !told.Contains(what);

    public void Mark(string what) => told.Add(what);

    public void Tell(long minute, string kind, Severity severity, string sentence, string? component = null, long? affected = null)
    {
        if (isOn) timeline.Add(new TimelineEntry(minute, kind, severity, $"{Clock(minute)}: {sentence}", component, affected));
    }

    public void Sample(long minute, params ReadOnlySpan<double> sample)
    {
        if (!isOn) return;
        hours.Add(minute / 60.0);
        for (var i = 0; i < sample.Length; i++) values[i].Add(sample[i]);
        Milestones(minute, sample);
    }

    public IReadOnlyList<Series> Series() => isOn ? [.. Curves.Select((c, i) => new Series(c.Id, c.Name, c.Unit, hours, values[i]))] : [];

    public IReadOnlyList<TimelineEntry> Timeline() => timeline;

    public void SamplePlaces(long minute, Fleet fleet)
    {
        if (!isOn) return;
        placeHours.Add(minute / 60.0);
        placeCoverage.Add([.. fleet.CoverageByArea()]);
    }

    public PlaceMap? Places(Fleet fleet) => placeHours.Count == 0 ? null : new PlaceMap(Curves[0].Name, Curves[0].Unit, placeHours, [.. fleet.Areas.Select((area, i) =>
        new PlaceSeries(area.Code, area.Name, Countries.Regions[area.Region], fleet.DevicesOf(i), [.. placeCoverage.Select(c => c[i])]))]);

    private void Milestones(long minute, ReadOnlySpan<double> sample)
    {
        foreach (var level in (ReadOnlySpan<int>)[50, 90, 99])
        {
            if (sample[0] >= level && told.Add($"coverage{level}"))
            {
                Tell(minute, "coverage", Severity.Good, $"{level} % of active devices have the update", Components.ReleaseControl);
            }
        }

        foreach (var level in (ReadOnlySpan<int>)[1, 1000, 10000, 100000, 1000000])
        {
            if (sample[2] < level || luck.Defect == Defect.None || !told.Add($"harmed{level}")) continue;
            var sentence = level == 1 ? "The first device is hurt; nobody knows yet" : $"{Sentences.Count(level)} devices are hurt";
            Tell(minute, "harm", Severity.Harm, sentence, Components.Client, (long)sample[2]);
        }
    }

    private static string Clock(long minute) => $"Day {minute / (24 * 60)} {minute / 60 % 24:00}:{minute % 60:00}";
}
