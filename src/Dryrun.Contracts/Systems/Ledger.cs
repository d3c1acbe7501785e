namespace Dryrun.Contracts.Systems;

/// <summary>
/// Costs of a run in whole cents, by line. Positive is money spent or lost. Cents are added as integers, so that a total never depends on the order.
/// </summary>
public sealed class Ledger
{
    private readonly Dictionary<string, int> places = [];
    private readonly long[] cents;

    /// <summary>An empty ledger with the lines of a system, in their order.</summary>
    public Ledger(IEnumerable<LedgerLineDescription> lines)
    {
        foreach (var line in lines) places.Add(line.Id, places.Count);
        cents = new long[places.Count];
    }

    /// <summary>Lines with their cents, in the system's order, zeros included.</summary>
    public IEnumerable<KeyValuePair<string, long>> Lines => places.Select(p => KeyValuePair.Create(p.Key, cents[p.Value]));

    /// <summary>All lines together, in cents.</summary>
    public long TotalCents => cents.Sum();

    /// <summary>The cents of one line.</summary>
    public long this[string line] => cents[places[line]];

    /// <summary>Books cents on a line.</summary>
    /// <exception cref="KeyNotFoundException">The system has no such line.</exception>
    public void Add(string line, long amountCents) => cents[places[line]] = checked(cents[places[line]] + amountCents);
}
