using System.CommandLine;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Sitting.Runs;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun run</c>: runs a design in a world and shows what it did and what it cost.</summary>
internal static class RunCommand
{
    public static Command Make(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "A prompt or a system.", HelpName = "SYSTEM|PROMPT" };
        var design = new Option<string>("--design") { Description = "A design file, or naive, reference, empty.", Required = true, HelpName = "FILE|naive|reference|empty" };
        var world = new Option<string?>("--world") { Description = "YAML with world properties to fix.", HelpName = "FILE" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of world and luck.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var replicates = new Option<int>("--replicates") { Description = "How many times to run with other luck, 1 to 4096.", DefaultValueFactory = _ => 16, HelpName = "N" };
        var mode = Flags.Choice("--mode", "How individuals are represented.", RunMode.Cohort);
        var grid = Flags.Choice("--grid", "search: coarse and fast; full: fine.", RunGrid.Full);
        var scale = new Option<double>("--scale") { Description = "Factor on the size of the population, above 0 to 10.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var given = new Option<string[]>("--given") { Description = "Fix luck, such as defect=fleetWide.", HelpName = "K=V", AllowMultipleArgumentsPerToken = false };
        var decide = new Option<string[]>("--decide") { Description = "A standing answer where a run needs a person.", HelpName = "K=V" };
        var threads = new Option<int>("--threads") { Description = "How many replicates run at once.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("run", "Run a design in a simulated world.") { target, design, world, seed, replicates, mode, grid, scale, given, decide, threads, json, content };
        command.SetAction(parsed =>
        {
            var asked = new Asked(
                parsed.GetValue(target)!, parsed.GetValue(design)!, parsed.GetValue(world), parsed.GetValue(replicates), parsed.GetValue(threads), parsed.GetValue(content),
                new RunOptions
                {
                    Seed = parsed.GetValue(seed),
                    Mode = parsed.GetValue(mode),
                    Grid = parsed.GetValue(grid),
                    Scale = parsed.GetValue(scale),
                    Given = Pairs("--given", parsed.GetValue(given)),
                    Decisions = Pairs("--decide", parsed.GetValue(decide)),
                });
            return Run(edge, asked, parsed.GetValue(json));
        });
        return command;
    }

    private sealed record Asked(string Target, string Design, string? World, int Replicates, int Threads, string? Content, RunOptions Options);

    private static int Run(Edge edge, Asked asked, bool json)
    {
        Check(asked);
        var started = edge.Clock.GetTimestamp();
        var target = RunTarget.Find(edge.Systems, () => edge.Content(asked.Content), asked.Target);
        RunResult.CheckGiven(target.System, asked.Options.Given);
        var world = target.World(asked.Options.Seed, asked.World);
        var design = target.Design(asked.Design);
        RunResult result;
        using (var progress = new ProgressLine(edge.Screen, "Running", edge.Clock))
        {
            result = RunResult.Of(target, world, design, asked.Options, asked.Replicates, asked.Threads, progress, edge.Stop);
        }

        if (json) edge.Screen.Output.WriteLine(RunJson.Of(result, edge.Clock.GetElapsedTime(started)).ToJsonString(JsonText.Indented));
        else RunView.Show(edge.Screen, result, asked.Design);
        return 0;
    }

    private static void Check(Asked asked)
    {
        if (asked.Replicates is < 1 or > 4096) throw new InputException($"--replicates is {asked.Replicates}; allowed 1 to 4096");
        if (asked.Threads is < 1 or > 256) throw new InputException($"--threads is {asked.Threads}; allowed 1 to 256");
        if (!(asked.Options.Scale > 0 && asked.Options.Scale <= 10)) throw new InputException($"--scale is {asked.Options.Scale}; allowed above 0 to 10");
        if (asked.Options.Mode != RunMode.Cohort) throw new InputException("--mode individual is not there yet for this system; run with --mode cohort");
    }

    private static Dictionary<string, string> Pairs(string flag, string[]? pairs)
    {
        var made = new Dictionary<string, string>();
        foreach (var pair in pairs ?? [])
        {
            var at = pair.IndexOf('=');
            if (at <= 0 || at == pair.Length - 1) throw new InputException($"{flag} is {pair}; write KEY=VALUE");
            made[pair[..at]] = pair[(at + 1)..];
        }

        return made;
    }
}
