using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;
using Said = Dryrun.Interview.Sessions.Said;

namespace Dryrun.Interview.Loops;

/// <summary>
/// What a candidate claims about their own past in one segment: figures with units, and who did a thing. Statements about what one would do, questions and
/// conditions are no claims.
/// </summary>
public static partial class RoundClaims
{
    /// <summary>Kinds of segments in which candidates speak about their past.</summary>
    private static readonly HashSet<string> Kinds =
        ["recruiter", "technical-deep-dive", "project-deep-dive", "hiring-manager", "behavioural", "cross-functional", "offer", "fundamentals"];

    /// <summary>Words that every story has: two claims are not about the same thing because both have them.</summary>
    private static readonly HashSet<string> Generic =
        [.. WordSet.Of("team teams week weeks day days month months year years shipped ship launched built took about project people engineers percent million thousand quarter system"
            + " one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty ninety hundred half dozen couple several").Words];

    /// <summary>What a probe on an earlier claim is about.</summary>
    public const string AskedAbout = "claim";

    /// <summary>Fewer words explain nothing.</summary>
    private const int ExplanationWords = 4;

    /// <summary>Most claims kept of a segment.</summary>
    private const int ClaimsMax = 120;

    /// <summary>The claims of a session of one kind; none where that kind is about a plan.</summary>
    public static IReadOnlyList<Claim> Of(string kind, IReadOnlyList<SessionEvent> events) => !Kinds.Contains(kind)
        ? []
        : [.. Told(events).Take(ClaimsMax)];

    // An answer to "which is it?" explains the claims of the turn before; it is no claim of its own.
    private static IEnumerable<Claim> Told(IReadOnlyList<SessionEvent> events)
    {
        List<Claim> turn = [];
        var asked = false;
        foreach (var e in events)
        {
            if (e.Data is Probed { About: AskedAbout }) asked = true;
            if (e is not { By: Actor.Candidate, Data: Said said }) continue;
            if (asked && SpokenTime.Words(said.Text) >= ExplanationWords && !Shrug().IsMatch(said.Text)) turn = [.. turn.Select(c => c with { Explained = said.Text })];
            foreach (var claim in turn) yield return claim;
            turn = asked ? [] : [.. Of(said.Text, e.AtMs)];
            asked = false;
        }

        foreach (var claim in turn) yield return claim;
    }

    /// <summary>The claims of one turn.</summary>
    public static IEnumerable<Claim> Of(string turn, long atMs)
    {
        foreach (var (_, sentence) in AnswerSentences.Split(turn))
        {
            if (sentence.EndsWith('?') || Unreal().IsMatch(sentence)) continue;
            var (actor, deed) = Doer(sentence);
            var figures = Figures(sentence);
            if (figures.Count == 0 && deed.Length == 0) continue;
            var about = Content(sentence).Order(StringComparer.Ordinal).ToList();
            if (about.Count >= 2) yield return new Claim(atMs, sentence, about, figures, actor, deed);
        }
    }

    /// <summary>Words that tell what a sentence is about.</summary>
    internal static IEnumerable<string> Content(string text) => WordSet.Of(text).WithoutFigures().Words.Except(Generic);

    // "From 6 hours to 2" tells of a change: neither figure is the figure.
    private static List<ClaimFigure> Figures(string sentence) => Change().IsMatch(sentence) ? [] :
        [.. Quantities(sentence).Select(FigureOf).OfType<ClaimFigure>()];

    /// <summary>Where a figure stands in the sentence of its claim, in the words that were said; null where it is not found.</summary>
    internal static Quantity? Find(string quote, ClaimFigure figure) => Quantities(quote).FirstOrDefault(q => FigureOf(q) == figure);

    private static IEnumerable<Quantity> Quantities(string sentence) =>
        TurnReader.Understand(sentence, PromptLanguage.Empty, TurnContext.Start).Clauses.SelectMany(c => c.Quantities);

    /// <summary>A quantity as a figure that can be compared: lengths of time in days, whatever they were said in; null where nothing was counted.</summary>
    public static ClaimFigure? FigureOf(Quantity q)
    {
        if ((q.Low ?? q.Value ?? q.High) is not { } low) return null;
        var (unit, scale) = q.Unit switch
        {
            "weeks" => ("days", 7.0),
            "months" => ("days", 30.0),
            _ => (q.Unit, 1.0),
        };
        return new ClaimFigure(low * scale, (q.High ?? q.Value ?? low) * scale, unit);
    }

    private static (string Actor, string Deed) Doer(string sentence)
    {
        var found = Deed().Match(sentence);
        if (!found.Success) return ("", "");
        var who = found.Groups["who"].Value.ToLowerInvariant();
        var actor = who is "i" or "we" ? who : WordSet.Of(who).Words.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        return actor.Length == 0 ? ("", "") : (actor, Root(found.Groups["deed"].Value.ToLowerInvariant()));
    }

    private static string Root(string verb) => verb switch
    {
        "led" => "lead",
        "built" => "build",
        "wrote" => "write",
        "chose" => "choose",
        "ran" => "run",
        "found" => "find",
        "came" => "propose",
        "drove" => "lead",
        _ => verb.EndsWith("ied", StringComparison.Ordinal) ? verb[..^3] + "y" : verb.EndsWith("ed", StringComparison.Ordinal) ? verb[..^2] : verb,
    };

    [GeneratedRegex(@"\bfrom (about |around |over |under )?[$\w.,%]+( \w+)? (down |up )?to\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Change();

    [GeneratedRegex(@"^\W*(i (really )?(don'?t|do not) (know|remember|recall)|no idea|not sure|whatever)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Shrug();

    [GeneratedRegex(@"\b(would|will|i'd|we'd|i'll|we'll|if|unless|suppose|imagine|let's say|assum\w+|could|should|might)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Unreal();

    [GeneratedRegex(
        @"\b(?<who>i|we|my (manager|lead|director|colleague|team)|(the|our) ([a-z]+ )?(team|lead|manager|engineers?|director|architect))\s+(then |also |myself |really |actually )?"
        + @"(?<deed>led|drove|built|designed|wrote|decided|proposed|negotiated|owned|identified|found|chose|ran|introduced|migrated|convinced|persuaded|created|launched|stopped)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Deed();
}
