using System.Text.Json.Nodes;
using Dryrun.Cli.Code;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Rooms;

/// <summary>
/// A session in a terminal: reads lines, hands actions to the decider, stores every exchange before it is shown, and writes what the interviewer says.
/// </summary>
internal sealed class InterviewRoom(Room room, SessionLog log, Screen screen, ILineSource lines, Editor editor, TimeProvider clock)
{
    private SessionState state = null!;
    private RoomHands? hands;
    private bool storedIsUncertain;

    // Time that people spent on lines that say nothing (looking things up, editing the design): it passes with the next thing they say.
    private long idleMs;

    // How long the interviewer's last words take: that time has passed already while the candidate was reading them.
    private long chargedMs;

    /// <summary>The commands of a round with code; null elsewhere.</summary>
    public CodeSeat? Seat { get; init; }

    /// <summary>The command that goes on with what is left now.</summary>
    public required string GoOn { get; init; }

    /// <summary>The state as it stands.</summary>
    public SessionState State => state;

    /// <summary>Begins a new session.</summary>
    public void Begin(IReadOnlyList<SessionEvent> first)
    {
        log.Append(first);
        state = SessionFold.Of(first);
        chargedMs = state.ClockMs;
        Opening.Show(screen, room, state);
        Opening.Remark(screen, room);
        screen.Say(state.Start.Text);

        // The first question of a talk segment follows the opening.
        foreach (var e in first.Skip(1).Where(e => e.By == Actor.Interviewer)) RoomViews.Event(screen, e, state, room);
        Seat?.Begin(state);
    }

    /// <summary>Goes on with a stored session.</summary>
    public void Resume(IReadOnlyList<SessionEvent> events)
    {
        state = SessionFold.Of(events);
        Opening.Show(screen, room, state);
        screen.Line($"[dim]Going on at {RoomViews.Clock(state.ClockMs)}. The last words were:[/]");
        screen.Say(state.LastWords);
        if (state.Stop is { } stop) RoomViews.Stop(screen, stop);
        if (state.EndedAtMs is not null) return;
        Seat?.Begin(state);
        Seat?.GoOn(Hands);
    }

    private RoomHands Hands => hands ??= new RoomHands(() => state, () => state.ClockMs + idleMs, Do, ms => idleMs += ms);

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
            if (line.Trim().Length == 0) idleMs += BeyondReading(typingMs);
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
            var ownMs = BeyondReading(typingMs);
            var says = !line.TrimStart().StartsWith('/');

            // Words begin when the silence ends and take their typing time; a command happens when it is entered.
            if (!says) idleMs += ownMs;
            if (Seat?.Takes(line, Hands) == true) return null;
            if (room.Talk is not null) RoomCommands.CheckTalk(line);
            var read = RoomCommands.Read(line, state.ClockMs + idleMs, says ? ownMs : 0, state, room.System);
            switch (read)
            {
                case RoomLine.Act act:
                    Do(act.Action);
                    break;
                case RoomLine.Edit:
                    Edit();
                    break;
                case RoomLine.Look look:
                    Do(new Wait(state.ClockMs + idleMs));
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
            const string lost = "Your last line was not taken; nothing before it is lost. Send it again when that is mended (the up arrow brings it back).";
            screen.Hanging("", 0, lost, "red");
        }

        return null;
    }

    // The time people take to read what was just said has been charged with the words.
    private long BeyondReading(long typingMs)
    {
        var ownMs = Math.Max(0, typingMs - chargedMs);
        chargedMs = Math.Max(0, chargedMs - typingMs);
        return ownMs;
    }

    private void Do(CandidateAction action)
    {
        var happened = SessionDecider.Decide(state, action, room);
        log.Append(happened);
        var before = state.ClockMs;
        Show(happened);
        idleMs = Math.Max(0, action.StartMs - state.ClockMs);
        if (state.ClockMs == before) return;
        var ownEndMs = happened.Where(e => e.By == Actor.Candidate).Select(e => e.AtMs + (e.Data is Said said ? said.TookMs : 0)).DefaultIfEmpty(action.StartMs).Max();
        chargedMs = Math.Max(0, state.ClockMs - ownEndMs);
    }

    private void Edit()
    {
        var started = clock.GetTimestamp();
        JsonObject? patch;
        try
        {
            patch = editor.Edit(room.System, state.Start.World, state.Design);
        }
        finally
        {
            idleMs += (long)clock.GetElapsedTime(started).TotalMilliseconds;
        }

        if (patch is not null) Do(new ChangeDesign(state.ClockMs + idleMs, patch));
        else screen.Line("[dim]Nothing changed.[/]");
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
        screen.Hanging("", 0, $"Everything is kept. Go on with: {GoOn}", "dim");
    }
}

/// <summary>The head of a session: what it is and how to talk.</summary>
internal static class Opening
{
    public static void Show(Screen screen, Room room, SessionState state)
    {
        var (start, prompt) = (state.Start, room.Content.Prompt);
        screen.Hanging("", 0, prompt.Title, "bold");
        var mode = start.Mode.ToString().ToLowerInvariant();
        screen.Hanging("", 0, $"{TalkPlan.NameOf(prompt.Company)} {prompt.Role.ToUpperInvariant()}, {start.Level}, {mode} mode, {prompt.Minutes} minutes.", "dim");
        screen.Hanging("", 0, "/help lists the commands, /quit leaves and keeps everything.", "dim");
        screen.Line();
    }

    /// <summary>Says once, at the start, that nothing will run; nothing where designs run.</summary>
    public static void Remark(Screen screen, Room room)
    {
        if (room.ByTalk.Length == 0) return;
        screen.Hanging("", 0, room.ByTalk, "dim");
        screen.Line();
    }
}
