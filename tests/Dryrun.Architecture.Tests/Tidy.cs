using System.Text.RegularExpressions;

namespace Dryrun.Architecture.Tests;

/// <summary>The limits of a readable file.</summary>
internal static partial class Tidy
{
    public const int LinesMax = 450;

    public const int ColumnsMax = 190;

    /// <summary>What is untidy in a file, a line each.</summary>
    public static IReadOnlyList<string> Problems(string name, string[] lines)
    {
        var problems = new List<string>();
        if (lines.Length > LinesMax) problems.Add($"{name} has {lines.Length} lines; at most {LinesMax}");
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > ColumnsMax) problems.Add($"{name}:{i + 1} has {lines[i].Length} columns; at most {ColumnsMax}");
            if (Leftover().IsMatch(lines[i])) problems.Add($"{name}:{i + 1} is a leftover: {lines[i].Trim()}");
        }

        return problems;
    }

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|NotImplemented[E]xception)\b")]
    private static partial Regex Leftover();
}
