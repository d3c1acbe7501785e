using Dryrun.Interview.Talk;
using Dryrun.Storage;
using Dryrun.Study.Dossier;

namespace Dryrun.Sitting.Study;

/// <summary>What a deep dive asks beside the bank's questions: the gaps of the candidate's own dossier. Recorded candidates are never asked them.</summary>
public static class DossierGaps
{
    /// <summary>Most gaps of one segment.</summary>
    public const int Most = 2;

    /// <summary>The gaps that a segment of a kind pushes on, contradictions first; none where it is about no project or none is entered.</summary>
    /// <exception cref="Contracts.Input.InputException">The dossier has problems; every one is a line.</exception>
    public static IReadOnlyList<OwnGap> Of(DataFolder data, string kind, string role)
    {
        if (kind != "project-deep-dive") return [];
        var dossier = new DossierFile(data).Read();
        return [.. dossier.Projects.Where(p => p.Role == role).SelectMany(Gaps.Of).OrderBy(Rank).Take(Most).Select(g => new OwnGap(Asked(g), $"Your own notes on {g.Where}: {Lower(g.Text)}"))];
    }

    private static int Rank(Gap gap) => gap switch
    {
        { Ask: "Which is it?" } => 0,
        { Field: "mine" } => 1,
        { Text: "Nothing is written here." } => 3,
        _ => 2,
    };

    private static string Asked(Gap gap) => Rank(gap) switch
    {
        0 => $"About {gap.Where}. I have {gap.Text} {gap.Ask}",
        2 => $"About {gap.Where}, the {Words(gap.Field)}. {gap.Ask}",
        _ => $"About {gap.Where}. {gap.Ask}",
    };

    private static string Words(string field) => string.Concat(field.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
