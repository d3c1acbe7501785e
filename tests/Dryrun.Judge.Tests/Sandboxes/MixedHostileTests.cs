using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>Many hostile programs, several at once, as a busy judge would meet them.</summary>
public class MixedHostileTests
{
    private const int Programs = 300, AtOnce = 3;

    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    [Trait("Suite", "Long")]
    public async Task Three_hundred_hostile_programs_leave_nothing_behind(SandboxTier tier)
    {
        var names = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Hostile"), "*.py").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray();
        var limits = Hostile.Limits with { Cpu = TimeSpan.FromSeconds(0.5), Wall = TimeSpan.FromSeconds(1), MemoryBytes = 96 << 20 };
        string[] arguments = ["1", "nobody-listens"];
        List<string> escapes = [];
        await Parallel.ForAsync(0, Programs, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (i, _) =>
        {
            var name = names[i % names.Length];
            var run = Hostile.Run(tier, name, limits, arguments);
            lock (escapes)
            {
                escapes.AddRange(run.Escapes().Where(e => !IsOwn(name)).Select(e => $"{name}: {e}"));
                if (run.Fault is { } fault) escapes.Add($"{name}: {fault}");
            }

            return ValueTask.CompletedTask;
        });
        escapes.ShouldBeEmpty();
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public async Task An_honest_program_beside_hostile_ones_comes_to_its_end(SandboxTier tier)
    {
        using var stop = new CancellationTokenSource();
        var limits = Hostile.Limits with { Cpu = TimeSpan.FromSeconds(30), Wall = TimeSpan.FromSeconds(60) };
        var hostile = new[] { "fork_bomb.py", "output_flood.py" }
            .Select(n => Task.Run(() => Should.Throw<OperationCanceledException>(() => Again(tier, Hostile.Jail(n, limits with { OutputBytes = long.MaxValue / 2 }), stop.Token))))
            .ToArray();
        var honest = Hostile.Run(tier, "leftovers_read.py", Hostile.Limits with { Cpu = TimeSpan.FromSeconds(10), Wall = TimeSpan.FromSeconds(60) });
        await stop.CancelAsync();
        await Task.WhenAll(hostile);
        honest.ShouldBeHeld();
        Remains.Of(tier).ShouldBeEmpty();
    }

    // A lock that is looked at is only one's own here, and leftovers are looked for by argument.
    private static bool IsOwn(string name) => name is "leftovers_read.py";

    private static void Again(SandboxTier tier, Jail jail, CancellationToken stop)
    {
        while (true) Machine.Sandbox(tier).Run(jail, stop);
    }
}
