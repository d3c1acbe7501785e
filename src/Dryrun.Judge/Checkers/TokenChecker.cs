using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dryrun.Judge.Checkers;

/// <summary>
/// The default output validator of the 2025-09 format: compares token by token; letters alike in either case, white space only between tokens, unless told
/// otherwise; floating-point tokens within a tolerance where one is given, and then the answer's token decides what is a number.
/// </summary>
public sealed partial class TokenChecker
{
    // Space, form feed, line feed, carriage return, tab, vertical tab.
    private static readonly char[] White = [' ', '\f', '\n', '\r', '\t', '\v'];

    private readonly bool isCaseSensitive;
    private readonly bool isSpaceSensitive;
    private readonly double? absolute;
    private readonly double? relative;

    /// <summary>Takes the format's arguments.</summary>
    /// <exception cref="JudgeException">An argument is unknown, twice, or without its number.</exception>
    public TokenChecker(IReadOnlyList<string> arguments)
    {
        double? both = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "case_sensitive": isCaseSensitive = true; break;
                case "space_change_sensitive": isSpaceSensitive = true; break;
                case "float_absolute_tolerance": absolute = Tolerance(arguments, ref i, absolute); break;
                case "float_relative_tolerance": relative = Tolerance(arguments, ref i, relative); break;
                case "float_tolerance": both = Tolerance(arguments, ref i, both); break;
                default:
                    throw new JudgeException(JudgeFault.Problem, $"output_validator_args has {arguments[i]}; allowed case_sensitive, space_change_sensitive, float_tolerance, float_absolute_tolerance, float_relative_tolerance");
            }
        }

        if (both is null) return;
        if (absolute is not null || relative is not null) throw new JudgeException(JudgeFault.Problem, "output_validator_args has float_tolerance beside another tolerance; allowed one or the other");
        (absolute, relative) = (both, both);
    }

    /// <summary>Compares an output with the answer. Both are taken as single bytes.</summary>
    public CheckOutcome Check(ReadOnlySpan<byte> output, ReadOnlySpan<byte> answer)
    {
        var (said, known) = (Encoding.Latin1.GetString(output), Encoding.Latin1.GetString(answer));
        if (isSpaceSensitive && Spaces(said, known) is { } spaces) return spaces;
        var (saidTokens, knownTokens) = (said.Split(White, StringSplitOptions.RemoveEmptyEntries), known.Split(White, StringSplitOptions.RemoveEmptyEntries));
        for (var i = 0; i < Math.Min(saidTokens.Length, knownTokens.Length); i++)
        {
            if (!Alike(saidTokens[i], knownTokens[i])) return CheckOutcome.Wrong($"token {i + 1} is {CheckOutcome.Shown(Utf8(saidTokens[i]))}, expected {CheckOutcome.Shown(Utf8(knownTokens[i]))}");
        }

        return saidTokens.Length == knownTokens.Length ? CheckOutcome.Right
            : CheckOutcome.Wrong(saidTokens.Length < knownTokens.Length
                ? $"ends after {saidTokens.Length} tokens, expected {knownTokens.Length}"
                : $"goes on after {knownTokens.Length} tokens with {CheckOutcome.Shown(Utf8(saidTokens[knownTokens.Length]))}");
    }

    private static double Tolerance(IReadOnlyList<string> arguments, ref int at, double? before)
    {
        var name = arguments[at];
        if (before is not null) throw new JudgeException(JudgeFault.Problem, $"output_validator_args has {name} twice");
        return ++at < arguments.Count && Parsed(arguments[at]) is { } value && value >= 0
            ? value
            : throw new JudgeException(JudgeFault.Problem, $"output_validator_args has {name} without a number of 0 or more behind it");
    }

    private static double? Parsed(string token) => Float().IsMatch(token) && double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Utf8(string latin) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));

    private static CheckOutcome? Spaces(string said, string known)
    {
        var (left, right) = (WhiteRuns().Matches(said), WhiteRuns().Matches(known));
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i].Value != right[i].Value) return CheckOutcome.Wrong($"the white space after token {i} differs");
        }

        // The runs alternate with tokens, so a different start shows as a different count or token.
        return left.Count != right.Count || (left.Count > 0 && (left[0].Index == 0) != (right[0].Index == 0)) ? CheckOutcome.Wrong("the white space at the start or end differs") : null;
    }

    private bool Alike(string said, string known)
    {
        if ((absolute is not null || relative is not null) && Parsed(known) is { } expected)
        {
            return Parsed(said) is { } value && (Math.Abs(value - expected) <= absolute || Math.Abs(value - expected) <= relative * Math.Abs(expected));
        }

        // Upper-case ASCII only, as the format has it: other bytes are themselves.
        return string.Equals(said, known, StringComparison.Ordinal) || (!isCaseSensitive && said.Length == known.Length && said.Zip(known).All(p => Lower(p.First) == Lower(p.Second)));
    }

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    [GeneratedRegex(@"^[+-]?([0-9]*\.[0-9]+|[0-9]+\.|[0-9]+)([Ee][+-]?[0-9]+)?$")]
    private static partial Regex Float();

    [GeneratedRegex(@"[ \f\n\r\t\v]+")]
    private static partial Regex WhiteRuns();
}
