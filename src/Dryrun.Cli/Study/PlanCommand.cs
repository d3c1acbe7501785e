using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Sitting;
using Dryrun.Sitting.Study;
using Dryrun.Study.Planning;

namespace Dryrun.Cli.Study;

/// <summary><c>dryrun plan</c>: what to do on which day until the interview.</summary>
internal static class PlanCommand
{
    public static Command Make(Edge edge)
    {
        var until = new Option<string>("--until") { Description = "The day of the interview, such as 2027-01-18.", HelpName = "DATE", Required = true };
        var loop = new Option<string?>("--loop") { Description = "What you prepare for; dryrun loops lists them.", HelpName = "LOOP" };
        var minutes = new Option<int>("--minutes") { Description = "Minutes on a weekday, 10 to 240; a day of the weekend has twice as many.", HelpName = "N", DefaultValueFactory = _ => 45 };
        var ics = new Option<string?>("--ics") { Description = "Write the plan as an iCalendar file too.", HelpName = "FILE" };
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("plan", "A preparation plan until the day of the interview.") { until, loop, minutes, ics, json, content };
        command.SetAction(parsed =>
        {
            var plan = Plan(edge, parsed.GetValue(content), parsed.GetValue(loop), parsed.GetValue(until)!, parsed.GetValue(minutes));
            if (parsed.GetValue(ics) is { } file) WriteCalendar(edge, plan, file);
            if (parsed.GetValue(json)) edge.Screen.Output.WriteLine(Json(plan).ToJsonString(JsonText.Indented));
            else Show(edge.Screen, plan, parsed.GetValue(ics));
            return 0;
        });
        return command;
    }

    private static PreparationPlan Plan(Edge edge, string? contentFolder, string? named, string untilText, int minutes)
    {
        var content = edge.Content(contentFolder);
        Plans.Check(untilText, minutes, edge.Clock);
        var data = edge.Data();
        using var store = edge.Store(data);
        return Plans.Of(new Workspace(edge.Library(content), data, store, edge.Clock), named, untilText, minutes);
    }

    private static void WriteCalendar(Edge edge, PreparationPlan plan, string file)
    {
        try
        {
            File.WriteAllText(file, PlanCalendar.Write(plan, Plans.Evening, edge.Clock.GetUtcNow()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"--ics {file} cannot be written: {e.Message.ReplaceLineEndings(" ")}; name a file in a folder that you can write");
        }
    }

    private static void Show(Screen screen, PreparationPlan plan, string? calendar)
    {
        var hours = plan.Days.Sum(d => d.Minutes) / 60.0;
        screen.Line($"[bold]{Screen.Plain(plan.Loop.Name)}[/] on {plan.Until:dddd, d MMMM yyyy}");
        screen.Hanging("", 0, string.Create(CultureInfo.InvariantCulture, $"{plan.Until.DayNumber - plan.From.DayNumber} days, {plan.Days.Count} of them with something to do, {hours:0.#} hours in all."), "dim");
        var week = -1;
        foreach (var day in plan.Days)
        {
            var weeksLeft = (plan.Until.DayNumber - day.Date.DayNumber) / 7;
            if (weeksLeft != week)
            {
                screen.Line();
                screen.Line($"[bold]{(weeksLeft == 0 ? "The last seven days" : weeksLeft == 1 ? "1 week before" : $"{weeksLeft} weeks before")}[/]");
                week = weeksLeft;
            }

            var head = day.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture);
            for (var i = 0; i < day.Items.Count; i++)
            {
                var item = day.Items[i];
                screen.Hanging($"  {(i == 0 ? head.PadRight(DateColumns) : new string(' ', DateColumns))}[dim]{item.Minutes,3} min[/]  ", DateColumns + 11, item.Title);
                if (item.Command.Length > 0) screen.Hanging(new string(' ', DateColumns + 11), DateColumns + 11, item.Command, "cyan");
            }
        }

        if (plan.LeftOut.Count > 0)
        {
            screen.Line();
            screen.Hanging("", 0, $"Did not fit into the time, the most valuable first: {string.Join("; ", plan.LeftOut.Take(6).Select(i => i.Title))}. More --minutes brings them in.", "yellow");
        }

        if (calendar is not null)
        {
            screen.Line();
            screen.Hanging("", 0, $"The calendar is in {calendar}; open it with your calendar to import it.");
        }
    }

    private static JsonObject Json(PreparationPlan plan) => new()
    {
        ["loop"] = plan.Loop.Id,
        ["from"] = plan.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["until"] = plan.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["days"] = new JsonArray([.. plan.Days.Select(d => (JsonNode)new JsonObject
        {
            ["date"] = d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["minutes"] = d.Minutes,
            ["items"] = new JsonArray([.. d.Items.Select(i => (JsonNode)Item(i))]),
        })]),
        ["leftOut"] = new JsonArray([.. plan.LeftOut.Select(i => (JsonNode)Item(i))]),
    };

    private static JsonObject Item(PlanItem item) => new() { ["title"] = item.Title, ["minutes"] = item.Minutes, ["command"] = item.Command, ["because"] = item.Because };

    private const int DateColumns = 11;
}
