using Spectre.Console;

namespace Dryrun.Cli.Terminal;

/// <summary>
/// Where a command writes. Colour only on a terminal without NO_COLOR; progress only where error output is a terminal.
/// </summary>
internal sealed class Screen
{
    private Screen(IAnsiConsole console, TextWriter output, TextWriter errors, bool errorsAreTerminal, int width) =>
        (Console, Output, Errors, ErrorsAreTerminal, Width) = (console, output, errors, errorsAreTerminal, width);

    /// <summary>Styled output.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Plain output, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Error lines and progress.</summary>
    public TextWriter Errors { get; }

    /// <summary>True where progress may be drawn.</summary>
    public bool ErrorsAreTerminal { get; }

    /// <summary>Columns to write into, 60 to 110.</summary>
    public int Width { get; }

    /// <summary>The process's own terminal or pipe.</summary>
    public static Screen OfProcess(Func<string, string?> environment)
    {
        var terminal = !System.Console.IsOutputRedirected;
        var colour = terminal && string.IsNullOrEmpty(environment("NO_COLOR"));
        return Over(System.Console.Out, System.Console.Error, colour, !System.Console.IsErrorRedirected, terminal ? System.Console.WindowWidth : 100);
    }

    /// <summary>A screen over any writers, for tests and pipes.</summary>
    public static Screen Over(TextWriter output, TextWriter errors, bool colour = false, bool errorsAreTerminal = false, int width = 100)
    {
        var columns = Math.Clamp(width, 60, 110);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = columns;
        console.Profile.Capabilities.Unicode = true;
        return new Screen(console, output, errors, errorsAreTerminal, columns);
    }

    /// <summary>One line of markup.</summary>
    public void Line(string markup = "") => Console.MarkupLine(markup);

    /// <summary>What the interviewer says; nothing where there is nothing to say.</summary>
    public void Say(string words)
    {
        if (words.Length > 0) Line($"[cyan]{Plain(words)}[/]");
    }

    /// <summary>Text that is not markup, as markup.</summary>
    public static string Plain(string text) => Markup.Escape(text);
}
