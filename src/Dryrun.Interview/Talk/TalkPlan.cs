using Dryrun.Interview.Loops;
using Dryrun.Interview.Questions;

namespace Dryrun.Interview.Talk;

/// <summary>What is asked in a talk segment, as it was drawn for one candidate.</summary>
/// <param name="File">The questions of its kind, with what is said before and after them.</param>
/// <param name="Questions">The drawn questions, in the order they are asked.</param>
/// <param name="Lines">What the interviewer says besides.</param>
/// <param name="Role">"tpm" or "mle".</param>
/// <param name="Company">Key: "tiktok".</param>
/// <param name="Mix">What a recruiter says about the rounds of the loop when asked; empty where nothing is known.</param>
public sealed record TalkPlan(QuestionFile File, IReadOnlyList<Question> Questions, TalkLines Lines, string Role, string Company, string Mix)
{
    /// <summary>Seconds that an executive has.</summary>
    public const int ExecutiveSeconds = 90;

    /// <summary>Seconds after which an executive cuts in.</summary>
    public const int ExecutiveSecondsMax = 120;

    /// <summary>What earlier rounds of the loop were told about the candidate's past.</summary>
    public IReadOnlyList<Claim> Noted { get; init; } = [];

    /// <summary>Segment kind.</summary>
    public string Kind => File.Kind;

    /// <summary>A drawn question by its id, or null.</summary>
    public Question? Find(string id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The drawn question that a probe belongs to ("id", "id.followUp"), or null where it belongs to none.</summary>
    public Question? Of(string probe) => Find(probe.Split('.')[0]);

    /// <summary>True where the answers are told from one's own past.</summary>
    public bool TellsStories => Kind is "behavioural" or "hiring-manager" or "project-deep-dive";

    /// <summary>True where the candidate's own questions close the segment.</summary>
    public bool TakesQuestions => Kind is "recruiter" or "hiring-manager" or "offer";

    /// <summary>The company as it writes itself.</summary>
    public string CompanyName => NameOf(Company);

    /// <summary>A company as it writes itself: "TikTok".</summary>
    public static string NameOf(string company) => company == "tiktok" ? "TikTok" : company.Length == 0 ? company : char.ToUpperInvariant(company[0]) + company[1..];
}
