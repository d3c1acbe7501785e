namespace Dryrun.Interview.Understanding;

/// <summary>What kind of answer a question wants.</summary>
internal enum AskKind
{
    Other,
    Count,
    Share,
    Time,
    Person,
    Money,
    YesNo,
}

/// <summary>Tells the kind of answer from the words that open a question; the most specific kind wins.</summary>
internal static class AskKinds
{
    private static readonly int Kinds = Enum.GetValues<AskKind>().Length;

    private static readonly CueTable<AskKind> Cues = new(new Dictionary<AskKind, string>
    {
        [AskKind.Money] = "how much .. cost|costs|pay|money|budget|spend; price|cost|costs|budget|dollar|dollars|money|expensive|bill|spend",
        [AskKind.Person] = "who|whose|whom; which|what team|teams|person|role|group|department; whoever|in charge|answerable|authority",
        [AskKind.Share] = "percent|percentage|share|fraction|proportion|portion|ratio|slice|chunk|majority|%; how many out of; one in; what part; half|most of",
        [AskKind.Time] = "when|deadline|date; how long|soon|often|old|late|quickly; how many hours|days|weeks|months|minutes; by what|which day|date",
        [AskKind.Count] = "how many|much|big|large|heavy|fast|bad|high; number|size|amount|total|count|quantity; ballpark",
        [AskKind.YesNo] = "^ is|are|do|does|did|can|could|will|would|has|have|any|should",
    }.SelectMany(kind => kind.Value.Split(';', StringSplitOptions.TrimEntries).Select(pattern => (pattern, kind.Key))));

    private static readonly AskKind[] BySpecificity = [AskKind.Money, AskKind.Person, AskKind.Share, AskKind.Time, AskKind.Count, AskKind.YesNo];

    public static AskKind Of(CueText text)
    {
        var found = new HashSet<AskKind>();
        Cues.Find(text, (kind, _, _) => found.Add(kind));
        return BySpecificity.FirstOrDefault(found.Contains);
    }

    public static AskKind Of(string text)
    {
        var words = Word.Split(text);
        return Of(new CueText(words, new byte[words.Count], 0, words.Count));
    }

    /// <summary>By kind, the log of its share among a fact's ways to ask against its share among all.</summary>
    public static double[] LogRatios(IEnumerable<AskKind> own, IEnumerable<AskKind> all)
    {
        var (mine, everyone) = (Shares(own, 0.5), Shares(all, 0.5));
        return [.. mine.Select((share, kind) => Math.Log(share / everyone[kind]))];
    }

    private static double[] Shares(IEnumerable<AskKind> kinds, double prior)
    {
        var counts = Enumerable.Repeat(prior, Kinds).ToArray();
        foreach (var kind in kinds) counts[(int)kind]++;
        var total = counts.Sum();
        return [.. counts.Select(c => c / total)];
    }
}
