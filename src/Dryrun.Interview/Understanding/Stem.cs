namespace Dryrun.Interview.Understanding;

/// <summary>
/// A light stemmer: cuts plural, -ed, -ing, -ly and a few noun endings, so that "updates", "updated" and "updating" meet. It never
/// leaves fewer than three letters. Simpler than Porter's and gentler, which short technical words need ("rings", "delta").
/// </summary>
internal static class Stem
{
    public static string Of(string word)
    {
        if (Irregular.TryGetValue(word, out var regular)) return regular;
        if (word.Length <= 3 || char.IsAsciiDigit(word[0])) return word;
        var w = Plural(word);
        foreach (var (ending, rest) in Endings)
        {
            if (w.Length - ending.Length >= rest && w.EndsWith(ending, StringComparison.Ordinal)) return Tidy(w[..^ending.Length]);
        }

        return w.Length > 4 && w[^1] == 'e' ? w[..^1] : w;
    }

    private static readonly Dictionary<string, string> Irregular = new()
    {
        ["undone"] = "undo", ["undoes"] = "undo", ["sent"] = "send", ["built"] = "build", ["lost"] = "lose", ["losing"] = "lose", ["loses"] = "lose", ["loss"] = "lose", ["losses"] = "lose",
        ["broke"] = "break", ["broken"] = "break", ["breaks"] = "break", ["kept"] = "keep", ["paid"] = "pay", ["pays"] = "pay", ["began"] = "begin", ["begun"] = "begin", ["fell"] = "fall",
        ["held"] = "hold", ["spent"] = "spend", ["bought"] = "buy", ["ran"] = "run", ["saw"] = "see", ["seen"] = "see", ["worse"] = "bad", ["got"] = "get", ["bigger"] = "big", ["biggest"] = "big",
        ["larger"] = "large", ["largest"] = "large", ["smaller"] = "small", ["faster"] = "fast", ["slower"] = "slow", ["older"] = "old", ["oldest"] = "old", ["newest"] = "new", ["died"] = "die",
        ["dies"] = "die", ["dying"] = "die", ["dead"] = "die", ["signature"] = "sign", ["signatures"] = "sign", ["charger"] = "charge", ["weight"] = "weigh", ["delayed"] = "delay", ["cut"] = "cut",
        ["taken"] = "take", ["took"] = "take", ["went"] = "go", ["gone"] = "go", ["chose"] = "choose", ["chosen"] = "choose", ["stuck"] = "stick", ["left"] = "leave", ["sold"] = "sell", ["bricks"] = "brick",
    };

    // The number is how many letters must stay.
    private static readonly (string Ending, int Keep)[] Endings =
    [
        ("ations", 4), ("ation", 4), ("abilities", 4), ("ability", 4), ("ivity", 4), ("ments", 4), ("ment", 4), ("ingly", 4), ("edly", 4),
        ("ings", 4), ("ing", 3), ("ied", 3), ("ed", 3), ("ers", 4), ("er", 4), ("ally", 4), ("ly", 4), ("able", 4), ("ible", 4), ("ness", 4), ("ions", 4), ("ion", 4),
        ("ity", 4), ("ive", 4), ("al", 4), ("y", 4),
    ];

    private static string Plural(string w) =>
        w.EndsWith("ies", StringComparison.Ordinal) && w.Length > 4 ? w[..^3] + "y"
        : w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("shes", StringComparison.Ordinal) || w.EndsWith("ches", StringComparison.Ordinal)
            || w.EndsWith("xes", StringComparison.Ordinal) ? w[..^2]
        : w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i') ? w[..^1]
        : w;

    // "stopp" is "stop", "updat" stays: both sides of every comparison are stemmed alike.
    private static string Tidy(string w) =>
        w.Length > 3 && w[^1] == w[^2] && w[^1] is not ('l' or 's') ? w[..^1]
        : w.Length > 4 && w[^1] == 'e' ? w[..^1]
        : w;
}
