using System.Text.Json.Nodes;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Catalogue;

namespace Dryrun.Server.Sessions;

/// <summary>A session in a list.</summary>
/// <param name="Id">The id people use.</param>
/// <param name="Prompt">Prompt id or kind of talk; empty where the session cannot be read.</param>
/// <param name="Title">For people.</param>
/// <param name="Company">Key of the company, or empty.</param>
/// <param name="Role">"tpm" or "mle", or empty.</param>
/// <param name="Level">Level sat at.</param>
/// <param name="Mode">coached or real.</param>
/// <param name="StartedAt">Wall time of its first event, ISO 8601 in UTC.</param>
/// <param name="SpentMs">Session time used.</param>
/// <param name="Minutes">Length of the segment.</param>
/// <param name="Ended">True once it has ended.</param>
internal sealed record SessionSummary(
    string Id, string Prompt, string Title, string Company, string Role, string Level, SessionMode Mode, string StartedAt, long SpentMs, int Minutes, bool Ended)
{
    /// <summary>Key of the drill it is sat as.</summary>
    public string? Drill { get; init; }

    /// <summary>Id of the loop's sitting it belongs to.</summary>
    public string? Loop { get; init; }

    /// <summary>"session@seq" it was taken up from.</summary>
    public string? ForkOf { get; init; }

    /// <summary>The interviewer's feedback once it is weighed: "hire". Held back in a real loop until its committee has sat.</summary>
    public string? Decision { get; init; }

    /// <summary>Regret in dollars once it is weighed.</summary>
    public DollarSpan? Dollars { get; init; }

    /// <summary>The marks once it is weighed; held back as the decision is.</summary>
    public IReadOnlyList<DimensionMark>? Marks { get; init; }

    /// <summary>Of rounds with code: ids of their problems.</summary>
    public IReadOnlyList<string>? Problems { get; init; }

    /// <summary>Why it cannot be read.</summary>
    public string? Problem { get; init; }
}

/// <summary>A dimension's mark.</summary>
/// <param name="Id">The dimension.</param>
/// <param name="Name">For people.</param>
/// <param name="Level">1 to 5.</param>
internal sealed record DimensionMark(string Id, string Name, int Level);

/// <summary>Dollars with a 95 % interval.</summary>
internal sealed record DollarSpan(double Low, double Mid, double High);

/// <summary>What a new session is to be.</summary>
/// <param name="Prompt">Prompt id or kind of talk; empty with a drill.</param>
internal sealed record NewSession(string Prompt = "")
{
    /// <summary>Level to be judged at; the prompt's own unless told.</summary>
    public string? Level { get; init; }

    /// <summary>coached unless told.</summary>
    public SessionMode? Mode { get; init; }

    /// <summary>neutral unless told.</summary>
    public Temperament? Temperament { get; init; }

    /// <summary>Seed of world and luck; drawn unless told.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Of talk: "tpm" or "mle".</summary>
    public string? Role { get; init; }

    /// <summary>Of talk: "tiktok" or "meta".</summary>
    public string? Company { get; init; }

    /// <summary>Of talk: questions by their ids.</summary>
    public IReadOnlyList<string>? Questions { get; init; }

    /// <summary>Of talk: how long it is, 2 to 120.</summary>
    public int? Minutes { get; init; }

    /// <summary>Key of a drill, instead of a prompt.</summary>
    public string? Drill { get; init; }
}

/// <summary>The id of what was made.</summary>
internal sealed record Made(string Id);

/// <summary>Where to take a session up: "MM:SS", or the number of an event.</summary>
internal sealed record ForkAt(string At);

/// <summary>Which world a session is sat in once more.</summary>
internal enum AgainWorld
{
    /// <summary>The same seed.</summary>
    Same,

    /// <summary>Another one.</summary>
    New,
}

/// <summary>Sits a prompt once more.</summary>
internal sealed record SitAgain(AgainWorld World);

/// <summary>Everything a room's page needs to be drawn.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Title">The prompt's title.</param>
/// <param name="Brief">What the interviewer opened with.</param>
/// <param name="Company">Key of the company.</param>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="Level">Level sat at.</param>
/// <param name="Mode">coached or real.</param>
/// <param name="Minutes">Length of the segment.</param>
/// <param name="TotalMs">The same in milliseconds.</param>
/// <param name="Phases">Its phases as planned.</param>
/// <param name="ByTalk">What is said where nothing runs; empty where designs run.</param>
/// <param name="Talk">True for a segment of talk: there is no design.</param>
/// <param name="Runs">True where designs run.</param>
/// <param name="Components">What must be owned.</param>
/// <param name="Design">What can be decided; empty for talk.</param>
/// <param name="Metrics">What is measured.</param>
/// <param name="Ledger">What costs money.</param>
/// <param name="Acts">Dialogue acts, to correct a reading with.</param>
/// <param name="Facts">In coached mode, facts by name, to correct a reading with.</param>
/// <param name="ContentChanged">True where the prompt's wording has changed since the session began.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Transcript">Everything visible so far.</param>
internal sealed record RoomPage(
    string Id, string Title, string Brief, string Company, string Role, string Level, SessionMode Mode, int Minutes, long TotalMs, IReadOnlyList<PhasePlan> Phases, string ByTalk,
    bool Talk, bool Runs, IReadOnlyList<Component> Components, IReadOnlyList<SchemaSection> Design, IReadOnlyList<Property> Metrics, IReadOnlyList<LedgerLine> Ledger,
    IReadOnlyList<Named> Acts, IReadOnlyList<Named> Facts, bool ContentChanged, RoomState State, IReadOnlyList<Line> Transcript)
{
    /// <summary>Key of the drill it is sat as.</summary>
    public string? Drill { get; init; }

    /// <summary>The loop it belongs to.</summary>
    public RoomLoop? Loop { get; init; }

    /// <summary>Problems and languages of a round with code; absent elsewhere.</summary>
    public CodePage? Code { get; init; }

    /// <summary>What the design runs on; absent for talk.</summary>
    public Named? System { get; init; }
}

