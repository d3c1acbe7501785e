using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>Dollars by line while a run goes on; whole cents at its end.</summary>
internal sealed class Bill
{
    private static readonly string[] Spending = ["capacity", "commitment", "delivery", "work", "tests"];

    private readonly Dictionary<string, double> dollars = LuckAndLedger.Lines.ToDictionary(l => l.Id, _ => 0.0);

    /// <summary>People woken.</summary>
    public int Pages { get; private set; }

    /// <summary>What was spent, as against what was lost.</summary>
    public double Spend => Spending.Sum(line => dollars[line]);

    public void Add(string line, double amount) => dollars[line] += amount;

    public double Of(string line) => dollars[line];

    public void Page(int people, double dollarsEach)
    {
        Pages += people;
        Add("people", people * dollarsEach);
    }

    public Ledger Close()
    {
        var ledger = new Ledger(LuckAndLedger.Lines);
        foreach (var line in LuckAndLedger.Lines) ledger.Add(line.Id, (long)Math.Round(dollars[line.Id] * 100));
        return ledger;
    }
}
