using Dryrun.Interview.Sessions;
using Dryrun.Server.Sessions;

namespace Dryrun.Server.Debriefs;

/// <summary>Runs of a session as the browser draws them.</summary>
internal static class RunReports
{
    /// <summary>All runs of a session.</summary>
    public static IReadOnlyList<RunReport> All(SessionView view) => [.. view.State.Runs.Select(r => Of(r.Seq, view.Events[(int)r.Seq - 1].AtMs, r.Run))];

    public static RunReport Of(long seq, long atMs, RunRecord run) => new(
        seq, atMs, run.Hash, run.TotalCents, run.Metrics, run.Ledger,
        [.. run.Timeline.Select(t => new RunEntry(t.AtMinute, t.Kind, SeverityOf(t.Severity), t.Text) { Component = t.Component, Affected = t.Affected })],
        [.. run.Series.Select(s => new RunSeries(s.Id, s.Name, s.Unit, s.AtHours, [.. s.Values.Select(v => double.IsFinite(v) ? v : (double?)null)]))]);

    private static EntrySeverity SeverityOf(string severity) => Enum.TryParse<EntrySeverity>(severity, ignoreCase: true, out var known) ? known : EntrySeverity.Information;
}
