using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Study;
using Dryrun.Cli.Talk;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Storage;
using Dryrun.Study.Drills;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun interview</c>: sits a prompt live, resumes one, or plays a recorded candidate.</summary>
internal static class InterviewCommand
{
    public static Command Make(Edge edge)
    {
        var prompt = new Argument<string?>("prompt") { Description = "The prompt or the kind of talk segment to sit; dryrun prompts lists both.", Arity = ArgumentArity.ZeroOrOne };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of world and luck; a live session draws one and shows it at the end.", HelpName = "N" };
        var level = new Option<string?>("--level") { Description = "Level to be judged at, such as L5.", HelpName = "LEVEL" };
        var mode = Flags.Choice("--mode", "coached: hints and runs; real: as in the room.", SessionMode.Coached);
        var temperament = Flags.Choice("--temperament", "How the interviewer behaves.", Temperament.Neutral);
        var resume = new Option<string?>("--resume") { Description = "Go on with an unfinished session (the newest unless named).", HelpName = "SESSION", Arity = ArgumentArity.ZeroOrOne };
        var fork = new Option<string?>("--fork") { Description = "Try a session again from the moment --at, as a new session.", HelpName = "SESSION" };
        var at = new Option<string?>("--at") { Description = "With --fork: where to take it up, MM:SS as the transcript shows it, or the number of an event.", HelpName = "MOMENT" };
        var script = new Option<string?>("--script") { Description = "Play a recorded candidate and print the debrief.", HelpName = "FILE" };
        var transcript = new Option<bool>("--transcript") { Description = "With --script: print the conversation before the debrief." };
        var wish = new TalkFlags();
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("interview", "Sit a round in the terminal: a design, or one of talk.") { prompt, seed, level, mode, temperament, resume, fork, at, script, transcript, json, content };
        foreach (var option in wish.All) command.Options.Add(option);
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
            var chosen = new Chosen(parsed.GetValue(seed), parsed.GetValue(level), parsed.GetValue(mode), parsed.GetValue(temperament));
            return TalkRoom.IsTalk(id)
                ? Sit(edge, folder, chosen, seed => TalkBegun(edge, folder, id, wish.Read(parsed, chosen.Level), seed))
                : Sit(edge, folder, chosen, seed => Begun(edge, folder, id, chosen, wish.Nothing(parsed), seed));
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

    private sealed record Chosen(ulong? Seed, string? Level, SessionMode Mode, Temperament Temperament);

    // A room with the level it is sat at and the world it was opened for.
    private sealed record Ready(Room Room, string Level, JsonObject World);

    private static Ready Begun(Edge edge, ContentFolder folder, string id, Chosen chosen, bool plain, ulong seed)
    {
        if (!plain) throw new InputException($"--role, --company, --questions and --minutes go with segments of talk; {id} is a design");
        var room = Rooms.Open(edge, folder, id);
        var prompt = room.Content.Prompt;
        var level = chosen.Level ?? prompt.DefaultLevel;
        if (!prompt.Levels.Contains(level)) throw new InputException($"--level is {level}; allowed {string.Join(", ", prompt.Levels)}");
        return new Ready(room, level, Rooms.World(room, seed, []));
    }

    private static Ready TalkBegun(Edge edge, ContentFolder folder, string kind, TalkWish wish, ulong seed)
    {
        var segment = TalkChoices.Of(folder, kind, wish, seed);
        var gaps = wish.Questions.Count > 0 ? [] : DossierGaps.Of(edge, kind, segment.Choice.Role);
        var world = TalkDraw.World(segment.File, segment.Choice with { Gaps = gaps });
        return new Ready(TalkRoom.Open(folder, world), segment.Level, world);
    }

    private static int Sit(Edge edge, ContentFolder folder, Chosen chosen, Func<ulong, Ready> open)
    {
        var seed = chosen.Seed ?? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        var ready = open(seed);
        var data = DataFolder.Resolve(edge.Environment).Create();
        using var store = SqliteEventStore.Open(data.DatabasePath, edge.Clock);
        var session = NewName(store, edge.Clock, seed);
        using var lease = Lease(data, session);
        var log = new SessionLog(store, session);
        var inside = new InterviewRoom(ready.Room, log, edge.Screen, edge.Lines(), new Editor(edge.Environment), edge.Clock);
        inside.Begin(SessionDecider.Begin(ready.Room, seed, ready.Level, chosen.Mode, chosen.Temperament, ready.World));
        return Finish(edge, folder, inside, ready.Room, log);
    }

    private static int Resume(Edge edge, ContentFolder folder, string? named)
    {
        var data = DataFolder.Resolve(edge.Environment).Create();
        using var store = SqliteEventStore.Open(data.DatabasePath, edge.Clock);
        var session = named is null ? Sessions.NewestUnfinished(store) : Sessions.Find(store, named);
        var id = SessionLog.Short(session);
        using var lease = Lease(data, session);
        var log = new SessionLog(store, session);
        var state = log.State();
        if (state.EndedAtMs is not null) throw new InputException($"session {id} has ended; dryrun sessions show {id} prints it, dryrun interview {state.Start.Prompt} begins another");
        var room = Rooms.Open(edge, folder, state.Start);
        if (room.Content.Hash != state.Start.ContentHash)
        {
            edge.Screen.Hanging("", 0, "The prompt's content has changed since this session began; it goes on with the new wording.", "yellow");
        }

        var inside = new InterviewRoom(room, log, edge.Screen, edge.Lines(), new Editor(edge.Environment), edge.Clock);
        inside.Resume(log.Read());
        return Finish(edge, folder, inside, room, log);
    }

    /// <summary>Sits a room that was begun or taken up again, and says what comes next.</summary>
    internal static int Finish(Edge edge, ContentFolder folder, InterviewRoom inside, Room room, SessionLog log)
    {
        if (!inside.Sit()) return 0;
        if (inside.State.Start.Drill is { } key && DrillMenu.Find(key) is { } drill)
        {
            DrillEnd.Tell(edge, log, Debriefs.Kept(edge, folder, log), drill);
            return 0;
        }

        var (screen, id, start) = (edge.Screen, SessionLog.Short(log.Session), inside.State.Start);
        screen.Line();
        screen.Hanging("", 0, $"That was session {id}, seed {start.Seed}, {RoomViews.Clock(inside.State.ClockMs)} of {room.Content.Prompt.Minutes}:00.", "bold");

        // A person waits for the debrief; a pipe asks for it when it wants it.
        if (screen.ErrorsAreTerminal) Debriefs.Close(edge, folder, room, log);
        screen.Line();
        screen.Line("What next:");
        if (screen.ErrorsAreTerminal) screen.Pair($"dryrun debrief {id} --format html", "the debrief as a page", 46);
        else screen.Pair($"dryrun debrief {id}", room.Talk is null ? "what each question and decision was worth" : "what was heard, and what to change", 46);
        screen.Pair($"dryrun sessions show {id}", "read it again", 46);
        var talk = room.Talk is { } plan ? $" --role {plan.Role} --company {plan.Company}" : "";
        screen.Pair($"dryrun interview {start.Prompt}{talk} --seed {start.Seed}", room.Talk is null ? "the same world once more" : "the same questions once more", 46);
        screen.Pair($"dryrun interview {start.Prompt}{talk}", room.Talk is null ? "a new world" : "other questions", 46);
        screen.Pair($"dryrun interview --fork {id} --at 12:05", "try again from a moment", 46);
        if (start.Mode == SessionMode.Coached) screen.Pair($"dryrun interview {start.Prompt} --mode real", "without hints, as in the room", 46);
        return 0;
    }

    // Two sessions of one second and seed are told apart by a number.
    internal static string NewName(SqliteEventStore store, TimeProvider clock, ulong seed)
    {
        var name = $"{SessionLog.Prefix}{clock.GetUtcNow():yyyyMMdd-HHmmss}-{seed % 1000:000}";
        var taken = store.Streams(name).Select(s => s.Stream).ToHashSet();
        return taken.Contains(name) ? Enumerable.Range(2, taken.Count).Select(n => $"{name}-{n}").First(n => !taken.Contains(n)) : name;
    }

    internal static StreamLease Lease(DataFolder data, string session) =>
        StreamLease.TryAcquire(data, session, out var lease, out var refusal)
            ? lease
            : throw new InputException(refusal.Replace(session, SessionLog.Short(session), StringComparison.Ordinal));
}

/// <summary>Opens rooms and draws worlds.</summary>
internal static class Rooms
{
    /// <summary>The room of a prompt.</summary>
    public static Room Open(Edge edge, ContentFolder folder, string id)
    {
        var content = PromptContent.Read(folder, id, edge.Systems);
        return new Room(content, edge.System(content.Prompt.System), new OfflineUnderstanding(content.Language));
    }

    /// <summary>The room a stored session was sat in.</summary>
    public static Room Open(Edge edge, ContentFolder folder, Started start)
    {
        if (TalkRoom.IsTalk(start.Prompt)) return TalkRoom.Open(folder, start.World);
        var room = Open(edge, folder, start.Prompt);
        return start.Drill is { } drill ? Framing.Short(room, drill) : room;
    }

    /// <summary>The complete world of a session: the prompt's distribution under a seed, with fixed values over it.</summary>
    public static JsonObject World(Room room, ulong seed, JsonObject fixedValues) => PromptWorld.Draw(room.System, room.Content.Prompt, seed, fixedValues);
}
