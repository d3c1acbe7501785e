using Dryrun.Cli.Code;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Cli.Rooms;

/// <summary>What the room looks like: the clock line, what was said, and what a person asks to see.</summary>
internal static class RoomViews
{
    /// <summary>"12:05".</summary>
    public static string Clock(long ms) => $"{ms / 60_000:00}:{ms / 1000 % 60:00}";

    // Spent and left add up to the whole in the seconds that are shown.
    private static string Left(Room room, long nowMs) => Clock(Math.Max(0, room.TotalMs - (nowMs / 1000 * 1000)));

    /// <summary>The quiet line above the prompt: phase, minutes spent in it, time left.</summary>
    public static void ClockLine(Screen screen, SessionState state, Room room, long idleMs)
    {
        var now = state.ClockMs + idleMs;
        var phase = room.Content.Prompt.Phases.FirstOrDefault(p => p.Id == state.Phase);
        var since = state.Phases.Count > 0 ? state.Phases[^1].AtMs : 0;
        var text = room.Talk is not null && room.Code is null ? $"{phase?.Name} · {Left(room, now)} left" : $"{phase?.Name ?? ""} {(now - since) / 60_000}/{phase?.Minutes ?? 0} min · {Left(room, now)} left";
        screen.Line();
        screen.Line($"[dim]{Screen.Plain(WordWrap.Cut(text, screen.Width))}[/]");
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
            case Understood when room.Talk is not null: Heard(screen, state, room); break;
            case Understood understood when state.Start.Mode == SessionMode.Coached: Chips(screen, understood); break;
            case Stopped stop: Stop(screen, stop); break;
            case Hinted hint: screen.Say(hint.Text); break;
            case CodeRan ran when state.Code.Runs.Find(r => r.Seq == ran.Run) is { } run: CodeViews.Report(screen, run); break;
            case Ran { Outcome: { } outcome } when state.Start.Mode == SessionMode.Coached: RunSummary(screen, outcome, room); break;
            case Ran { Scenario.Length: > 0 } ran: screen.Say(ran.Scenario); break;
            case Designed { Accepted: true } designed when e.By == Actor.Candidate: Decided(screen, designed, room); break;
            case Designed { Accepted: false } when e.By == Actor.Candidate: screen.Line("[dim]    Left as it was.[/]"); break;
        }
    }

    /// <summary>A run that waits for a person.</summary>
    public static void Stop(Screen screen, Stopped stop)
    {
        screen.Line($"[yellow]{Figures.Moment(stop.AtMinute)}: the run stopped for you.[/]");
        screen.Hanging("  ", 2, stop.Observed);
        foreach (var option in stop.Options) screen.Pair($"/decide {option.Id}", option.Text, 26);
    }

    /// <summary>Shows what was asked for.</summary>
    public static void Look(Screen screen, RoomLine.Look look, SessionState state, Room room, long idleMs)
    {
        switch (look.What)
        {
            case "time": Time(screen, state, room, idleMs); break;
            case "facts": Facts(screen, state, room); break;
            case "design": Design(screen, state, room); break;
            case "knobs": Knobs(screen, look.Detail, room); break;
            case "hint": Hint(screen, state, room); break;
            default:
                foreach (var (usage, does) in room.Talk is null ? RoomCommands.Help : RoomCommands.TalkHelp) screen.Pair(usage, does, 36);
                break;
        }
    }

    // What was heard, in one quiet row a clause; a turn of one clause needs no quote to be recognised.
    private static void Chips(Screen screen, Understood understood)
    {
        var heard = understood.Clauses.Select((clause, i) => (clause, i)).Where(c => c.clause.Acts.Count > 0 || c.clause.Facts.Count > 0).ToList();
        foreach (var (clause, i) in heard)
        {
            var quote = understood.Clauses.Count > 1 ? $"\"{WordWrap.Cut(clause.Quote, 28)}\" " : "";
            var about = clause.Facts.Count > 0 ? $" about {string.Join(", ", clause.Facts)}" : "";
            var acts = string.Join(", ", clause.Acts.Select(Spaced));
            screen.Line($"[dim]{Screen.Plain(WordWrap.Cut($"    heard {i + 1}: {quote}{acts}{about}", screen.Width))}[/]");
        }
    }

    private static string Spaced(string act) => string.Concat(act.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    private static void Decided(Screen screen, Designed designed, Room room)
    {
        var parts = Tree.Leaves(designed.Patch).Select(leaf => leaf.Value is null
            ? $"{leaf.Path} is open again"
            : $"{leaf.Path} {WordWrap.Cut(PlainValues.Show(leaf.Value), 40)}{(room.System.Design.Find(leaf.Path) is { Unit.Length: > 0 } knob ? $" {knob.Unit}" : "")}");
        screen.Hanging("    [dim]decided:[/] ", 13, string.Join(", ", parts), "dim");
    }

    private static void RunSummary(Screen screen, RunRecord run, Room room)
    {
        screen.Line($"[bold]It ran.[/] This world, this luck: [bold]{Money.Short(run.TotalCents)}[/]");
        var coverage = run.Series.FirstOrDefault(s => s.Unit == "percent") ?? (run.Series.Count > 0 ? run.Series[0] : null);
        if (coverage is not null)
        {
            screen.Hanging("", 0, coverage.Name, "dim");
            var top = coverage.Unit == "percent" ? 100.0 : (double?)null;
            var rows = LineChart.Draw(coverage.AtHours, coverage.Values, coverage.Unit, Math.Min(screen.Width, 84), 5, top);
            foreach (var row in rows) screen.Line(Screen.Plain(row));
        }

        foreach (var (line, cents) in run.Ledger.Where(l => l.Value != 0).OrderByDescending(l => Math.Abs(l.Value)).Take(5))
        {
            var name = room.System.LedgerLines.FirstOrDefault(l => l.Id == line)?.Name ?? line;
            screen.Line($"  {Money.Short(cents),8}  {Screen.Plain(name)}");
        }

        TimelineView.Show(screen, [.. run.Timeline.Select(m => (m.AtMinute, m.Severity, m.Text))], 12);
    }

    private static void Time(Screen screen, SessionState state, Room room, long idleMs)
    {
        var now = state.ClockMs + idleMs;
        screen.Line($"  {Clock(now)} spent, {Left(room, now)} left");
        foreach (var phase in room.Content.Prompt.Phases)
        {
            var index = state.Phases.FindIndex(p => p.Phase == phase.Id);
            var spent = index < 0 ? 0 : (index + 1 < state.Phases.Count ? state.Phases[index + 1].AtMs : now) - state.Phases[index].AtMs;
            screen.Line($"  {(phase.Id == state.Phase ? "▸" : " ")} {Screen.Plain(phase.Name),-12} planned {phase.Minutes,2} min, spent {Clock(spent)}");
            screen.Hanging("      ", 6, phase.Goal, "dim");
        }
    }

    private static void Facts(Screen screen, SessionState state, Room room)
    {
        if (state.Disclosed.Count + state.Assumptions.Count == 0) screen.Line("[dim]You have asked nothing and assumed nothing yet.[/]");
        foreach (var (id, atMs) in state.Disclosed.OrderBy(d => d.Value))
        {
            if (Told(state, room, id) is { Length: > 0 } told) screen.Hanging($"  [dim]{Clock(atMs)}[/]  ", 9, told);
        }

        foreach (var assumption in state.Assumptions)
        {
            screen.Hanging($"  [dim]{Clock(assumption.AtMs)}[/]  ", 9, $"assumed, {assumption.Status.ToString().ToLowerInvariant()}: {assumption.Text}");
        }
    }

    // A fact of a design, an input of an estimate, or the rounds of a loop.
    private static string Told(SessionState state, Room room, string id)
    {
        if (room.Fact(id) is { } fact) return fact.Say(state.Start.World);
        if (id == CandidateQuestions.Process) return room.Talk?.Mix ?? "";
        var (question, input) = (room.Talk?.Of(id), id[(id.IndexOf('.') + 1)..]);
        return question?.Estimate?.Inputs.FirstOrDefault(i => i.Id == input) is { } known
            ? $"{known.Name}: {Fact.Shown(state.Start.World["inputs"]?[question.Id]?[input])} {known.Unit}" : "";
    }

    // What the open question looks for.
    private static void Hint(Screen screen, SessionState state, Room room)
    {
        var question = room.Talk is null ? null : state.Probes.Where(p => p.Probe.About == "question").Select(p => room.Talk.Find(p.Probe.Probe)).LastOrDefault();
        var told = state.Start.Mode == SessionMode.Coached && question is not null;
        if (!told) screen.Hanging("", 0, "Hints are for segments of talk in coached mode.", "dim");
        foreach (var shows in told ? question!.Strong : []) screen.Hanging("  - ", 4, shows, "dim");
    }

    // In coached mode, what an answer is heard to hold so far.
    private static void Heard(Screen screen, SessionState state, Room room)
    {
        if (state.Start.Mode != SessionMode.Coached || room.Talk is not { } plan || state.Turns.Count == 0) return;
        var signs = AnswerSigns.All.Where(AnswerSigns.Of(state.Turns[^1].Text).Contains).Where(s => s != "question").Select(Spaced).ToList();
        var question = state.Probes.Where(p => p.Probe.About == "question").Select(p => plan.Find(p.Probe.Probe)).LastOrDefault();
        var points = question is null ? [] : question.Points.Where(p => PointsHeard.Of(question, state.Turns[^1].Text).Contains(p.Id)).Select(p => p.Holds).ToList();
        if (signs.Count > 0) screen.Line($"[dim]{Screen.Plain(WordWrap.Cut($"    heard: {string.Join(", ", signs)}", screen.Width))}[/]");
        foreach (var point in points) screen.Hanging("    [dim]heard:[/] ", 11, point, "dim");
    }

    private static void Design(Screen screen, SessionState state, Room room)
    {
        if (state.Design.Root.Count == 0)
        {
            screen.Hanging("", 0, "Nothing is decided yet. /knobs shows what can be, /set decides, or just say it.", "dim");
            return;
        }

        foreach (var row in DesignFile.Write(state.Design).TrimEnd().Split('\n'))
        {
            var indent = row.Length - row.TrimStart().Length + 2;
            screen.Hanging(new string(' ', indent), indent, row.TrimStart());
        }

        var open = room.System.Design.Properties.Count(p => p.Knob?.Class == KnobClass.Programme && state.Design.Value(p.Path) is null);
        screen.Line($"[dim]  {open} of your decisions are open.[/]");
    }

    // Without a section only what is the candidate's own to decide; with one, all of it.
    private static void Knobs(Screen screen, string section, Room room)
    {
        var knobs = room.System.Design.Properties.Where(p => p.Knob is not null).ToList();
        var shown = knobs.Where(p => section.Length == 0 ? p.Knob!.Class == KnobClass.Programme : p.Path.StartsWith(section, StringComparison.OrdinalIgnoreCase)).ToList();
        var sections = knobs.Select(p => p.Path.Split('.')[0]).Distinct().ToList();
        if (shown.Count == 0) screen.Hanging("", 0, $"There are no knobs in {section}; the sections are {Wording.Alternatives(sections)}.", "yellow");
        foreach (var group in shown.GroupBy(p => p.Section))
        {
            screen.Line($"[bold]{Screen.Plain(group.Key)}[/]");
            foreach (var knob in group.OrderBy(k => k.Knob!.Class))
            {
                var whose = knob.Knob!.Class == KnobClass.Programme ? "" : " (an engineer's)";
                screen.Pair(knob.Path, $"{knob.Allowed}{(knob.Unit.Length > 0 ? $" {knob.Unit}" : "")}{whose}", 42);
            }
        }

        if (section.Length == 0) screen.Hanging("", 0, $"These are yours. /knobs SECTION shows the engineers' too: {string.Join(", ", sections)}.", "dim");
    }
}
