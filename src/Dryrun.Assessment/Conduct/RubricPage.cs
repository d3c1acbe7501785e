using System.Text;
using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Interview.Questions;

namespace Dryrun.Assessment.Conduct;

/// <summary>The page on how rounds are marked, written from the rules and the extractors: <c>docs/rubric.md</c>.</summary>
public static class RubricPage
{
    // Books whose dimensions are told; the others share them.
    private static readonly string[] Told = ["behavioural", "estimation", "executive", "recruiter", "offer", "codeCoding", "codeDebugging", "codeAssessment"];

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
        foreach (var rule in LevelRules.Dimensions) Dimension(Line, RuleBooks.Design, rule, $"## {rule.Name}");
        Books(Line);
        return page.ToString();
    }

    // Every other book in a row of a table, then what each looks for; dimensions that several books share are told once.
    private static void Books(Action<string> line)
    {
        line("");
        line("## Rounds by talk, and design of models");
        line("");
        line("The points for a mark are the same. A dimension of a book is marked where the table says *always*, or where a question that was asked judges it: one of its first two with");
        line("the weight of the table, a later one with 1. What nobody asked for is told beside the marks where it is a 3 or better, and counts for nothing. A strong no hire is a weighted mean");
        line($"below {LevelRules.StrongNoBelow:0.0}, or half of the dimensions (at least three) at 1. A dimension that may be silent defers a good round in place of sinking it.");
        line("");
        line("| book | segment kinds | always | rules out a hire at 1 or 2 | may be silent | weights |");
        line("|---|---|---|---|---|---|");
        foreach (var book in RuleBooks.All.Skip(1))
        {
            line($"| {book.Title} | {string.Join(", ", book.Kinds)} | {string.Join(", ", book.Always)} | {string.Join(", ", book.Decisive)} | {string.Join(", ", book.Deferrable.Keys)} | "
                + $"{string.Join(", ", book.Weights.Select(w => $"{w.Key} {w.Value}"))} |");
        }

        line("");
        line($"In rounds of knowledge (fundamentals, technical deep dive, coding, debugging, assessment, projects of machine learning engineers, calls) the points of the questions count as well: all");
        line($"points of the questions that were answered share {Points.Whole} points, a core point {Points.Weight(PointDepth.Core)} parts and any other {Points.Weight(PointDepth.Good)}, for the dimension that the question judges foremost. A");
        line("point is heard where its words stand, in any inflection, in a sentence that asks nothing and does not deny them; an enumeration is heard for nothing, a sentence for two points at most.");
        var told = new HashSet<IExtractor>(RuleBooks.Design.Extractors);
        foreach (var book in RuleBooks.All.Where(b => Told.Contains(b.Id)))
        {
            foreach (var rule in book.Dimensions.Where(r => (told.Add(book.Extractor(r.Id)) || (r.Id == "coding" && Code.CodeBooks.All.Contains(book))) && !(r.Id == "communication" && book.Id is "offer" or "estimation")))
            {
                Dimension(line, book, rule, $"## {(book.Id == "behavioural" ? "Talk" : book.Title)}: {rule.Name}");
            }
        }
    }

    private static void Dimension(Action<string> line, RuleBook book, DimensionRule rule, string heading)
    {
        line("");
        line(heading);
        line("");
        line("| signal | points | most | what is looked for | why |");
        line("|---|---:|---:|---|---|");
        foreach (var signal in book.Extractor(rule.Id).Signals)
        {
            var weight = rule.Weights.FirstOrDefault(w => w.Signal == signal.Id);
            line($"| {signal.Id} | {weight?.Points ?? 0} | {weight?.Most ?? 1} | {signal.LooksFor} | {signal.Because} |");
        }

        line("");
        foreach (var need in rule.Needs) line($"- {need.Level} needs {string.Join(" or ", need.AnyOf)}.");
        foreach (var cap in rule.Caps) line($"- Held down to {cap.AtMost} by {cap.Signal}.");
    }
}
