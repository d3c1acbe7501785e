using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Study;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Storage;
using Dryrun.Study.Drills;

namespace Dryrun.Cli.Talk;

/// <summary><c>dryrun drill</c>: one exercise of a few minutes, the one that is due unless another is named.</summary>
internal static class DrillCommand
{
    /// <summary>Fewest minutes of a talk drill: a situation is read before the ninety seconds begin.</summary>
    private const int MinutesMin = 3;

    public static Command Make(Edge edge)
    {
        var named = new Argument<string?>("kind") { Description = "The drill; what is due unless named.", Arity = ArgumentArity.ZeroOrOne };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of what is asked.", HelpName = "N" };
        var level = new Option<string?>("--level") { Description = "Level to be judged at, such as L5.", HelpName = "LEVEL" };
        var mode = Flags.Choice("--mode", "coached: shows what is heard; real: as in the room.", SessionMode.Coached);
        var temperament = Flags.Choice("--temperament", "How the interviewer behaves.", Temperament.Neutral);
        var wish = new TalkFlags();
        var content = Flags.Content();
        var command = new Command("drill", "An exercise of a few minutes: one story, one estimate, framing only.") { named, seed, level, mode, temperament, content };
        foreach (var option in wish.All) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var folder = edge.Content(parsed.GetValue(content));
            var data = DataFolder.Resolve(edge.Environment).Create();
            using var store = SqliteEventStore.Open(data.DatabasePath, edge.Clock);
            var lines = edge.Lines();
            var drill = Chosen(edge, store, lines, parsed.GetValue(named));
            var drawnFrom = parsed.GetValue(seed) ?? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
            var (room, at, world) = Opened(edge, folder, drill, wish.Read(parsed, parsed.GetValue(level), drill.Questions), drawnFrom);
            var first = SessionDecider.Begin(room, drawnFrom, at, parsed.GetValue(mode), parsed.GetValue(temperament), world);
            var session = InterviewCommand.NewName(store, edge.Clock, drawnFrom);
            using var lease = InterviewCommand.Lease(data, session);
            var inside = new InterviewRoom(room, new SessionLog(store, session), edge.Screen, lines, new Editor(edge.Environment), edge.Clock);
            edge.Screen.Hanging("", 0, $"Drill: {drill.Does}.", "dim");
            inside.Begin([first[0] with { Data = (Started)first[0].Data with { Drill = drill.Key } }, .. first.Skip(1)]);
            return InterviewCommand.Finish(edge, folder, inside, room, new SessionLog(store, session));
        });
        return command;
    }

    // Named, else due, else chosen from the menu.
    private static Drill Chosen(Edge edge, IEventStore store, ILineSource lines, string? named)
    {
        if (named is not null) return Find(named);
        var due = new StudyLog(store).Deck().Due(edge.Clock.GetUtcNow()).FirstOrDefault(e => DrillMenu.Find(e.Drill) is not null);
        if (due is not null)
        {
            edge.Screen.Hanging("", 0, $"Due: {due.Drill}{(due.From.Length > 0 ? $", from {due.From}" : "")}.", "dim");
            edge.Screen.Line();
            return Find(due.Drill);
        }

        edge.Screen.Line("Nothing is due. Which one?");
        foreach (var (drill, i) in DrillMenu.All.Select((d, i) => (d, i))) edge.Screen.Pair($"{i + 1,2} {drill.Key}", $"{drill.Does} ({drill.Minutes} min)", 26);
        var said = lines.Read("> ").Text.Trim();
        edge.Screen.Line();
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= DrillMenu.All.Count ? DrillMenu.All[n - 1] : Find(said);
    }

    private static Drill Find(string key)
    {
        if (DrillMenu.Find(key) is { } drill) return drill;
        var keys = DrillMenu.All.Select(d => d.Key).ToList();
        if (key.Length == 0) throw new InputException($"name a drill: dryrun drill {keys[0]}; the drills are {Wording.Alternatives(keys)}");
        throw new InputException(Wording.Nearest(key, keys) is { } near ? $"there is no drill {key}; did you mean {near}?" : $"there is no drill {key}; the drills are {Wording.Alternatives(keys)}");
    }

    private static (Room Room, string Level, JsonObject World) Opened(Edge edge, ContentFolder folder, Drill drill, TalkWish wish, ulong seed)
    {
        if (!TalkRoom.IsTalk(drill.Kind)) return Framing.Open(edge, folder, drill, wish, seed);
        var minutes = wish.Minutes ?? Math.Max(drill.Minutes, MinutesMin);
        var segment = TalkChoices.Of(folder, drill.Kind, wish with { Minutes = minutes }, seed);
        var world = TalkDraw.World(segment.File, segment.Choice with { Gaps = DossierGaps.Of(edge, drill.Kind, segment.Choice.Role) });
        return (TalkRoom.Open(folder, world), segment.Level, world);
    }
}

/// <summary>The framing of a design prompt as an exercise of its own: its first phase, a few minutes, questions and constraints only.</summary>
internal static class Framing
{
    /// <summary>True where a drill frames a design.</summary>
    public static bool Is(string drill) => DrillMenu.Find(drill) is { } known && !TalkRoom.IsTalk(known.Kind);

    /// <summary>A room of one of the prompts of the drill's kind.</summary>
    /// <exception cref="InputException">No prompt fits.</exception>
    public static (Room Room, string Level, JsonObject World) Open(Edge edge, ContentFolder folder, Drill drill, TalkWish wish, ulong seed)
    {
        if (wish.Questions.Count > 0) throw new InputException($"--questions goes with segments of talk; {drill.Key} draws a design prompt");
        var prompts = folder.PromptIds().Select(id => Prompt.Read(folder, id))
            .Where(p => p.Kind == drill.Kind && (wish.Role ?? p.Role) == p.Role && (wish.Company ?? p.Company) == p.Company).ToList();
        if (prompts.Count == 0) throw new InputException($"no prompt of the kind {drill.Kind} fits; dryrun prompts lists what there is");
        var prompt = prompts[(int)(seed % (ulong)prompts.Count)];
        var level = wish.Level ?? prompt.DefaultLevel;
        if (!prompt.Levels.Contains(level)) throw new InputException($"--level is {level}; allowed {string.Join(", ", prompt.Levels)}");
        var room = Commands.Rooms.Open(edge, folder, prompt.Id);
        return (Short(room, drill.Key), level, Commands.Rooms.World(room, seed, []));
    }

    /// <summary>A prompt's room cut down to its framing.</summary>
    public static Room Short(Room room, string drill)
    {
        var (prompt, minutes) = (room.Content.Prompt, DrillMenu.Find(drill)?.Minutes ?? 5);
        var framed = prompt with { Title = $"{prompt.Title}, framing only", Minutes = minutes, SummaryMinutes = 0, Phases = [prompt.Phases[0] with { Minutes = minutes }] };
        return room with { Content = room.Content with { Prompt = framed } };
    }
}
