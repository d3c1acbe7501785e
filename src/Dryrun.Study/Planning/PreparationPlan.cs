using Dryrun.Interview.Loops;

namespace Dryrun.Study.Planning;

/// <summary>Something to do on a day.</summary>
/// <param name="Title">What, in words.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Command">The command that does it, or empty.</param>
/// <param name="Because">Why it is in the plan: the guide's advice, or a weakness that was seen.</param>
public sealed record PlanItem(string Title, int Minutes, string Command, string Because);

/// <summary>A day of the plan.</summary>
public sealed record PlanDay(DateOnly Date, IReadOnlyList<PlanItem> Items)
{
    /// <summary>Minutes in all.</summary>
    public int Minutes => Items.Sum(i => i.Minutes);
}

/// <summary>A preparation plan up to an interview.</summary>
/// <param name="Loop">The loop it prepares for.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day of the interview, which is not a day of the plan.</param>
/// <param name="Days">Days with something to do, in order.</param>
/// <param name="LeftOut">What did not fit, the most valuable first.</param>
public sealed record PreparationPlan(Loop Loop, DateOnly From, DateOnly Until, IReadOnlyList<PlanDay> Days, IReadOnlyList<PlanItem> LeftOut)
{
    /// <summary>Longest plan, in days: beyond that a plan is not followed.</summary>
    public const int DaysMax = 120;

    /// <summary>Minutes of drills that open a day.</summary>
    public const int DrillMinutes = 8;

    /// <summary>Days before the interview on which only light things are done.</summary>
    private const int LightDays = 1;

    /// <summary>Days before the interview by which the rehearsal of the final day stands, and the fewest days a plan needs for it.</summary>
    private const int FinalDayBefore = 5, FinalDayFrom = 9;

    /// <summary>How much longer than a day's minutes one single thing may take: a round is not broken off for ten minutes.</summary>
    private const double Stretch = 1.34;

    /// <summary>Makes a plan; pure.</summary>
    /// <param name="loop">What is prepared for.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">The day of the interview; 1 to 120 days after <paramref name="from"/>.</param>
    /// <param name="weekdayMinutes">Minutes on a weekday, 10 to 240; a day of the weekend has twice as many.</param>
    /// <param name="weaknesses">Drills that debriefs asked for, the most pressing first, with what they come from.</param>
    /// <param name="sat">Segment kinds that were sat already, which come later.</param>
    public static PreparationPlan Of(
        Loop loop, DateOnly from, DateOnly until, int weekdayMinutes, IReadOnlyList<(string Drill, string From)> weaknesses, IReadOnlySet<string> sat)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until.DayNumber - from.DayNumber, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until.DayNumber - from.DayNumber, DaysMax);
        var length = until.DayNumber - from.DayNumber;
        var finalDay = length >= FinalDayFrom ? until.AddDays(-FinalDayBefore) : (DateOnly?)null;
        var working = Enumerable.Range(0, length).Select(from.AddDays).Where(d => d != finalDay && until.DayNumber - d.DayNumber > LightDays).ToList();
        var queue = PlanItems.Once(loop, sat).ToList();
        var repeats = PlanItems.Again(loop, sat).ToList();
        var days = working.ToDictionary(d => d, _ => new List<PlanItem>());
        foreach (var date in working) Fill(days[date], queue, date, working.Count(d => d >= date), weekdayMinutes);

        // Rounds are sat again on days that are still free, never in place of something that was not done once.
        if (queue.Count == 0)
        {
            foreach (var date in working.Where(d => days[d].Count == 0)) Fill(days[date], repeats, date, working.Count, weekdayMinutes);
        }

        var planned = working.Select((date, i) => new PlanDay(date, WithDrills(days[date], date, weekdayMinutes, weaknesses, i))).ToList();
        if (finalDay is { } f) planned.Add(new PlanDay(f, PlanItems.FinalDay(loop)));
        for (var d = until.AddDays(-Math.Min(LightDays, length)); d < until; d = d.AddDays(1)) planned.Add(new PlanDay(d, PlanItems.DayBefore(loop)));
        return new PreparationPlan(loop, from, until, [.. planned.Where(d => d.Items.Count > 0).OrderBy(d => d.Date)], queue);
    }

    // What is left is spread evenly over the days that are left, within each day's minutes. What is too long for a day lets the next shorter thing pass and
    // waits for the weekend; one that fits no day at all gets a day of the weekend to itself.
    private static void Fill(List<PlanItem> items, List<PlanItem> queue, DateOnly date, int daysLeft, int weekdayMinutes)
    {
        var budget = Budget(date, weekdayMinutes);
        var even = (double)queue.Sum(i => i.Minutes) / daysLeft;
        var used = 0;
        while (queue.Count > 0 && (items.Count == 0 || used < even))
        {
            var alone = items.Count == 0;
            var fits = queue.FindIndex(i => used + i.Minutes <= budget || (alone && (i.Minutes <= budget * Stretch || (IsWeekend(date) && i.Minutes > weekdayMinutes * 2))));
            if (fits < 0) return;
            items.Add(queue[fits]);
            used += queue[fits].Minutes;
            queue.RemoveAt(fits);
        }
    }

    private static List<PlanItem> WithDrills(List<PlanItem> items, DateOnly date, int weekdayMinutes, IReadOnlyList<(string Drill, string From)> weaknesses, int day) =>
        items.Sum(i => i.Minutes) + DrillMinutes <= Budget(date, weekdayMinutes) ? [PlanItems.Drills(weaknesses, day), .. items] : items;

    private static int Budget(DateOnly date, int weekdayMinutes) => IsWeekend(date) ? weekdayMinutes * 2 : weekdayMinutes;

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
