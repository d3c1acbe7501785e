namespace Dryrun.Cli.Terminal;

/// <summary>What happened in a run, a line each: when, a mark for how serious, the sentence.</summary>
internal static class TimelineView
{
    public static void Show(Screen screen, IReadOnlyList<(long AtMinute, string Severity, string Text)> entries, int most)
    {
        // Where there are too many, harm and recoveries stay and routine goes.
        var kept = entries.Count <= most ? entries
            : [.. entries.Select((e, i) => (e, i)).OrderBy(x => x.e.Severity is "harm" or "good" ? 0 : x.e.Severity == "caution" ? 1 : 2).ThenBy(x => x.i).Take(most).OrderBy(x => x.i).Select(x => x.e)];
        foreach (var (at, severity, text) in kept)
        {
            var mark = severity switch { "harm" => "[red]✗[/]", "caution" => "[yellow]![/]", "good" => "[green]✓[/]", _ => "[dim]·[/]" };
            screen.Hanging($"  [dim]{Figures.Moment(at),-12}[/] {mark} ", 17, text);
        }

        if (kept.Count < entries.Count) screen.Line($"  [dim]and {entries.Count - kept.Count} more; --json has them all[/]");
    }
}
