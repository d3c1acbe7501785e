using System.Text.Json.Nodes;
using Dryrun.Benchmarks;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Tests.Commands;

public sealed class SimulationCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    [Fact]
    public void Validation_of_the_library_shows_exact_value_model_value_and_z()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter();
        SimulationValidation.Show(
            Screen.Over(output, errors, columns: () => 110),
            [
                new("M/M/1, load 0.8", "mean time, s", "theory", 5.0, 5.1, 0.2, 0.0, 40),
                new("LRU cache", "hit ratio", "approximation", 0.5, 0.6, 0.01, 0.002, 40),
            ]);
        var flat = string.Join(' ', output.ToString().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        flat.ShouldContain("M/M/1, load 0.8 theory pass mean time, s 5.0000 5.1000 0.20 +0.50");
        flat.ShouldContain("LRU cache approximation MISS hit ratio 0.50000 0.60000 0.010 +");
        flat.ShouldContain("taken as good to 0.0020");
        flat.ShouldContain("1 of 2 figures pass: within 4 standard errors.");
    }

    [Fact, Trait("Suite", "Long")]
    public async Task Validation_of_the_library_passes_and_says_so_to_programs()
    {
        var ran = await program.RunAsync(["validate", "simulation", "--json"]);
        ran.Code.ShouldBe(0, ran.Output);
        var document = JsonNode.Parse(ran.Output)!;
        ((int)document["passed"]!).ShouldBe(document["rows"]!.AsArray().Count);
        ((int)document["passed"]!).ShouldBeGreaterThan(40);
        document["rows"]![0]!["z"].ShouldNotBeNull();
    }

    [Fact]
    public void Benchmarks_are_tables_with_targets_and_reasons()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter();
        IReadOnlyList<IReadOnlyList<BenchFigure>> tables =
        [
            [new("draws", "exponential time", "each", 4.0)],
            [new("M/M/1", "events", "each", 50.0) { TargetPerSecond = 15e6, Check = 10.02 }],
            [
                new("hold, uniform", "world", "1k", 40.0) { TargetPerSecond = 20e6 },
                new("hold, uniform", "world", "1M", 100.0) { TargetPerSecond = 15e6 },
                new("hold, uniform", "SimPy", "1k", 1000.0),
                new("hold, uniform", "SimPy", "1M", double.NaN) { Missing = "not run" },
            ],
        ];
        var screen = Screen.Over(output, errors, columns: () => 110);
        foreach (var table in tables) SimulationBench.ShowTable(screen, table);
        SimulationBench.ShowTargets(screen, [.. tables.SelectMany(t => t)]);
        var text = output.ToString();
        text.ShouldContain("exponential time                                  4.0       250.0");
        text.ShouldContain("10.02  target 15.0 met");
        text.ShouldContain("  world                          25.0     10.0");
        text.ShouldContain("20.0 ok  15.0 no");
        text.ShouldContain("  SimPy                           1.0        -");
        text.ShouldContain("2 of 3 targets met.");
    }

    [Fact]
    public async Task Names_that_are_no_system_and_not_the_library_are_refused()
    {
        (await program.RunAsync(["validate", "simulations"])).Code.ShouldNotBe(0);
        (await program.RunAsync(["bench", "simulations"])).OnlyError.ShouldContain("simulation or judge");
    }

    public void Dispose() => program.Dispose();
}
