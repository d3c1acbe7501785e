using System.CommandLine;
using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Rooms;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Loops;

namespace Dryrun.Cli.Loops;

/// <summary><c>dryrun loops</c> and <c>dryrun loop start | next | status</c>: a whole loop, round by round, with a committee at its end.</summary>
internal static class LoopCommand
{
    public static IEnumerable<Command> Make(Edge edge)
    {
        var json = Flags.Json();
        var content = Flags.Content();
        var list = new Command("loops", "List the loops that can be sat.") { json, content };
        list.SetAction(parsed => List(edge, parsed.GetValue(content), parsed.GetValue(json)));
        yield return list;

        yield return new Command("loop", "Sit a whole loop, round by round, from the recruiter's call to the committee.") { Start(edge), Next(edge), Status(edge) };
    }

    private static Command Start(Edge edge)
    {
        var loop = new Argument<string>("loop") { Description = "The loop; dryrun loops lists them." };
        var sitting = new SittingFlags(
            "Seed of everything that is drawn.", "real: feedback waits for the committee; coached: a debrief after every round.", SessionMode.Real, "How the interviewers behave.");
        var backToBack = new Option<bool>("--back-to-back") { Description = "Sit the final day's rounds without a break." };
        var script = new Option<string?>("--script") { Description = "Play a recorded candidate through the whole loop.", HelpName = "FILE" };
        var json = Flags.Json();
        var content = Flags.Content();
        var start = new Command("start", "Begin a loop and sit its first round.") { loop };
        Option[] own = [backToBack, script, json, content];
        foreach (var option in sitting.All.Concat(own)) start.Options.Add(option);
        start.SetAction(parsed =>
        {
            var folder = edge.Content(parsed.GetValue(content));
            var chosen = LoopReader.Read(folder, parsed.GetValue(loop)!);
            if (parsed.GetValue(script) is { } file) return ScriptedLoop.Play(edge, folder, chosen, file, parsed.GetValue(json));
            var wish = sitting.Read(parsed);
            var begun = LoopDecider.Start(chosen, wish.Drawn(), wish.Level, wish.Mode, wish.Temperament, parsed.GetValue(backToBack));
            var data = edge.Data();
            using var store = edge.Store(data);
            var workspace = new Workspace(edge.Library(folder), data, store, edge.Clock);
            var (log, state) = LoopSteps.Begin(workspace, begun);
            return new LoopSitting(edge, workspace, log).Sit(state);
        });
        return start;
    }

    private static Command Next(Edge edge)
    {
        var named = Named();
        var content = Flags.Content();
        var next = new Command("next", "Go on: the round that was left, the next one, or the committee.") { named, content };
        next.SetAction(parsed =>
        {
            var data = edge.Data();
            using var store = edge.Store(data);
            var log = LoopLog.Find(store, parsed.GetValue(named));
            return new LoopSitting(edge, new Workspace(edge.Library(edge.Content(parsed.GetValue(content))), data, store, edge.Clock), log).Sit(log.State());
        });
        return next;
    }

    private static Command Status(Edge edge)
    {
        var named = Named();
        var json = Flags.Json();
        var status = new Command("status", "Where you stand in your loops.") { named, json };
        status.SetAction(parsed =>
        {
            using var store = edge.Store(edge.Data());
            var logs = parsed.GetValue(named) is { } id
                ? [LoopLog.Find(store, id)]
                : store.Streams(LoopLog.Prefix).OrderByDescending(s => s.CreatedAtUnixMs).ThenByDescending(s => s.Stream, StringComparer.Ordinal)
                    .Select(s => new LoopLog(store, s.Stream)).ToList();
            if (parsed.GetValue(json))
            {
                edge.Screen.Output.WriteLine(new JsonArray([.. logs.Select(l => (JsonNode)LoopReport.Of(l.State()))]).ToJsonString(JsonText.Indented));
                return 0;
            }

            if (logs.Count == 0) edge.Screen.Line("You sit no loop yet. Begin with: dryrun loop start meta-tpm");
            foreach (var log in logs)
            {
                LoopViews.Status(edge.Screen, log.Id, log.State());
                edge.Screen.Line();
            }

            return 0;
        });
        return status;
    }

    private static Argument<string?> Named() =>
        new("id") { Description = "The loop's id, as dryrun loop status lists it; the newest unless named.", Arity = ArgumentArity.ZeroOrOne };

    private static int List(Edge edge, string? contentFolder, bool json)
    {
        var content = edge.Content(contentFolder);
        var loops = LoopReader.Ids(content).Select(id => LoopReader.Read(content, id)).ToList();
        if (json)
        {
            edge.Screen.Output.WriteLine(new JsonArray([.. loops.Select(l => (JsonNode)new JsonObject
            {
                ["id"] = l.Id,
                ["name"] = l.Name,
                ["company"] = l.Company,
                ["role"] = l.Role,
                ["levels"] = new JsonArray([.. l.Levels.Select(v => (JsonNode)v)]),
                ["weeks"] = l.Weeks,
            })]).ToJsonString(JsonText.Indented));
            return 0;
        }

        foreach (var loop in loops) LoopViews.Card(edge.Screen, loop);
        edge.Screen.Line();
        edge.Screen.Line("[dim]Begin with: dryrun loop start meta-tpm[/]");
        return 0;
    }
}
