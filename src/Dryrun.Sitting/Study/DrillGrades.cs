using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Reports;
using Dryrun.Study.Drills;
using Dryrun.Study.Memory;

namespace Dryrun.Sitting.Study;

/// <summary>How a drill went.</summary>
/// <param name="Mark">Mean mark of what it trains, 1 to 5.</param>
/// <param name="Rating">The grade it means.</param>
/// <param name="Due">When it comes back.</param>
public sealed record DrillGrade(double Mark, Rating Rating, DateTimeOffset Due)
{
    /// <summary>The grade in a word.</summary>
    public string Word => Rating switch { Rating.Easy => "easy", Rating.Good => "good", Rating.Hard => "hard", _ => "again" };
}

/// <summary>Grades drills and puts them down in the study.</summary>
public static class DrillGrades
{
    /// <summary>Grades a drill by its debrief and notes that it was done.</summary>
    public static DrillGrade Note(Workspace workspace, Debrief debrief, Drill drill)
    {
        var (mark, rating) = Of(debrief.Conduct, drill);
        var (study, now) = (new StudyLog(workspace.Store), workspace.Clock.GetUtcNow());
        study.Append(new DrillDone(now, drill.Key, rating, Math.Max(1, (int)Math.Round(debrief.UsedMs / 60_000.0))), now);
        return new DrillGrade(mark, rating, study.Deck().Find(drill.Key)!.Card.Due);
    }

    /// <summary>The mark of what a drill trains, and the grade it means: the mean of its dimensions, of all where none of them was judged.</summary>
    public static (double Mark, Rating Rating) Of(ConductReport conduct, Drill drill)
    {
        var trained = conduct.Dimensions.Where(d => drill.Dimensions.Contains(d.Id)).Select(d => (double)d.Level)
            .DefaultIfEmpty(conduct.Dimensions.Select(d => (double)d.Level).DefaultIfEmpty(1).Average()).ToList();
        var mark = trained.Average();
        return (mark, mark >= 4.5 ? Rating.Easy : mark >= 3 ? Rating.Good : mark >= 2 ? Rating.Hard : Rating.Again);
    }
}
