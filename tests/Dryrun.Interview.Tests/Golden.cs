using System.Runtime.CompilerServices;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests;

/// <summary>
/// Recorded candidates in the folder Golden beside a test, with the conversation they had, approved by reading it. Set DRYRUN_UPDATE=1 to write the transcripts anew,
/// then read the difference.
/// </summary>
internal static class Golden
{
    /// <summary>Names of the recorded candidates beside a test.</summary>
    public static TheoryData<string> Names([CallerFilePath] string test = "") =>
        [.. Directory.GetFiles(Folder(test), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>A recorded candidate beside a test.</summary>
    public static RecordedCandidate Read(string name, [CallerFilePath] string test = "") => RecordedCandidate.Read(YamlText.ReadFile(Path.Combine(Folder(test), $"{name}.yaml")));

    /// <summary>Holds a conversation against its replay and against what was approved.</summary>
    public static void Approve(string name, IReadOnlyList<SessionEvent> events, Room room, [CallerFilePath] string test = "")
    {
        Transcript.Bytes(Play.Again(events, room)).ShouldBe(Transcript.Bytes(events));
        var approved = Path.Combine(Folder(test), $"{name}.approved.txt");
        var transcript = Transcript.Of(events);
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") File.WriteAllText(approved, transcript);
        File.Exists(approved).ShouldBeTrue($"{approved} is missing; set DRYRUN_UPDATE=1 once and read it");
        transcript.ShouldBe(File.ReadAllText(approved).ReplaceLineEndings("\n"));
    }

    private static string Folder(string test) => Path.Combine(Path.GetDirectoryName(test)!, "Golden");
}
