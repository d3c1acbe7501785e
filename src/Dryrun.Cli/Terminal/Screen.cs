using Spectre.Console;

namespace Dryrun.Cli.Terminal;

/// <summary>
/// Where a command writes. Colour only on a terminal without NO_COLOR; progress only where error output is a terminal.
/// </summary>
internal sealed class Screen
{
    /// <summary>Narrowest screen that is written for.</summary>
    public const int WidthMin = 30;

    /// <summary>Widest: longer lines are hard to read.</summary>
    public const int WidthMax = 110;

    private readonly IAnsiConsole console;
    private readonly Func<int> columns;

    private Screen(IAnsiConsole console, TextWriter output, TextWriter errors, bool errorsAreTerminal, Func<int> columns) =>
        (this.console, Output, Errors, ErrorsAreTerminal, this.columns) = (console, output, errors, errorsAreTerminal, columns);

    /// <summary>Plain output, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Error lines and progress.</summary>
    public TextWriter Errors { get; }

    /// <summary>True where progress may be drawn.</summary>
    public bool ErrorsAreTerminal { get; }

    /// <summary>True where output goes to a file or another program instead of a terminal.</summary>
    public bool OutputIsPiped { get; private init; } = true;

    /// <summary>Columns to write into now; a window may be resized.</summary>
    public int Width => Math.Clamp(columns(), WidthMin, WidthMax);

    /// <summary>The process's own terminal or pipe.</summary>
    public static Screen OfProcess(Func<string, string?> environment)
    {
        var terminal = !Console.IsOutputRedirected;
        var colour = terminal && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb";
        return Over(Console.Out, Console.Error, colour, !Console.IsErrorRedirected, terminal ? () => Console.WindowWidth : () => 100, outputIsPiped: !terminal);
    }

    /// <summary>A screen over any writers, for tests and pipes.</summary>
    public static Screen Over(TextWriter output, TextWriter errors, bool colour = false, bool errorsAreTerminal = false, Func<int>? columns = null, bool outputIsPiped = true)
    {
        var writer = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        writer.Profile.Capabilities.Unicode = true;
        return new Screen(writer, output, errors, errorsAreTerminal, columns ?? (() => 100)) { OutputIsPiped = outputIsPiped };
    }

    /// <summary>One line of markup; too long, it wraps at words.</summary>
    public void Line(string markup = "")
    {
        console.Profile.Width = Width;
        console.MarkupLine(markup);
    }

    /// <summary>
    /// Plain text behind a head of markup that takes <paramref name="headColumns"/> columns; the rows that follow hang under the text.
    /// </summary>
    public void Hanging(string head, int headColumns, string text, string style = "default")
    {
        var rows = WordWrap.Rows(text, Width - headColumns);
        for (var i = 0; i < rows.Count; i++)
        {
            Line($"{(i == 0 ? head : new string(' ', headColumns))}[{style}]{Plain(rows[i])}[/]");
        }
    }

    /// <summary>What the interviewer says, set in by two columns so that it stands apart without colour; nothing where there is nothing to say.</summary>
    public void Say(string words)
    {
        if (words.Length > 0) Hanging("  ", 2, words, "cyan");
    }

    /// <summary>A command and what it does: side by side where both fit, else one under the other.</summary>
    public void Pair(string command, string does, int commandColumns)
    {
        if (Width >= commandColumns + 36 && TextWidth.Of(command) <= commandColumns - 2)
        {
            Hanging($"  [bold]{Plain(command.PadRight(commandColumns))}[/]", commandColumns + 2, does);
            return;
        }

        Hanging("  ", 2, command, "bold");
        Hanging("      ", 6, does);
    }

    /// <summary>Text that is not markup, as markup.</summary>
    public static string Plain(string text) => Markup.Escape(text);
}
