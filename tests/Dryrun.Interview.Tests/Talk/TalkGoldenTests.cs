using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Talk;

/// <summary>
/// Recorded candidates over the real questions and the conversation they had, approved by reading it. Set DRYRUN_UPDATE=1 to write the transcripts anew, then read the difference.
/// </summary>
public sealed class TalkGoldenTests
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder(), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_conversation_is_the_approved_one(string name)
    {
        var recorded = RecordedCandidate.Read(YamlText.ReadFile(Path.Combine(Folder(), $"{name}.yaml")));
        var file = QuestionFile.Read(Rooms.Content, recorded.Prompt);
        var world = TalkDraw.World(file, Choice(recorded));
        var room = TalkRoom.Open(Rooms.Content, world);
        var events = Play.Record(recorded, room, world);
        Transcript.Bytes(Play.Again(events, room)).ShouldBe(Transcript.Bytes(events));

        var approved = Path.Combine(Folder(), $"{name}.approved.txt");
        var transcript = Transcript.Of(events);
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") File.WriteAllText(approved, transcript);
        File.Exists(approved).ShouldBeTrue($"{approved} is missing; set DRYRUN_UPDATE=1 once and read it");
        transcript.ShouldBe(File.ReadAllText(approved).ReplaceLineEndings("\n"));
    }

    private static TalkChoice Choice(RecordedCandidate recorded) =>
        new(Text(recorded, "role"), Text(recorded, "company"), (int)PlainValues.AsNumber(recorded.World["minutes"])!.Value, recorded.Seed)
        {
            Ids = [.. ((JsonArray)recorded.World["questions"]!).Select(PlainValues.Show)],
        };

    private static string Text(RecordedCandidate recorded, string key) => PlainValues.Show(recorded.World[key]);

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
