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
        var queue = new Queue<PlanItem>(PlanItems.InOrder(loop, sat));
        var days = new List<PlanDay>();
        foreach (var date in working)
        {
            var left = working.Count(d => d >= date);
            days.Add(new PlanDay(date, Fill(queue, date, left, weekdayMinutes, weaknesses, days.Count)));
        }

        if (finalDay is { } f) days.Add(new PlanDay(f, PlanItems.FinalDay(loop)));
        for (var d = until.AddDays(-Math.Min(LightDays, length)); d < until; d = d.AddDays(1)) days.Add(new PlanDay(d, PlanItems.DayBefore(loop)));
        return new PreparationPlan(loop, from, until, [.. days.Where(d => d.Items.Count > 0).OrderBy(d => d.Date)], [.. queue]);
    }

    // What is left is spread evenly over the days that are left, within each day's minutes; a weekday in seven stays free where there is room.
    private static List<PlanItem> Fill(
        Queue<PlanItem> queue, DateOnly date, int daysLeft, int weekdayMinutes, IReadOnlyList<(string Drill, string From)> weaknesses, int day)
    {
        var budget = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekdayMinutes * 2 : weekdayMinutes;
        var even = (double)queue.Sum(i => i.Minutes) / daysLeft;
        var items = new List<PlanItem> { PlanItems.Drills(weaknesses, day) };
        var used = DrillMinutes;
        while (queue.TryPeek(out var next))
        {
            // One round longer than any day's minutes has a day of its own rather than none.
            var first = items.Count == 1;
            if (used + next.Minutes > budget && !(first && next.Minutes > weekdayMinutes * 2)) break;
            if (!first && used - DrillMinutes >= even) break;
            items.Add(queue.Dequeue());
            used += next.Minutes;
        }

        return items;
    }
}
