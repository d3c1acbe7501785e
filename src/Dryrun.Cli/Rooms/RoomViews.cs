using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Rooms;

/// <summary>What the room looks like: the clock line, what was said, and what a person asks to see.</summary>
internal static class RoomViews
{
    /// <summary>"12:05".</summary>
    public static string Clock(long ms) => $"{ms / 60_000:00}:{ms / 1000 % 60:00}";

    /// <summary>The quiet line above the prompt: phase, minutes spent in it, minutes left.</summary>
    public static string ClockLine(SessionState state, Room room)
    {
        var phase = room.Content.Prompt.Phases.FirstOrDefault(p => p.Id == state.Phase);
        var since = state.Phases.Count > 0 ? state.Phases[^1].AtMs : 0;
        var left = Math.Max(0, room.TotalMs - state.ClockMs);
        return $"[dim]{Screen.Plain(phase?.Name ?? "")} {(state.ClockMs - since) / 60_000}/{phase?.Minutes ?? 0} min · {Clock(left)} left[/]";
    }

    /// <summary>Shows what an event means to the candidate; silent events show nothing.</summary>
    public static void Event(Screen screen, SessionEvent e, SessionState state, Room room)
    {
        switch (e.Data)
        {
            case Said said when e.By == Actor.Interviewer: screen.Say(said.Text); break;
            case Disclosed disclosed: screen.Say(disclosed.Text); break;
            case AssumptionResolved resolved: screen.Say(resolved.Text); break;
            case DesignOffered offered when offered.Text.Length > 0: screen.Say($"{offered.Text} (/yes or /no)"); break;
            case Probed probed: screen.Say(probed.Text); break;
            case Interrupted interrupted: screen.Say(interrupted.Text); break;
            case Nudged nudged: screen.Say(nudged.Text); break;
            case PhaseChanged changed when changed.Text.Length > 0: screen.Say(changed.Text); break;
            case Ended ended: screen.Say(ended.Text); break;
            case Understood understood when state.Start.Mode == SessionMode.Coached: Chips(screen, understood); break;
            case Stopped stop: Stop(screen, stop); break;
            case Ran { Outcome: { } outcome } ran when state.Start.Mode == SessionMode.Coached: RunSummary(screen, outcome, room); _ = ran; break;
            case Ran { Scenario.Length: > 0 } ran: screen.Say(ran.Scenario); break;
            case Designed { Accepted: true } when e.By == Actor.Candidate: screen.Line("[dim]Noted.[/]"); break;
        }
    }

    /// <summary>A run that waits for a person.</summary>
    public static void Stop(Screen screen, Stopped stop)
    {
        screen.Line($"[yellow]{Figures.Moment(stop.AtMinute)}: the run stopped for you.[/]");
        screen.Line($"  {Screen.Plain(stop.Observed)}");
        foreach (var option in stop.Options) screen.Line($"  [bold]/decide {Screen.Plain(option.Id)}[/]  {Screen.Plain(option.Text)}");
    }

    /// <summary>Shows what was asked for.</summary>
    public static void Look(Screen screen, RoomLine.Look look, SessionState state, Room room)
    {
        switch (look.What)
        {
            case "time": Time(screen, state, room); break;
            case "facts": Facts(screen, state, room); break;
            case "design": Design(screen, state, room); break;
            case "knobs": Knobs(screen, look.Detail, room); break;
            default:
                foreach (var (usage, does) in RoomCommands.Help) screen.Line($"  [bold]{Screen.Plain(usage)}[/]  [dim]{Screen.Plain(does)}[/]");
                break;
        }
    }

    private static void Chips(Screen screen, Understood understood)
    {
        foreach (var (clause, i) in understood.Clauses.Select((c, i) => (c, i)).Where(c => c.c.Acts.Count > 0 || c.c.Facts.Count > 0))
        {
            var chips = string.Join(" · ", clause.Acts.Concat(clause.Facts.Select(f => $"about {f}")));
            var quote = clause.Quote.Length > 48 ? clause.Quote[..45] + "..." : clause.Quote;
            screen.Line($"[dim]  {i + 1} \"{Screen.Plain(quote)}\" → {Screen.Plain(chips)}[/]");
        }
    }

