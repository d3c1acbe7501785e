using System.Globalization;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Sitting.Sessions;
using Dryrun.Study.Planning;

namespace Dryrun.Sitting.Study;

/// <summary>Preparation plans of one candidate: what debriefs found weak and what was sat already go into them.</summary>
public static class Plans
{
    /// <summary>When a day's work begins in a calendar file.</summary>
    public static readonly TimeOnly Evening = new(19, 0);

    /// <summary>The plan until a day.</summary>
    /// <param name="workspace">Where the study is.</param>
    /// <param name="named">What is prepared for, or null, which is refused with the loops there are.</param>
    /// <param name="untilText">The day of the interview as year-month-day.</param>
    /// <param name="minutes">Minutes on a weekday, 10 to 240.</param>
    /// <exception cref="InputException">A value is none of those allowed.</exception>
    public static PreparationPlan Of(Workspace workspace, string? named, string untilText, int minutes)
    {
        var (today, until) = Check(untilText, minutes, workspace.Clock);
        var folder = workspace.Folder;
        var loop = LoopReader.Read(folder, named ?? throw new InputException($"name what you prepare for: --loop {string.Join(", --loop ", LoopReader.Ids(folder))}"));
        var weak = new StudyLog(workspace.Store).Deck().Entries.Values.OrderByDescending(e => e.Seen).ThenBy(e => e.Card.Due).Select(e => (e.Drill, e.From)).ToList();
        var sat = StoredSessions.All(workspace.Store).Where(s => s.State?.EndedAtMs is not null).Select(s => s.State!.Start.Prompt).ToHashSet();
        return PreparationPlan.Of(loop, today, until, minutes, weak, sat);
    }

    /// <summary>Today, and the day that a text means.</summary>
    /// <exception cref="InputException">It is no day, or not one of the next 120; or the minutes are out of range.</exception>
    public static (DateOnly Today, DateOnly Until) Check(string untilText, int minutes, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (!DateOnly.TryParseExact(untilText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            throw new InputException($"--until is {untilText}; write a day as year-month-day, such as {today.AddDays(21):yyyy-MM-dd}");
        }

        if (until <= today || until.DayNumber - today.DayNumber > PreparationPlan.DaysMax)
        {
            throw new InputException($"--until is {untilText}; allowed are {today.AddDays(1):yyyy-MM-dd} to {today.AddDays(PreparationPlan.DaysMax):yyyy-MM-dd}");
        }

        return minutes is >= 10 and <= 240 ? (today, until) : throw new InputException($"--minutes is {minutes}; allowed 10 to 240");
    }
}
