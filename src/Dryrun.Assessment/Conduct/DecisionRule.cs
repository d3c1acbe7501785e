namespace Dryrun.Assessment.Conduct;

/// <summary>
/// The decision from the marks. Framing first: a mark of 1 or 2 in a decisive dimension rules out a hire. A dimension that may be asked about again, of which there
/// is no word beside good marks, defers. Otherwise the weighted mean decides.
/// </summary>
internal static class DecisionRule
{
    public static (Decision Decision, string Because, string? Missing) Of(ConductReport conduct)
    {
        var book = RuleBooks.Of(conduct);
        var silent = conduct.Dimensions.Where(d => book.Deferrable.TryGetValue(d.Id, out var silence) && (!d.HasSignal || d.Findings.Any(f => f.Signal == silence))).ToList();
        var mean = Mean(conduct.Dimensions);
        var low = conduct.Dimensions.Where(d => book.Decisive.Contains(d.Id) && d.Level <= 2).OrderBy(d => d.Level).ToList();
        var counted = conduct.Dimensions.Count(d => d.Weight > 0);
        var ones = conduct.Dimensions.Count(d => d.Level == 1);
        var figures = $"weighted mean {mean:0.0} of 5";
        if (mean < LevelRules.StrongNoBelow || ones >= Math.Max(Math.Min(counted, 3), counted / 2)) return (Decision.StrongNoHire, $"{Capital(figures)}; {ones} of {counted} dimensions at 1.", null);
        if (low.Count > 0)
        {
            var names = string.Join(", ", low.Select(d => $"{d.Name.ToLowerInvariant()} {d.Level}"));
            return (Decision.NoHire, $"{Capital(names)}: a mark of 2 or less there rules out a hire, whatever the rest ({figures}).", null);
        }

        if (silent.Count == 1 && MeanWithout(conduct, silent[0], book) >= LevelRules.HireFrom) return (Decision.Deferred, $"Good marks ({figures}), but no signal on {silent[0].Name.ToLowerInvariant()}.", silent[0].Id);
        if (mean >= LevelRules.StrongHireFrom && conduct.Dimensions.All(d => d.Level >= 3)) return (Decision.StrongHire, $"Every dimension at 3 or more, {figures}.", null);
        if (mean >= LevelRules.HireFrom) return (Decision.Hire, $"No decisive dimension below 3, {figures}.", null);
        return (Decision.NoHire, $"{Capital(figures)}; {LevelRules.HireFrom:0.0} is needed.", null);
    }

    private static double Mean(IEnumerable<DimensionMark> marks)
    {
        var all = marks.ToList();
        return all.Sum(d => d.Weight) == 0 ? 0 : (double)all.Sum(d => d.Level * d.Weight) / all.Sum(d => d.Weight);
    }

    // In a design round the silence itself has its mark; a story that nobody told is not held against the others.
    private static double MeanWithout(ConductReport conduct, DimensionMark silent, RuleBook book) =>
        Mean(book == RuleBooks.Design ? conduct.Dimensions : conduct.Dimensions.Where(d => d != silent));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
