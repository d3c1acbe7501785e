using System.Text.RegularExpressions;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Tests.Rooms;

public sealed class InterviewRoomTests : IDisposable
{
    private readonly TestProgram program = new();

    [Fact]
    public async Task A_question_is_answered_and_what_is_not_asked_is_not_told()
    {
        var ran = await program.SitAsync("How many toys are there?", "", "   ", "/facts", "/end");
        ran.Code.ShouldBe(0);
        ran.Errors.ShouldBeEmpty();
        ran.Flat.ShouldMatch("(1,000,000|2,000,000) toys\\.");
        ran.Output.ShouldNotContain("offline at the peak");
        ran.Flat.ShouldContain("What next: dryrun debrief 20260302-100000-007 what each question and decision was worth dryrun sessions show");
        ran.Flat.ShouldContain("dryrun interview toys --seed 7");
    }

    [Fact]
    public async Task The_interviewer_is_set_in_by_two_columns_and_nothing_is_wider_than_the_window()
    {
        foreach (var columns in new[] { 40, 60, 120 })
        {
            program.Columns = columns;
            var ran = await program.SitAsync(
                "How many toys are there? And what share is offline at the peak, roughly?", "/help", "/knobs", "/time", "/facts", "/design", "/set rollout.soakHours 4", "/design", "/end");
            ran.Code.ShouldBe(0);
            ran.Output.Split('\n').ShouldAllBe(row => TextWidth.Of(row.TrimEnd()) <= columns);
            ran.Output.Split('\n').ShouldContain(row => row.StartsWith("  ") && row.Contains("toys."));
        }
    }

    [Fact]
    public async Task A_line_that_ends_in_a_backslash_goes_on()
    {
        await program.SitAsync("How many toys \\", "are there \\", "in all?", "/quit");
        (await Exported()).ShouldContain("\"text\":\"How many toys are there in all?\"");
    }

    [Fact]
    public async Task The_end_of_input_leaves_a_session_that_goes_on()
    {
        var first = await program.SitAsync("How many toys are there?");
        first.Code.ShouldBe(0);
        first.Flat.ShouldContain("Everything is kept. Go on with: dryrun interview --resume 20260302-100000-007");
        var second = await program.RunAsync(["interview", "--resume", "--content", TestProgram.ToyContent], "What share is offline?", "/facts", "/end");
        second.Flat.ShouldContain("Going on at 00:");
        second.Output.ShouldContain("20 percent are offline at the peak.");
        second.Flat.ShouldMatch("(1,000,000|2,000,000) toys\\.");
        var third = await program.RunAsync(["interview", "--resume", "20260302", "--content", TestProgram.ToyContent]);
        third.Code.ShouldBe(1);
        third.OnlyError.ShouldBe("dryrun: session 20260302-100000-007 has ended; dryrun sessions show 20260302-100000-007 prints it, dryrun interview toys begins another");
    }

    [Fact]
    public async Task The_last_line_counts_even_without_enter()
    {
        await program.SitAsync("How many toys \\", "are there?");
        (await Exported()).ShouldContain("\"text\":\"How many toys are there?\"");
    }

    [Fact]
    public async Task Ctrl_c_takes_the_half_written_line_back_and_keeps_the_rest()
    {
        var typed = new Scripted(program.Clock, ("How many toys are there?", LineEnd.Entered, 0), ("and off", LineEnd.Interrupted, 0));
        var ran = await program.RunAsync(["interview", "toys", "--content", TestProgram.ToyContent], typed);
        ran.Code.ShouldBe(0);
        ran.Flat.ShouldContain("Everything is kept.");
        var exported = await Exported();
        exported.ShouldContain("How many toys are there?");
        exported.ShouldNotContain("and off");
    }

