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
    private bool storedIsUncertain;

    // Time that people spent on lines that say nothing (looking things up, editing the design): it passes with the next thing they say.
    private long idleMs;

    // How long the interviewer's last words take: that time has passed already while the candidate was reading them.
    private long chargedMs;

    /// <summary>The state as it stands.</summary>
    public SessionState State => state;

    /// <summary>Begins a new session.</summary>
    public void Begin(IReadOnlyList<SessionEvent> first)
    {
        log.Append(first);
        state = SessionFold.Of(first);
        chargedMs = state.ClockMs;
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
        var begun = "";
        var typingMs = 0L;
        while (state.EndedAtMs is null)
        {
            if (begun.Length == 0) RoomViews.ClockLine(screen, state, room, idleMs);
            var started = clock.GetTimestamp();
            var typed = lines.Read(begun.Length > 0 ? "… " : "> ");
            typingMs += (long)clock.GetElapsedTime(started).TotalMilliseconds;
            var line = begun + typed.Text;
            if (typed.End == LineEnd.Entered && line.EndsWith('\\'))
            {
                begun = line[..^1].TrimEnd() + " ";
                continue;
            }

            // What stands at the end of piped input was said, though nobody pressed Enter; Ctrl-C takes a half-written line back.
            var leaves = typed.End == LineEnd.Interrupted || (line.Trim().Length > 0 && Handle(line, typingMs) is RoomLine.Leave);
            if (line.Trim().Length == 0) idleMs += typingMs;
            (begun, typingMs) = ("", 0);
            if (!leaves && typed.End == LineEnd.Entered) continue;
            if (state.EndedAtMs is not null) break;
            Leave();
            return false;
        }

        return true;
    }

    private RoomLine? Handle(string line, long typingMs)
    {
        try
        {
            CatchUp();

            // The time people take to read what was just said has been charged with the words.
            var ownMs = Math.Max(0, typingMs - chargedMs);
            chargedMs = Math.Max(0, chargedMs - typingMs);
            var says = !line.TrimStart().StartsWith('/');
            var read = RoomCommands.Read(line, state.ClockMs + (says ? idleMs : 0), ownMs, state, room.System);
            if (says) idleMs = 0;
            else idleMs += ownMs;
            switch (read)
            {
                case RoomLine.Act act:
                    Do(act.Action);
                    break;
                case RoomLine.Edit:
                    Edit();
                    break;
                case RoomLine.Look look:
                    RoomViews.Look(screen, look, state, room, idleMs);
                    break;
            }

            return read;
        }
        catch (InputException e)
        {
            foreach (var problem in e.Problems) screen.Hanging("", 0, problem.ToString(), "yellow");
        }
        catch (StorageException e)
        {
            storedIsUncertain = true;
            screen.Hanging("", 0, e.Message, "red");
            screen.Hanging("", 0, "Your last line was not taken; nothing before it is lost. Send it again when that is mended (the up arrow brings it back).", "red");
        }

        return null;
    }

    private void Do(CandidateAction action)
    {
        var happened = SessionDecider.Decide(state, action, room);
        log.Append(happened);
        var before = state.ClockMs;
        Show(happened);
        if (state.ClockMs == before) return;
        var candidateEndsMs = happened[0] is { By: Actor.Candidate, Data: Said said } first ? first.AtMs + said.TookMs : before;
        chargedMs = Math.Max(0, state.ClockMs - candidateEndsMs);
    }

    private void Edit()
    {
        var started = clock.GetTimestamp();
        try
        {
            if (editor.Edit(room.System, state.Start.World, state.Design) is { } patch) Do(new ChangeDesign(state.ClockMs, patch));
            else screen.Line("[dim]Nothing changed.[/]");
        }
        finally
        {
            idleMs += (long)clock.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    private void Show(IEnumerable<SessionEvent> happened)
    {
        foreach (var e in happened)
        {
            state = SessionFold.Apply(state, e);
            RoomViews.Event(screen, e, state, room);
        }
    }

    // A write that failed may have reached the disk all the same; what is stored decides.
    private void CatchUp()
    {
        if (!storedIsUncertain) return;
        Show(log.Read().Skip((int)state.LastSeq));
        storedIsUncertain = false;
    }

    private void Leave()
    {
        screen.Line();
        screen.Hanging("", 0, $"Everything is kept. Go on with: dryrun interview --resume {SessionLog.Short(log.Session)}", "dim");
    }
}

/// <summary>The head of a session: what it is and how to talk.</summary>
internal static class Opening
{
    public static void Show(Screen screen, Room room, SessionState state)
    {
        var (start, prompt) = (state.Start, room.Content.Prompt);
        screen.Hanging("", 0, prompt.Title, "bold");
        screen.Hanging("", 0, $"{prompt.Company} {prompt.Role}, {start.Level}, {start.Mode.ToString().ToLowerInvariant()} mode, {prompt.Minutes} minutes. /help lists the commands, /quit leaves and keeps everything.", "dim");
        screen.Line();
    }
}
