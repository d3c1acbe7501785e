namespace Dryrun.Cli.Rooms;

/// <summary>Why a line ended.</summary>
internal enum LineEnd
{
    /// <summary>Enter.</summary>
    Entered,

    /// <summary>Ctrl-C.</summary>
    Interrupted,

    /// <summary>Ctrl-D on an empty line, or the end of piped input.</summary>
    EndOfInput,
}

/// <summary>A line as it was typed.</summary>
internal sealed record TypedLine(string Text, LineEnd End);

/// <summary>Reads lines from a person or a pipe.</summary>
internal interface ILineSource
{
    /// <summary>The next line after a prompt.</summary>
    TypedLine Read(string prompt);
}

/// <summary>Lines of piped input.</summary>
internal sealed class PipedLines(TextReader input) : ILineSource
{
    public TypedLine Read(string prompt) => input.ReadLine() is { } line ? new TypedLine(line, LineEnd.Entered) : new TypedLine("", LineEnd.EndOfInput);
}
