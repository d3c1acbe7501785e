using System.Text;

namespace Dryrun.Simulation.Stations;

/// <summary>What happened at a station; its text is a few lines for people.</summary>
/// <param name="Name">The name of the station.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
public abstract record StationReport(string Name, long Elapsed)
{
    /// <summary>What the first line says after the name.</summary>
    protected abstract string Headline { get; }

    /// <summary>The lines below it: what each is about, and what it says.</summary>
    protected abstract IEnumerable<(string About, string Says)> Lines { get; }

    /// <summary>A headline and an indented line for each thing measured.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder($"{Name}: {Headline}");
        foreach (var (about, says) in Lines)
            text.Append("\n  ").Append(about.PadRight(9)).Append(says);
        return text.ToString();
    }
}

/// <summary>What happened at a station that serves: a resource, a server, a link.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Capacity">How many it serves at once.</param>
/// <param name="Utilisation">The share of its capacity that was in use, over the time measured, 0 .. 1.</param>
/// <param name="Queue">How many waited.</param>
/// <param name="Serving">How many were served.</param>
/// <param name="Wait">How long those who began to be served had waited, those who did not have to included.</param>
/// <param name="Sojourn">How long those who were served stayed, their wait included.</param>
/// <param name="Flow">What became of those who came.</param>
public record ServiceReport(
    string Name, long Elapsed, long Capacity, double Utilisation, LevelSummary Queue, LevelSummary Serving, TimeSummary Wait, TimeSummary Sojourn, FlowSummary Flow)
    : StationReport(Name, Elapsed)
{
    /// <summary>What one place is called.</summary>
    internal string Unit { get; init; } = "unit";

    /// <inheritdoc/>
    protected override string Headline => $"{Utilisation * 100:F1} % of {Capacity} {Unit}{(Capacity == 1 ? "" : "s")} in use over {Time.Brief(Elapsed)}";

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines =>
    [
        ("flow", Flow.ToString()),
        ("queue", Queue.ToString()),
        ("wait", Wait.ToString()),
        ("sojourn", Sojourn.ToString()),
    ];
}
