using System.Runtime.CompilerServices;
using Dryrun.Simulation.Tests.Events;

namespace Dryrun.Simulation.Tests;

/// <summary>
/// Hashes of whole histories, kept in the repository: the same on every machine, in Debug and Release, on either queue. A change that alters one changed what
/// worlds do. Set DRYRUN_UPDATE=1 to write them anew, then read the difference like code.
/// </summary>
public class FingerprintTests
{
    private static readonly (string Name, Action<World> Build)[] Scenarios =
    [
        ("bank: a process for each customer", FingerprintModels.Bank),
        ("two processes and a store", FingerprintModels.Pipeline),
        ("machine shop: interrupts and repairs", FingerprintModels.MachineShop),
        ("impatience: limits, any of, all of", FingerprintModels.Impatience),
        ("fork and join: calls, results, conditions", FingerprintModels.ForkJoin),
        ("lanes and priorities at one instant", FingerprintModels.Ties),
        .. Enum.GetValues<DelayShape>().Select(s => ($"hold: {s.ToString().ToLowerInvariant()} delays", (Action<World>)(w => FingerprintModels.Hold(w, s)))),
    ];

    public static TheoryData<string> Names => [.. Scenarios.Select(s => s.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_history_of_a_scenario_is_the_kept_one(string name)
    {
        var made = Line(name, new World(1));
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") Keep(name, made);
        Kept().ShouldContain(made, "run the tests with DRYRUN_UPDATE=1 if the change is meant");
        Line(name, World.OnHeap(1)).ShouldBe(made);
    }

    [Fact]
    public void Every_kept_hash_is_of_a_scenario() => Kept().Select(NameOf).ShouldBe(Scenarios.Select(s => s.Name), ignoreOrder: true);

    private static string Line(string name, World world)
    {
        Scenarios.Single(s => s.Name == name).Build(world);
        var result = world.Run(until: Time.Hour);
        return $"{result.Hash} {result.Events,8} {name}";
    }

    private static string NameOf(string line) => line[26..];

    private static void Keep(string name, string made)
    {
        lock (Scenarios)
            System.IO.File.WriteAllLines(File(), [.. Kept().Where(l => NameOf(l) != name).Append(made).OrderBy(NameOf, StringComparer.Ordinal)]);
    }

    private static string[] Kept() => System.IO.File.Exists(File()) ? System.IO.File.ReadAllLines(File()) : [];

    private static string File([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fingerprints", "kernel.txt");
}