    private static void RunSummary(Screen screen, RunRecord run, Room room)
    {
        screen.Line($"[bold]It ran.[/] This world, this luck: [bold]{Money.Short(run.TotalCents)}[/]");
        var coverage = run.Series.FirstOrDefault(s => s.Unit == "percent") ?? (run.Series.Count > 0 ? run.Series[0] : null);
        if (coverage is not null)
        {
            screen.Line($"[dim]{Screen.Plain(coverage.Name)}[/]");
            foreach (var row in LineChart.Draw(coverage.AtHours, coverage.Values, coverage.Unit, screen.Width, 5, coverage.Unit == "percent" ? 100 : null)) screen.Line(Screen.Plain(row));
        }

        foreach (var (line, cents) in run.Ledger.Where(l => l.Value != 0).OrderByDescending(l => Math.Abs(l.Value)).Take(5))
        {
            var name = room.System.LedgerLines.FirstOrDefault(l => l.Id == line)?.Name ?? line;
            screen.Line($"  {Money.Short(cents),8}  {Screen.Plain(name)}");
        }

        TimelineView.Show(screen, [.. run.Timeline.Select(m => (m.AtMinute, m.Severity, m.Text))], 12);
    }

    private static void Time(Screen screen, SessionState state, Room room)
    {
        screen.Line($"  {Clock(state.ClockMs)} spent, {Clock(Math.Max(0, room.TotalMs - state.ClockMs))} left");
        foreach (var phase in room.Content.Prompt.Phases)
        {
            var index = state.Phases.FindIndex(p => p.Phase == phase.Id);
            var spent = index < 0 ? 0 : (index + 1 < state.Phases.Count ? state.Phases[index + 1].AtMs : state.ClockMs) - state.Phases[index].AtMs;
            screen.Line($"  {(phase.Id == state.Phase ? "▸" : " ")} {Screen.Plain(phase.Name),-12} planned {phase.Minutes,2} min, spent {Clock(spent)}  [dim]{Screen.Plain(phase.Goal)}[/]");
        }
    }

    private static void Facts(Screen screen, SessionState state, Room room)
    {
        if (state.Disclosed.Count + state.Assumptions.Count == 0) screen.Line("[dim]You have asked nothing and assumed nothing yet.[/]");
        foreach (var (id, atMs) in state.Disclosed.OrderBy(d => d.Value))
        {
            if (room.Fact(id) is { } fact) screen.Line($"  [dim]{Clock(atMs)}[/]  {Screen.Plain(fact.Say(state.Start.World))}");
        }

        foreach (var assumption in state.Assumptions)
        {
            screen.Line($"  [dim]{Clock(assumption.AtMs)}[/]  assumed, {assumption.Status.ToString().ToLowerInvariant()}: {Screen.Plain(assumption.Text)}");
        }
    }

    private static void Design(Screen screen, SessionState state, Room room)
    {
        if (state.Design.Root.Count == 0)
        {
            screen.Line("[dim]Nothing is decided yet. /knobs shows what can be, /set decides, or just say it.[/]");
            return;
        }

        foreach (var row in DesignFile.Write(state.Design).TrimEnd().Split('\n')) screen.Line("  " + Screen.Plain(row));
        var open = room.System.Design.Properties.Count(p => p.Knob?.Class == KnobClass.Programme && state.Design.Value(p.Path) is null);
        screen.Line($"[dim]  {open} programme decisions are open.[/]");
    }

    private static void Knobs(Screen screen, string section, Room room)
    {
        foreach (var group in room.System.Design.Properties.Where(p => p.Knob is not null && p.Path.StartsWith(section, StringComparison.OrdinalIgnoreCase)).GroupBy(p => p.Section))
        {
            screen.Line($"[bold]{Screen.Plain(group.Key)}[/]");
            foreach (var knob in group.OrderBy(k => k.Knob!.Class))
            {
                screen.Line($"  {Screen.Plain(knob.Path)}  [dim]{Screen.Plain(knob.Allowed)} {Screen.Plain(knob.Unit)} ({(knob.Knob!.Class == KnobClass.Programme ? "yours" : "an engineer's")})[/]");
            }
        }
    }
}
