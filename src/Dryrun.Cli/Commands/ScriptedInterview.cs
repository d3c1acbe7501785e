using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Worlds;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Commands;

/// <summary>What a play prints.</summary>
internal enum PlayOutput
{
    /// <summary>The debrief.</summary>
    Debrief,

    /// <summary>The conversation, then the debrief.</summary>
    TranscriptAndDebrief,

    /// <summary>The debrief as one JSON document.</summary>
    Json,
}

/// <summary>Plays a recorded candidate. A play stays out of the history.</summary>
internal static class ScriptedInterview
{
    public static int Play(Edge edge, ContentFolder folder, string? promptId, string file, PlayOutput output)
    {
        var recorded = RecordedCandidate.Read(YamlText.ReadFile(file));
        if (promptId is not null && promptId != recorded.Prompt) throw new InputException(recorded.Source.Problem("prompt", $"prompt is {recorded.Prompt}, but {promptId} was asked for"));
        var room = Rooms.Open(edge, folder, recorded.Prompt);
        var events = Interview.Scripts.Play.Record(recorded, room, World(room, recorded));
        if (output == PlayOutput.TranscriptAndDebrief)
        {
            Opening.Remark(edge.Screen, room);
            foreach (var e in events) Transcript.Show(edge.Screen, e);
            edge.Screen.Line();
        }

        Debriefs.Print(edge.Screen, Debriefs.Of(edge, folder, room, events), output == PlayOutput.Json ? Debriefs.Format.Json : Debriefs.Format.Text);
        return 0;
    }

    /// <summary>The world of a recorded candidate: its prompt's distribution, its seed, its fixed values.</summary>
    public static JsonObject World(Room room, RecordedCandidate recorded) =>
        PromptWorld.Draw(room.System, room.Content.Prompt, recorded.Seed, WorldFile.Read(room.System.World, recorded.Source, "world").Values);
}
