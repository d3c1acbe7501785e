using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Code;

/// <summary>Answers a question about a problem from its statement: the sentence that has most of the question in it.</summary>
internal static partial class StatementAnswers
{
    // A sentence answers where it shares a rare word with the question, or says the kind of thing that was asked for.
    private const double Enough = 1.3;

    private const double KindBonus = 1.4;

    private const double ManyBonus = 0.8;

    private const double NamedBonus = 1.2;

    /// <summary>The answer: words of the problem's own, else a sentence of its statement; null where it says nothing about it.</summary>
    public static (string Text, bool IsQuote)? Of(CodeProblem problem, string question)
    {
        if (problem.Answers.FirstOrDefault(a => PointsHeard.Names(a.Words, question)) is { } own) return (own.Say, false);
        var sentences = Sentences(problem.Statement).ToList();
        var names = Names(problem.Statement);
        var named = Word.Split(question).Select(w => w.Plain).Where(names.Contains).ToHashSet();
        var stems = sentences.Select(s => Stems(s, names).ToHashSet()).ToList();
        var asked = Stems(question, names).Distinct().ToList();
        var kinds = KindsOf(question, named);
        var best = sentences.Select((s, i) => (Text: s, Score: Score(stems, i, asked) + Fits(kinds, s, named), At: i))
            .OrderByDescending(s => Math.Round(s.Score, 6)).ThenBy(s => s.Text.Length).ThenBy(s => s.At).FirstOrDefault();
        return best.Score >= Enough ? (best.Text, true) : null;
    }

    /// <summary>
    /// True where a question names a thing of the problem and asks what holds for it (how often, which order, what size) that a sentence about this thing says: a rule of
    /// the problem, however it is asked for ("can I...", "may we...").
    /// </summary>
    public static bool IsRule(CodeProblem problem, string question)
    {
        if (problem.Answers.Any(a => PointsHeard.Names(a.Words, question))) return true;
        var names = Names(problem.Statement);
        var named = Word.Split(question).Select(w => w.Plain).Where(names.Contains).ToHashSet();
        var (kinds, asked) = (KindsOf(question, named), Stems(question, names).ToHashSet());
        return Sentences(problem.Statement).Any(s => kinds.Any(k => k.IsMatch(s)) && Stems(s, names).Any(asked.Contains));
    }

    // "The limit" of a problem that calls a parameter so is that parameter, and no question about sizes.
    private static List<Regex> KindsOf(string question, HashSet<string> named)
    {
        var rest = named.Aggregate(question, (text, name) => Regex.Replace(text, $@"\b{Regex.Escape(name)}\b", "", RegexOptions.IgnoreCase));
        return [.. Kinds.Where(k => k.Asked.IsMatch(rest)).Select(k => k.Says)];
    }

    // The first kind is what was asked foremost. The bullet of a parameter that is named answers for it; where none is, a range of many things answers for "the list" whatever it is called.
    private static double Fits(List<Regex> kinds, string sentence, HashSet<string> named)
    {
        var bonus = kinds.Select((k, i) => k.IsMatch(sentence) ? KindBonus / (1 + i) : 0).Sum();
        if (bonus == 0) return 0;
        if (named.Any(n => sentence.StartsWith($"{n}:", StringComparison.OrdinalIgnoreCase))) return bonus + NamedBonus;
        return named.Count == 0 && Many().IsMatch(sentence) ? bonus + ManyBonus : bonus;
    }

    // What the statement sets in backticks by itself: parameters and functions.
    private static HashSet<string> Names(string statement) =>
        [.. Name().Matches(statement).Select(m => m.Groups["name"].Value.ToLowerInvariant()).Where(n => !Common.Contains(n) || Vague.Contains(n))];

    // A word in every sentence tells nothing, a word in one tells much.
    private static double Score(List<HashSet<string>> all, int at, List<string> asked) =>
        asked.Where(all[at].Contains).Sum(stem => Math.Log((1.0 + all.Count) / all.Count(s => s.Contains(stem))));

    private static IEnumerable<string> Stems(string text, HashSet<string> names) =>
        Word.Split(text).Select(w => w.Plain).Where(w => !Common.Contains(w) || names.Contains(w)).Select(Stem.Of).Select(s => Same.GetValueOrDefault(s, s));

    private static IEnumerable<string> Sentences(string statement)
    {
        var inCode = false;
        foreach (var line in statement.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inCode = !inCode;
            if (inCode || line.Trim().Length == 0 || line.StartsWith('#') || line.StartsWith("```", StringComparison.Ordinal)) continue;
            var plain = Marks().Replace(line, "").Trim();
            if (Bullet().IsMatch(line))
            {
                yield return plain.TrimStart('-', '*', ' ');
                continue;
            }

            foreach (var (_, sentence) in AnswerSentences.Split(plain)) yield return sentence;
        }
    }

