using System.Globalization;

namespace Dryrun.Contracts.Descriptions;

/// <summary>How values and lists of names are written in messages and tables.</summary>
public static class Wording
{
    /// <summary>A number in its shortest round-trip form, without exponent up to 15 digits.</summary>
    public static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? ((long)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>"a", "a or b", "a, b or c".</summary>
    public static string Alternatives(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nothing",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}",
    };

    /// <summary>The YAML key of a C# name: its first letter in lower case ("SoakHours" is "soakHours", "AB" is "ab", "ABTest" is "abTest").</summary>
    public static string Key(string name)
    {
        if (name.Length == 0) return name;
        var upper = name.TakeWhile(char.IsUpper).Count();
        var head = upper > 1 && upper < name.Length && char.IsLower(name[upper]) ? upper - 1 : Math.Max(1, upper);
        return name[..head].ToLowerInvariant() + name[head..];
    }

    /// <summary>A key as words: "failOpen" is "fail open", "world.peakHours" with a capital "World peak hours".</summary>
    public static string Spaced(string key, bool capital = false)
    {
        var words = string.Concat(key.Select(c => c == '.' ? " " : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
        return capital && words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;
    }

    /// <summary>
    /// The known name that an unknown one most likely means, by edit distance (at most a third of its length), or null.
    /// </summary>
    public static string? Nearest(string unknown, IEnumerable<string> known) => known
        .Where(name => Math.Abs(unknown.Length - name.Length) <= DistanceMax(unknown, name))
        .Select(name => (name, distance: Distance(unknown.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(c => c.distance <= DistanceMax(unknown, c.name))
        .OrderBy(c => c.distance).ThenBy(c => c.name, StringComparer.Ordinal)
        .Select(c => c.name)
        .FirstOrDefault();

    /// <summary>A value for an error line: at most 60 characters of it.</summary>
    public static string Excerpt(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static int DistanceMax(string a, string b) => Math.Max(1, Math.Max(a.Length, b.Length) / 3);

    // Optimal string alignment: a wrong, missing or additional letter counts 1, and so do two neighbours in the wrong order.
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[^1];
    }
}
