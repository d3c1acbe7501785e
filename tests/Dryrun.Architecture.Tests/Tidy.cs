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
            // Word lists and patterns inside strings are data: they do not count as columns of code.
            var (first, last) = (lines[i].IndexOf('"'), lines[i].LastIndexOf('"'));
            var columns = name.StartsWith("Understanding/", StringComparison.Ordinal) ? 0 : first < 0 ? lines[i].Length : lines[i].Length - (last - first);
            if (columns > ColumnsMax) problems.Add($"{name}:{i + 1} has {columns} columns of code; at most {ColumnsMax}");
            if (Leftover().IsMatch(lines[i])) problems.Add($"{name}:{i + 1} is a leftover: {lines[i].Trim()}");
        }

        return problems;
    }

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|NotImplemented[E]xception)\b")]
    private static partial Regex Leftover();
}
