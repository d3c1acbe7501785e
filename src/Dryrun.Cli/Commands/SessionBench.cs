using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding.Evaluation;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Commands;

/// <summary>How long a turn of a very long session takes: read, decided, stored durably and folded, the labelled utterances said one after the other.</summary>
internal static class SessionBench
{
    private const int Turns = 1000, TurnsWarm = 50;

    // A segment ends with its minutes; this one is long enough for every turn.
    private const int MinutesTimes = 50;

    public static void Measure(Edge edge, ContentFolder folder, string? data, Screen? screen, JsonObject document)
    {
        var utterances = LabelledSet.Read(YamlText.ReadFile(data ?? BenchCommand.Labelled(folder)));
        var prompt = utterances[0].Prompt;
        var room = Lengthened(SessionRooms.Open(edge.Library(folder), prompt));
        var texts = utterances.Where(u => u.Prompt == prompt).Select(u => u.Text).ToList();
        var home = Directory.CreateTempSubdirectory("dryrun-bench-");
        try
        {
            using (var warm = SqliteEventStore.Open(Path.Combine(home.FullName, "warm.db"), edge.Clock)) Sit(edge, room, texts, warm, TurnsWarm);
            using var store = SqliteEventStore.Open(Path.Combine(home.FullName, "bench.db"), edge.Clock);
            var (times, state) = Sit(edge, room, texts, store, Turns);
            Array.Sort(times);
            var (mean, last) = (times.Average(), times[(int)(times.Length * 0.99)]);
            document["session"] = new JsonObject
            {
                ["prompt"] = prompt,
                ["turns"] = state.Turns.Count,
                ["events"] = state.LastSeq,
                ["turnMilliseconds"] = new JsonObject { ["mean"] = mean, ["p99"] = last, ["worst"] = times[^1] },
            };
            screen?.Line();
            screen?.Line($"session: {prompt}, {state.Turns.Count:#,##0} turns, {state.LastSeq:#,##0} events, each turn read, decided and stored");
            screen?.Line($"  a turn   {mean:0.0} ms (99 in 100 under {last:0.0} ms, the slowest {times[^1]:0.0} ms)");
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static (double[] Milliseconds, SessionState State) Sit(Edge edge, Room room, IReadOnlyList<string> texts, SqliteEventStore store, int turns)
    {
        var log = new SessionLog(store, $"{SessionLog.Prefix}bench");
        var first = SessionDecider.Begin(room, 1, room.Content.Prompt.DefaultLevel, SessionMode.Coached, Temperament.Neutral, SessionRooms.World(room, 1, []));
        log.Append(first);
        var state = SessionFold.Of(first);
        var times = new double[turns];
        for (var i = 0; i < turns; i++)
        {
            var started = edge.Clock.GetTimestamp();
            var happened = SessionDecider.Decide(state, new Say(state.ClockMs, texts[i % texts.Count], 0), room);
            log.Append(happened);
            state = happened.Aggregate(state, SessionFold.Apply);
            times[i] = edge.Clock.GetElapsedTime(started).TotalMilliseconds;
        }

        return (times, state);
    }

    private static Room Lengthened(Room room)
    {
        var prompt = room.Content.Prompt;
        var phases = prompt.Phases.Select(p => p with { Minutes = p.Minutes * MinutesTimes }).ToList();
        return room with { Content = room.Content with { Prompt = prompt with { Minutes = prompt.Minutes * MinutesTimes, Phases = phases } } };
    }
}
