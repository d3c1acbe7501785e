namespace Dryrun.Judge.Sandboxes;

/// <summary>Numbers for runs that go on at the same time; each stands for a user of its own.</summary>
internal sealed class SlotNumbers
{
    private readonly Lock gate = new();
    private readonly SortedSet<int> free = [];
    private int next;

    /// <summary>The smallest number that no run has.</summary>
    public int Take()
    {
        lock (gate)
        {
            if (free.Count == 0) return next++;
            var number = free.Min;
            free.Remove(number);
            return number;
        }
    }

    /// <summary>Gives a number back once its run is over.</summary>
    public void GiveBack(int number)
    {
        lock (gate) free.Add(number);
    }
}
