namespace Dryrun.Judge.Checkers;

/// <summary>What a checker says about an answer.</summary>
/// <param name="IsRight">True where it is accepted.</param>
/// <param name="Message">Where it is not: one line that says the first difference.</param>
public sealed record CheckOutcome(bool IsRight, string Message)
{
    /// <summary>Accepted.</summary>
    public static CheckOutcome Right { get; } = new(true, "");

    /// <summary>Not accepted.</summary>
    public static CheckOutcome Wrong(string message) => new(false, message);

    /// <summary>A value in a message: short, and on one line.</summary>
    internal static string Shown(string text)
    {
        const int Max = 60;
        var line = text.ReplaceLineEndings("\\n");
        return line.Length <= Max ? line : line[..Max] + "...";
    }
}
