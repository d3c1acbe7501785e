namespace Dryrun.Interview.Code;

/// <summary>A language that programs of a round can be written in.</summary>
/// <param name="Id">"python", "cpp", "javascript" or "csharp".</param>
/// <param name="Name">For people: "C++".</param>
/// <param name="Extension">Of a source file, without dot: "py".</param>
public sealed record CodeLanguage(string Id, string Name, string Extension);

/// <summary>A case that everybody may see.</summary>
/// <param name="Name">"sample/1".</param>
/// <param name="Input">What the program is given.</param>
/// <param name="Answer">What is right.</param>
/// <param name="Description">What the case is for; null where it is not said.</param>
public sealed record CodeSample(string Name, string Input, string Answer, string? Description);

/// <summary>Something that an answer should hold.</summary>
/// <param name="Holds">The thing in words, for people.</param>
/// <param name="Words">Ways of saying it, lower case.</param>
public sealed record CodePoint(string Holds, IReadOnlyList<string> Words);

/// <summary>A question for once the code stands.</summary>
/// <param name="Kind">"complexity", "edges" or "scale".</param>
/// <param name="Ask">The question.</param>
/// <param name="Points">What a good answer holds.</param>
public sealed record CodeFollowUp(string Kind, string Ask, IReadOnlyList<CodePoint> Points);

/// <summary>What the interviewer says to a question about the problem.</summary>
/// <param name="Words">What such a question names, lower case.</param>
/// <param name="Say">The answer.</param>
public sealed record CodeAnswer(IReadOnlyList<string> Words, string Say);

/// <summary>
/// A problem as a round needs it: what the candidate sees, what the interviewer knows. It is kept in the session's world, so that a session reads the same
/// whatever becomes of the problem's package. No secret case is in it.
/// </summary>
public sealed record CodeProblem
{
    /// <summary>Name of its package: "pairedclips".</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>"coding", "debugging" or "assessment".</summary>
    public required string Round { get; init; }

    /// <summary>"medium" or "hard".</summary>
    public required string Level { get; init; }

    /// <summary>Minutes an interview gives it.</summary>
    public required int Minutes { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Statement in Markdown.</summary>
    public required string Statement { get; init; }

    /// <summary>"stream", "function", "class", "scenario" or "interactive".</summary>
    public required string Mode { get; init; }

    /// <summary>Languages it may be solved in here, the usual one first.</summary>
    public required IReadOnlyList<CodeLanguage> Languages { get; init; }

    /// <summary>By language id, what the editor opens with: names and types, in a debugging round the code with the fault, or nothing.</summary>
    public required IReadOnlyDictionary<string, string> Starts { get; init; }

    /// <summary>Processor milliseconds that a case is allowed, by language id.</summary>
    public required IReadOnlyDictionary<string, long> TimeLimitMs { get; init; }

    /// <summary>Memory that a program is allowed.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Longest source.</summary>
    public required long CodeBytes { get; init; }

    /// <summary>Cases that everybody may see.</summary>
    public required IReadOnlyList<CodeSample> Samples { get; init; }

    /// <summary>Three hints, each telling more.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>Questions for once the code stands.</summary>
    public required IReadOnlyList<CodeFollowUp> FollowUps { get; init; }

    /// <summary>How the time of a good solution grows: "n log n"; null where it is not measured.</summary>
    public string? Family { get; init; }

    /// <summary>Extra memory of a good solution, for people; empty where it is not said.</summary>
    public string Space { get; init; } = "";

    /// <summary>Where the fault lies and why it is one; of debugging alone.</summary>
    public IReadOnlyList<CodePoint> Fault { get; init; } = [];

    /// <summary>Steps of a good approach; may be empty.</summary>
    public IReadOnlyList<CodePoint> Approach { get; init; } = [];

    /// <summary>What is answered beyond the statement.</summary>
    public IReadOnlyList<CodeAnswer> Answers { get; init; } = [];

    /// <summary>True where it starts from code that has a fault.</summary>
    public bool IsShipped => Round == CodeKinds.Debugging;

    /// <summary>True where inputs of one's own can be run.</summary>
    public bool TakesInput => Mode is "stream" or "function" or "class";

    /// <summary>A follow-up by its kind, or null.</summary>
    public CodeFollowUp? FollowUp(string kind) => FollowUps.FirstOrDefault(f => f.Kind == kind);

    /// <summary>A language by its id, or null where the problem has none such here.</summary>
    public CodeLanguage? Language(string id) => Languages.FirstOrDefault(l => l.Id == id);
}

/// <summary>Kinds of segments that are sat with code.</summary>
public static class CodeKinds
{
    /// <summary>An hour, two problems, nobody listening.</summary>
    public const string Assessment = "assessment";

    /// <summary>One problem, thinking aloud.</summary>
    public const string Coding = "coding";

    /// <summary>Code with a fault: read, find, fix, explain.</summary>
    public const string Debugging = "debugging";

    /// <summary>True for one of them.</summary>
    public static bool Is(string kind) => kind is Assessment or Coding or Debugging;
}
