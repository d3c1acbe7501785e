using System.Collections.Immutable;

namespace Dryrun.Interview.Loops;

/// <summary>Where a candidate stands in a loop: a fold over its events, nothing else.</summary>
public sealed record LoopState
{
    /// <summary>How it began.</summary>
    public required LoopStarted Start { get; init; }

    /// <summary>Number of events so far.</summary>
    public long LastSeq { get; init; } = 1;

    /// <summary>The session that is being sat, or null.</summary>
    public SegmentStarted? Sitting { get; init; }

    /// <summary>Segments that ended, in order.</summary>
    public ImmutableList<SegmentEnded> Ended { get; init; } = [];

    /// <summary>The committee's sitting, or null.</summary>
    public CommitteeSat? Committee { get; init; }

    /// <summary>The state after events, the first of which must be <see cref="LoopStarted"/>.</summary>
    /// <exception cref="InvalidDataException">They do not begin with it.</exception>
    public static LoopState Of(IReadOnlyList<LoopEvent> events) => events.Count > 0 && events[0] is LoopStarted start
        ? events.Skip(1).Aggregate(new LoopState { Start = start }, Apply)
        : throw new InvalidDataException("a loop's first event must be loopStarted");

    /// <summary>The state after one more event.</summary>
    public static LoopState Apply(LoopState state, LoopEvent happened)
    {
        var after = happened switch
        {
            SegmentStarted started => state with { Sitting = started },
            SegmentEnded ended => state with { Sitting = null, Ended = state.Ended.Add(ended) },
            CommitteeSat sat => state with { Committee = sat },
            _ => throw new InvalidDataException("a loop begins once"),
        };
        return after with { LastSeq = state.LastSeq + 1 };
    }

    /// <summary>True once a segment has ended.</summary>
    public bool HasEnded(string round, int segment) => Ended.Any(e => e.Round == round && e.Segment == segment);

    /// <summary>True once all segments of a round have ended.</summary>
    public bool HasEnded(DrawnRound round) => Enumerable.Range(0, round.Segments.Count).All(i => HasEnded(round.Id, i));

    /// <summary>What comes next.</summary>
    public NextStep Next
    {
        get
        {
            foreach (var round in Start.Rounds)
            {
                if (round.AfterCommittee && Committee is null) return NextStep.Committee;
                for (var i = 0; i < round.Segments.Count; i++)
                {
                    if (!HasEnded(round.Id, i) && (!round.AfterCommittee || IsOffer)) return new NextStep(round, i);
                }
            }

            return Committee is null ? NextStep.Committee : NextStep.Nothing;
        }
    }

    /// <summary>True where the committee's decision leads to an offer.</summary>
    public bool IsOffer => Committee?.Decision is "hire" or "strongHire";

    /// <summary>Claims of the rounds so far, with the round's name.</summary>
    public IEnumerable<(string Round, Claim Claim)> Claims =>
        Ended.SelectMany(e => e.Record.Claims.Select(c => (Start.Rounds.First(r => r.Id == e.Round).Name, c)));
}

/// <summary>What comes next in a loop.</summary>
/// <param name="Round">The round, or null where a segment is not what comes.</param>
/// <param name="Segment">Index of its segment.</param>
public sealed record NextStep(DrawnRound? Round, int Segment)
{
    /// <summary>The committee sits.</summary>
    public static NextStep Committee { get; } = new(null, 0);

    /// <summary>The loop is over.</summary>
    public static NextStep Nothing { get; } = new(null, -1);

    /// <summary>The segment, or null where a segment is not what comes.</summary>
    public DrawnSegment? Drawn => Round?.Segments[Segment];
}
