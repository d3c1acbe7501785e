using System.Text;

namespace Dryrun.Assessment.Conduct;

/// <summary>The page on how rounds are marked, written from the rules and the extractors: <c>docs/rubric.md</c>.</summary>
public static class RubricPage
{
    /// <summary>The page as Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        Line("# How a round is marked");
        Line();
        Line("This page is written from the rules in `src/Dryrun.Assessment/Conduct`; a test keeps it current. Every mark rests on spans of the record, or on a named absence.");
        Line();
        Line("A signal gives its points each time it is found, up to its most. The same content said twice is found once, a list of keywords is not a sentence, and a keyword");
        Line("without its object is nothing: an owner needs a team and a thing, a risk a harm, a trade-off two sides, a rollout step a share. A mark needs its points and what");
        Line("the table *needs* says; what the table *held down* says holds, whatever else was said. Programme decisions that cost money take");
        Line($"{-LevelRules.RegretPoints} points from their dimension, a contradiction {-LevelRules.ContradictionPoints}. Engineering knobs weigh nothing.");
        Line();
        Line("## Points for a mark");
        Line();
        Line("| level | 2 | 3 | 4 | 5 |");
        Line("|---|---:|---:|---:|---:|");
        foreach (var (level, lines) in LevelRules.PointsFor) Line($"| {level} | {string.Join(" | ", lines)} |");
        Line();
        Line("## The decision");
        Line();
        Line($"- Strong no hire: weighted mean below {LevelRules.StrongNoBelow:0.0}, or four dimensions at 1.");
        Line($"- No hire: a mark of 1 or 2 in {string.Join(", ", LevelRules.Decisive)}, whatever the rest, or a weighted mean below {LevelRules.HireFrom:0.0}.");
        Line($"- Deferred: a mean of {LevelRules.HireFrom:0.0} or more, and no word at all on one of {string.Join(", ", LevelRules.Deferrable)}.");
        Line($"- Hire: a mean of {LevelRules.HireFrom:0.0} or more. Strong hire: {LevelRules.StrongHireFrom:0.0} or more and no mark below 3.");
        Line();
        Line($"Weights: {string.Join(", ", LevelRules.Weights.Select(w => $"{w.Key} {w.Value}"))}.");
        foreach (var rule in LevelRules.Dimensions) Dimension(Line, rule);
        return page.ToString();
    }

    private static void Dimension(Action<string> line, DimensionRule rule)
    {
        line("");
        line($"## {rule.Name}");
        line("");
        line("| signal | points | most | what is looked for | why |");
        line("|---|---:|---:|---|---|");
        foreach (var signal in Extractors.All.First(e => e.Dimension == rule.Id).Signals)
        {
            var weight = rule.Weights.FirstOrDefault(w => w.Signal == signal.Id);
            line($"| {signal.Id} | {weight?.Points ?? 0} | {weight?.Most ?? 1} | {signal.LooksFor} | {signal.Because} |");
        }

        line("");
        foreach (var need in rule.Needs) line($"- {need.Level} needs {string.Join(" or ", need.AnyOf)}.");
        foreach (var cap in rule.Caps) line($"- Held down to {cap.AtMost} by {cap.Signal}.");
    }
}
