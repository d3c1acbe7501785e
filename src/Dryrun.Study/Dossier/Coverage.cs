namespace Dryrun.Study.Dossier;

/// <summary>A question of the bank as coverage sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its first wording.</param>
/// <param name="Tags">What it is about.</param>
public sealed record BankQuestion(string Id, string Text, IReadOnlyList<string> Tags);

/// <summary>Which stories answer a question, the best first.</summary>
public sealed record CoveredQuestion(BankQuestion Question, IReadOnlyList<Story> Stories);

/// <summary>How much of the question bank the story bank covers.</summary>
public static class Coverage
{
    /// <summary>
    /// Stories by question: those that share a tag, most shared tags first, complete ones before those with gaps.
    /// </summary>
    public static IReadOnlyList<CoveredQuestion> Of(IReadOnlyList<BankQuestion> bank, StudyDossier dossier) =>
        [.. bank.Select(q => new CoveredQuestion(
            q,
            [.. dossier.Stories.Where(s => s.Tags.Intersect(q.Tags).Any())
                .OrderByDescending(s => s.Tags.Intersect(q.Tags).Count())
                .ThenBy(s => Gaps.Of(s).Count())
                .ThenBy(s => s.Id, StringComparer.Ordinal)]))];

    /// <summary>Tags of the bank that no story has, the most asked for first.</summary>
    public static IReadOnlyList<string> MissingTags(IReadOnlyList<BankQuestion> bank, StudyDossier dossier) =>
        [.. bank.SelectMany(q => q.Tags).GroupBy(t => t).Where(g => dossier.Stories.All(s => !s.Tags.Contains(g.Key)))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
}
