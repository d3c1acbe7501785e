using Dryrun.Interview.Questions;

namespace Dryrun.Interview.Code;

/// <summary>What is sat in a round with code.</summary>
/// <param name="Kind">One of <see cref="CodeKinds"/>.</param>
/// <param name="Problems">The problems, in order.</param>
/// <param name="Lines">What the interviewer says.</param>
/// <param name="Why">Why nothing could be run where the session began, in one line; empty where it could.</param>
public sealed record CodePlan(string Kind, IReadOnlyList<CodeProblem> Problems, CodeLines Lines, string Why)
{
    /// <summary>Ids of the phases.</summary>
    public const string Work = "work", Understand = "understand", Solve = "solve", Review = "review", Read = "read", Find = "find", Fix = "fix", Explain = "explain";

    /// <summary>True where somebody listens.</summary>
    public bool Talks => Kind != CodeKinds.Assessment;

    /// <summary>The one problem of a round with talk; of an assessment the first.</summary>
    public CodeProblem First => Problems[0];

    /// <summary>The phase in which the code is questioned; empty in an assessment.</summary>
    public string Last => Kind switch { CodeKinds.Coding => Review, CodeKinds.Debugging => Explain, _ => "" };

    /// <summary>A problem by its id, or null.</summary>
    public CodeProblem? Problem(string id) => Problems.FirstOrDefault(p => p.Id == id);

    /// <summary>A problem as a question of talk: its points are what answers should hold.</summary>
    public static Question Question(CodeProblem problem) => new(
        problem.Id, problem.Round, [], [], problem.Topics, "written for Dryrun", problem.Minutes,
        problem.Round == CodeKinds.Debugging ? ["coding", "ownership", "communication"] : ["coding", "communication"], [problem.Title], [], [], [], null,
        new Dictionary<string, IReadOnlyDictionary<int, string>>(), [.. Points(problem)], "", null, "", [], null, [], "");

    /// <summary>Id of the point of a group at a place: "edges.2".</summary>
    public static string PointId(string group, int at) => $"{group}.{at + 1}";

    private static IEnumerable<QuestionPoint> Points(CodeProblem problem) =>
    [
        .. Of("fault", problem.Fault, PointDepth.Core), .. Of("approach", problem.Approach, PointDepth.Core),
        .. problem.FollowUps.SelectMany(f => Of(f.Kind, f.Points, f.Kind switch { "complexity" => PointDepth.Core, "edges" => PointDepth.Good, _ => PointDepth.Expert })),
    ];

    private static IEnumerable<QuestionPoint> Of(string group, IReadOnlyList<CodePoint> points, PointDepth depth) =>
        points.Select((p, i) => new QuestionPoint(PointId(group, i), p.Holds, p.Words, depth));
}
