using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>What a debrief wants to know about one design in one world.</summary>
/// <param name="System">The system.</param>
/// <param name="World">The complete world of the session.</param>
/// <param name="Naive">A known poor design.</param>
/// <param name="Reference">A known good design; the designs that a search tries carry its programme.</param>
/// <param name="Candidate">The candidate's design; decisions left open take their unled values.</param>
/// <param name="Missed">Facts the candidate was never told.</param>
/// <param name="Seed">Seed of luck and search.</param>
/// <param name="Decisions">The candidate's answers during the run: standing rules in every replicate of their design.</param>
public sealed record ConsequenceInput(
    ISimulatedSystem System,
    JsonObject World,
    DesignDocument Naive,
    DesignDocument Reference,
    DesignDocument Candidate,
    IReadOnlyList<MissedFact> Missed,
    ulong Seed,
    IReadOnlyDictionary<string, string>? Decisions = null);

/// <summary>A fact that was not disclosed.</summary>
/// <param name="Id">Its id in the prompt.</param>
/// <param name="Moves">Paths of the knobs that a candidate who knows it would set differently.</param>
public sealed record MissedFact(string Id, IReadOnlyList<string> Moves);

/// <summary>Dollars with a 95 % interval, each rounded to cents.</summary>
public sealed record DollarRange(double Low, double Mid, double High)
{
    /// <summary>Zero without any doubt.</summary>
    public static DollarRange Zero { get; } = new(0, 0, 0);

    internal static DollarRange Of(Interval interval) => new(Cents.Round(interval.Low), Cents.Round(interval.Mid), Cents.Round(interval.High));
}

/// <summary>Where a part of a cost comes from.</summary>
public enum PartClass
{
    /// <summary>A programme decision: a knob of that class, an owner, an answer given during the run.</summary>
    Programme,

    /// <summary>An engineering knob; weighs nothing in rounds of a technical program manager.</summary>
    Engineering,

    /// <summary>Several of both.</summary>
    Mixed,
}

/// <summary>One part of the regret.</summary>
/// <param name="Knob">
/// Path of the knob, of two knobs or more joined by " + " where they only go together, <c>programme.owners.ID</c>, <c>programme</c> (its other
/// parts), <c>decision.KEY</c>, or <c>other</c> for the parts within noise.
/// </param>
/// <param name="Label">For people: "Soak time", "no owner for cdn".</param>
/// <param name="Class">Programme or engineering.</param>
/// <param name="Dollars">What it cost; negative where the candidate's value was better.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="Had">The candidate's value, or null where it is not one value.</param>
/// <param name="Best">The best known design's value, or null.</param>
/// <param name="Status">How the candidate's knob came by its value, or null where it is not one knob.</param>
public sealed record RegretPart(
    string Knob,
    string Label,
    PartClass Class,
    double Dollars,
    double Low,
    double High,
    string? Had = null,
    string? Best = null,
    KnobStatus? Status = null);

/// <summary>One step from the naive design to the candidate's.</summary>
/// <param name="Id">Key of the section, <c>delegation</c>, <c>programme</c>, <c>decisions</c>, or <c>other</c> where groups were joined.</param>
/// <param name="Label">For people.</param>
/// <param name="Class">Programme or engineering, or mixed.</param>
/// <param name="Dollars">The change of the expected cost: negative where the decisions saved money.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="Knobs">The knobs that changed.</param>
public sealed record WaterfallStep(string Id, string Label, PartClass Class, double Dollars, double Low, double High, IReadOnlyList<string> Knobs);

/// <summary>What a missed fact cost here.</summary>
/// <param name="Fact">Id of the fact.</param>
/// <param name="CostHere">
/// What setting its knobs to the best known design's values would have saved; zero where they have these values already, null where they cannot be
/// set alone. Not additive: two facts may move the same knob.
/// </param>
/// <param name="Knobs">The knobs that would change.</param>
public sealed record MissedFactCost(string Fact, DollarRange? CostHere, IReadOnlyList<string> Knobs);

