using Dryrun.Assessment.Consequence;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Commands;

/// <summary>What a session's design was worth in its world, with progress.</summary>
internal static class SessionConsequence
{
    public static ConsequenceReport Of(Edge edge, ContentFolder folder, Room room, IReadOnlyList<SessionEvent> events)
    {
        using var progress = new ProgressLine(edge.Screen, "Weighing your design", edge.Clock);
        return ConsequenceAssessment.Assess(SessionInput.Of(folder, room, events), new Steps(progress), Environment.ProcessorCount, edge.Stop);
    }

    internal sealed class Steps(ProgressLine line) : IProgress<(string Step, double Share)>
    {
        public void Report((string Step, double Share) value) => line.Report(value.Share);
    }
}
