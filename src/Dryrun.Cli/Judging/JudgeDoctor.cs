using Dryrun.Cli.Terminal;
using Dryrun.Judge;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Cli.Judging;

/// <summary>
/// The judge's part of <c>dryrun doctor</c>: which tier this machine has, what would make it better, and which languages work in it. Nothing here makes
/// the doctor fail: without a sandbox everything but coding rounds still works.
/// </summary>
internal static class JudgeDoctor
{
    public static void Show(Screen screen)
    {
        Sandbox sandbox;
        try
        {
            sandbox = Sandbox.Open();
        }
        catch (JudgeException)
        {
            var report = Sandbox.Probe();
            screen.Line($"  [yellow]![/] sandbox: {Screen.Plain(report.Summary)}");
            Improvements(screen, report);
            return;
        }

        using (sandbox)
        {
            var mark = sandbox.Tier == SandboxTier.Strong ? "[green]✓[/]" : "[yellow]![/]";
            screen.Line($"  {mark} sandbox: {Screen.Plain(sandbox.Report.Summary)}");
            Improvements(screen, sandbox.Report);
            foreach (var language in LanguageCatalogue.All)
            {
                var trouble = language.SelfTest(sandbox);
                screen.Line(trouble is null
                    ? $"  [green]✓[/] {Screen.Plain(language.Name)}: {Screen.Plain(language.Installed)} compiles and runs in the sandbox"
                    : $"  [yellow]![/] {Screen.Plain(language.Name)}: {Screen.Plain(trouble)}");
            }
        }
    }

    private static void Improvements(Screen screen, SandboxReport report)
    {
        foreach (var improvement in report.Improvements) screen.Hanging("      ", 6, $"to improve: {improvement}");
    }
}
