using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Dryrun.Study.Planning;

/// <summary>A plan as an iCalendar file (RFC 5545).</summary>
public static class PlanCalendar
{
    /// <summary>One appointment a day, at a time of day without a time zone, so that it stays at that hour wherever the calendar is opened.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="at">When a day's work begins.</param>
    /// <param name="made">When the file is made; goes into every appointment's stamp.</param>
    public static string Write(PreparationPlan plan, TimeOnly at, DateTimeOffset made)
    {
        var calendar = new Calendar { ProductId = "-//Dryrun//Preparation plan//EN" };
        foreach (var day in plan.Days)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"dryrun-{plan.Loop.Id}-{day.Date:yyyyMMdd}",
                Summary = day.Items.Count == 1 ? day.Items[0].Title : $"{day.Items[^1].Title} (and {day.Items.Count - 1} more)",
                Description = string.Join("\n", day.Items.Select(i => $"{i.Minutes} min  {i.Title}{(i.Command.Length > 0 ? $"\n        {i.Command}" : "")}")),
                DtStamp = new CalDateTime(made.UtcDateTime, "UTC"),
                Start = new CalDateTime(day.Date, at),
                End = new CalDateTime(day.Date.ToDateTime(at).AddMinutes(day.Minutes)),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
