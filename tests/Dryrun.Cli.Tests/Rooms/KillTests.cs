using System.Diagnostics;
using System.Text.Json.Nodes;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Tests.Rooms;

/// <summary>The built program as a process of its own, killed as a user's machine may kill it.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly string[] Lines =
    [
        "How many headsets are we talking about?", "How big is the patch?", "/metric 95% of active headsets in ten days", "What share is offline at the peak?",
        "I'd start with 1% in one region and watch the crash rate for four hours", "/own cdn Network delivery, on-call NOC, escalation infra director", "Who can stop a rollout?",
        "/must a way back", "/risk a bad build bricks headsets | OTA service | small first ring", "What is the coverage target?",
    ];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("dryrun-kill-");

    [Fact]
    public void Whatever_was_answered_survives_six_kills() => Survives(6, seed: 11);

    [Fact]
    [Trait("Suite", "Long")]
    public void Whatever_was_answered_survives_fifty_kills() => Survives(50, seed: 12);

    [Fact]
    public void A_second_window_on_a_session_is_refused_in_one_line()
    {
        using var first = Start("interview", "quest-patches", "--seed", "5");
        first.StandardInput.WriteLine(Lines[0]);
        ReadUntil(first, "left", times: 2);
        using var second = Start("interview", "--resume");
        second.StandardInput.Close();
        second.WaitForExit();
        second.ExitCode.ShouldBe(1);
        second.StandardError.ReadToEnd().Trim().ShouldMatch($@"^dryrun: '\d{{8}}-\d{{6}}-005' is already open in process {first.Id}: go on there, or close it there first\.$");
        first.StandardInput.Close();
        first.WaitForExit();
        first.ExitCode.ShouldBe(0);
    }

    public void Dispose() => home.Delete(recursive: true);

    private void Survives(int kills, int seed)
    {
        var random = new Random(seed);
        var answered = new List<string>();
        var sent = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var program = kill == 0 ? Start("interview", "quest-patches", "--seed", "5") : Start("interview", "--resume");
            ReadUntil(program, "left", times: 1);
            for (var turns = random.Next(0, 4); turns > 0; turns--)
            {
                var line = $"{Lines[sent % Lines.Length]} {sent++}";
                program.StandardInput.WriteLine(line);
                program.StandardInput.Flush();
                ReadUntil(program, "left", times: 1);
                answered.Add(line);
            }

            // One more line is on its way when the blow falls; it may be kept or lost, but never torn.
            program.StandardInput.WriteLine($"{Lines[sent % Lines.Length]} {sent++}");
            program.StandardInput.Flush();
            Thread.SpinWait(random.Next(0, 3_000_000));
            program.Kill();
            program.WaitForExit();
        }

        ShouldHold(answered);
    }

    private void ShouldHold(List<string> answered)
    {
        using var store = SqliteEventStore.Open(Path.Combine(home.FullName, "dryrun.db"), TimeProvider.System);
        var stream = store.Streams(SessionLog.Prefix).Single().Stream;
        var events = new SessionLog(store, stream).Read();
        events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, events.Count).Select(i => (long)i));
        var kept = events.Where(e => e.By == Actor.Candidate).Select(e => EventJson.Write(e.Data)).ToList();
        var at = 0;
        foreach (var line in answered)
        {
            // What was acknowledged stands there, in the order in which it was said.
            var words = line.StartsWith('/') ? Words(line) : JsonValue.Create(line).ToJsonString(EventJson.Options).Trim('"');
            while (at < kept.Count && !kept[at].Contains(words, StringComparison.Ordinal)) at++;
            at.ShouldBeLessThan(kept.Count, line);
        }

        var content = Interview.Prompts.PromptContent.Read(Interview.Prompts.ContentFolder.Find(null, AppContext.BaseDirectory), "quest-patches", Systems.SystemCatalogue.All);
        var room = new Room(content, Systems.SystemCatalogue.All[0], new OfflineUnderstanding(content.Language));
        Play.Again(events, room).Select(e => (e.Seq, e.AtMs, e.By, EventJson.Write(e.Data))).ShouldBe(events.Select(e => (e.Seq, e.AtMs, e.By, EventJson.Write(e.Data))));
        answered.Count.ShouldBeGreaterThan(3);
    }

    // The last words of a command stand in the patch as they are.
    private static string Words(string command) => command.Split([' ', '|', ','], StringSplitOptions.RemoveEmptyEntries)[^1];

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramPath(), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DRYRUN_HOME"] = home.FullName;
        return Process.Start(start)!;
    }

    private static void ReadUntil(Process program, string word, int times)
    {
        while (times > 0)
        {
            var line = program.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"the program ended: {program.StandardError.ReadToEnd()}");
            if (line.EndsWith(word, StringComparison.Ordinal)) times--;
        }
    }

    /// <summary>The program that the command's own build left, or the copy beside the tests.</summary>
    private static string ProgramPath()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var built = Path.Combine(at.FullName, "artifacts", "bin", "Dryrun.Cli", "release", OperatingSystem.IsWindows() ? "dryrun.exe" : "dryrun");
            if (File.Exists(built)) return built;
        }

        throw new InvalidOperationException("build src/Dryrun.Cli first");
    }
}
