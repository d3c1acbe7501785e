using System.Text.RegularExpressions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Study.Dossier;

/// <summary>What an interviewer would push on.</summary>
/// <param name="Where">Project or story, for people.</param>
/// <param name="Field">The field.</param>
/// <param name="Text">What is wrong, in a sentence.</param>
/// <param name="Ask">The question that will come.</param>
public sealed record Gap(string Where, string Field, string Text, string Ask);

/// <summary>Finds what is missing, what contradicts itself, and every "we" without an "I".</summary>
public static partial class Gaps
{
    /// <summary>Words two sentences share when they are about the same thing.</summary>
    private const int SharedWordsMin = 2;

    /// <summary>How far two figures may lie apart, as a ratio: people round.</summary>
    private const double RoundingRatio = 1.25;

    /// <summary>Gaps of everything that was entered, projects first.</summary>
    public static IReadOnlyList<Gap> Of(StudyDossier dossier) => [.. dossier.Projects.SelectMany(Of), .. dossier.Stories.SelectMany(Of), .. Across(dossier)];

    /// <summary>Gaps of one project.</summary>
    public static IEnumerable<Gap> Of(Project project)
    {
        foreach (var field in StudyDossier.ProjectFields.Where(f => f.Roles.Contains(project.Role) && !project.Fields.ContainsKey(f.Key)))
        {
            yield return new Gap(project.Title, field.Key, "Nothing is written here.", field.Ask);
        }

        if (project.Fields.TryGetValue("mine", out var mine) && WithoutI(mine)) yield return new Gap(project.Title, "mine", "It says we and never I.", "What did you do yourself?");
        foreach (var field in new[] { "goal", "onlineMetrics" })
        {
            if (project.Fields.TryGetValue(field, out var text) && !HasNumber(text)) yield return new Gap(project.Title, field, "No number in it.", "By how much?");
        }

        foreach (var gap in Contradictions(project.Title, [.. project.Fields])) yield return gap;
    }

    /// <summary>Gaps of one story.</summary>
    public static IEnumerable<Gap> Of(Story story)
    {
        foreach (var field in StudyDossier.StoryFields.Where(f => !story.Fields.ContainsKey(f.Key))) yield return new Gap(story.Title, field.Key, "Nothing is written here.", field.Ask);
        if (story.Fields.TryGetValue("action", out var action) && WithoutI(action)) yield return new Gap(story.Title, "action", "It says we and never I.", "What did you do yourself?");
        if (story.Fields.TryGetValue("outcome", out var outcome) && !HasNumber(outcome)) yield return new Gap(story.Title, "outcome", "No number in it.", "By how much, and how do you know?");
        if (story.Tags.Count == 0) yield return new Gap(story.Title, "tags", "It has no tags, so no question finds it.", "What does this story show?");
        foreach (var gap in Contradictions(story.Title, [.. story.Fields])) yield return gap;
    }

    // A story and its project must tell the same figures.
    private static IEnumerable<Gap> Across(StudyDossier dossier)
    {
        foreach (var story in dossier.Stories)
        {
            if (dossier.Projects.FirstOrDefault(p => p.Id == story.Project) is not { } project) continue;
            foreach (var gap in Between(story.Title, [.. story.Fields], [.. project.Fields])) yield return gap;
        }
    }

    private static IEnumerable<Gap> Contradictions(string where, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            foreach (var gap in Between(where, [fields[i]], [.. fields.Skip(i + 1)])) yield return gap;
        }
    }

    private static IEnumerable<Gap> Between(string where, IReadOnlyList<KeyValuePair<string, string>> here, IReadOnlyList<KeyValuePair<string, string>> there)
    {
        foreach (var (field, a) in here.SelectMany(f => Figures(f.Value).Select(x => (f.Key, x))))
        {
            foreach (var b in there.SelectMany(f => Figures(f.Value)).Where(b => Differ(a, b)))
            {
                yield return new Gap(where, field, $"\u201c{a.Text}\u201d here and \u201c{b.Text}\u201d elsewhere, about {string.Join(", ", a.About.Intersect(b.About).Take(3))}.", "Which is it?");
            }
        }
    }

    private sealed record Figure(double Low, double High, string Unit, string Text, IReadOnlySet<string> About);

    private static bool Differ(Figure a, Figure b) => a.Unit == b.Unit && a.About.Intersect(b.About).Count() >= SharedWordsMin
        && (a.Low > b.High * RoundingRatio || b.Low > a.High * RoundingRatio);

    private static IEnumerable<Figure> Figures(string text)
    {
        foreach (var clause in TurnReader.Understand(text, PromptLanguage.Empty, TurnContext.Start).Clauses)
        {
            var about = Word().Matches(clause.Text.ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length >= 5).ToHashSet();
            foreach (var q in clause.Quantities)
            {
                if ((q.Low ?? q.Value ?? q.High) is { } low) yield return new Figure(low, q.High ?? q.Value ?? low, q.Unit, q.Text.Trim(), about);
            }
        }
    }

    private static bool WithoutI(string text) => We().IsMatch(text) && !I().IsMatch(text);

    private static bool HasNumber(string text) => text.Any(char.IsDigit) || Figures(text).Any();

    [GeneratedRegex(@"\b(we|our|us)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex We();

    [GeneratedRegex(@"\b(I|I'd|I've)\b")]
    private static partial Regex I();

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();
}
