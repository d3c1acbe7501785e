namespace Dryrun.Interview.Understanding;

/// <summary>What a text is about: stems of its telling words, and ideas.</summary>
/// <param name="Stems">Each once, in order.</param>
/// <param name="Ideas">Each once; they begin with "§".</param>
/// <param name="Carriers">Those of the stems whose words carry an idea.</param>
/// <param name="Core">The first three telling stems after the words that open a question.</param>
internal sealed record Topic(IReadOnlyList<string> Stems, IReadOnlyList<string> Ideas, IReadOnlySet<string> Carriers, IReadOnlyList<string> Core)
{
    private static readonly HashSet<string> Openers =
        ["what", "which", "how", "who", "whose", "when", "where", "why", "is", "are", "do", "does", "did", "can", "could", "will", "would", "should", "have", "has", "any", "whether", "if", "know", "about", "me"];

    /// <summary>Reads the topic of a stretch of words.</summary>
    public static Topic Of(CueText text)
    {
        var carrying = new HashSet<int>();
        var ideas = Concepts.Of(text, carrying);
        var stems = new List<string>();
        var carriers = new HashSet<string>();
        var core = new List<string>();
        var opened = false;
        for (var i = text.From; i < text.To; i++)
        {
            var word = text.Words[i].Plain;
            opened |= Openers.Contains(word);
            if (CommonWords.Stop.Contains(word) || !char.IsLetter(word[0]) || word.Length > 40) continue;
            var stem = Stem.Of(word);
            if (!stems.Contains(stem)) stems.Add(stem);
            if (carrying.Contains(i)) carriers.Add(stem);
            if (opened && core.Count < 3 && !core.Contains(stem)) core.Add(stem);
        }

        return new(stems, ideas, carriers, core);
    }

    /// <summary>Reads the topic of a whole text.</summary>
    public static Topic Of(string text)
    {
        var words = Word.Split(text);
        var marks = new byte[words.Count];
        foreach (var q in QuantityReader.Read(text, words)) Array.Fill(marks, CueText.QuantityMark, q.From, q.To - q.From);
        return Of(new CueText(words, marks, 0, words.Count));
    }
}
