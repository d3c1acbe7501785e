namespace Dryrun.Interview.Sessions;

/// <summary>What words cost. Time is the currency of a session: a turn costs the larger of its typing time and its words at speaking pace.</summary>
public static class SpokenTime
{
    /// <summary>Words a minute of ordinary speech, for both sides of the table.</summary>
    public const int WordsPerMinute = 150;

    /// <summary>Milliseconds that a text takes to say.</summary>
    public static long Of(string text) => Words(text) * 60_000L / WordsPerMinute;

    /// <summary>What a candidate's turn costs.</summary>
    public static long OfTurn(string text, long typedMs) => Math.Max(Of(text), typedMs);

    /// <summary>Words separated by white space.</summary>
    public static int Words(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = !char.IsWhiteSpace(c);
            if (letter && !inside) words++;
            inside = letter;
        }

        return words;
    }
}
