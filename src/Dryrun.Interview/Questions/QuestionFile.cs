using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Questions;

/// <summary>The questions of one segment kind, with what the interviewer says before and after them.</summary>
/// <param name="Kind">Segment kind: "behavioural".</param>
/// <param name="Title">For people.</param>
/// <param name="ByTalk">What the room says where a judge or a system is missing, or empty.</param>
/// <param name="Opening">Before the first question; the slot {minutes} is allowed.</param>
/// <param name="Closing">After the last one.</param>
/// <param name="Questions">All of them, in the order of the file.</param>
public sealed record QuestionFile(string Kind, string Title, string ByTalk, Wordings Opening, Wordings Closing, IReadOnlyList<Question> Questions)
{
    /// <summary>Kinds that are talked through, in the order of a loop.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "recruiter", "assessment", "coding", "debugging", "technical-deep-dive", "project-deep-dive", "fundamentals", "hiring-manager", "behavioural", "cross-functional", "estimation",
        "executive-90s", "offer",
    ];

    /// <summary>A question by its id.</summary>
    public Question? Find(string id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The kinds that have a file in a content folder.</summary>
    public static IReadOnlyList<string> KindsIn(ContentFolder content) => [.. Kinds.Where(k => File.Exists(PathOf(content, k)))];

    /// <summary>Where the questions of a kind stand.</summary>
    public static string PathOf(ContentFolder content, string kind) => Path.Combine(content.Path, "questions", $"{kind}.yaml");

    /// <summary>Reads <c>questions/KIND.yaml</c>.</summary>
    /// <exception cref="InputException">The kind is unknown, or the file is missing or has problems; every one is a line.</exception>
    public static QuestionFile Read(ContentFolder content, string kind)
    {
        if (!Kinds.Contains(kind))
        {
            throw new InputException(Wording.Nearest(kind, Kinds) is { } near
                ? $"there are no questions of kind {kind}; did you mean {near}?"
                : $"there are no questions of kind {kind}; the kinds are {Wording.Alternatives(Kinds)}");
        }

        return Read(YamlText.ReadFile(PathOf(content, kind)), kind);
    }

    /// <summary>Reads the questions of a kind from their file.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static QuestionFile Read(SourcedTree file, string kind)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["kind", "title", "byTalk", "opening", "closing", "questions"]);
        var questions = new QuestionReader(reader, kind);
        var read = new QuestionFile(
            reader.Text("kind"), reader.Text("title"), reader.OptionalText("byTalk") ?? "",
            Wordings.Read(reader, reader.Map("opening"), "opening"), Wordings.Read(reader, reader.Map("closing"), "closing"),
            [.. reader.Maps("questions").Select((q, i) => questions.Read(q, $"questions.{i}"))]);
        if (read.Kind != kind) reader.Add("kind", $"kind is {read.Kind}, but the file is {kind}.yaml; they must be the same");
        foreach (var twice in read.Questions.Select((q, i) => (q.Id, i)).GroupBy(x => x.Id).SelectMany(g => g.Skip(1)))
        {
            reader.Add($"questions.{twice.i}.id", $"questions.{twice.i}.id is {twice.Id}, which another question has; ids must be unique");
        }

        reader.ThrowIfAny();
        return read;
    }
}
