using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Rooms;

/// <summary>
/// A session in a terminal: reads lines, hands actions to the decider, stores every exchange before it is shown, and writes what the interviewer says.
/// </summary>
internal sealed class InterviewRoom(Room room, SessionLog log, Screen screen, ILineSource lines, Editor editor, TimeProvider clock)
{
    private SessionState state = null!;

    /// <summary>Begins a new session.</summary>
    public void Begin(IReadOnlyList<SessionEvent> first)
    {
        log.Append(first);
        state = SessionFold.Of(first);
        Opening.Show(screen, room, state);
        screen.Say(state.Start.Text);
    }

    /// <summary>Goes on with a stored session.</summary>
    public void Resume(IReadOnlyList<SessionEvent> events)
    {
        state = SessionFold.Of(events);
        Opening.Show(screen, room, state);
        screen.Line($"[dim]Going on at {RoomViews.Clock(state.ClockMs)}. The last words were:[/]");
        screen.Say(state.LastWords);
        if (state.Stop is { } stop) RoomViews.Stop(screen, stop);
    }

    /// <summary>Runs until the session ends or the candidate leaves. True where it ended.</summary>
    public bool Sit()
    {
        var pending = "";
        while (state.EndedAtMs is null)
        {
            screen.Line(RoomViews.ClockLine(state, room));
            var started = clock.GetTimestamp();
            var typed = lines.Read(pending.Length > 0 ? "… " : "> ");
            if (typed.End != LineEnd.Entered)
            {
                Leave();
                return false;
            }

            var line = pending + typed.Text;
            if (line.EndsWith('\\'))
            {
                pending = line[..^1] + " ";
                continue;
            }

            pending = "";
            if (line.Trim().Length == 0) continue;
            if (Handle(line, (long)clock.GetElapsedTime(started).TotalMilliseconds) is RoomLine.Leave)
            {
                Leave();
                return false;
            }
        }

        return true;
    }

    /// <summary>The state as it stands.</summary>
    public SessionState State => state;

    private RoomLine? Handle(string line, long elapsedMs)
    {
        try
        {
            // What was spoken last has been charged already; only what the person took beyond it is typing time.
            var read = RoomCommands.Read(line, state.ClockMs, elapsedMs, state, room.System);
            switch (read)
            {
                case RoomLine.Act act:
                    Do(act.Action);
                    break;
                case RoomLine.Edit:
                    if (editor.Edit(room.System, state.Design) is { } patch) Do(new ChangeDesign(state.ClockMs, patch));
                    else screen.Line("[dim]Nothing changed.[/]");
                    break;
                case RoomLine.Look look:
                    RoomViews.Look(screen, look, state, room);
                    break;
            }

            return read;
        }
        catch (InputException e)
        {
            foreach (var problem in e.Problems) screen.Line($"[yellow]{Screen.Plain(problem.ToString())}[/]");
        }
        catch (StorageException e)
        {
            screen.Line($"[red]{Screen.Plain(e.Message)}[/]");
            screen.Line($"[red]Your last line was not taken; nothing before it is lost. Say it again when that is mended.[/]");
        }

        return null;
    }

    private void Do(CandidateAction action)
    {
        var happened = SessionDecider.Decide(state, action, room);
        log.Append(happened);
        foreach (var e in happened)
        {
            state = SessionFold.Apply(state, e);
            RoomViews.Event(screen, e, state, room);
        }
    }

    private void Leave()
    {
        screen.Line();
        screen.Line($"[dim]Everything is kept. Go on with: dryrun interview --resume {SessionLog.Short(log.Session)}[/]");
    }
}

/// <summary>The head of a session: what it is and how to talk.</summary>
internal static class Opening
{
    public static void Show(Screen screen, Room room, SessionState state)
    {
        var start = state.Start;
        screen.Line($"[bold]{Screen.Plain(room.Content.Prompt.Title)}[/]");
        screen.Line($"[dim]{Screen.Plain(room.Content.Prompt.Company)} {Screen.Plain(room.Content.Prompt.Role)}, {start.Level}, {start.Mode.ToString().ToLowerInvariant()} mode, {room.Content.Prompt.Minutes} minutes. /help lists the commands, /quit leaves and keeps everything.[/]");
        screen.Line();
    }
}
