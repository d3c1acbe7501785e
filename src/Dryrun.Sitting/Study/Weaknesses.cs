using Dryrun.Assessment.Reports;
using Dryrun.Interview.Talk;
using Dryrun.Study.Drills;

namespace Dryrun.Sitting.Study;

/// <summary>Puts the weak dimensions of a debrief into the study, each as the drill that answers it.</summary>
public static class Weaknesses
{
    /// <summary>Marks up to this one are weak.</summary>
    public const int WeakMax = 2;

    /// <summary>Most drills that one debrief asks for.</summary>
    public const int DrillsMax = 2;

    /// <summary>Notes the weakest dimensions of a debrief that was just written.</summary>
    /// <param name="workspace">Where the study is.</param>
    /// <param name="debrief">The debrief.</param>
    /// <param name="prompt">Prompt id, or the kind of a talk segment.</param>
    public static void Note(Workspace workspace, Debrief debrief, string prompt)
    {
        var kind = TalkRoom.IsTalk(prompt) ? prompt : debrief.Round.EndsWith("ml-design", StringComparison.Ordinal) ? "ml-design" : "design";
        var (study, now) = (new StudyLog(workspace.Store), workspace.Clock.GetUtcNow());
        var weak = debrief.Conduct.Dimensions.Where(d => d.Level <= WeakMax).OrderBy(d => d.Level).ThenByDescending(d => d.Weight)
            .Select(d => (DrillMenu.For(d.Id, kind).Key, From: $"{debrief.Title}: {d.Name.ToLowerInvariant()} {d.Level} of 5"))
            .DistinctBy(w => w.Key).Take(DrillsMax);
        foreach (var (drill, from) in weak) study.Append(new WeaknessSeen(now, drill, from), now);
    }
}
