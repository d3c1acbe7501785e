using System.Diagnostics;
using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Cli.Judging;

/// <summary>
/// What the sandbox costs: a trivial program and a Python program, each plain and jailed in turns in the same run, so that both meet the same machine; then
/// Python programs a second with several at once. Bubblewrap alone stands beside them: it is most of the cost, and how long it takes differs tenfold between machines.
/// </summary>
internal static class JudgeBench
{
    private const int Rounds = 40, RoundsWarm = 3, ParallelRuns = 60;

    // Aims on a quiet machine: a start that nobody notices, and a class at work.
    private const double OverheadTargetMs = 15, PythonTargetMs = 40, RunsTarget = 50;

    public static void Measure(Edge edge, Screen? screen, JsonObject document)
    {
        using var sandbox = Sandbox.Open();
        var trivial = Trial.Trivial();
        var python = Trial.Python();
        var times = InTurns(edge, trivial.RunPlain, Trial.Bubblewrap().RunPlain, () => trivial.RunJailed(sandbox));
        var (plain, bare, jailed) = (times[0], times[1], times[2]);
        var overheadMs = Middle(jailed) - Middle(plain);
        document["judge"] = new JsonObject
        {
            ["tier"] = sandbox.Tier == SandboxTier.Strong ? "strong" : "weak",
            ["plainMilliseconds"] = Spread(plain),
            ["bubblewrapMilliseconds"] = Spread(bare),
            ["jailedMilliseconds"] = Spread(jailed),
            ["overheadMilliseconds"] = overheadMs,
        };
        screen?.Line();
        screen?.Line($"judge: {Screen.Plain(sandbox.Report.Summary)}");
        screen?.Line($"  a trivial program       {Text(plain)}");
        screen?.Line($"    in bubblewrap alone   {Text(bare)}");
        screen?.Line($"    jailed                {Text(jailed)}: {overheadMs:0.0} ms more (p50), target {OverheadTargetMs:0} {Mark(overheadMs <= OverheadTargetMs)}");
        if (python is null)
        {
            screen?.Line("  Python is not installed: nothing is measured with it.");
            return;
        }

        var pythonTimes = InTurns(edge, python.RunPlain, () => python.RunJailed(sandbox));
        var (plainPython, jailedPython) = (pythonTimes[0], pythonTimes[1]);
        var workers = Math.Min(2, Environment.ProcessorCount);
        var (plainEach, jailedEach) = (Rate(edge, workers, python.RunPlain), Rate(edge, workers, () => python.RunJailed(sandbox)));
        document["judge"]!["pythonMilliseconds"] = new JsonObject { ["plain"] = Spread(plainPython), ["jailed"] = Spread(jailedPython) };
        document["judge"]!["pythonRunsPerSecond"] = new JsonObject { ["plain"] = plainEach, ["jailed"] = jailedEach, ["workers"] = workers };
        screen?.Line($"  Python, a sum           {Text(plainPython)}");
        screen?.Line($"    jailed                {Text(jailedPython)}, target {PythonTargetMs:0} {Mark(Middle(jailedPython) <= PythonTargetMs)}");
        screen?.Line($"  Python runs a second    plain {plainEach:0}, jailed {jailedEach:0}, {workers} at once, target {RunsTarget:0} {Mark(jailedEach >= RunsTarget)}");
        screen?.Line("  Targets are aims on a quiet machine, not tests.");
    }

    private static string Mark(bool isMet) => isMet ? "[green]met[/]" : "[yellow]missed[/]";

    private static double[][] InTurns(Edge edge, params Action[] each)
    {
        var times = each.Select(_ => new double[Rounds]).ToArray();
        for (var i = -RoundsWarm; i < Rounds; i++)
        {
            for (var k = 0; k < each.Length; k++)
            {
                var time = Time(edge, each[k]);
                if (i >= 0) times[k][i] = time;
            }
        }

        foreach (var sorted in times) Array.Sort(sorted);
        return times;
    }

    private static double Time(Edge edge, Action run)
    {
        edge.Stop.ThrowIfCancellationRequested();
        var started = edge.Clock.GetTimestamp();
        run();
        return edge.Clock.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Rate(Edge edge, int workers, Action run)
    {
        var started = edge.Clock.GetTimestamp();
        Parallel.For(0, ParallelRuns, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = edge.Stop }, _ => run());
        return edge.Clock.GetElapsedTime(started).TotalSeconds is > 0 and var seconds ? ParallelRuns / seconds : 0;
    }

    private static double Middle(double[] sorted) => sorted[sorted.Length / 2];

    private static string Text(double[] sorted) => $"{Middle(sorted):0.0} ms (p95 {sorted[(int)(sorted.Length * 0.95)]:0.0})";

    private static JsonObject Spread(double[] sorted) => new() { ["p50"] = Middle(sorted), ["p95"] = sorted[(int)(sorted.Length * 0.95)], ["runs"] = sorted.Length };

    /// <summary>A program of our own, plain and jailed.</summary>
    private sealed class Trial
    {
        private readonly Jail jail;
        private readonly ProcessStartInfo plain;

        private Trial(Jail jail, string file, params string[] arguments)
        {
            this.jail = jail;
            plain = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        }

        public static Trial Trivial() => new(
            new Jail { Command = ["/usr/bin/sh", "-c", ":"], Limits = Limits }, "/bin/sh", "-c", ":");

        /// <summary>The same under bubblewrap with namespaces of its own and nothing else of ours.</summary>
        public static Trial Bubblewrap() => new(
            Trivial().jail, "bwrap", "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "/bin/sh", "-c", ":");

        public static Trial? Python()
        {
            var python = Judge.Languages.LanguageCatalogue.All.Single(l => l.Id == "python");
            if (python.Missing is not null) return null;
            const string Sum = "print(sum(range(1000)))";
            var source = System.Text.Encoding.UTF8.GetBytes(Sum);
            var jailed = python.RunJail(new Judge.Languages.Artefact([new JailFile("/box/main.py", source)], "/box/main.py"), Limits);
            return new Trial(jailed, jailed.Command[0], "-s", "-c", Sum);
        }

        private static JailLimits Limits => new() { Cpu = TimeSpan.FromSeconds(10), MemoryBytes = 256 << 20 };

        public void RunPlain()
        {
            using var process = Process.Start(plain)!;
            process.StandardInput.Close();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        public void RunJailed(Sandbox sandbox) => sandbox.Run(jail);
    }
}
