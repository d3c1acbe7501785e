using System.Text.RegularExpressions;

namespace Dryrun.Interview.Code;

/// <summary>An order of growth that was claimed for the running time.</summary>
/// <param name="Family">"1", "log n", "n", "n log n", "n^2", "n^2 log n", "n^3" or "2^n", whatever the variable was called.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Words">As it was said.</param>
public sealed record CostClaim(string Family, int Start, string Words);

/// <summary>Hears what somebody says a program costs.</summary>
public static partial class CostClaims
{
    private const int Near = 28;

    /// <summary>Claims on running time in a text, in order: what is said of memory, or of a way not taken, is left out.</summary>
    public static IReadOnlyList<CostClaim> In(string text)
    {
        var claims = new List<CostClaim>();
        foreach (Match m in Order().Matches(text))
        {
            if (FamilyOf(m) is { } family && !IsOfSpace(text, m) && !IsOfAnother(text, m)) claims.Add(new CostClaim(family, m.Index, m.Value));
        }

        return claims;
    }

    /// <summary>True where two families cannot be told apart by measuring: they differ by a logarithm at most.</summary>
    public static bool AreAlike(string a, string b) => Bare(a) == Bare(b);

    /// <summary>The heaviest of several families: what is done one after the other costs what the heaviest does.</summary>
    public static string Heaviest(IEnumerable<string> families) => families.MaxBy(f => Array.IndexOf(Families, f)) ?? "";

    private static readonly string[] Families = ["1", "log n", "n", "n log n", "n^2", "n^2 log n", "n^3", "2^n"];

    private static string Bare(string family) => family switch { "log n" => "1", "n log n" => "n", "n^2 log n" => "n^2", _ => family };

    private static string? FamilyOf(Match m) => m.Groups["big"] is { Success: true } big ? OfFormula(big.Value) : OfWords(m.Value);

    private static string? OfFormula(string formula)
    {
        var f = Blank().Replace(formula.ToLowerInvariant(), "").Replace("²", "^2", StringComparison.Ordinal).Replace("³", "^3", StringComparison.Ordinal).Replace("**", "^", StringComparison.Ordinal);
        if (f.Length == 0) return null;
        if (f.Contains("2^", StringComparison.Ordinal) || f.Contains('!', StringComparison.Ordinal)) return "2^n";
        return Heaviest(f.Split('+').Select(OfTerm).Where(t => t.Length > 0)) is { Length: > 0 } family ? family : null;
    }

    private static string OfTerm(string term)
    {
        var log = term.Contains("log", StringComparison.Ordinal) || term.Contains("ln", StringComparison.Ordinal);
        var rest = Log().Replace(term, "").Replace("*", "", StringComparison.Ordinal).Replace("·", "", StringComparison.Ordinal);
        var power = rest.Contains("^3", StringComparison.Ordinal) ? 3 : rest.Contains("^2", StringComparison.Ordinal) || rest is "nn" ? 2 : rest.Any(char.IsLetter) ? 1 : 0;
        return (power, log) switch { (0, false) => "1", (0, true) => "log n", (1, false) => "n", (1, true) => "n log n", (2, false) => "n^2", (2, true) => "n^2 log n", _ => "n^3" };
    }

    private static string? OfWords(string said)
    {
        var s = said.ToLowerInvariant();
        var log = s.Contains("log", StringComparison.Ordinal) && !s.StartsWith("log", StringComparison.Ordinal);
        if (s.Contains("exponential", StringComparison.Ordinal) || s.Contains("factorial", StringComparison.Ordinal)) return "2^n";
        if (s.Contains("cub", StringComparison.Ordinal)) return "n^3";
        if (s.Contains("quadratic", StringComparison.Ordinal) || s.Contains("squared", StringComparison.Ordinal)) return log ? "n^2 log n" : "n^2";
        if (s.Contains("linearithmic", StringComparison.Ordinal) || log) return "n log n";
        if (s.StartsWith("log", StringComparison.Ordinal)) return "log n";
        if (s.Contains("constant", StringComparison.Ordinal)) return "1";
        return "n";
    }

    private static bool IsOfSpace(string text, Match m)
    {
        var after = text[(m.Index + m.Length)..Math.Min(text.Length, m.Index + m.Length + Near)];
        var before = text[Math.Max(0, m.Index - Near)..m.Index];
        return SpaceAfter().IsMatch(after) || SpaceBefore().IsMatch(before);
    }

    private static bool IsOfAnother(string text, Match m)
    {
        var from = text.LastIndexOfAny(['.', ';', '!', '?', '\n'], Math.Max(0, m.Index - 1)) + 1;
        var clause = text[Math.Min(from, m.Index)..m.Index];
        var but = Math.Max(clause.LastIndexOf("but ", StringComparison.OrdinalIgnoreCase), clause.LastIndexOf("mine ", StringComparison.OrdinalIgnoreCase));
        return Another().IsMatch(but >= 0 ? clause[but..] : clause);
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b(big[- ]?)?O\s*\((?<big>[^()]*(\([^()]*\)[^()]*)*)\)|\b(linearithmic|exponential|factorial|cubic|quadratic|linear|constant|logarithmic)\b(?! (list|search|scan over))|\b[nmk] (times )?(log|logarithm of) [nmk]\b|\b[nm] squared( log [nm])?\b|\b[nm] cubed\b|"
        + @"\blog(arithm of)? (n|of n|of the)\b|\border (of )?[nm]\b",
        Plain)]
    private static partial Regex Order();

    [GeneratedRegex(@"^[^.,;:!?]{0,6}\b(extra |additional )?(space|memory|entries|storage|stack)\b", Plain)]
    private static partial Regex SpaceAfter();

    [GeneratedRegex(@"\b(space|memory|storage|stack)( complexity)?( is| of|:|,)?( also| just| only)? *(at most )?$", Plain)]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"\b(brute[- ]force|na[iï]ve(ly)?|otherwise|instead of|rather than|would (be|cost|take|have been)|too slow|all pairs|not)\b", Plain)]
    private static partial Regex Another();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"(log|ln)(_?2|\()?[a-z0-9]?\)?")]
    private static partial Regex Log();
}
