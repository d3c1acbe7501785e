using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting.Study;
using Dryrun.Sitting.Talk;
using Dryrun.Study.Drills;

namespace Dryrun.Sitting.Sessions;

/// <summary>A room with the level it is sat at and the world it was opened for.</summary>
public sealed record Opened(Room Room, string Level, JsonObject World)
{
    /// <summary>The first events of a session in it.</summary>
    /// <param name="seed">Seed of world and luck.</param>
    /// <param name="mode">coached or real.</param>
    /// <param name="temperament">How the interviewer behaves.</param>
    /// <param name="drill">The drill it is sat as, or null where it is a whole segment.</param>
    public IReadOnlyList<SessionEvent> Begin(ulong seed, SessionMode mode, Temperament temperament, Drill? drill = null)
    {
        var first = SessionDecider.Begin(Room, seed, Level, mode, temperament, World);
        return drill is null ? first : [first[0] with { Data = (Started)first[0].Data with { Drill = drill.Key } }, .. first.Skip(1)];
    }
}

/// <summary>Opens the room that a wish means: a design prompt, a segment of talk, a drill.</summary>
public static class Openings
{
    /// <summary>Fewest minutes of a talk drill: a situation is read before the ninety seconds begin.</summary>
    private const int MinutesMin = 3;

    /// <summary>The room of a design prompt.</summary>
    /// <param name="library">What can be sat.</param>
    /// <param name="id">The prompt.</param>
    /// <param name="level">Level to be judged at; the prompt's own unless told.</param>
    /// <param name="seed">Seed of its world.</param>
    /// <exception cref="InputException">There is no such prompt or level.</exception>
    public static Opened Design(Library library, string id, string? level, ulong seed)
    {
        var room = SessionRooms.Open(library, id);
        var prompt = room.Content.Prompt;
        var at = level ?? prompt.DefaultLevel;
        if (!prompt.Levels.Contains(at)) throw new InputException($"--level is {at}; allowed {string.Join(", ", prompt.Levels)}");
        return new Opened(room, at, SessionRooms.World(room, seed, []));
    }

    /// <summary>The room of a segment of talk; a deep dive asks about the candidate's own project too.</summary>
    /// <exception cref="InputException">The kind has no questions, or a value is none of those allowed.</exception>
    public static Opened Talk(Workspace workspace, string kind, TalkWish wish, ulong seed)
    {
        var segment = TalkChoices.Of(workspace.Folder, kind, wish, seed);
        var gaps = wish.Questions.Count > 0 ? [] : DossierGaps.Of(workspace.Data, kind, segment.Choice.Role);
        var timed = CodeOpenings.Timed(workspace.Library, segment.File, segment.Choice, wish.Minutes is null ? TalkChoiceMinutes.Open : TalkChoiceMinutes.Told);
        var world = CodeOpenings.Drawn(workspace.Library, segment.File, timed with { Gaps = gaps });
        return new Opened(TalkRoom.Open(workspace.Folder, world), segment.Level, world);
    }

    /// <summary>The room of a drill: a few minutes of a segment kind.</summary>
    /// <exception cref="InputException">Nothing fits the wish.</exception>
    public static Opened Exercise(Workspace workspace, Drill drill, TalkWish wish, ulong seed)
    {
        if (!TalkRoom.IsTalk(drill.Kind)) return Framing.Open(workspace.Library, drill, wish, seed);
        var minutes = wish.Minutes ?? Math.Max(drill.Minutes, MinutesMin);
        var segment = TalkChoices.Of(workspace.Folder, drill.Kind, wish with { Minutes = minutes }, seed);
        var world = CodeOpenings.Drawn(workspace.Library, segment.File, segment.Choice with { Gaps = DossierGaps.Of(workspace.Data, drill.Kind, segment.Choice.Role) });
        return new Opened(TalkRoom.Open(workspace.Folder, world), segment.Level, world);
    }

    /// <summary>A drill by its key.</summary>
    /// <exception cref="InputException">There is none; the nearest is named.</exception>
    public static Drill Drill(string key)
    {
        if (DrillMenu.Find(key) is { } drill) return drill;
        var keys = DrillMenu.All.Select(d => d.Key).ToList();
        if (key.Length == 0) throw new InputException($"name a drill: dryrun drill {keys[0]}; the drills are {Wording.Alternatives(keys)}");
        throw new InputException(Wording.Nearest(key, keys) is { } near ? $"there is no drill {key}; did you mean {near}?" : $"there is no drill {key}; the drills are {Wording.Alternatives(keys)}");
    }
}
