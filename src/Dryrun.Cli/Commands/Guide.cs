using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Commands;

/// <summary>What <c>dryrun</c> alone prints: where to start.</summary>
internal static class Guide
{
    private static readonly (string Command, string Does)[] Commands =
    [
        ("dryrun interview quest-patches", "sit a Meta TPM design round: talk, design, run, be questioned"),
        ("dryrun interview behavioural", "sit a round of talk: stories, estimates, fundamentals, a stakeholder who says no"),
        ("dryrun drill", "an exercise of a few minutes; what debriefs found weak comes back when it is due"),
        ("dryrun loop start meta-tpm", "a whole loop, from the recruiter's call to the committee; dryrun loops lists them"),
        ("dryrun run quest-patches --design reference", "run a design in a simulated world and see what it costs"),
        ("dryrun prompts", "what can be rehearsed"),
        ("dryrun systems", "what the designs run on"),
        ("dryrun sessions", "what you have sat"),
        ("dryrun doctor", "whether this machine has everything"),
        ("dryrun --help", "all commands"),
    ];

    public static int Show(Screen screen)
    {
        screen.Line("[bold]Dryrun[/]  the system you design runs");
        screen.Line();
        foreach (var (command, does) in Commands) screen.Pair(command, does, 46);
        return 0;
    }
}
