using System.Runtime.CompilerServices;

namespace Dryrun.Interview.Understanding;

/// <summary>A prompt's language made ready for reading: vocabulary, aliases, fact weights. Built once a prompt and kept as long as the prompt is.</summary>
internal sealed class LanguageIndex
{
    private static readonly ConditionalWeakTable<PromptLanguage, LanguageIndex> Built = [];

    private readonly PhraseTable<string> components = new();
    private readonly PhraseTable<string> teams = new();
    private readonly Spelling spelling;

    private LanguageIndex(PromptLanguage language)
    {
        Language = language;
        foreach (var component in language.Components)
        {
            foreach (var name in component.Aliases.Append(component.Name).Append(Camel.Words(component.Id)))
            {
                components.Add(name, component.Id);
                if (name.Contains("team", StringComparison.OrdinalIgnoreCase) || name.Contains("on-call", StringComparison.OrdinalIgnoreCase)) teams.Add(name, component.Id);
            }
        }

        var phrases = language.Facts.SelectMany(f => f.Ask.Concat(f.Keywords).Append(Camel.Words(f.Id)))
            .Concat(language.Components.SelectMany(c => c.Aliases.Append(c.Name)))
            .Concat(language.Knobs.SelectMany(k => k.Aliases.Append(k.Name).Concat(k.Choices.SelectMany(c => c.Aliases.Append(Camel.Words(c.Id))))));
        var vocabulary = phrases.SelectMany(p => Word.Split(p)).Select(w => w.Plain).ToHashSet();
        spelling = new(vocabulary, ActReader.Vocabulary.Concat(Concepts.Vocabulary).Concat(Compounds.Vocabulary).Concat(Elsewhere.Vocabulary));
        Linker = new([.. language.Facts.Select(FactTexts.Of)], Elsewhere.Topics, LinkCalibration.Fitted);
    }

    public PromptLanguage Language { get; }

    public FactLinker Linker { get; }

    public static LanguageIndex Of(PromptLanguage language) => Built.GetValue(language, l => new LanguageIndex(l));

    /// <summary>Words of a text with slips mended towards this prompt.</summary>
    public List<Word> Words(string text) => Word.Split(text, spelling);

    /// <summary>Id of the component whose name or alias begins at a word.</summary>
    public string? ComponentAt(IReadOnlyList<Word> words, int i) => components.At(words, i)?.Value;

    /// <summary>Word after an alias that names a team, where one begins here.</summary>
    public int? TeamAlias(IReadOnlyList<Word> words, int i) => teams.At(words, i)?.To;
}

/// <summary>Phrases found by their stems; the longest wins.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Stems, T Value)>> byFirst = [];

    public void Add(string phrase, T value)
    {
        var stems = Word.Split(phrase).Select(w => Stem.Of(w.Plain)).Where(s => s is not ("the" or "a" or "an")).ToArray();
        if (stems.Length == 0) return;
        if (!byFirst.TryGetValue(stems[0], out var list)) byFirst[stems[0]] = list = [];
        list.Add((stems, value));
        list.Sort((a, b) => b.Stems.Length.CompareTo(a.Stems.Length));
    }

    /// <summary>Every phrase that begins at a word, the longest first.</summary>
    public IEnumerable<(T Value, int To)> AllAt(IReadOnlyList<Word> words, int i, int end)
    {
        if (!byFirst.TryGetValue(Stem.Of(words[i].Plain), out var list)) yield break;
        foreach (var (stems, value) in list)
        {
            if (i + stems.Length > end) continue;
            var k = 1;
            while (k < stems.Length && Stem.Of(words[i + k].Plain) == stems[k]) k++;
            if (k == stems.Length) yield return (value, i + k);
        }
    }

    /// <summary>The longest phrase that begins at a word.</summary>
    public (T Value, int To)? At(IReadOnlyList<Word> words, int i, int end = int.MaxValue)
    {
        foreach (var match in AllAt(words, i, Math.Min(words.Count, end))) return match;
        return null;
    }
}

/// <summary>Names in camel case as the words they hold.</summary>
internal static class Camel
{
    /// <summary>"wifiOnly" is "wifi only".</summary>
    public static string Words(string name)
    {
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) words.Append(' ');
            words.Append(name[i] is '-' or '_' or '.' ? ' ' : char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
