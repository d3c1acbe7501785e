using System.Text.RegularExpressions;
using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>A session as the extractors read it: sentences of the candidate with what was understood in them, the design, runs, and what the interviewer did.</summary>
internal sealed partial class SessionRecord
{
    private SessionRecord(IReadOnlyList<SessionEvent> events, Room room)
    {
        Events = events;
        Room = room;
        State = SessionFold.Of(events);
        EndMs = events[^1].AtMs;
        Sentences = [.. ReadSentences(events)];
        Distinct = WithoutRepeats(Sentences);
        Final = DesignParts.Of(this);
    }

    public IReadOnlyList<SessionEvent> Events { get; }

    public Room Room { get; }

    public SessionState State { get; }

    /// <summary>Session time of the last event.</summary>
    public long EndMs { get; }

    /// <summary>Level sat at.</summary>
    public string Level => State.Start.Level;

    /// <summary>Every sentence of the candidate, in order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Sentences without near-duplicates: saying a thing again is worth nothing.</summary>
    public IReadOnlyList<Sentence> Distinct { get; }

    /// <summary>The design's programme as decided at the end, with the events that decided it.</summary>
    public DesignParts Final { get; }

    /// <summary>The session as an exchange of questions and answers; of a design round nothing but its sentences.</summary>
    public TalkSession Talk => talk ??= TalkSession.Of(this);

    private TalkSession? talk;

    public static SessionRecord Of(IReadOnlyList<SessionEvent> events, Room room) => new(events, room);

    /// <summary>Evidence in the candidate's words.</summary>
    public static Evidence Said(Sentence s) => new(EvidenceKind.Said, s.Seq, s.AtMs, s.Text);

    /// <summary>Nothing to quote: it was looked for in the whole record.</summary>
    public Evidence Absent() => new(EvidenceKind.Absent, 0, EndMs, "");

    /// <summary>All events of one kind, with the event.</summary>
    public IEnumerable<(SessionEvent Event, T Data)> All<T>()
        where T : EventData => Events.Where(e => e.Data is T).Select(e => (e, (T)e.Data));

    /// <summary>The first sentence of a turn that satisfies a test, else its first one, or null where the turn holds none.</summary>
    public Sentence? InTurn(long turn, Func<Sentence, bool> test)
    {
        var said = Sentences.Where(s => s.Seq == turn).ToList();
        return said.FirstOrDefault(test) ?? (said.Count > 0 ? said[0] : null);
    }

    /// <summary>The sentence of the candidate that holds these words, the newest first.</summary>
    public Sentence? Holding(string words) =>
        Sentences.LastOrDefault(s => s.Text.Contains(words, StringComparison.Ordinal)) ?? Sentences.LastOrDefault(s => words.Contains(s.Text, StringComparison.Ordinal));

    private static IEnumerable<Sentence> ReadSentences(IReadOnlyList<SessionEvent> events)
    {
        var understood = events.Select(e => e.Data).OfType<Understood>().GroupBy(u => u.Turn).ToDictionary(g => g.Key, g => g.Last().Clauses.ToList());
        foreach (var corrected in events.Select(e => e.Data).OfType<Corrected>())
        {
            if (!understood.TryGetValue(corrected.Turn, out var clauses) || corrected.Clause >= clauses.Count) continue;
            clauses[corrected.Clause] = clauses[corrected.Clause] with { Acts = corrected.Acts, Facts = corrected.Facts };
        }

        foreach (var e in events.Where(e => e.By == Actor.Candidate))
        {
            if (e.Data is not Said said) continue;
            var clauses = understood.GetValueOrDefault(e.Seq) ?? [];
            foreach (var (start, length) in Split(said.Text)) yield return Read(e, said.Text, start, length, clauses);
        }
    }

    private static Sentence Read(SessionEvent e, string turn, int start, int length, List<UnderstoodClause> clauses)
    {
        var inside = clauses.Where(c => c.Start >= start && c.Start < start + length).ToList();
        return new Sentence(
            e.Seq, e.AtMs, start, turn.Substring(start, length), turn,
            inside.SelectMany(c => c.Acts).ToHashSet(), inside.SelectMany(c => c.Facts).ToHashSet(), inside.SelectMany(c => c.Marks).ToHashSet(),
            [.. inside.SelectMany(c => c.Teams)]);
    }

    /// <summary>Sentences of a text: start and length, without the space around them.</summary>
    public static IEnumerable<(int Start, int Length)> Split(string text)
    {
        var from = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (Trim(text, from, end.Index + end.Length) is { Length: > 0 } span) yield return span;
            from = end.Index + end.Length;
        }

        if (Trim(text, from, text.Length) is { Length: > 0 } rest) yield return rest;
    }

    private static (int Start, int Length) Trim(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, to - from);
    }

    // The longest of several that say the same stands for them, whatever the order; its first saying is what is quoted.
    private static List<Sentence> WithoutRepeats(IReadOnlyList<Sentence> all)
    {
        var kept = new List<Sentence>();
        foreach (var s in all.OrderByDescending(s => s.Content.Count).ThenBy(s => s.Text, StringComparer.Ordinal).ThenBy(s => s.Seq).ThenBy(s => s.Start))
        {
            if (s.Content.Count > 0 && !kept.Any(k => k.Content.IsSameAs(s.Content))) kept.Add(s);
        }

        return [.. kept.OrderBy(s => s.Seq).ThenBy(s => s.Start)];
    }

    [GeneratedRegex(@"[.!?]+[""\u201d')]*(?=\s|$)|\n+", RegexOptions.ExplicitCapture)]
    private static partial Regex SentenceEnd();
}
