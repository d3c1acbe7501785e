using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Sitting.Runs;

namespace Dryrun.Cli.Commands;

/// <summary>A run for people: what it cost first, then how it went, then why.</summary>
internal static class RunView
{
    private const int BarMax = 32;

    public static void Show(Screen screen, RunResult result, string designName)
    {
        var (summary, shown) = (result.Summary, result.Outcomes[0]);
        screen.Line($"[bold]{Screen.Plain(result.Title)}[/]");
        var (options, name) = (result.Options, Path.GetFileNameWithoutExtension(designName));
        var how = $"seed {options.Seed}, {Count(result.Outcomes.Count, "replicate")}, {options.Grid.ToString().ToLowerInvariant()} grid{Given(options)}";
        screen.Hanging("", 0, $"{result.System.Id}, {name} design, {how}", "dim");
        screen.Line();
        var many = result.Outcomes.Count > 1;
        var range = many ? $"  [dim]({Money.Range(summary.CostDollars.Low * 100, summary.CostDollars.High * 100)}, 95 %)[/]" : "";
        screen.Line($"Expected cost  [bold]{Money.Short(summary.CostDollars.Mid * 100)}[/]{range}");
        Ledger(screen, result);
        Curves(screen, shown);
        Metrics(screen, result);
        screen.Line();
        screen.Line($"What happened{(many ? " [dim](the first replicate)[/]" : "")}");
        TimelineView.Show(screen, [.. shown.Timeline.Select(t => (t.AtMinute, t.Severity.ToString().ToLowerInvariant(), t.Text))], 18);
        Decisions(screen, result.Knobs);
        screen.Line();
        screen.Line($"[dim]hash {shown.Hash}[/]");
    }

    private static void Ledger(Screen screen, RunResult result)
    {
        var lines = result.Summary.LedgerCents.Where(l => Math.Abs(l.Value) >= 50).OrderByDescending(l => l.Value).ToList();
        if (lines.Count == 0) return;
        var most = lines.Max(l => Math.Abs(l.Value));
        foreach (var (id, cents) in lines)
        {
            var name = result.System.LedgerLines.First(l => l.Id == id).Name;
            var bar = new string('█', Math.Max(1, (int)Math.Round(Math.Abs(cents) / most * BarMax)));
            screen.Line($"  {Money.Short(cents),8}  {Screen.Plain(name),-34} {(cents < 0 ? "[green]" : "[blue]")}{bar}[/]");
        }
    }

    private static void Curves(Screen screen, Outcome shown)
    {
        foreach (var series in shown.Series.Where(s => s.Values.Any(v => v > 0)).Take(3))
        {
            screen.Line();
            screen.Line($"{Screen.Plain(series.Name)} [dim](the first replicate)[/]");
            foreach (var row in LineChart.Draw(series.AtHours, series.Values, series.Unit, Math.Min(screen.Width, 84), 6, series.Unit == "percent" ? 100 : null))
            {
                screen.Line(Screen.Plain(row));
            }
        }
    }

    private static void Metrics(Screen screen, RunResult result)
    {
        screen.Line();
        screen.Line("Measured");
        foreach (var m in result.Summary.Metrics)
        {
            if (m.Mean is not { } mean)
            {
                screen.Line($"  {Screen.Plain(m.Metric.Name),-44} {"never",12} [dim]{Screen.Plain(m.Metric.Unit)}[/]");
                continue;
            }

            var interval = m.Reached > 1 && mean.High > mean.Low ? $"{Figures.Show(mean.Low)} to {Figures.Show(mean.High)}" : "";
            var reached = m.Reached < m.Replicates ? $" in {m.Reached} of {m.Replicates}" : "";
            screen.Line($"  {Screen.Plain(m.Metric.Name),-44} {Figures.Show(mean.Mid),12} [dim]{Screen.Plain(m.Metric.Unit)}{(interval.Length > 0 ? $"  ({interval})" : "")}{reached}[/]");
        }
    }

    private static void Decisions(Screen screen, IReadOnlyList<ResolvedKnob> knobs)
    {
        screen.Line();
        int Number(KnobStatus status) => knobs.Count(k => k.Status == status);
        screen.Line($"{Count(Number(KnobStatus.Decided), "knob")} decided, {Number(KnobStatus.Delegated)} delegated, {Number(KnobStatus.Undecided)} left to whatever a busy team ships");
        foreach (var vain in knobs.Where(k => k.Status == KnobStatus.DelegatedInVain))
        {
            screen.Line($"  [yellow]{Screen.Plain(vain.Knob.Path)} was delegated in vain: {Screen.Plain(vain.Because ?? "")}[/]");
        }

        var open = knobs.Where(k => k.Status == KnobStatus.Undecided && k.Knob.Knob!.Class == KnobClass.Programme).Select(k => k.Knob.Path).ToList();
        if (open.Count > 0) screen.Line($"  [dim]yours and undecided: {Screen.Plain(string.Join(", ", open))}[/]");
    }

    private static string Given(RunOptions options) =>
        string.Concat(options.Given.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $", given {g.Key}={g.Value}"))
        + (options.Scale == 1 ? "" : $", scale {options.Scale}");

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
