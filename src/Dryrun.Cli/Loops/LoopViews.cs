using Dryrun.Assessment.Committees;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Loops;

namespace Dryrun.Cli.Loops;

/// <summary>Loops on a screen.</summary>
internal static class LoopViews
{
    /// <summary>A loop as content, without what was drawn.</summary>
    public static void Card(Screen screen, Loop loop)
    {
        screen.Line($"[bold]{loop.Id}[/]  {Screen.Plain(loop.Name)}");
        var counts = loop.Variants.Select(v => v.Rounds.Count).Distinct().Order().ToList();
        var rounds = counts.Count == 1 ? $"{counts[0]} rounds" : $"{counts[0]} to {counts[^1]} rounds";
        screen.Hanging("  ", 2, $"{rounds}, about {loop.Weeks} weeks, {string.Join(" ", loop.Levels)} ({loop.DefaultLevel} unless told)");
        foreach (var habit in loop.Habits) screen.Hanging("  - ", 4, habit, "dim");
    }

    /// <summary>Where a candidate stands. What was not disclosed stays hidden: rounds to come are named one ahead.</summary>
    public static void Status(Screen screen, string id, LoopState state)
    {
        var start = state.Start;
        screen.Line($"[bold]{start.Loop}[/] {start.Level}, {start.Mode.ToString().ToLowerInvariant()} mode  [dim]{Screen.Plain(id)}[/]");
        foreach (var round in start.Rounds.Where(r => state.HasEnded(r) || state.Ended.Any(e => e.Round == r.Id)))
        {
            var told = start.Mode == SessionMode.Coached || state.Committee is not null;
            var parts = state.Ended.Where(e => e.Round == round.Id).Select(e => told ? $"{e.Record.Title}: {Decisions.Words(Decisions.Parse(e.Record.Decision))}" : e.Record.Title);
            screen.Hanging($"  day {round.Day,2}  ", 10, $"{round.Name} ({string.Join("; ", parts)})");
        }

        Next(screen, state);
    }

    /// <summary>What comes next, in a line or two.</summary>
    public static void Next(Screen screen, LoopState state)
    {
        screen.Line();
        if (state.Sitting is { } open)
        {
            screen.Hanging("", 0, $"You are in {LoopSteps.Round(state, open.Round).Name}. Go on with: dryrun loop next", "bold");
        }
        else if (state.Next is { Round: { } round, Drawn: { } segment })
        {
            var days = round.Day - LastDay(state);
            var when = days <= 0 ? "the same day" : days == 1 ? "the next day" : $"{days} days later";
            screen.Hanging("", 0, $"Next, {when}: {round.Name}, {round.Minutes} minutes{Within(round, segment)}. dryrun loop next", "bold");
        }
        else if (state.Committee is null)
        {
            screen.Hanging("", 0, "All rounds are sat. The committee is next: dryrun loop next", "bold");
        }
        else
        {
            screen.Hanging("", 0, $"This loop is over: {Decisions.Words(Decisions.Parse(state.Committee.Decision))}.", "bold");
        }
    }

    /// <summary>The head of a round.</summary>
    public static void Begin(Screen screen, LoopState state, DrawnRound round, int segment)
    {
        screen.Line();
        screen.Line($"[bold]Day {round.Day}: {Screen.Plain(round.Name)}[/]");
        if (round.Segments.Count > 1) screen.Hanging("", 0, $"Part {segment + 1} of {round.Segments.Count}, {round.Segments[segment].Minutes} of {round.Minutes} minutes.", "dim");
        if (state.Start.BackToBack && round.Final) screen.Hanging("", 0, "Back to back: the next round follows without a break.", "dim");
    }

    /// <summary>The committee's sitting.</summary>
    public static void Committee(Screen screen, LoopState state, CommitteeReport report)
    {
        screen.Line();
        screen.Line("[bold]The committee[/]");
        foreach (var (indent, text) in CommitteeText.Write(state, report))
        {
            if (text.Length == 0) screen.Line();
            else screen.Hanging(new string(' ', indent), indent + (indent > 0 ? 2 : 0), text, indent == 0 ? "bold" : "default");
        }
    }

    private static int LastDay(LoopState state) => state.Ended.Count == 0 ? 0 : LoopSteps.Round(state, state.Ended[^1].Round).Day;

    private static string Within(DrawnRound round, DrawnSegment segment) => round.Segments.Count == 1 ? "" : $", beginning with {segment.Kind.Replace('-', ' ')}";
}
