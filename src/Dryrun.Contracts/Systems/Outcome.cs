using Dryrun.Contracts.Descriptions;

namespace Dryrun.Contracts.Systems;

/// <summary>A curve over the run.</summary>
/// <param name="Id">Key in JSON: "coverage".</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="AtHours">Hours since the start of the run, increasing.</param>
/// <param name="Values">One value for each hour in <paramref name="AtHours"/>.</param>
public sealed record Series(string Id, string Name, string Unit, IReadOnlyList<double> AtHours, IReadOnlyList<double> Values);

/// <summary>One place of a map over the run.</summary>
/// <param name="Code">ISO 3166-1 alpha-2: "US".</param>
/// <param name="Name">For people.</param>
/// <param name="Region">Id of its region: "northAmerica".</param>
/// <param name="Count">How many devices, people or requests a day are there.</param>
/// <param name="Values">One value for each hour in <see cref="PlaceMap.AtHours"/>.</param>
public sealed record PlaceSeries(string Code, string Name, string Region, long Count, IReadOnlyList<double> Values);

/// <summary>One measure by place over the run.</summary>
/// <param name="Name">What is shown, for people: "Coverage of active devices".</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="AtHours">Hours since the start of the run, increasing.</param>
/// <param name="Places">The places.</param>
public sealed record PlaceMap(string Name, string Unit, IReadOnlyList<double> AtHours, IReadOnlyList<PlaceSeries> Places);

/// <summary>How serious a timeline entry is.</summary>
public enum Severity
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

/// <summary>Something that happened in the run, in a sentence.</summary>
/// <param name="AtMinute">Minutes since the start of the run.</param>
/// <param name="Kind">Machine-readable kind: "ringOpened", "gateBreached".</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Component">The component it concerns, or null.</param>
/// <param name="Affected">How many devices, contacts or requests, or null.</param>
public sealed record TimelineEntry(long AtMinute, string Kind, Severity Severity, string Text, string? Component = null, long? Affected = null);

/// <summary>One answer a person can give.</summary>
/// <param name="Id">What to put into <see cref="RunOptions.Decisions"/>.</param>
/// <param name="Text">What it does, in words.</param>
public sealed record DecisionOption(string Id, string Text);

/// <summary>A run that stopped because it needs a person.</summary>
/// <param name="Key">Key for the answer.</param>
/// <param name="AtMinute">Minutes since the start of the run.</param>
/// <param name="Observed">What is known at that moment, in words; only what the policy could observe.</param>
/// <param name="Options">The possible answers.</param>
public sealed record PendingDecision(string Key, long AtMinute, string Observed, IReadOnlyList<DecisionOption> Options);

/// <summary>The result of one run, as the rest of Dryrun sees it.</summary>
public abstract record Outcome
{
    /// <summary>Costs in cents by line, in the order of the system's ledger lines.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>Curves; empty where recording was off.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>What happened, in order; empty where recording was off.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>A measure by place; null where recording was off, or the system or the grid keeps no places apart.</summary>
    public PlaceMap? Places { get; init; }

    /// <summary>Set where the run stopped for a person; metrics and ledger then stand as of that moment.</summary>
    public PendingDecision? PendingDecision { get; init; }

    /// <summary>16 hexadecimal digits over the history of the run; equal hashes mean equal runs.</summary>
    public required string Hash { get; init; }

    /// <summary>The metrics record.</summary>
    public abstract object MetricsRecord { get; }

    /// <summary>Metrics by key, in record order; NaN where a metric never came about (coverage that was not reached).</summary>
    public IReadOnlyList<KeyValuePair<string, double>> MetricValues =>
        [.. RecordDescription.Of(MetricsRecord.GetType()).Properties
            .Select(p => KeyValuePair.Create(p.Path, Convert.ToDouble(p.Get(MetricsRecord))))];
}

/// <summary>The result of one run of a typed system.</summary>
public sealed record Outcome<TMetrics> : Outcome
    where TMetrics : class
{
    /// <summary>What was measured.</summary>
    public required TMetrics Metrics { get; init; }

    /// <inheritdoc/>
    public override object MetricsRecord => Metrics;
}
