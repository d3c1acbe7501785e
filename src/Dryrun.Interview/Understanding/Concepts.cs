namespace Dryrun.Interview.Understanding;

/// <summary>
/// Ideas that people put in many words when they speak of systems and programmes, each with the words and turns of phrase for it, in the language of
/// <see cref="CuePattern"/>. General vocabulary of the field, not of any prompt: two texts that share an idea are alike though they share no word.
/// </summary>
internal static class Concepts
{
    private static readonly string[] Names = [.. Lines().Select(l => "§" + l[..l.IndexOf(':', StringComparison.Ordinal)])];

    private static readonly CueTable<int> Cues = new(Lines().SelectMany((line, number) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pattern => (pattern, number))));

    /// <summary>Every word that a pattern names.</summary>
    public static IEnumerable<string> Vocabulary => Cues.Vocabulary;

    /// <summary>The ideas of a text, each once, in the order of the table; they begin with "§". Marks the words that carry them.</summary>
    public static List<string> Of(CueText text, HashSet<int> carriers)
    {
        var found = new SortedSet<int>();
        Cues.Find(text, (number, from, to) =>
        {
            found.Add(number);
            carriers.Add(from);
            carriers.Add(to - 1);
        });
        return [.. found.Select(number => Names[number])];
    }

    // A group goes on in the lines that are indented.
    private static IReadOnlyList<string> Lines()
    {
        using var stream = typeof(Concepts).Assembly.GetManifestResourceStream("lexicon.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == ' ') groups[^1] += line;
            else groups.Add(line);
        }

        return groups;
    }
}