/// <summary>The loop's sitting that a room belongs to.</summary>
internal sealed record RoomLoop(string Id, string Name, string Round);

/// <summary>Where a session stands, as far as the candidate may see it.</summary>
/// <param name="Seq">Number of the newest event.</param>
/// <param name="ClockMs">Session time up to which everything has been said.</param>
/// <param name="ChargedMs">Length of the interviewer's last unbroken words, which the clock holds already while they are being read.</param>
/// <param name="Phase">Id of the current phase.</param>
/// <param name="Phases">When phases began.</param>
/// <param name="Frozen">True once the design may change no more.</param>
/// <param name="Design">The design's tree: sections, delegated, programme.</param>
/// <param name="Yaml">The same as text, what is not decided commented out; empty for talk.</param>
/// <param name="Problems">What is wrong with the design as it stands, with lines of <paramref name="Yaml"/>.</param>
/// <param name="Undecided">Paths of the candidate's own decisions that are open.</param>
/// <param name="Offers">Design changes that were offered and wait for an answer.</param>
/// <param name="Facts">What was told, in the order it was told.</param>
/// <param name="Assumptions">What was taken for granted, in order.</param>
/// <param name="Runs">Finished runs; none in real mode before the end.</param>
internal sealed record RoomState(
    long Seq, long ClockMs, long ChargedMs, string Phase, IReadOnlyList<PhaseStart> Phases, bool Frozen, JsonObject Design, string Yaml, IReadOnlyList<Hosting.Problem> Problems,
    IReadOnlyList<string> Undecided, IReadOnlyList<OfferOpen> Offers, IReadOnlyList<FactTold> Facts, IReadOnlyList<AssumptionShown> Assumptions, IReadOnlyList<RunBrief> Runs)
{
    /// <summary>How it ended; absent while it goes on.</summary>
    public SessionEnd? Ended { get; init; }

    /// <summary>Of rounds with code: texts, runs, hints.</summary>
    public CodeStateShown? Code { get; init; }

    /// <summary>The run that waits for a person.</summary>
    public Stop? Stop { get; init; }

    /// <summary>Of talk in coached mode: what a strong answer to the open question shows.</summary>
    public IReadOnlyList<string>? Hint { get; init; }
}

/// <summary>When a phase began, in session time.</summary>
internal sealed record PhaseStart(string Id, long AtMs);

/// <summary>How a session ended.</summary>
/// <param name="AtMs">Session time.</param>
/// <param name="Why">candidate, time or interviewer.</param>
/// <param name="Text">The interviewer's last words.</param>
internal sealed record SessionEnd(long AtMs, string Why, string Text);

/// <summary>A design change that waits for an answer.</summary>
internal sealed record OfferOpen(long Seq, JsonObject Patch, string Quote, string Text);

/// <summary>A fact that was told.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is about; empty where the text says so itself.</param>
/// <param name="AtMs">When it was told.</param>
/// <param name="Text">The interviewer's words.</param>
internal sealed record FactTold(string Id, string Name, long AtMs, string Text);

/// <summary>An assumption and what became of it as far as it was said.</summary>
internal sealed record AssumptionShown(string Id, long AtMs, string Text, AssumptionStatus Status)
{
    /// <summary>The fact it is about; coached mode and after the end.</summary>
    public string? Fact { get; init; }

    /// <summary>True where it was stricter than the world; coached mode and after the end.</summary>
    public bool? OverConstraining { get; init; }
}

/// <summary>A finished run in short.</summary>
internal sealed record RunBrief(long Seq, long AtMs, string Hash, long TotalCents, IReadOnlyDictionary<string, double?> Metrics);

/// <summary>A run that stopped because it needs a person.</summary>
internal sealed record Stop(string Key, long AtMinute, string Observed, IReadOnlyList<StopChoice> Options);

/// <summary>An answer that can be given at a stop.</summary>
internal sealed record StopChoice(string Id, string Text);
