using System.Runtime.CompilerServices;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests;

/// <summary>
/// Recorded candidates and the conversation they had, approved by reading it. Set DRYRUN_UPDATE=1 to write the transcripts anew, then read the difference.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder(), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_conversation_is_the_approved_one(string name)
    {
        var recorded = RecordedCandidate.Read(YamlText.ReadFile(Path.Combine(Folder(), $"{name}.yaml")));
        var room = recorded.Prompt switch { "quest-patches" => Rooms.Quest, "whatsapp-updates" => Rooms.WhatsApp, "toy" => Rooms.Toy, var id => Rooms.Real(id) };
        var world = PromptWorld.Draw(room.System, room.Content.Prompt, recorded.Seed, recorded.World);
        var events = Play.Record(recorded, room, world);
        Transcript.Bytes(Play.Again(events, room)).ShouldBe(Transcript.Bytes(events));

        var approved = Path.Combine(Folder(), $"{name}.approved.txt");
        var transcript = Transcript.Of(events);
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") File.WriteAllText(approved, transcript);
        File.Exists(approved).ShouldBeTrue($"{approved} is missing; set DRYRUN_UPDATE=1 once and read it");
        transcript.ShouldBe(File.ReadAllText(approved).ReplaceLineEndings("\n"));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
