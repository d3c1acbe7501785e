using System.Globalization;
using System.Text;
using Dryrun.Contracts.Input;
using Dryrun.Server.Hosting;
using Dryrun.Server.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Sitting.Study;
using Dryrun.Study.Dossier;
using Dryrun.Study.Planning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dryrun.Server.Study;

/// <summary>The study: what is due, the plan, the dossier.</summary>
internal static class StudyApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var study = api.MapGroup("").WithTags("study");
        study.MapGet("/study", Study).WithName("getStudy").WithSummary("What is due and what was weak.");
        study.MapGet("/plan", Plan).WithName("getPlan").WithSummary("A preparation plan until a day.").Fails(422);
        study.MapGet("/plan.ics", Calendar).WithName("getPlanCalendar").WithSummary("The plan as iCalendar.").Produces<string>(200, "text/calendar").Fails(422);
        study.MapGet("/dossier", Dossier).WithName("getDossier").WithSummary("Projects and stories, and their gaps.");
        study.MapPut("/dossier", Replace).WithName("putDossier").WithSummary("Replaces projects and stories.").Fails(422);
    }

    private static Ok<StudyPage> Study(Workspace workspace)
    {
        var deck = new StudyLog(workspace.Store).Deck();
        var weak = deck.Entries.Values.Where(e => e.Seen > 0).OrderByDescending(e => e.Seen).ThenBy(e => e.Card.Due).Select(e => new Weakness(e.Drill, e.Seen, e.From));
        return TypedResults.Ok(new StudyPage(DrillDeck.Due(workspace), [.. weak]) { StreakDays = Streak(workspace) });
    }

    // Days on which a session was begun or the study went on.
    private static int? Streak(Workspace workspace)
    {
        var zone = workspace.Clock.LocalTimeZone;
        DateOnly Day(long unixMs) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), zone).DateTime);
        var days = workspace.Store.Streams(SessionLog.Prefix).Select(s => Day(s.CreatedAtUnixMs)).Concat(workspace.Store.Read(StudyLog.Stream).Select(e => Day(e.AtMs))).ToHashSet();
        var today = DateOnly.FromDateTime(workspace.Clock.GetLocalNow().DateTime);
        var at = days.Contains(today) ? today : today.AddDays(-1);
        var streak = 0;
        while (days.Contains(at.AddDays(-streak))) streak++;
        return streak > 0 ? streak : null;
    }

    private static Ok<PlanPage> Plan(Workspace workspace, string loop, string until, double hoursPerDay = 0.75)
    {
        var plan = Plans.Of(workspace, loop, until, Minutes(hoursPerDay));
        var days = plan.Days.Select(d => new PlanDayRow(Day(d.Date), d.Minutes, [.. d.Items.Select(Row)]));
        return TypedResults.Ok(new PlanPage(plan.Loop.Id, Day(plan.Until), Math.Round(plan.Days.Sum(d => d.Minutes) / 60.0, 1), [.. days], [.. plan.LeftOut.Select(Row)]));
    }

    private static FileContentHttpResult Calendar(Workspace workspace, string loop, string until, double hoursPerDay = 0.75)
    {
        var plan = Plans.Of(workspace, loop, until, Minutes(hoursPerDay));
        return TypedResults.File(Encoding.UTF8.GetBytes(PlanCalendar.Write(plan, Plans.Evening, workspace.Clock.GetUtcNow())), "text/calendar; charset=utf-8", $"dryrun-{plan.Loop.Id}.ics");
    }

    private static int Minutes(double hoursPerDay) => hoursPerDay is >= 0.15 and <= 4
        ? (int)Math.Clamp(Math.Round(hoursPerDay * 60), 10, 240)
        : throw new InputException($"hoursPerDay is {hoursPerDay}; allowed 0.15 to 4, of a weekday");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PlanRow Row(PlanItem item) => new(item.Title, item.Minutes, item.Because) { Link = Link(item.Command.Split(' ', StringSplitOptions.RemoveEmptyEntries)) };

    private static string? Link(string[] command) => command switch
    {
        ["dryrun", "drill", var key, ..] => $"drill:{key}",
        ["dryrun", "drill"] => "drill",
        ["dryrun", "interview", var prompt, ..] => $"interview:{prompt}",
        ["dryrun", "loop", "start", var loop, ..] => $"loop:{loop}",
        ["dryrun", "study", ..] => "study",
        _ => null,
    };

    private static Ok<DossierPage> Dossier(Workspace workspace)
    {
        var text = new DossierFile(workspace.Data).Text();
        try
        {
            return TypedResults.Ok(Page(workspace, text, DossierReader.Read(YamlText.Read(text))));
        }
        catch (InputException e)
        {
            return TypedResults.Ok(new DossierPage(text, [.. e.Problems.Select(Problem.Of)], [], []));
        }
    }

    private static Ok<DossierPage> Replace(DossierText asked, Workspace workspace) =>
        TypedResults.Ok(Page(workspace, asked.Yaml, new DossierFile(workspace.Data).Write(asked.Yaml)));

    private static DossierPage Page(Workspace workspace, string text, StudyDossier dossier)
    {
        var covered = Coverage.Of(QuestionBank.Read(workspace.Folder), dossier);
        return new DossierPage(
            text, [], [.. Gaps.Of(dossier).Select(g => new DossierGap(g.Where, g.Field, g.Text, g.Ask))], [.. covered.Where(c => c.Stories.Count == 0).Select(c => c.Question.Text)]);
    }
}
