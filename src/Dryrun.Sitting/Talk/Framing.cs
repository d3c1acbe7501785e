using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting.Sessions;
using Dryrun.Study.Drills;

namespace Dryrun.Sitting.Talk;

/// <summary>The framing of a design prompt as an exercise of its own: its first phase, a few minutes, questions and constraints only.</summary>
public static class Framing
{
    /// <summary>True where a drill frames a design.</summary>
    public static bool Is(string drill) => DrillMenu.Find(drill) is { } known && !TalkRoom.IsTalk(known.Kind);

    /// <summary>A room of one of the prompts of the drill's kind.</summary>
    /// <exception cref="InputException">No prompt fits.</exception>
    public static Opened Open(Library library, Drill drill, TalkWish wish, ulong seed)
    {
        if (wish.Questions.Count > 0) throw new InputException($"--questions goes with segments of talk; {drill.Key} draws a design prompt");
        var folder = library.Folder;
        var prompts = folder.PromptIds().Select(id => Prompt.Read(folder, id))
            .Where(p => p.Kind == drill.Kind && (wish.Role ?? p.Role) == p.Role && (wish.Company ?? p.Company) == p.Company).ToList();
        if (prompts.Count == 0) throw new InputException($"no prompt of the kind {drill.Kind} fits; dryrun prompts lists what there is");
        var prompt = prompts[(int)(seed % (ulong)prompts.Count)];
        var level = wish.Level ?? prompt.DefaultLevel;
        if (!prompt.Levels.Contains(level)) throw new InputException($"--level is {level}; allowed {string.Join(", ", prompt.Levels)}");
        var room = SessionRooms.Open(library, prompt.Id);
        return new Opened(Short(room, drill.Key), level, SessionRooms.World(room, seed, []));
    }

    /// <summary>A prompt's room cut down to its framing.</summary>
    public static Room Short(Room room, string drill)
    {
        var (prompt, minutes) = (room.Content.Prompt, DrillMenu.Find(drill)?.Minutes ?? 5);
        var framed = prompt with { Title = $"{prompt.Title}, framing only", Minutes = minutes, SummaryMinutes = 0, Phases = [prompt.Phases[0] with { Minutes = minutes }] };
        return room with { Content = room.Content with { Prompt = framed } };
    }
}