    private static readonly HashSet<string> Common =
    [
        .. ("the a an of to in on at by for with from is are was were be been it that this these those we i they you he she and or but if when then so as will would can could may might must should do does did have has had "
            + "what which who how why where there here any some one my your our its not no yes also just please about into over than per each every all give given get gets value values thing things assume assuming guaranteed "
            + "always ever possible allowed mean means say know want need question clarify sure right ok okay "
            + "large big long many small size maximum max minimum limit range bound upper length list array input number integer element item sample exactly include inclusive count still start before").Split(' '),
    ];

    // Words of questions about sizes that problems give to their parameters too.
    private static readonly HashSet<string> Vague = ["limit", "size", "length", "range", "upper", "maximum", "minimum"];

    private static readonly Dictionary<string, string> Same = new()
    {
        ["array"] = "list", ["input"] = "list", ["number"] = "number", ["integer"] = "number", ["element"] = "number", ["item"] = "number", ["duplicat"] = "same", ["equal"] = "same", ["identic"] = "same", ["uniqu"] = "differ",
        ["distinct"] = "differ", ["different"] = "differ", ["output"] = "return", ["result"] = "return", ["answ"] = "return", ["print"] = "return", ["sort"] = "order", ["ordered"] = "order", ["thread"] = "thread", ["concurrent"] = "thread",
        ["parallel"] = "thread",
    };

    // What kind of thing a question asks for, and how a sentence looks that says it.
    private static readonly (Regex Asked, Regex Says)[] Kinds =
    [
        (Reuse(), Often()), (Inclusive(), Bounds()), (Size(), Range()), (Sign(), Range()), (Emptiness(), Nothing()), (Twice(), SameAgain()), (Ordered(), Order()), (Gives(), Returns()),
        (Wide(), Bits()),
    ];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"`(?<name>[A-Za-z_]\w*)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"[*`]+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^\s*[-*] ")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\b(how (large|big|long|many|small|deep)|size|maximum|max|minimum|limits?|constraints?|range|bounds?|upper|length)\b", Plain)]
    private static partial Regex Size();

    [GeneratedRegex(@"\d to [\d,]+ (whole |different )?(numbers|pairs|nodes|values|calls|clips|bounds|keys)\b|^The tree has", Plain)]
    private static partial Regex Many();

    [GeneratedRegex(@"\b(inclusive|exclusive|includ(e|es|ed|ing)|exactly|equals?( to)?|strictly|right at|just at|counts? as|on the (edge|bound|border))\b", Plain)]
    private static partial Regex Inclusive();

    [GeneratedRegex(@"\b(at (most|least)|not including|included|inclusive|less than or equal|or before|up to|no more than|exactly)\b", Plain)]
    private static partial Regex Bounds();

    [GeneratedRegex(@"\b(negative|zero|positive|non-?negative|float(s|ing)?|decimals?|integers?|whole)\b", Plain)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\d.*\bto\b.*\d|\bat (most|least) \d|\bup to \d|\d <= \w", Plain)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(empty|null|none|nothing|no (elements|items|input|samples|rules))\b", Plain)]
    private static partial Regex Emptiness();

    [GeneratedRegex(@"\b0 to\b|\b(empty|none|nothing|null|without)\b|-1", Plain)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\b(duplicates?|repeat(s|ed)?|re-?use[ds]?|twice|again|(how|as) often|more than once|same|equal|unique|distinct|ties?)\b", Plain)]
    private static partial Regex Twice();

    [GeneratedRegex(@"\b(same|twice|once|equal|different|again|ties?|more than once|as often)\b", Plain)]
    private static partial Regex SameAgain();

    [GeneratedRegex(@"\b(us(e|ed|ing)|tak(e|en|ing)|pick(ed)?|add(ed)?|repeat)\b.*\b(twice|again|often|(more|several|many|multiple) (than once|times))\b|\bre-?us(e|ed|ing)\b", Plain)]
    private static partial Regex Reuse();

    [GeneratedRegex(@"\b(as often as|as many times|any number of times|(at most|only|exactly|more than|just) once|once each)\b", Plain)]
    private static partial Regex Often();

    [GeneratedRegex(@"\b(sorted|order(ed)?|unsorted|sequence)\b", Plain)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"\b(sorted|order|grow(s|ing)?|first|ascending)\b", Plain)]
    private static partial Regex Order();

    [GeneratedRegex(@"\b(return|output|print|answer|result)\b", Plain)]
    private static partial Regex Gives();

    [GeneratedRegex(@"\b(returns?|print|output|answer)\b", Plain)]
    private static partial Regex Returns();

    [GeneratedRegex(@"\b(overflow|32|64|bits?|modulo|modulus)\b", Plain)]
    private static partial Regex Wide();

    [GeneratedRegex(@"\b(32|64) bits?\b|\bmodulo\b|\bremainder\b", Plain)]
    private static partial Regex Bits();
}
