using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Code;

/// <summary>
/// What the interviewer of a problem listens for and answers: <c>problems/NAME/interview.yaml</c>. The judge knows nothing of it; a package without one is talked
/// about in the words of its follow-up questions alone.
/// </summary>
/// <param name="Answers">What is answered beyond the statement.</param>
/// <param name="Approach">Steps of a good approach.</param>
/// <param name="Fault">Where the fault lies and why it is one; of debugging problems.</param>
/// <param name="Listen">Ways of saying what a follow-up question listens for, by its words in <c>dryrun.yaml</c>.</param>
public sealed record CodeNotes(
    IReadOnlyList<CodeAnswer> Answers, IReadOnlyList<CodePoint> Approach, IReadOnlyList<CodePoint> Fault, IReadOnlyDictionary<string, IReadOnlyList<string>> Listen)
{
    /// <summary>Notes of a package that has none.</summary>
    public static CodeNotes None { get; } = new([], [], [], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Where the notes of a problem stand.</summary>
    public static string PathOf(ContentFolder content, string problem) => Path.Combine(content.Path, "problems", problem, "interview.yaml");

    /// <summary>Reads the notes of a problem; none where the package has no such file.</summary>
    /// <param name="content">The content folder.</param>
    /// <param name="problem">Problem id.</param>
    /// <param name="listenFor">What its follow-up questions listen for: each must have its words, and nothing else may.</param>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static CodeNotes Read(ContentFolder content, string problem, IReadOnlyCollection<string> listenFor)
    {
        if (!File.Exists(PathOf(content, problem))) return None;
        var file = YamlText.ReadFile(PathOf(content, problem));
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["answers", "approach", "fault", "listen"]);
        var listen = reader.Map("listen");
        var notes = new CodeNotes(
            file.Root["answers"] is null ? [] : [.. reader.Maps("answers").Select((a, i) => new CodeAnswer(reader.Texts("words", a, $"answers.{i}"), reader.Text("say", a, $"answers.{i}")))],
            Points(reader, file.Root, "approach"), Points(reader, file.Root, "fault"), listen.ToDictionary(l => l.Key, l => reader.Texts(l.Key, listen, "listen")));
        foreach (var missing in listenFor.Where(l => !notes.Listen.ContainsKey(l))) reader.Add("listen", $"listen has no words for \"{missing}\", which dryrun.yaml listens for");
        reader.OnlyKeys("listen", listen, listenFor);
        reader.ThrowIfAny();
        return notes;
    }

    /// <summary>Something that is listened for with the ways of saying it.</summary>
    public CodePoint Point(string holds) => new(holds, Listen.GetValueOrDefault(holds) ?? [holds.ToLowerInvariant()]);

    private static IReadOnlyList<CodePoint> Points(FieldReader reader, JsonObject root, string key) => root[key] is null ? []
        : [.. reader.Maps(key).Select((p, i) => new CodePoint(reader.Text("holds", p, $"{key}.{i}"), reader.Texts("words", p, $"{key}.{i}")))];
}
