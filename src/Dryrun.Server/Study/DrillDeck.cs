using Dryrun.Server.Catalogue;
using Dryrun.Sitting;
using Dryrun.Sitting.Study;
using Dryrun.Study.Drills;

namespace Dryrun.Server.Study;

/// <summary>Drills with what the study knows of them.</summary>
internal static class DrillDeck
{
    /// <summary>All drills, the due ones first, each in the order of the menu.</summary>
    public static IReadOnlyList<DrillSummary> All(Workspace workspace)
    {
        var (deck, now) = (new StudyLog(workspace.Store).Deck(), workspace.Clock.GetUtcNow());
        var due = deck.Due(now).Select(e => e.Drill).ToList();
        int Rank(Drill drill, int place) => due.IndexOf(drill.Key) is >= 0 and var at ? at : due.Count + place;
        return [.. DrillMenu.All.Select((drill, i) => (Shown: Of(drill, deck, now), Rank: Rank(drill, i))).OrderBy(d => d.Rank).Select(d => d.Shown)];
    }

    /// <summary>Drills that are due, the most pressing first.</summary>
    public static IReadOnlyList<DrillSummary> Due(Workspace workspace) => [.. All(workspace).Where(d => d.Due)];

    private static DrillSummary Of(Drill drill, Deck deck, DateTimeOffset now)
    {
        var entry = deck.Find(drill.Key);
        return new DrillSummary(drill.Key, drill.Title, drill.Minutes, drill.Kind, drill.Does, entry is not null && entry.Card.Due <= now)
        {
            DueInDays = entry is null ? null : Math.Round(Math.Max(0, (entry.Card.Due - now).TotalDays), 2),
            Weak = entry is { From.Length: > 0 } ? entry.From : null,
        };
    }
}