    [Fact]
    public async Task Time_passes_while_a_person_types_and_not_while_nobody_is_there()
    {
        var content = new[] { "--content", TestProgram.ToyContent };
        await program.RunAsync(["interview", "toys", .. content], new Scripted(program.Clock, ("How many toys are there?", LineEnd.Entered, 60_000), ("", LineEnd.EndOfInput, 0)));
        program.Clock.Pass(7_200_000);
        var typed = new Scripted(
            program.Clock, ("/time", LineEnd.Entered, 30_000), ("What share is offline?", LineEnd.Entered, 10_000), ("/time", LineEnd.Entered, 0), ("", LineEnd.EndOfInput, 0));
        var ran = await program.RunAsync(["interview", "--resume", .. content], typed);
        var spent = Regex.Matches(ran.Output, @"(\d\d):(\d\d) spent,").Select(m => (60 * int.Parse(m.Groups[1].Value)) + int.Parse(m.Groups[2].Value)).ToList();

        // A minute of typing of which the opening's words took the first seconds, then half a minute of looking, then ten seconds.
        spent[0].ShouldBeInRange(85, 95);
        spent[1].ShouldBeInRange(spent[0] + 10, spent[0] + 15);
    }

    [Fact]
    public async Task A_design_change_is_shown_and_an_impossible_one_explained()
    {
        var ran = await program.SitAsync("/set rollout.soakHours 4", "/set rollout.soakHours 400", "/hlep", "/own ota OTA service, on-call release desk", "/design", "/end");
        ran.Flat.ShouldContain("decided: rollout.soakHours 4 hours");
        ran.Flat.ShouldContain("rollout.soakHours is 400; allowed 1 to 72");
        ran.Flat.ShouldContain("/hlep is not a command; did you mean /help?");
        ran.Flat.ShouldContain("team: OTA service");
    }

    [Fact]
    public async Task A_run_that_needs_a_person_shows_the_options()
    {
        var ran = await program.SitAsync("/set rollout.soakHours 4", "/run", "/decide nothing", "/quit");
        ran.Flat.ShouldContain("the run stopped for you.");
        ran.Flat.ShouldContain("/decide halt Halt");
        ran.Flat.ShouldContain("nothing is not an option of halt; allowed halt");
    }

