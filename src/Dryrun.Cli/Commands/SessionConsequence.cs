using Dryrun.Assessment.Consequence;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Commands;

/// <summary>What a session's design was worth in its world.</summary>
internal static class SessionConsequence
{
    /// <summary>Seed of the searches and of the luck that expectations are taken over; the same for every debrief of a session.</summary>
    public static ConsequenceReport Of(Edge edge, ContentFolder folder, Room room, SessionState state)
    {
        using var progress = new ProgressLine(edge.Screen, "Weighing your design", edge.Clock);
        var steps = new Steps(progress);
        return ConsequenceAssessment.Assess(Input(folder, room, state), steps, Environment.ProcessorCount, edge.Stop);
    }

    /// <summary>The facts that a candidate who knew them would have acted on and that were neither disclosed nor assumed rightly.</summary>
    public static IReadOnlyList<MissedFact> Missed(Room room, SessionState state) =>
        [.. room.Content.Facts
            .Where(f => f.Reveals is not null && f.Moves.Count > 0 && !state.Disclosed.ContainsKey(f.Id))
            .Where(f => state.Assumptions.All(a => a.Fact != f.Id || a.Status != AssumptionStatus.Confirmed))
            .Select(f => new MissedFact(f.Id, f.Moves))];

    private static ConsequenceInput Input(ContentFolder folder, Room room, SessionState state) => new(
        room.System,
        state.Start.World,
        PromptValues.Design(folder, room.Content.Prompt.Id, "naive"),
        PromptValues.Design(folder, room.Content.Prompt.Id, "reference"),
        state.Design,
        Missed(room, state),
        state.Start.Seed);

    internal sealed class Steps(ProgressLine line) : IProgress<(string Step, double Share)>
    {
        public void Report((string Step, double Share) value) => line.Report(value.Share);
    }
}
