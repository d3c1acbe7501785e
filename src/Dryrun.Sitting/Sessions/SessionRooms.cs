using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting.Talk;

namespace Dryrun.Sitting.Sessions;

/// <summary>Opens rooms and draws worlds.</summary>
public static class SessionRooms
{
    /// <summary>The room of a prompt.</summary>
    /// <exception cref="InputException">A file of the prompt is missing or has problems.</exception>
    public static Room Open(Library library, string id)
    {
        var content = PromptContent.Read(library.Folder, id, library.Systems);
        return new Room(content, PromptSystem.Of(library.Folder, content.Prompt, library.Systems), new OfflineUnderstanding(content.Language));
    }

    /// <summary>The room a stored session was sat in.</summary>
    /// <exception cref="InputException">A file of the prompt is missing or has problems.</exception>
    public static Room Open(Library library, Started start)
    {
        if (TalkRoom.IsTalk(start.Prompt)) return TalkRoom.Open(library.Folder, start.World);
        var room = Open(library, start.Prompt);
        return start.Drill is { } drill ? Framing.Short(room, drill) : room;
    }

    /// <summary>The complete world of a session: the prompt's distribution under a seed, with fixed values over it.</summary>
    public static JsonObject World(Room room, ulong seed, JsonObject fixedValues) => PromptWorld.Draw(room.System, room.Content.Prompt, seed, fixedValues);
}
