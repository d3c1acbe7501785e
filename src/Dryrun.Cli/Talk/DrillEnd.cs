using System.Globalization;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Reports;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Sitting;
using Dryrun.Sitting.Study;
using Dryrun.Sitting.Talk;
using Dryrun.Study.Drills;

namespace Dryrun.Cli.Talk;

/// <summary>What follows a drill: its debrief, its grade, and when it comes back.</summary>
internal static class DrillEnd
{
    // Facts that a framing missed and that are named.
    private const int MissedShown = 4;

    /// <summary>Tells how a drill went and puts it down in the study.</summary>
    public static void Tell(Edge edge, Workspace workspace, Debrief debrief, Drill drill)
    {
        var screen = edge.Screen;
        if (Framing.Is(drill.Key)) Framed(screen, debrief, drill);
        else Debriefs.Print(screen, debrief, Debriefs.Format.Text);
        var grade = DrillGrades.Note(workspace, debrief, drill);
        screen.Line();
        screen.Hanging("", 0, string.Create(CultureInfo.InvariantCulture, $"{drill.Key}: {grade.Mark:0.#} of 5, {grade.Word}. It comes back {When(grade.Due - edge.Clock.GetUtcNow())}."), "bold");
    }

    // A framing is judged by what was asked and assumed; the rest of the round was not sat.
    private static void Framed(Screen screen, Debrief debrief, Drill drill)
    {
        screen.Line();
        foreach (var dimension in debrief.Conduct.Dimensions.Where(d => drill.Dimensions.Contains(d.Id)))
        {
            screen.Line($"[bold]{Screen.Plain(dimension.Name)}[/]  {dimension.Level} of 5");
            foreach (var finding in dimension.Findings.Where(f => f.Evidence.Kind == EvidenceKind.Said).OrderByDescending(f => f.Strength).Take(2))
            {
                screen.Hanging("  ", 2, $"\u201c{finding.Evidence.Quote}\u201d {RoomViews.Clock(finding.Evidence.AtMs)}", "cyan");
            }
        }

        var facts = debrief.Facts;
        screen.Line();
        screen.Line($"[bold]Asked[/]  {facts.Told} of {facts.Total} facts{(facts.Asked.Count > 0 ? Screen.Plain($": {string.Join(", ", facts.Asked.Select(a => a.Name))}") : "")}");
        if (facts.Missed.Count > 0) screen.Hanging("", 0, $"Worth a question next time: {string.Join(", ", facts.Missed.Take(MissedShown).Select(m => m.Name))}.");
        foreach (var wrong in facts.WronglyAssumed.Take(2)) screen.Hanging("", 0, $"You took for granted: \u201c{wrong.Made.Text}\u201d{(wrong.Truth.Length > 0 ? $" {wrong.Truth}" : "")}", "yellow");
    }

    private static string When(TimeSpan until) => until.TotalDays switch
    {
        < 0.5 when until.TotalMinutes < 1.5 => "in a minute",
        < 0.5 when until.TotalMinutes < 90 => $"in {(int)Math.Round(until.TotalMinutes)} minutes",
        < 0.5 => $"in {(int)Math.Round(until.TotalHours)} hours",
        < 1.5 => "tomorrow",
        _ => $"in {(int)Math.Round(until.TotalDays)} days",
    };
}
