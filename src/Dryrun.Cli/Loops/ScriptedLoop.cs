using Dryrun.Assessment.Committees;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Sitting.Loops;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Loops;

/// <summary>Plays a recorded candidate through a whole loop. A play stays out of the history.</summary>
internal static class ScriptedLoop
{
    public static int Play(Edge edge, ContentFolder folder, Loop loop, string file, bool json)
    {
        var recorded = RecordedLoop.Read(YamlText.ReadFile(file));
        if (recorded.Loop != loop.Id) throw new InputException(recorded.Source.Problem("loop", $"loop is {recorded.Loop}, but {loop.Id} was asked for"));
        var state = LoopState.Of([LoopDecider.Start(loop, recorded.Seed, recorded.Level, recorded.Mode, recorded.Temperament, backToBack: false)]);
        while (state.Next is { Round: { } round, Drawn: { } drawn })
        {
            state = Segment(edge, folder, recorded, state, round, drawn);
            if (!json) Tell(edge.Screen, round, state.Ended[^1].Record);
            if (state.Next == NextStep.Committee && state.Committee is null) state = Committee(edge.Screen, state, json);
        }

        if (json) edge.Screen.Output.WriteLine(LoopReport.Of(state).ToJsonString(JsonText.Indented));
        return 0;
    }

    private static LoopState Segment(Edge edge, ContentFolder folder, RecordedLoop recorded, LoopState state, DrawnRound round, DrawnSegment drawn)
    {
        var candidate = Candidate(recorded, state, round, drawn);
        var (room, world) = LoopSegments.Open(edge.Library(folder), state, drawn, candidate);
        var events = Interview.Scripts.Play.Record(candidate, room, world, ScriptedInterview.Run(edge, folder));
        events = CodeResults.Completed(edge.Library(folder), room, events, null, edge.Stop);
        var after = LoopState.Apply(state, LoopDecider.Sit(state, $"play-{state.LastSeq}"));
        return LoopState.Apply(after, LoopDecider.End(after, SegmentRecords.Of(drawn, events, Debriefs.Of(edge, folder, room, events))));
    }

    private static RecordedCandidate Candidate(RecordedLoop recorded, LoopState state, DrawnRound round, DrawnSegment drawn)
    {
        var said = recorded.For(round, drawn);
        if (said.Script is null)
        {
            return new RecordedCandidate(drawn.Prompt, drawn.Seed, state.Start.Level, state.Start.Mode, state.Start.Temperament, said.World, said.Turns, recorded.Source) { Path = $"{said.Path}." };
        }

        var file = Path.Combine(Path.GetDirectoryName(recorded.Source.File) ?? "", said.Script);
        var candidate = RecordedCandidate.Read(YamlText.ReadFile(file));
        if (candidate.Prompt != drawn.Prompt)
        {
            throw new InputException(recorded.Source.Problem($"{said.Path}.script", $"{said.Script} answers {candidate.Prompt}, but seed {recorded.Seed} draws {drawn.Prompt}"));
        }

        return candidate with { Level = state.Start.Level, Mode = state.Start.Mode };
    }

    private static LoopState Committee(Screen screen, LoopState state, bool json)
    {
        var report = Dryrun.Assessment.Committees.Committee.Sit(state);
        if (!json) LoopViews.Committee(screen, state, report);
        return LoopState.Apply(state, new CommitteeSat(Decisions.Key(report.Decision), CommitteeJson.Of(report)));
    }

    private static void Tell(Screen screen, DrawnRound round, SegmentRecord record)
    {
        screen.Line();
        screen.Line($"[bold]Day {round.Day}: {Screen.Plain(round.Name)}[/]  {Screen.Plain(record.Title)}");
        screen.Hanging("  ", 2, $"{Decisions.Words(Decisions.Parse(record.Decision))}. {record.Because}");
        if (record.Strongest.Length > 0) screen.Hanging("  ", 2, $"\u201c{record.Strongest}\u201d", "cyan");
        if (record.Changes.Count > 0) screen.Hanging("  ", 2, $"To change: {record.Changes[0]}", "dim");
    }
}
