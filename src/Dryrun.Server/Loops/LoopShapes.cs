using Dryrun.Interview.Sessions;

namespace Dryrun.Server.Loops;

/// <summary>A loop that can be sat.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Company">Key of the company.</param>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="Days">Days from the first call to the last round.</param>
/// <param name="Weeks">Usual length up to the decision.</param>
/// <param name="Levels">Levels it can be sat at.</param>
/// <param name="DefaultLevel">Level unless told.</param>
/// <param name="Habits">What this company's interviewers do.</param>
/// <param name="Rounds">The most usual mix of rounds; a sitting may draw another.</param>
internal sealed record LoopPlan(
    string Id, string Name, string Company, string Role, int Days, int Weeks, IReadOnlyList<string> Levels, string DefaultLevel, IReadOnlyList<string> Habits,
    IReadOnlyList<RoundPlan> Rounds);

/// <summary>A round as planned.</summary>
internal sealed record RoundPlan(string Id, string Name, int Day, int Minutes, IReadOnlyList<SegmentPlan> Segments, IReadOnlyList<string> Judges);

/// <summary>A part of a round as planned.</summary>
internal sealed record SegmentPlan(string Kind, string Title, int Minutes);

/// <summary>How a round or a part of it stands.</summary>
internal enum RoundState
{
    /// <summary>It is over.</summary>
    Done,

    /// <summary>It comes next.</summary>
    Next,

    /// <summary>It is being sat.</summary>
    Sitting,

    /// <summary>It comes later.</summary>
    ToCome,
}

/// <summary>A loop as one candidate sits it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Name">The loop for people.</param>
/// <param name="Company">Key of the company.</param>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="Level">Level sat at.</param>
/// <param name="Mode">coached or real, of every round.</param>
/// <param name="StartedAt">Wall time, ISO 8601 in UTC.</param>
/// <param name="Over">True once nothing comes any more.</param>
/// <param name="Rounds">Its rounds; in real mode those to come are named one ahead.</param>
/// <param name="MoreToCome">True where rounds are left that are not named yet.</param>
/// <param name="CommitteeNext">True where the committee is what comes.</param>
internal sealed record LoopSitting(
    string Id, string Loop, string Name, string Company, string Role, string Level, SessionMode Mode, string StartedAt, bool Over, IReadOnlyList<SittingRound> Rounds, bool MoreToCome,
    bool CommitteeNext)
{
    /// <summary>What comes next, or is being sat.</summary>
    public NextRound? Next { get; init; }

    /// <summary>What the committee decided.</summary>
    public CommitteeVerdict? Committee { get; init; }

    /// <summary>Why it cannot be read.</summary>
    public string? Problem { get; init; }
}

/// <summary>A round of a sitting.</summary>
internal sealed record SittingRound(string Id, string Name, int Day, int Minutes, RoundState State, IReadOnlyList<SittingSegment> Segments)
{
    /// <summary>The interviewer's feedback in words, for each part that ended; coached, or after the committee.</summary>
    public IReadOnlyList<SegmentFeedback>? Feedback { get; init; }
}

/// <summary>A part of a round.</summary>
internal sealed record SittingSegment(string Kind, string Title, int Minutes, RoundState State)
{
    /// <summary>The session it is or was sat in.</summary>
    public string? Session { get; init; }
}

/// <summary>Feedback on a part.</summary>
/// <param name="Title">Which part.</param>
/// <param name="Decision">"hire" and its neighbours.</param>
/// <param name="Because">The rule that gave it.</param>
internal sealed record SegmentFeedback(string Title, string Decision, string Because);

/// <summary>What comes next.</summary>
/// <param name="Round">Id of the round.</param>
/// <param name="Text">In a sentence.</param>
internal sealed record NextRound(string Round, string Text)
{
    /// <summary>The session that is being sat.</summary>
    public string? Session { get; init; }
}

/// <summary>A committee's decision.</summary>
/// <param name="Decision">"hire" and its neighbours.</param>
/// <param name="Text">In words.</param>
internal sealed record CommitteeVerdict(string Decision, string Text);

/// <summary>A loop to be sat.</summary>
/// <param name="Loop">Which one.</param>
internal sealed record NewSitting(string Loop)
{
    /// <summary>Level to be judged at; the loop's own unless told.</summary>
    public string? Level { get; init; }

    /// <summary>real unless told.</summary>
    public SessionMode? Mode { get; init; }

    /// <summary>neutral unless told.</summary>
    public Temperament? Temperament { get; init; }

    /// <summary>Seed of everything that is drawn.</summary>
    public ulong? Seed { get; init; }

    /// <summary>True to sit the final day without breaks.</summary>
    public bool? BackToBack { get; init; }
}

/// <summary>The session that was opened.</summary>
internal sealed record OpenedSession(string Session);

/// <summary>The committee's table.</summary>
/// <param name="Decision">"hire" and its neighbours.</param>
/// <param name="Because">The rule that gave it.</param>
/// <param name="Ballots">One a member.</param>
/// <param name="Dissent">Members who saw it otherwise.</param>
/// <param name="Flips">What would have turned the decision.</param>
/// <param name="Contradictions">What two rounds heard differently.</param>
/// <param name="Rounds">The rounds with their sessions.</param>
internal sealed record CommitteeTable(
    string Decision, string Because, IReadOnlyList<BallotRow> Ballots, IReadOnlyList<string> Dissent, IReadOnlyList<FlipRow> Flips, IReadOnlyList<ContradictionRow> Contradictions,
    IReadOnlyList<CommitteeRound> Rounds)
{
    /// <summary>What a deferred decision waits for.</summary>
    public string? MissingSignal { get; init; }
}

/// <summary>A member's ballot.</summary>
internal sealed record BallotRow(string Member, string Round, int Weight, string Vote, string Because)
{
    /// <summary>What would have flipped this vote.</summary>
    public FlipRowEvidence? Flip { get; init; }
}

/// <summary>One piece of evidence that turns a vote.</summary>
internal sealed record FlipRowEvidence(string Dimension, string Signal, string Text, string Quote, string To);

/// <summary>A vote that would have turned the decision.</summary>
internal sealed record FlipRow(string Member, FlipRowEvidence Evidence, string Vote, string Decision);

/// <summary>What two rounds heard differently.</summary>
internal sealed record ContradictionRow(string What, RoundWords First, RoundWords Second);

/// <summary>Words of a round.</summary>
internal sealed record RoundWords(string Round, long AtMs, string Quote);

/// <summary>A round with a session in it; one row a part.</summary>
internal sealed record CommitteeRound(string Id, string Name, string Title, string Session, string Decision, string Because);
