namespace Dryrun.Assessment.Conduct;

/// <summary>Something an extractor looks for.</summary>
/// <param name="Id">Key, unique within its dimension.</param>
/// <param name="LooksFor">What must be in the record, in a sentence.</param>
/// <param name="Because">The guides' reason for counting it.</param>
internal sealed record Signal(string Id, string LooksFor, string Because);

/// <summary>A signal that was found, with its evidence.</summary>
/// <param name="Signal">Its id.</param>
/// <param name="Evidence">The span.</param>
/// <param name="Points">What this one is worth where that depends on what was asked; null for the rule's points.</param>
internal sealed record Sighting(string Signal, Evidence Evidence, int? Points = null);

/// <summary>What to do about a signal that is missing or speaks against the candidate.</summary>
/// <param name="Signal">Its id.</param>
/// <param name="Text">What to do, in a sentence.</param>
/// <param name="Say">What it sounds like when it is said.</param>
internal sealed record SignalAdvice(string Signal, string Text, string Say);

/// <summary>Reads one dimension from a session.</summary>
internal interface IExtractor
{
    /// <summary>Id of the dimension.</summary>
    string Dimension { get; }

    /// <summary>Everything it may find.</summary>
    IReadOnlyList<Signal> Signals { get; }

    /// <summary>What it found; the same thing said twice is found once.</summary>
    IEnumerable<Sighting> Read(SessionRecord record);

    /// <summary>What to do about its signals, the most telling first.</summary>
    IReadOnlyList<SignalAdvice> Advice => Conduct.Advice.Of(Dimension);
}

/// <summary>All extractors, in the order of the report.</summary>
internal static class Extractors
{
    public static IReadOnlyList<IExtractor> All { get; } =
    [
        new ScopingExtractor(), new PrioritisationExtractor(), new TradeOffsExtractor(), new OwnershipExtractor(),
        new InfluenceExtractor(), new RolloutExtractor(), new OperationsExtractor(), new CommunicationExtractor(),
    ];
}