    [Fact]
    public async Task The_design_is_edited_as_text_and_a_failing_editor_loses_nothing()
    {
        program.Variables["EDITOR"] = "true";
        (await program.SitAsync("/set rollout.soakHours 4", "/design edit", "/quit")).Flat.ShouldContain("Nothing changed.");
        program.Clock.Pass(1_000);
        program.Variables["EDITOR"] = "false";
        (await program.SitAsync("/set rollout.soakHours 4", "/design edit", "/design", "/quit")).Flat.ShouldContain("false ended with 1; everything stays as it was");
        program.Clock.Pass(1_000);
        program.Variables["EDITOR"] = "no-such-editor-anywhere";
        (await program.SitAsync("/design edit", "/quit")).Flat.ShouldContain("no-such-editor-anywhere could not be started; set EDITOR");
        program.Clock.Pass(1_000);
        program.Variables.Remove("EDITOR");
        (await program.SitAsync("/design edit", "/quit")).Flat.ShouldContain("no editor is set; run: export EDITOR=nano");
        program.Clock.Pass(1_000);
        program.Variables["EDITOR"] = program.File("edit.sh", "#!/bin/sh\nprintf 'rollout:\\n  soakHours: 9\\n' > \"$1\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program.Variables["EDITOR"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (await program.SitAsync("/set rollout.autoHalt true", "/design edit", "/design", "/quit")).Flat.ShouldContain("rollout: soakHours: 9");
    }

    [Fact]
    public async Task Bad_yaml_from_an_editor_names_the_line_and_is_kept_for_mending()
    {
        const string bad = "printf 'rollout:\\n  soakHours: 5\\noops: [\\n' > \"$1\"";
        const string good = "printf 'rollout:\\n  soakHours: 6\\n' > \"$1\"";
        var script = program.File("edit.sh", $"#!/bin/sh\nif grep -q oops \"$1\"; then {good}; else {bad}; fi\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        program.Variables["EDITOR"] = script;
        var ran = await program.SitAsync("/set rollout.soakHours 4", "/design edit", "/design", "/design edit", "/design", "/quit");
        ran.Flat.ShouldMatch(@"design\.yaml:\d+:");
        ran.Flat.ShouldContain("What you wrote is kept; /design edit opens it again.");
        ran.Flat.ShouldContain("soakHours: 4");
        ran.Flat.ShouldContain("soakHours: 6");
    }

    [Fact]
    public async Task A_failed_write_says_so_and_loses_nothing()
    {
        using var inner = new InMemoryEventStore(program.Clock);
        foreach (var (reached, name) in new[] { (false, "session-a"), (true, "session-b") })
        {
            using var store = new FailingStore(inner) { FailAt = 3, FailsAfterWriting = reached };
            const string typed = "How many toys are there?\nWhat share is offline?\nHow many are offline?\n/end\n";
            var output = new StringWriter { NewLine = "\n" };
            var room = ToyRoom(program.Toy);
            var log = new SessionLog(store, name);
            var inside = new InterviewRoom(
                room, log, Screen.Over(output, TextWriter.Null), new PipedLines(new StringReader(typed)), new Editor(_ => null), program.Clock)
            {
                GoOn = "dryrun interview --resume",
            };
            inside.Begin(SessionDecider.Begin(room, 7, "L5", SessionMode.Coached, Temperament.Neutral, SessionRooms.World(room, 7, [])));
            inside.Sit().ShouldBeTrue();
            output.ToString().ShouldContain("Your last line was not taken; nothing before it is lost.");

            var events = log.Read();
            events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, events.Count).Select(i => (long)i));
            var said = events.Where(e => e.By == Actor.Candidate).Select(e => e.Data).OfType<Said>().Select(s => s.Text);
            said.ShouldBe(reached
                ? ["How many toys are there?", "What share is offline?", "How many are offline?"]
                : ["How many toys are there?", "How many are offline?"]);
            Play.Again(events, room).Select(e => EventJson.Write(e.Data)).ShouldBe(events.Select(e => EventJson.Write(e.Data)));
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task Two_windows_on_one_session_do_not_mix()
    {
        await program.SitAsync("How many toys are there?");
        var data = DataFolder.Resolve(name => name == "DRYRUN_HOME" ? program.Home : null);
        StreamLease.TryAcquire(data, "session-20260302-100000-007", out var lease, out _).ShouldBeTrue();
        using (lease)
        {
            var refused = await program.RunAsync(["interview", "--resume", "--content", TestProgram.ToyContent], "hello");
            refused.Code.ShouldBe(1);
            refused.OnlyError.ShouldMatch(@"^dryrun: '20260302-100000-007' is already open in process \d+: go on there, or close it there first\.$");
            (await program.RunAsync(["delete", "20260302"])).Code.ShouldBe(1);
        }

        (await program.RunAsync(["delete", "20260302"])).Output.ShouldBe("Deleted 20260302-100000-007.\n");
    }

    [Fact]
    public async Task Sessions_of_one_second_have_names_of_their_own_and_short_ids_must_be_clear()
    {
        await program.SitAsync();
        await program.SitAsync();
        var list = await program.RunAsync(["sessions"]);
        list.Output.ShouldContain("20260302-100000-007-2  toys");
        (await program.RunAsync(["export", "2026"])).OnlyError.ShouldBe("dryrun: 2026 begins 2 sessions; write more of the id");
        (await program.RunAsync(["export", "20260302-100000-007"])).Code.ShouldBe(0);
        (await program.RunAsync(["sessions", "show", "20260302-100000-007-2"])).Output.ShouldContain("Design a way to update toys.");
    }

    [Fact]
    public async Task A_recorded_candidate_is_played_and_stays_out_of_the_history()
    {
        const string candidate = "prompt: toys\nmode: coached\nturns:\n  - at: \"00:30\"\n    say: How many toys are there?\n  - at: \"01:00\"\n    design: {rollout: {soakHours: 4}}\n";
        var script = program.File("candidate.yaml", candidate);
        var debrief = await program.RunAsync(["interview", "toys", "--script", script, "--content", TestProgram.ToyContent]);
        debrief.Code.ShouldBe(0);
        debrief.Output.ShouldNotContain("00:30  you");
        var told = await program.RunAsync(["interview", "toys", "--script", script, "--transcript", "--content", TestProgram.ToyContent]);
        told.Output.ShouldContain("00:30  you How many toys are there?");
        told.Output.ShouldMatch("I   (1,000,000|2,000,000) toys\\.");
        told.Output.ShouldEndWith(debrief.Output);
        var once = await program.RunAsync(["interview", "--script", script, "--json", "--content", TestProgram.ToyContent]);
        var twice = await program.RunAsync(["interview", "--script", script, "--json", "--content", TestProgram.ToyContent]);
        once.Output.ShouldBe(twice.Output);
        System.Text.Json.Nodes.JsonNode.Parse(once.Output)!["prompt"]!.GetValue<string>().ShouldBe("toys");
        (await program.RunAsync(["sessions", "--json"])).Output.Trim().ShouldBe("[]");
        (await program.RunAsync(["interview", "--script", script, "--json", "--transcript"])).OnlyError.ShouldBe(
            "dryrun: --json prints one document and nothing else; leave --transcript or --json away");
        (await program.RunAsync(["interview", "toys", "--transcript"])).OnlyError.ShouldStartWith("dryrun: --transcript goes with --script FILE");
    }

    [Fact]
    public async Task A_person_gets_the_debrief_and_then_what_to_do_next()
    {
        program.ErrorsAreTerminal = true;
        var ran = await program.SitAsync("How many toys are there?", "/set rollout.soakHours 4", "/end");
        ran.Code.ShouldBe(0);
        var again = await program.RunAsync(["debrief", "20260302", "--content", TestProgram.ToyContent]);
        again.Code.ShouldBe(0, again.Errors);
        ran.Output.IndexOf(again.Output, StringComparison.Ordinal).ShouldBeInRange(1, ran.Output.IndexOf("What next:", StringComparison.Ordinal));
        ran.Flat.ShouldContain("dryrun debrief 20260302-100000-007 --format html the debrief as a page");
    }

    [Fact]
    public async Task A_session_is_tried_again_from_a_moment_and_the_old_one_stays()
    {
        await program.SitAsync("How many toys are there?", "The loaders own it.", "How much is a toy?");
        var id = SessionId();
        var shown = (await program.RunAsync(["sessions", "show", id])).Output;
        var moment = shown.Split('\n').First(row => row.Contains("The loaders", StringComparison.Ordinal))[..5];

        program.Clock.Pass(60_000);
        var again = await program.RunAsync(["interview", "--fork", id, "--at", moment, "--content", TestProgram.ToyContent], "Something else altogether.");
        again.Code.ShouldBe(0);
        again.Flat.ShouldContain("Everything is kept");
        var sessions = await program.RunAsync(["sessions"]);
        sessions.Flat.ShouldMatch($"again from {id} at event \\d+");
        var other = sessions.Output.Split('\n')[0].Split(' ')[0];
        other.ShouldNotBe(id);
        var second = (await program.RunAsync(["sessions", "show", other])).Output;
        second.ShouldContain("How many toys are there?");
        second.ShouldContain("Something else altogether.");
        second.ShouldNotContain("The loaders");
        (await program.RunAsync(["sessions", "show", id])).Output.ShouldBe(shown);

        // By the number of an event too, and every one of them.
        var events = (await program.RunAsync(["export", id])).Output.TrimEnd('\n').Split('\n').Length;
        for (var seq = 1; seq <= events; seq++)
        {
            program.Clock.Pass(1_000);
            (await program.RunAsync(["interview", "--fork", id, "--at", $"{seq}", "--content", TestProgram.ToyContent], "And now?")).Code.ShouldBe(0, $"event {seq}");
        }
    }

    [Theory]
    [InlineData("", "--fork needs --at MM:SS or --at EVENT")]
    [InlineData("99:00", "went to 00:")]
    [InlineData("12:61", "write minutes and seconds such as 12:05, or the number of an event, 1 to")]
    [InlineData("soon", "write minutes and seconds such as 12:05")]
    [InlineData("999", "999 is not one of them")]
    [InlineData("0", "0 is not one of them")]
    public async Task A_moment_that_is_none_is_one_line(string at, string expected)
    {
        await program.SitAsync("How many toys are there?");
        string[] moment = at.Length > 0 ? ["--at", at] : [];
        var ran = await program.RunAsync(["interview", "--fork", SessionId(), .. moment, "--content", TestProgram.ToyContent]);
        ran.Code.ShouldBe(1);
        ran.OnlyError.ShouldContain(expected);
    }

    [Fact]
    public async Task What_has_ended_is_taken_up_before_its_end_and_an_open_real_round_not_at_all()
    {
        await program.SitAsync("How many toys are there?", "/end");
        var id = SessionId();
        var events = (await program.RunAsync(["export", id])).Output.TrimEnd('\n').Split('\n').Length;
        (await program.RunAsync(["interview", "--fork", id, "--at", $"{events}", "--content", TestProgram.ToyContent])).OnlyError.ShouldContain("had ended there");

        program.Clock.Pass(60_000);
        await program.RunAsync(["interview", "toys", "--mode", "real", "--content", TestProgram.ToyContent], "How many toys are there?");
        (await program.RunAsync(["interview", "--fork", SessionId(), "--at", "3", "--content", TestProgram.ToyContent])).OnlyError.ShouldContain("in real mode nothing is taken back");
    }

    private string SessionId()
    {
        using var store = Dryrun.Storage.SqliteEventStore.Open(Path.Combine(program.Home, "dryrun.db"), program.Clock);
        return SessionLog.Short(StoredSessions.All(store).First().Stream);
    }

    public void Dispose() => program.Dispose();

    internal static Room ToyRoom(ISimulatedSystem toy)
    {
        var content = PromptContent.Read(new ContentFolder(TestProgram.ToyContent), "toys", [toy]);
        return new Room(content, toy, new OfflineUnderstanding(content.Language));
    }

    private async Task<string> Exported() => (await program.RunAsync(["export", "2026"])).Output;

    /// <summary>Typed lines that each take their time.</summary>
    private sealed class Scripted(ManualTime clock, params (string Text, LineEnd End, long TookMs)[] lines) : ILineSource
    {
        private int next;

        public TypedLine Read(string prompt)
        {
            var (text, end, tookMs) = lines[next++];
            clock.Pass(tookMs);
            return new TypedLine(text, end);
        }
    }

    /// <summary>A store whose disk is full once.</summary>
    private sealed class FailingStore(IEventStore inner) : IEventStore
    {
        private int appends;

        public int FailAt { get; init; }

        public bool FailsAfterWriting { get; init; }

        public AppendResult Append(string stream, long expectedSeq, IReadOnlyList<NewEvent> events)
        {
            var fails = ++appends == FailAt;
            if (fails && !FailsAfterWriting) throw new StorageException(StorageFault.Full, "No space left to write dryrun.db: free some space and try again.");
            var result = inner.Append(stream, expectedSeq, events);
            return fails ? throw new StorageException(StorageFault.Unavailable, "The disk failed.") : result;
        }

        public IReadOnlyList<StoredEvent> Read(string stream, long fromSeq = 1) => inner.Read(stream, fromSeq);

        public IReadOnlyList<StreamSummary> Streams(string prefix = "") => inner.Streams(prefix);

        public bool Delete(string stream) => inner.Delete(stream);

        public void Dispose()
        {
            // The inner store belongs to the test.
        }
    }
}