/// <summary>The regret shared out between what a programme manager decides and what specialists decide, in dollars; the three add up to it.</summary>
public sealed record RegretSplit(double Programme, double Engineering, double Mixed);

/// <summary>What one optimiser found.</summary>
/// <param name="Optimiser">Its name.</param>
/// <param name="BestDollars">Mean cost of its cheapest finalist on replicates 1024 to 1087.</param>
public sealed record OptimiserResult(string Optimiser, double BestDollars);

/// <summary>The consequence of a design in one world, in expected dollars. Serialises to JSON as it stands.</summary>
public sealed record ConsequenceReport
{
    /// <summary>Expected cost of the candidate's design, replicates 0 to 63.</summary>
    public required DollarRange ExpectedCost { get; init; }

    /// <summary>Expected cost of the naive design, same luck.</summary>
    public required DollarRange NaiveCost { get; init; }

    /// <summary>Expected cost of the reference design, same luck.</summary>
    public required DollarRange ReferenceCost { get; init; }

    /// <summary>Expected cost of the best known design, same luck.</summary>
    public required DollarRange BestKnownCost { get; init; }

    /// <summary>Which one it is: naive, reference, candidate or found.</summary>
    public required string BestKnownName { get; init; }

    /// <summary>The best known design, as in a design file.</summary>
    public required JsonObject BestKnown { get; init; }

    /// <summary>Candidate minus best known, paired by luck.</summary>
    public required DollarRange Regret { get; init; }

    /// <summary>
    /// Regret divided by naive minus best known: 0 is as good as the best known, 1 as poor as the naive one. Null where that is within its own
    /// interval.
    /// </summary>
    public required double? NormalisedRegret { get; init; }

    /// <summary>True where the two optimisers disagree by over 2 %: the regret is then a lower bound.</summary>
    public required bool IsBound { get; init; }

    /// <summary>Both optimisers.</summary>
    public required IReadOnlyList<OptimiserResult> Optimisers { get; init; }

    /// <summary>Parts of the regret in record order, <c>other</c> last; they add up to <see cref="Regret"/>'s mid to the cent.</summary>
    public required IReadOnlyList<RegretPart> ExplainedBy { get; init; }

    /// <summary>The regret by class of decision.</summary>
    public required RegretSplit Split { get; init; }

    /// <summary>
    /// Steps from the naive design to the candidate's; with <see cref="NaiveCost"/> they add up to <see cref="ExpectedCost"/> to the cent.
    /// </summary>
    public required IReadOnlyList<WaterfallStep> Waterfall { get; init; }

    /// <summary>Missed facts, in the order given.</summary>
    public required IReadOnlyList<MissedFactCost> Missed { get; init; }

    /// <summary>How the candidate's knobs came by their values, in record order.</summary>
    public required IReadOnlyList<KnobUse> Knobs { get; init; }

    /// <summary>Runs made for this report.</summary>
    public required int Runs { get; init; }
}

/// <summary>How one knob of the candidate came by its value.</summary>
public sealed record KnobUse(string Knob, KnobClass Class, KnobStatus Status, string Value, string? Because);

/// <summary>Dollars in whole cents.</summary>
internal static class Cents
{
    public static double Round(double dollars) => Math.Round(dollars * 100, MidpointRounding.AwayFromZero) / 100;

    /// <summary>Rounds parts to cents so that they add up to a total that is in cents: the leftover cents go to the largest parts.</summary>
    public static double[] Apportion(IReadOnlyList<double> parts, double total)
    {
        var cents = parts.Select(p => (long)Math.Round(p * 100)).ToArray();
        var missing = (long)Math.Round(total * 100) - cents.Sum();
        if (cents.Length > 0) cents[Largest(parts)] += missing;
        return [.. cents.Select(c => c / 100.0)];
    }

    private static int Largest(IReadOnlyList<double> parts) => Enumerable.Range(0, parts.Count).MaxBy(i => Math.Abs(parts[i]));
}
