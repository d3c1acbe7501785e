using System.Collections.Immutable;
using Dryrun.Study.Memory;

namespace Dryrun.Study.Drills;

/// <summary>Something that happened in a candidate's study. A stored type name is the record's name in lower camel case.</summary>
public abstract record StudyEvent;

/// <summary>A debrief showed a weakness; the drill that answers it joins the deck.</summary>
/// <param name="At">When.</param>
/// <param name="Drill">Key of the drill: "owners", "kind:behavioural", "question:fundamentals/leakage".</param>
/// <param name="From">What it comes from, for people: "Quest patches: ownership 2 of 5".</param>
public sealed record WeaknessSeen(DateTimeOffset At, string Drill, string From) : StudyEvent;

/// <summary>A drill was done.</summary>
/// <param name="At">When.</param>
/// <param name="Drill">Its key.</param>
/// <param name="Rating">How it went.</param>
/// <param name="Minutes">How long it took.</param>
public sealed record DrillDone(DateTimeOffset At, string Drill, Rating Rating, int Minutes) : StudyEvent;

/// <summary>A drill in the deck.</summary>
/// <param name="Drill">Its key.</param>
/// <param name="From">What it came from last.</param>
/// <param name="Card">What is remembered of it.</param>
/// <param name="Times">How often it was done.</param>
/// <param name="Seen">How often a debrief asked for it.</param>
public sealed record DeckEntry(string Drill, string From, Card Card, int Times, int Seen);

/// <summary>All drills of a candidate: a fold over the events of the study, nothing else.</summary>
public sealed record Deck
{
    /// <summary>An empty deck.</summary>
    public static Deck Empty { get; } = new();

    /// <summary>Drills by key.</summary>
    public ImmutableSortedDictionary<string, DeckEntry> Entries { get; init; } = ImmutableSortedDictionary.Create<string, DeckEntry>(StringComparer.Ordinal);

    /// <summary>The deck after events.</summary>
    public static Deck Of(IEnumerable<StudyEvent> events) => events.Aggregate(Empty, Apply);

    /// <summary>The deck after one more event.</summary>
    public static Deck Apply(Deck deck, StudyEvent happened) => happened switch
    {
        WeaknessSeen w => deck.With(Weakened(deck.Find(w.Drill) ?? new DeckEntry(w.Drill, w.From, Card.New(w.At), 0, 0), w)),
        DrillDone d => deck.With(Done(deck.Find(d.Drill) ?? new DeckEntry(d.Drill, "", Card.New(d.At), 0, 0), d)),
        _ => deck,
    };

    /// <summary>A drill by key, or null.</summary>
    public DeckEntry? Find(string drill) => Entries.GetValueOrDefault(drill);

    /// <summary>
    /// Drills that are due, the ones most asked for by debriefs first, then the one that is most likely forgotten, then the longest due.
    /// </summary>
    public IReadOnlyList<DeckEntry> Due(DateTimeOffset now) =>
        [.. Entries.Values.Where(e => e.Card.Due <= now)
            .OrderByDescending(e => e.Seen).ThenBy(e => Fsrs.Retrievability(e.Card, now)).ThenBy(e => e.Card.Due).ThenBy(e => e.Drill, StringComparer.Ordinal)];

    // A round that shows a weakness again shows that the drill was forgotten: it is due now.
    private static DeckEntry Weakened(DeckEntry entry, WeaknessSeen w) => entry with
    {
        From = w.From,
        Seen = entry.Seen + 1,
        Card = entry.Times == 0 || entry.Card.LastReview >= w.At ? entry.Card : Fsrs.Review(entry.Card, Rating.Again, w.At),
    };

    private static DeckEntry Done(DeckEntry entry, DrillDone d) => entry with { Times = entry.Times + 1, Card = Fsrs.Review(entry.Card, d.Rating, d.At) };

    private Deck With(DeckEntry entry) => this with { Entries = Entries.SetItem(entry.Drill, entry) };
}
