using System.Text.RegularExpressions;

namespace Dryrun.Cli.Terminal;

/// <summary>What happened in a run, a line each: when, a mark for how serious, the sentence.</summary>
internal static partial class TimelineView
{
    public static void Show(Screen screen, IReadOnlyList<(long AtMinute, string Severity, string Text)> entries, int most)
    {
        // Where there are too many, harm and recoveries stay and routine goes.
        var kept = entries.Count <= most ? entries
            : [.. entries.Select((e, i) => (e, i)).OrderBy(x => Rank(x.e.Severity)).ThenBy(x => x.i).Take(most).OrderBy(x => x.i).Select(x => x.e)];
        foreach (var (at, severity, text) in kept)
        {
            var mark = severity switch { "harm" => "[red]✗[/]", "caution" => "[yellow]![/]", "good" => "[green]✓[/]", _ => "[dim]·[/]" };
            screen.Hanging($"  [dim]{Figures.Moment(at),-12}[/] {mark} ", 17, WithoutMoment(text));
        }

        if (kept.Count < entries.Count) screen.Line($"  [dim]and {entries.Count - kept.Count} more; --json has them all[/]");
    }

    private static int Rank(string severity) => severity switch { "harm" or "good" => 0, "caution" => 1, _ => 2 };

    // Sentences begin with their moment, for readers without a column for it.
    private static string WithoutMoment(string text) => Moment().Replace(text, "");

    [GeneratedRegex(@"^Day \d+ \d\d:\d\d: ")]
    private static partial Regex Moment();
}
