using System.Text.Json.Nodes;
using Dryrun.Contracts.Worlds;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Sitting.Sessions;

/// <summary>Worlds of recorded candidates.</summary>
public static class RecordedWorlds
{
    /// <summary>The world of a recorded candidate: its prompt's distribution, its seed, its fixed values.</summary>
    public static JsonObject Of(Room room, RecordedCandidate recorded) =>
        PromptWorld.Draw(room.System, room.Content.Prompt, recorded.Seed, WorldFile.Read(room.System.World, recorded.Source, "world").Values);
}
