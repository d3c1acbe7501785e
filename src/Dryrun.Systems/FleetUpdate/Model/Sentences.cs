using Dryrun.Contracts.Descriptions;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>What the timeline says.</summary>
internal static class Sentences
{
    public static string Count(double value) => value >= 1e6 ? $"{value / 1e6:0.00} million" : $"{value:#,##0}";

    public static string Cohort(int cohort) => cohort switch
    {
        0 => "all devices",
        < Policy.Cohort.FirstRegion => $"devices of family F{cohort - Policy.Cohort.FirstFamily + 1}",
        < Policy.Cohort.FirstVersion => $"devices in {Region(cohort - Policy.Cohort.FirstRegion)}",
        _ => new[] { "devices on the last version", "devices two to four versions back", "devices on older versions", "devices on versions older than a year" }
            [cohort - Policy.Cohort.FirstVersion],
    };

    public static string Region(int region)
    {
        var words = string.Concat(Countries.Regions[region].Select(c => char.IsUpper(c) ? $" {c}" : $"{c}"));
        return string.Join(' ', words.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    public static string Metric(GateMetric metric) => metric switch
    {
        GateMetric.InstallFail => "Failed installs",
        GateMetric.BootFail => "Failed boots",
        GateMetric.Crash => "Crashes",
        GateMetric.Anr => "Apps that hang",
        GateMetric.Battery => "Heavy battery drain",
        _ => "Serious support contacts",
    };

    public static string Breach(GateMetric metric, int cohort, long reported, long failures) =>
        $"{Metric(metric)} on {Cohort(cohort)} reach {Percent(failures, reported)} of {Count(reported)} reports";

    public static string Halt(Halt halt, bool automatic, double waitMinutes)
    {
        if (halt.Metric is not { } metric) return "A person halts the rollout";
        var who = !automatic ? "a person halts the rollout" : waitMinutes > 0 ? $"the halt waits {waitMinutes:0} minutes for the director" : "automatic halt";
        return $"{Breach(metric, halt.Cohort, halt.Reported, halt.Failures)}; {who}";
    }

    public static string Observed(string text, AskPerson ask, FleetObservation seen)
    {
        var what = ask.Metric is { } metric ? Breach(metric, ask.Cohort, ask.Reported, ask.Failures) + "." : $"{Count(seen.Reported[0])} devices have reported on this build.";
        return $"{text} {what}";
    }

    public static string Incident(Luck luck) => luck.Incident switch
    {
        FleetUpdate.Incident.CdnOutage => $"The content network fails around {Region(luck.IncidentRegion)}",
        FleetUpdate.Incident.TelemetryOutage => "Health reports stop: the gates are blind",
        FleetUpdate.Incident.SigningOutage => "The service that renews signed metadata stops",
        FleetUpdate.Incident.KeyCompromise => "A signing key is reported stolen",
        FleetUpdate.Incident.SupportSurge => "Something unrelated floods support",
        FleetUpdate.Incident.PollStorm => "Devices poll in a loop; the network slows down",
        FleetUpdate.Incident.OtaFailover => "The update service fails over and serves nothing",
        FleetUpdate.Incident.FalseAlarm => "A broken dashboard shows crashes that are not there",
        FleetUpdate.Incident.ReturnsBacklog => "Returned devices pile up in the warehouse",
        FleetUpdate.Incident.RegulatorQuestion => "A regulator asks what the update does; notice countries pause",
        _ => "A press story asks whether the update is safe",
    };

    public static string IncidentOver(Luck luck, double minutes) =>
        $"{Components.All.First(c => c.Id == Luck.OwnerOf(luck.Incident)).Name}: mitigated after {(minutes < 180 ? $"{minutes:0} minutes" : $"{minutes / 60:0.0} hours")}";

    private static string Percent(long part, long whole) => whole == 0 ? "0 %" : $"{Wording.Number(Math.Round(100.0 * part / whole, 3))} %";
}
