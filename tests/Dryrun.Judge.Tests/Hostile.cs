using System.Diagnostics;
using System.Text;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests;

/// <summary>The hostile programs under <c>Hostile/</c>. Each prints a line that starts with ESCAPED for whatever it got that it should not have.</summary>
internal static class Hostile
{
    public const string Escaped = "ESCAPED";

    /// <summary>For programs that never end by themselves: little processor time, so that the test is soon over.</summary>
    public static JailLimits Limits { get; } = new() { Cpu = TimeSpan.FromSeconds(0.5), MemoryBytes = 256 << 20 };

    /// <summary>For programs that end by themselves or at another limit: so much processor time that a busy machine does not decide the test.</summary>
    public static JailLimits Patient { get; } = Limits with { Cpu = TimeSpan.FromSeconds(20) };

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Hostile", name));

    /// <summary>The jail of a hostile Python program.</summary>
    public static Jail Jail(string name, JailLimits? limits = null, params string[] arguments)
    {
        var python = LanguageCatalogue.All.OfType<Python>().Single();
        var jail = python.RunJail(new Artefact([new JailFile("/box/main.py", Bytes(name))], "/box/main.py"), limits ?? Patient);
        return jail with { Command = [.. jail.Command, .. arguments] };
    }

    /// <summary>Runs one.</summary>
    public static JailRun Run(SandboxTier tier, string name, JailLimits? limits = null, params string[] arguments) =>
        Machine.Sandbox(tier).Run(Jail(name, limits, arguments));

    /// <summary>Runs one with a layer taken away.</summary>
    public static JailRun RunWithout(SandboxTier tier, Layers without, string name, JailLimits? limits = null, params string[] arguments) =>
        Machine.Sandbox(tier).Run(Jail(name, limits, arguments), without);

    /// <summary>Runs one of our own probes outside, as a control: what nobody contains.</summary>
    public static string RunPlain(string name, IReadOnlyDictionary<string, string>? variables = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Hostile", name));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (key, value) in variables ?? new Dictionary<string, string>()) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }

    public static string Text(this JailRun run) => Encoding.UTF8.GetString(run.Output);

    public static string ErrorText(this JailRun run) => Encoding.UTF8.GetString(run.Errors);

    /// <summary>What a run got that it should not have.</summary>
    public static string[] Escapes(this JailRun run) => [.. run.Text().Split('\n').Where(l => l.StartsWith(Escaped, StringComparison.Ordinal))];

    /// <summary>It ran to its end and got nothing.</summary>
    public static void ShouldBeHeld(this JailRun run)
    {
        run.Fault.ShouldBeNull();
        run.Escapes().ShouldBeEmpty(run.Text() + run.ErrorText());
        run.ExitCode.ShouldBe(0, run.Text() + run.ErrorText());
        run.Output.ShouldNotBeEmpty("a probe that says nothing has shown nothing");
    }
}
