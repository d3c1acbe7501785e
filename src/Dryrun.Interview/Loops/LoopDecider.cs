using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Interview.Loops;

/// <summary>Decides what happens in a loop: pure, from the state and one step to its event.</summary>
public static class LoopDecider
{
    /// <summary>Begins a loop: draws its mix of rounds, its prompts and the seed of every segment.</summary>
    /// <exception cref="InputException">The level is not one of the loop's.</exception>
    public static LoopStarted Start(Loop loop, ulong seed, string? level, SessionMode mode, Temperament temperament, bool backToBack)
    {
        var at = level ?? loop.DefaultLevel;
        if (!loop.Levels.Contains(at)) throw new InputException($"--level is {at}; allowed {string.Join(", ", loop.Levels)}");
        var key = StreamKey.Of(seed, "loop").Child(loop.Id);
        var variant = loop.Variants[Weighted(key.Child("variant"), [.. loop.Variants.Select(v => v.Weight)])];
        var rounds = variant.Rounds.Select(r => new DrawnRound(
            r.Id, r.Name, r.Day, r.Final, r.AfterCommittee, r.Member, r.Weight, r.Judges,
            [.. r.Segments.Select((s, i) => Draw(s, key.Child(r.Id).Child(i)))]));
        return new LoopStarted(loop.Id, seed, at, mode, temperament, variant.Name, variant.Disclosed, backToBack, [.. rounds]);
    }

    /// <summary>The next segment begins in a session.</summary>
    /// <exception cref="InputException">Another one is being sat, or no segment comes next.</exception>
    public static SegmentStarted Sit(LoopState state, string session)
    {
        if (state.Sitting is { } open) throw new InputException($"round {open.Round} is being sat in session {open.Session}; go on with dryrun loop next");
        return state.Next is { Round: { } round, Segment: var segment }
            ? new SegmentStarted(round.Id, segment, session)
            : throw new InputException(state.Committee is null ? "all rounds are sat; the committee is next" : "this loop is over");
    }

    /// <summary>The segment that is being sat has ended.</summary>
    /// <exception cref="InputException">None is being sat.</exception>
    public static SegmentEnded End(LoopState state, SegmentRecord record) => state.Sitting is { } open
        ? new SegmentEnded(open.Round, open.Segment, open.Session, record)
        : throw new InputException("no round is being sat");

    private static DrawnSegment Draw(LoopSegment segment, StreamKey key)
    {
        var prompt = segment.Kind;
        if (segment.Prompts.Count > 0)
        {
            var family = segment.Prompts[Weighted(key.Child("family"), [.. segment.Prompts.Select(p => p.Weight)])];
            prompt = family.Ids[Weighted(key.Child("prompt"), [.. family.Ids.Select(_ => 1)])];
        }

        // Seeds are shown to people and typed by them: 32 bits do.
        var seed = key.Child("seed").Open().NextUInt64() >> 32;
        return new DrawnSegment(segment.Kind, prompt, segment.Minutes, seed, segment.Tags, segment.Count);
    }

    private static int Weighted(StreamKey key, IReadOnlyList<int> weights)
    {
        var at = key.Open().NextUInt64() % (ulong)weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            if (at < (ulong)weights[i]) return i;
            at -= (ulong)weights[i];
        }

        return weights.Count - 1;
    }
}
