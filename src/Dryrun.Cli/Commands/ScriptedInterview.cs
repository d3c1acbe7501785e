using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting.Sessions;
using Dryrun.Sitting.Talk;

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
        var (room, world) = Opened(edge, folder, recorded);
        var events = Interview.Scripts.Play.Record(recorded, room, world, Run(edge, folder));
        events = CodeResults.Completed(edge.Library(folder), room, events, null, edge.Stop);
        if (output == PlayOutput.TranscriptAndDebrief)
        {
            Opening.Remark(edge.Screen, room);
            foreach (var e in events) Transcript.Show(edge.Screen, e);
            edge.Screen.Line();
        }

        Debriefs.Print(edge.Screen, Debriefs.Of(edge, folder, room, events), output == PlayOutput.Json ? Debriefs.Format.Json : Debriefs.Format.Text);
        return 0;
    }

    /// <summary>Runs the programs of a play.</summary>
    internal static Func<CodeOrder, CodeReport>? Run(Edge edge, ContentFolder folder) => edge.Code is not { } runner ? null : order =>
    {
        if (runner.Why.Length > 0) throw new InputException(runner.Why);
        return runner.RunAsync(folder, order, edge.Stop).GetAwaiter().GetResult();
    };

    private static (Room Room, JsonObject World) Opened(Edge edge, ContentFolder folder, RecordedCandidate recorded)
    {
        if (!TalkRoom.IsTalk(recorded.Prompt))
        {
            var room = SessionRooms.Open(edge.Library(folder), recorded.Prompt);
            return (room, RecordedWorlds.Of(room, recorded));
        }

        var segment = TalkChoices.Of(folder, recorded.Prompt, TalkChoices.Wish(recorded.World, recorded.Level), recorded.Seed);
        var timed = CodeOpenings.Timed(edge.Library(folder), segment.File, segment.Choice, recorded.World["minutes"] is null ? TalkChoiceMinutes.Open : TalkChoiceMinutes.Told);
        var drawn = CodeOpenings.Drawn(edge.Library(folder), segment.File, timed);
        return (TalkRoom.Open(folder, drawn), drawn);
    }
}
