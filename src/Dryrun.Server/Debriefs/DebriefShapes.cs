using System.Text.Json.Nodes;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Sessions;

namespace Dryrun.Server.Debriefs;

/// <summary>A debrief that is there.</summary>
internal sealed record DebriefReady(bool Ready);

/// <summary>Everything a debrief's page shows.</summary>
/// <param name="Session">The session.</param>
/// <param name="Title">For people: "Meta TPM design".</param>
/// <param name="Seed">Seed of world and luck.</param>
/// <param name="TotalMs">Length of the segment.</param>
/// <param name="Phases">Its phases as planned.</param>
/// <param name="Talk">True for a segment of talk.</param>
/// <param name="Debrief">The JSON debrief as <c>dryrun debrief --format json</c> prints it.</param>
/// <param name="Transcript">Everything, readings included.</param>
/// <param name="Runs">All runs.</param>
/// <param name="World">What was true; empty for talk.</param>
/// <param name="Facts">What could be asked, with the answer in this world.</param>
/// <param name="Designs">The design after each change.</param>
/// <param name="Html">Where the debrief as one page is.</param>
internal sealed record DebriefPage(
    SessionSummary Session, string Title, ulong Seed, long TotalMs, IReadOnlyList<PhasePlan> Phases, bool Talk, JsonObject Debrief, IReadOnlyList<Line> Transcript,
    IReadOnlyList<RunReport> Runs, IReadOnlyList<WorldValue> World, IReadOnlyList<FactInWorld> Facts, IReadOnlyList<DesignMoment> Designs, string Html)
{
    /// <summary>The run of the design as it stood at the end; absent where nothing runs.</summary>
    public RunReport? JudgedRun { get; init; }

    /// <summary>How a drill went.</summary>
    public DrillResult? Drill { get; init; }

    /// <summary>What is measured, to name the runs' metrics.</summary>
    public IReadOnlyList<Property> Metrics { get; init; } = [];

    /// <summary>What costs money, to name the runs' ledgers.</summary>
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    /// <summary>What can be decided, to name the designs' knobs.</summary>
    public IReadOnlyList<SchemaSection> Schema { get; init; } = [];

    /// <summary>What had to be owned, with the rightful teams.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];
}

/// <summary>A fact in the session's world.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Answer">What the interviewer says when asked.</param>
/// <param name="Ask">A way to ask for it.</param>
/// <param name="Framing">True where it frames the task.</param>
internal sealed record FactInWorld(string Id, string Name, string Answer, string Ask, bool Framing);

/// <summary>The design after a change.</summary>
internal sealed record DesignMoment(long Seq, long AtMs, JsonObject Design);

/// <summary>How a drill went.</summary>
/// <param name="Key">The drill.</param>
/// <param name="Mark">Mean mark of what it trains, 1 to 5.</param>
/// <param name="Grade">again, hard, good or easy.</param>
/// <param name="DueInDays">Days until it comes back.</param>
internal sealed record DrillResult(string Key, double Mark, string Grade, double DueInDays);

/// <summary>A run with all that was kept of it.</summary>
/// <param name="Seq">Number of its event; 0 where it was run for the debrief.</param>
/// <param name="AtMs">Session time.</param>
/// <param name="Hash">Equal hashes mean equal runs.</param>
/// <param name="TotalCents">Its cost.</param>
/// <param name="Metrics">By key; null where one never came about.</param>
/// <param name="Ledger">Cents by line.</param>
/// <param name="Timeline">What happened.</param>
/// <param name="Series">Curves.</param>
internal sealed record RunReport(
    long Seq, long AtMs, string Hash, long TotalCents, IReadOnlyDictionary<string, double?> Metrics, IReadOnlyDictionary<string, long> Ledger, IReadOnlyList<RunEntry> Timeline,
    IReadOnlyList<RunSeries> Series);

/// <summary>How serious an entry is.</summary>
internal enum EntrySeverity
{
    /// <summary>Things going as planned.</summary>
    Information,

    /// <summary>Somebody should look.</summary>
    Caution,

    /// <summary>Devices, people or money were hurt.</summary>
    Harm,

    /// <summary>A recovery.</summary>
    Good,
}

/// <summary>Something that happened in a run.</summary>
internal sealed record RunEntry(long AtMinute, string Kind, EntrySeverity Severity, string Text)
{
    /// <summary>The component it concerns.</summary>
    public string? Component { get; init; }

    /// <summary>How many devices, contacts or requests.</summary>
    public long? Affected { get; init; }
}

/// <summary>A curve of a run.</summary>
internal sealed record RunSeries(string Id, string Name, string Unit, IReadOnlyList<double> AtHours, IReadOnlyList<double?> Values);
