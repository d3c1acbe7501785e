namespace Dryrun.Study.Dossier;

/// <summary>A part of a project or a story that interviewers ask about.</summary>
/// <param name="Key">Key in the file: "brokeAfterLaunch".</param>
/// <param name="Ask">The question by which it is entered and checked.</param>
/// <param name="Roles">Roles whose interviewers ask for it.</param>
public sealed record DossierField(string Key, string Ask, IReadOnlyList<string> Roles);

/// <summary>A project of one's own, entered once.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">For people.</param>
/// <param name="Role">"tpm" or "mle": which fields are expected.</param>
/// <param name="Fields">Text by field key.</param>
/// <param name="Path">Where it stands in the file.</param>
public sealed record Project(string Id, string Title, string Role, IReadOnlyDictionary<string, string> Fields, string Path);

/// <summary>A story of one's own.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">For people.</param>
/// <param name="Project">Id of the project it is from, or null.</param>
/// <param name="Tags">What it shows: "influence", "failure"; the tags of the question bank.</param>
/// <param name="Fields">Text by field key.</param>
/// <param name="Path">Where it stands in the file.</param>
public sealed record Story(string Id, string Title, string? Project, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Fields, string Path);

/// <summary>Everything that was entered.</summary>
public sealed record StudyDossier(IReadOnlyList<Project> Projects, IReadOnlyList<Story> Stories)
{
    /// <summary>Nothing yet.</summary>
    public static StudyDossier Empty { get; } = new([], []);

    /// <summary>
    /// Fields of a project. Those of an engineer are the ones the MLE guide names: dataset construction, features, baselines, what failed, why this model, offline and
    /// online metrics, deployment, what broke, upkeep. Those of a program manager: scope, timeline, cross-team delivery, trade-offs, negotiations.
    /// </summary>
    public static IReadOnlyList<DossierField> ProjectFields { get; } =
    [
        new("context", "What was it, for whom, at what scale?", ["tpm", "mle"]),
        new("goal", "What was success: a number, of whom, by when?", ["tpm", "mle"]),
        new("dataset", "How was the dataset made, and what did you throw out?", ["mle"]),
        new("features", "Which features mattered, and which did you drop?", ["mle"]),
        new("baselines", "What were the baselines, and how far did they get?", ["mle"]),
        new("failed", "What did you try that failed?", ["tpm", "mle"]),
        new("whyThisModel", "Why this model and not the next better one?", ["mle"]),
        new("offlineMetrics", "Which offline metrics, and what did they not see?", ["mle"]),
        new("onlineMetrics", "Which product metric moved, by how much?", ["mle"]),
        new("teams", "Which teams, and who owned what?", ["tpm"]),
        new("timeline", "What was the date, and what moved it?", ["tpm"]),
        new("tradeOff", "What did you give up, and what was it worth?", ["tpm", "mle"]),
        new("negotiation", "Who refused, what did they want, and what was your second move?", ["tpm"]),
        new("deployment", "How did it go live: stages, what was watched, the way back?", ["tpm", "mle"]),
        new("brokeAfterLaunch", "What broke after launch, and who noticed?", ["tpm", "mle"]),
        new("upkeep", "Who keeps it running, and what does that cost?", ["tpm", "mle"]),
        new("mine", "What did you do yourself? Begin with I.", ["tpm", "mle"]),
        new("ours", "What did others do?", ["tpm", "mle"]),
    ];

    /// <summary>Fields of a story: the guide's context, conflict, action, outcome, and what was done the same way again.</summary>
    public static IReadOnlyList<DossierField> StoryFields { get; } =
    [
        new("context", "Where were you, what was at stake, by when?", ["tpm", "mle"]),
        new("conflict", "Who wanted something else, and why?", ["tpm", "mle"]),
        new("action", "What did you do? Begin with I.", ["tpm", "mle"]),
        new("outcome", "What came of it, in a number?", ["tpm", "mle"]),
        new("replication", "What do you do since then because of it?", ["tpm", "mle"]),
    ];
}
