using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Turns that ask nothing and tell nothing: "hello?", "are you there", "sorry?", "hmm", "ok". They are met as people do, in a few words that take no session time
/// and leave open what was asked before.
/// </summary>
internal static partial class Chatter
{
    /// <summary>What such a turn wants.</summary>
    public enum Kind
    {
        /// <summary>To know whether somebody listens.</summary>
        Presence,

        /// <summary>To hear the last words again.</summary>
        Again,

        /// <summary>A moment.</summary>
        Hesitation,

        /// <summary>Nothing; it says that the last words were heard.</summary>
        Nod,
    }

    private const int WordsMax = 7;

    /// <summary>The kind of a whole turn, or null for one that does something.</summary>
    public static Kind? Of(string text) =>
        SpokenTime.Words(text) is 0 or > WordsMax ? null
        : Presence().IsMatch(text) ? Kind.Presence
        : Again().IsMatch(text) ? Kind.Again
        : Hesitation().IsMatch(text) ? Kind.Hesitation
        : Nod().IsMatch(text) ? Kind.Nod
        : null;

    /// <summary>Answers such a turn; true where it was one.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="text">What was said.</param>
    /// <param name="nods">False where "sure" may be an answer to what was asked.</param>
    public static bool Take(Exchange exchange, string text, bool nods)
    {
        if (Of(text) is not { } kind || (kind == Kind.Nod && !nods)) return false;
        exchange.Murmur(kind switch
        {
            Kind.Presence => Words(exchange, "here", "I'm here. Go ahead."),
            Kind.Again => exchange.State.LastWords.Length > 0 ? exchange.State.LastWords : exchange.Content.Prompt.Brief,
            Kind.Hesitation => Words(exchange, "hesitation", "Take your time."),
            _ => Words(exchange, "nod", "Go on."),
        });
        return true;
    }

    private static string Words(Exchange exchange, string reply, string otherwise) => exchange.Wording(reply) is { Length: > 0 } text ? text : otherwise;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"^\W*((hello+|hey|hi|yo|um|sorry|excuse me)\W+)*((are|r) )?((you|u|anyone|anybody|someone|somebody) )?(still )?(there|here|listening|with me)\W*$"
        + @"|^\W*((hello+|hey|hi|yo|um)\W+)*(can|do|could) (you|u|anyone|anybody) (still )?hear me( now)?\W*$|^\W*((hello+|hey|hi|yo)\W*)+$",
        Plain)]
    private static partial Regex Presence();

    [GeneratedRegex(@"^\W*((sorry|what|huh|eh|pardon( me)?|excuse me|come again|say again|what was that|sorry what|hm+)\W*)\?+\W*$", Plain)]
    private static partial Regex Again();

    [GeneratedRegex(
        @"^\W*((h+m+|u+m+|u+h+m*|e+r+m*|a+h+|o+h+|m+|well|so|wait|sorry|hold on|hang on|(just )?(one|a) (sec|second|moment|minute)|give me (a|one) (sec|second|moment|minute)"
        + @"|(let|lemme|let's) (me )?(think|see)|i'?m thinking|thinking)\W*)+$",
        Plain)]
    private static partial Regex Hesitation();

    [GeneratedRegex(
        @"^\W*((ok(ay)?|k+|sure|alright|all right|fine|cool|great|nice|got it|gotcha|i see|thanks|thank you|thx|ty|understood|makes sense|fair enough|noted|awesome|perfect|interesting)[^\w?]*)+$",
        Plain)]
    private static partial Regex Nod();
}
