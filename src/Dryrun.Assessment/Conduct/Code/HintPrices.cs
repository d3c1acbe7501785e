namespace Dryrun.Assessment.Conduct.Code;

/// <summary>What hints cost.</summary>
public static class HintPrices
{
    /// <summary>Points of the mark for coding that the first hint of a problem costs, the second, and the third.</summary>
    public static IReadOnlyList<int> Points { get; } = [6, 9, 12];
}
