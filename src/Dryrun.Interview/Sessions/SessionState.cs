using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Interview.Code;

namespace Dryrun.Interview.Sessions;

/// <summary>An assumption the candidate made and what became of it.</summary>
public sealed record AssumptionState(string Id, string Text, string? Fact, string? Value, long AtMs, AssumptionStatus Status, bool OverConstraining);

/// <summary>Words that were said under a dialogue act.</summary>
/// <param name="Turn">Sequence number of the said event.</param>
/// <param name="AtMs">Session time.</param>
/// <param name="Quote">The clause, verbatim.</param>
/// <param name="Clause">The clause as understood.</param>
public sealed record Spoken(long Turn, long AtMs, string Quote, UnderstoodClause Clause);

/// <summary>A design change that was offered and waits for an answer.</summary>
public sealed record Offer(long Seq, JsonObject Patch, string Quote);

/// <summary>The state of a session: a fold over its events, nothing else.</summary>
public sealed record SessionState
{
    /// <summary>How it began.</summary>
    public required Started Start { get; init; }

    /// <summary>Sequence number of the newest event.</summary>
    public long LastSeq { get; init; }

    /// <summary>Session time up to which everything has been said.</summary>
    public long ClockMs { get; init; }

    /// <summary>Id of the current phase, empty before the first.</summary>
    public string Phase { get; init; } = "";

    /// <summary>When the phases began.</summary>
    public ImmutableList<(string Phase, long AtMs)> Phases { get; init; } = [];

    /// <summary>The design so far.</summary>
    public DesignDocument Design { get; init; } = DesignDocument.Empty;

    /// <summary>Disclosed facts with the session time of the first answer.</summary>
    public ImmutableSortedDictionary<string, long> Disclosed { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Facts whose answer was put in words: disclosed, or told in refuting an assumption.</summary>
    public ImmutableSortedSet<string> Answered { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Assumptions in order.</summary>
    public ImmutableList<AssumptionState> Assumptions { get; init; } = [];

    /// <summary>Facts that an assumption was about.</summary>
    public ImmutableSortedSet<string> AssumedFacts { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Components that the candidate named.</summary>
    public ImmutableSortedSet<string> NamedComponents { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Everything the candidate said, by dialogue act.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<Spoken>> Acts { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<Spoken>>(StringComparer.Ordinal);

    /// <summary>Subjects of probes on which the candidate has said all that a probe would ask for, with name or number.</summary>
    public ImmutableSortedSet<string> Settled { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The candidate's turns: sequence number, time, words.</summary>
    public ImmutableList<(long Seq, long AtMs, string Text)> Turns { get; init; } = [];

    /// <summary>Questions nobody could answer.</summary>
    public int UnknownQuestions { get; init; }

    /// <summary>Offers that wait for an answer, the oldest first.</summary>
    public ImmutableList<Offer> Offers { get; init; } = [];

    /// <summary>Probes with the turn they followed, in order.</summary>
    public ImmutableList<(Probed Probe, int AfterTurn)> Probes { get; init; } = [];

    /// <summary>Interruptions in order.</summary>
    public ImmutableList<(Interrupted Interruption, int AfterTurn)> Interruptions { get; init; } = [];

    /// <summary>Nudges by kind.</summary>
    public ImmutableSortedSet<string> Nudges { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>True once the design may change no more (real mode).</summary>
    public bool Frozen { get; init; }

    /// <summary>Finished runs in order.</summary>
    public ImmutableList<(long Seq, RunRecord Run)> Runs { get; init; } = [];

    /// <summary>Drafts, programs run and hints, of rounds with code.</summary>
    public CodeState Code { get; init; } = CodeState.Empty;

    /// <summary>The stop that waits for an answer, or null.</summary>
    public Stopped? Stop { get; init; }

    /// <summary>Answers given at stops of the current run, by key.</summary>
    public ImmutableSortedDictionary<string, string> Decisions { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Facts the last turn was about, for questions that lean on them.</summary>
    public ImmutableList<string> LastFacts { get; init; } = [];

    /// <summary>What the interviewer last asked for ("owner", "breaksFirst"), or empty.</summary>
    public string LastAsked { get; init; } = "";

    /// <summary>What the interviewer said last.</summary>
    public string LastWords { get; init; } = "";

    /// <summary>The last turn as understood, or null.</summary>
    public Understood? LastUnderstood { get; init; }

    /// <summary>When it ended, or null.</summary>
    public long? EndedAtMs { get; init; }

    /// <summary>The stored debrief, or null.</summary>
    public Judged? Judged { get; init; }

    /// <summary>True once an act was heard.</summary>
    public bool Heard(string act) => Acts.ContainsKey(act);

    /// <summary>How often an act was heard.</summary>
    public int Count(string act) => Acts.TryGetValue(act, out var said) ? said.Count : 0;
}
