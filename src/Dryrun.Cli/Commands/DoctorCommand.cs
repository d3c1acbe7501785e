using System.CommandLine;
using System.Runtime.InteropServices;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Storage;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun doctor</c>: whether this machine has everything, and what to do where it has not.</summary>
internal static class DoctorCommand
{
    public static Command Make(Edge edge)
    {
        var content = Flags.Content();
        var command = new Command("doctor", "Check this machine and say what to do where something is missing.") { content };
        command.SetAction(parsed => Show(edge, parsed.GetValue(content)));
        return command;
    }

    private static int Show(Edge edge, string? contentFolder)
    {
        var screen = edge.Screen;
        screen.Line($"[bold]Dryrun {Version.Text}[/] on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors");
        var good = true;
        good &= Check(screen, "content", () => $"{edge.Content(contentFolder).PromptIds().Count} prompts in {edge.Content(contentFolder).Path}");
        good &= Check(screen, "systems", () => string.Join(", ", edge.Systems.Select(s => $"{s.Id} (model {s.ModelVersion})")));
        good &= Check(screen, "data folder", () => DataFolder.Resolve(edge.Environment).Create().FullPath);
        good &= Check(screen, "SQLite", () =>
        {
            using var store = SqliteEventStore.Open(DataFolder.Resolve(edge.Environment).Create().DatabasePath, edge.Clock);
            return $"opens, {store.Streams().Count} sessions";
        });
        JudgeDoctor.Show(screen);
        screen.Line(good ? "Everything is here." : "Mend the lines marked with a cross, then run this again.");
        return good ? 0 : CommandLine.Failed;
    }

    private static bool Check(Screen screen, string what, Func<string> look)
    {
        try
        {
            screen.Line($"  [green]✓[/] {what}: {Screen.Plain(look())}");
            return true;
        }
        catch (Exception e) when (e is InputException or StorageException)
        {
            screen.Line($"  [red]✗[/] {what}: {Screen.Plain(e.Message)}");
            return false;
        }
    }
}

/// <summary>The version of this program.</summary>
internal static class Version
{
    public static string Text { get; } = typeof(Version).Assembly.GetName().Version is { } v ? $"{v.Major}.{v.Minor}.{v.Build}" : "unknown";
}
