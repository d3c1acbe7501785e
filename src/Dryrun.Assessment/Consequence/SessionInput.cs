using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Consequence;

/// <summary>What the consequence of a session is computed from.</summary>
public static class SessionInput
{
    /// <summary>World, design and answers of a session beside the prompt's own designs; searches and luck have the session's seed.</summary>
    /// <param name="folder">Where the prompt's designs are.</param>
    /// <param name="room">Prompt and system of the session.</param>
    /// <param name="events">The session's events, from the started event on; a judged event counts for nothing.</param>
    /// <exception cref="Contracts.Input.InputException">A design of the prompt has problems.</exception>
    public static ConsequenceInput Of(ContentFolder folder, Room room, IReadOnlyList<SessionEvent> events)
    {
        var state = SessionFold.Of(events.Where(e => e.Data is not Judged));
        return new(
            room.System,
            state.Start.World,
            PromptValues.Design(folder, room.Content.Prompt.Id, "naive"),
            PromptValues.Design(folder, room.Content.Prompt.Id, "reference"),
            state.Design,
            Missed(room, state),
            state.Start.Seed,
            Answers(events));
    }

    /// <summary>The facts that a candidate who knew them would have acted on and that were neither disclosed nor assumed rightly.</summary>
    public static IReadOnlyList<MissedFact> Missed(Room room, SessionState state) =>
        [.. room.Content.Facts
            .Where(f => f.Reveals is not null && f.Moves.Count > 0 && !state.Disclosed.ContainsKey(f.Id))
            .Where(f => state.Assumptions.All(a => a.Fact != f.Id || a.Status != AssumptionStatus.Confirmed))
            .Select(f => new MissedFact(f.Id, f.Moves))];

    /// <summary>Answers given at the stops of the newest finished run, by key: in other replicates they are standing rules.</summary>
    public static IReadOnlyDictionary<string, string> Answers(IReadOnlyList<SessionEvent> events)
    {
        Dictionary<string, string> open = [], last = [];
        foreach (var e in events)
        {
            if (e.Data is Decided decided) open[decided.Key] = decided.Option;
            if (e.Data is Ran { Outcome: not null }) (last, open) = (open, []);
        }

        return last;
    }
}
