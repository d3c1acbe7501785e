using System.CommandLine;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Talk;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Study.Drills;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun interview</c>: sits a prompt live, resumes one, or plays a recorded candidate.</summary>
internal static class InterviewCommand
{
    public static Command Make(Edge edge)
    {
        var prompt = new Argument<string?>("prompt") { Description = "The prompt or the kind of talk segment to sit; dryrun prompts lists both.", Arity = ArgumentArity.ZeroOrOne };
        var sitting = new SittingFlags("Seed of world and luck; a live session draws one and shows it at the end.", "coached: hints and runs; real: as in the room.");
        var resume = new Option<string?>("--resume") { Description = "Go on with an unfinished session (the newest unless named).", HelpName = "SESSION", Arity = ArgumentArity.ZeroOrOne };
        var fork = new Option<string?>("--fork") { Description = "Try a session again from the moment --at, as a new session.", HelpName = "SESSION" };
        var at = new Option<string?>("--at") { Description = "With --fork: where to take it up, MM:SS as the transcript shows it, or the number of an event.", HelpName = "MOMENT" };
        var script = new Option<string?>("--script") { Description = "Play a recorded candidate and print the debrief.", HelpName = "FILE" };
        var transcript = new Option<bool>("--transcript") { Description = "With --script: print the conversation before the debrief." };
        var wish = new TalkFlags();
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("interview", "Sit a round in the terminal: a design, or one of talk.") { prompt };
        Option[] own = [resume, fork, at, script, transcript, json, content];
        foreach (var option in sitting.All.Concat(own).Concat(wish.All)) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var folder = edge.Content(parsed.GetValue(content));
            var told = parsed.GetValue(transcript);
            if (parsed.GetValue(script) is { } file) return ScriptedInterview.Play(edge, folder, parsed.GetValue(prompt), file, Shown(told, parsed.GetValue(json)));
            if (told) throw new InputException("--transcript goes with --script FILE; dryrun sessions show SESSION prints a session you sat");
            if (parsed.GetValue(fork) is { } origin) return ForkedInterview.Sit(edge, folder, origin, parsed.GetValue(at));
            if (parsed.GetValue(at) is not null) throw new InputException("--at goes with --fork SESSION");
            if (parsed.GetResult(resume) is not null) return Resume(edge, folder, parsed.GetValue(resume) ?? parsed.GetValue(prompt));
            var id = parsed.GetValue(prompt) ?? throw new InputException("name a prompt or a kind: dryrun interview quest-patches or dryrun interview behavioural; dryrun prompts lists them");
            var chosen = sitting.Read(parsed);
            return TalkRoom.IsTalk(id)
                ? Sit(edge, folder, chosen, (workspace, drawn) => Openings.Talk(workspace, id, wish.Read(parsed, chosen.Level), drawn))
                : Sit(edge, folder, chosen, (_, drawn) => Design(edge, folder, id, chosen.Level, wish.Nothing(parsed), drawn));
        });
        return command;
    }

    private static PlayOutput Shown(bool transcript, bool json) => (transcript, json) switch
    {
        (true, true) => throw new InputException("--json prints one document and nothing else; leave --transcript or --json away"),
        (true, false) => PlayOutput.TranscriptAndDebrief,
        (false, true) => PlayOutput.Json,
        _ => PlayOutput.Debrief,
    };

    private static Opened Design(Edge edge, ContentFolder folder, string id, string? level, bool plain, ulong seed) => plain
        ? Openings.Design(edge.Library(folder), id, level, seed)
        : throw new InputException($"--role, --company, --questions and --minutes go with segments of talk; {id} is a design");

    private static int Sit(Edge edge, ContentFolder folder, SittingWish chosen, Func<Workspace, ulong, Opened> open)
    {
        var seed = chosen.Drawn();
        var data = edge.Data();
        using var store = edge.Store(data);
        var workspace = new Workspace(edge.Library(folder), data, store, edge.Clock);
        var opened = open(workspace, seed);
        var log = workspace.Log(StoredSessions.NewName(store, edge.Clock, seed));
        using var lease = StoredSessions.Lease(data, log.Session);
        var inside = TerminalRooms.Of(edge, folder, opened.Room, log);
        inside.Begin(opened.Begin(seed, chosen.Mode, chosen.Temperament));
        return Finish(edge, workspace, inside, opened.Room, log);
    }

    private static int Resume(Edge edge, ContentFolder folder, string? named)
    {
        var data = edge.Data();
        using var store = edge.Store(data);
        var workspace = new Workspace(edge.Library(folder), data, store, edge.Clock);
        var session = named is null ? StoredSessions.NewestUnfinished(store) : StoredSessions.Find(store, named);
        var id = SessionLog.Short(session);
        using var lease = StoredSessions.Lease(data, session);
        var log = workspace.Log(session);
        var state = log.State();
        if (state.EndedAtMs is not null) throw new InputException($"session {id} has ended; dryrun sessions show {id} prints it, dryrun interview {state.Start.Prompt} begins another");
        var room = SessionRooms.Open(workspace.Library, state.Start);
        if (room.Content.Hash != state.Start.ContentHash)
        {
            edge.Screen.Hanging("", 0, "The prompt's content has changed since this session began; it goes on with the new wording.", "yellow");
        }

        var inside = TerminalRooms.Of(edge, folder, room, log);
        inside.Resume(log.Read());
        return Finish(edge, workspace, inside, room, log);
    }

    /// <summary>Sits a room that was begun or taken up again, and says what comes next.</summary>
    internal static int Finish(Edge edge, Workspace workspace, InterviewRoom inside, Room room, SessionLog log)
    {
        if (!inside.Sit()) return 0;
        if (inside.State.Start.Drill is { } key && DrillMenu.Find(key) is { } drill)
        {
            DrillEnd.Tell(edge, workspace, Debriefs.Kept(edge, workspace, log), drill);
            return 0;
        }

        var (screen, id, start) = (edge.Screen, SessionLog.Short(log.Session), inside.State.Start);
        screen.Line();
        screen.Hanging("", 0, $"That was session {id}, seed {start.Seed}, {RoomViews.Clock(inside.State.ClockMs)} of {room.Content.Prompt.Minutes}:00.", "bold");

        // A person waits for the debrief; a pipe asks for it when it wants it.
        if (screen.ErrorsAreTerminal) Debriefs.Print(screen, Debriefs.Kept(edge, workspace, log), Debriefs.Format.Text);
        screen.Line();
        screen.Line("What next:");
        if (screen.ErrorsAreTerminal) screen.Pair($"dryrun debrief {id} --format html", "the debrief as a page", 46);
        else screen.Pair($"dryrun debrief {id}", room.Talk is null ? "what each question and decision was worth" : "what was heard, and what to change", 46);
        screen.Pair($"dryrun sessions show {id}", "read it again", 46);
        var talk = room.Talk is { } plan ? $" --role {plan.Role} --company {plan.Company}" : "";
        screen.Pair($"dryrun interview {start.Prompt}{talk} --seed {start.Seed}", room.Talk is null ? "the same world once more" : "the same questions once more", 46);
        screen.Pair($"dryrun interview {start.Prompt}{talk}", room.Talk is null ? "a new world" : "other questions", 46);
        screen.Pair($"dryrun interview --fork {id} --at {RoomViews.Clock(inside.State.ClockMs / 2)}", "try again from a moment", 46);
        if (start.Mode == SessionMode.Coached) screen.Pair($"dryrun interview {start.Prompt} --mode real", "without hints, as in the room", 46);
        return 0;
    }
}
