using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;

namespace Dryrun.Sitting.Sessions;

/// <summary>Results of programs that a session still lacks: a run whose result never came, and how accepted programs grow.</summary>
public static class CodeResults
{
    /// <summary>What is to be run for a run of a session.</summary>
    public static CodeOrder Order(CodeRun run, string session) => new(run.Asked.Problem, run.Asked.Language, run.Asked.Code, run.Asked.What, run.Asked.Input, session);

    /// <summary>True where something is still to be run before a session is weighed.</summary>
    public static bool Lacks(Library library, Room room, SessionState state) => library.Code is { Why.Length: 0 } && (state.Code.Running is not null || Unmeasured(room, state).Any());

    /// <summary>The events with what was lacking, measured now; the same where nothing is lacking or nothing can be run.</summary>
    /// <param name="library">What runs programs.</param>
    /// <param name="room">The session's room.</param>
    /// <param name="events">All events of the session.</param>
    /// <param name="progress">Told what is done, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<SessionEvent> Completed(
        Library library, Room room, IReadOnlyList<SessionEvent> events, IProgress<(string Step, double Share)>? progress, CancellationToken cancellation)
    {
        var state = SessionFold.Of(events);
        if (room.Code is null || library.Code is not { Why.Length: 0 } runner || state.Judged is not null) return events;
        List<SessionEvent> all = [.. events];
        void Do(CandidateAction action)
        {
            var happened = SessionDecider.Decide(state, action, room);
            all.AddRange(happened);
            state = happened.Aggregate(state, SessionFold.Apply);
        }

        if (state.Code.Running is { } running)
        {
            progress?.Report(("Running your last program", 0));
            Do(new TakeResult(state.ClockMs, running.Seq, Wait(runner.RunAsync(library.Folder, Order(running, "weighing"), cancellation))));
        }

        foreach (var run in Unmeasured(room, state).ToList())
        {
            progress?.Report(("Measuring how your solution grows", 0.1));
            Do(new TakeGrowth(state.ClockMs, run.Seq, Wait(runner.MeasureAsync(library.Folder, Order(run, "weighing"), cancellation))));
        }

        return all;
    }

    // The judge has threads of its own; whoever weighs waits for them.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static IEnumerable<CodeRun> Unmeasured(Room room, SessionState state) => room.Code is null || state.Judged is not null ? []
        : room.Code.Problems.Where(p => p.Family is not null).Select(p => state.Code.Submission(p.Id)).OfType<CodeRun>().Where(r => r.Solves && !state.Code.Growth.ContainsKey(r.Seq));
}
