using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Prompts;

/// <summary>One dimension of a rubric.</summary>
/// <param name="Id">Key: "scoping".</param>
/// <param name="Name">For people.</param>
/// <param name="Because">Why it is marked.</param>
/// <param name="Anchors">By level ("L5"), then by mark 1 to 5: what is in the record of such a round.</param>
public sealed record RubricDimension(string Id, string Name, string Because, IReadOnlyDictionary<string, IReadOnlyDictionary<int, string>> Anchors);

/// <summary>
/// What a prompt's rounds are marked by. A <c>rubric.yaml</c> may extend one of <c>prompts/rubrics/</c>: its own dimensions then stand in the place of the
/// shared ones of the same id.
/// </summary>
/// <param name="Dimensions">In the order they are told.</param>
public sealed record Rubric(IReadOnlyList<RubricDimension> Dimensions)
{
    /// <summary>Fewest dimensions of its own that a prompt has where it extends a shared rubric.</summary>
    public const int OwnMin = 3;

    private const int MarkMax = 5;

    private static readonly string[] Common = ["scoping", "prioritisation", "tradeOffs", "ownership", "influence", "rollout", "operations", "communication"];

    /// <summary>Ids of the dimensions that a segment kind is marked by.</summary>
    public static IReadOnlyList<string> Needed(string kind) => kind == "ml-design" ? ["mlJudgement", .. Common] : Common;

    /// <summary>Reads the rubric of a prompt, complete for its kind and levels.</summary>
    /// <exception cref="InputException">A file is missing or has problems, or something is left out; every problem is a line.</exception>
    public static Rubric Read(ContentFolder content, Prompt prompt)
    {
        var file = YamlText.ReadFile(content.PromptFile(prompt.Id, "rubric.yaml"));
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["extends", "dimensions"]);
        var own = ReadAll(reader, prompt.Levels);
        var problems = reader.Problems.ToList();
        var shared = reader.OptionalText("extends") is { } extended ? Extended(content, prompt, file, extended, problems) : null;
        if (shared is not null && own.Count < OwnMin) problems.Add(file.Problem("dimensions", $"dimensions has {own.Count}; {OwnMin} or more must read as this prompt needs them"));
        List<RubricDimension> all = [.. (shared ?? []).Select(s => own.FirstOrDefault(d => d.Id == s.Id) ?? s)];
        all.AddRange(own.Where(d => all.All(a => a.Id != d.Id)));
        if (shared is not null || file.Root["extends"] is null) problems.AddRange(Needed(prompt.Kind).Where(id => all.All(d => d.Id != id)).Select(id => file.Problem("dimensions", $"dimensions needs {id}")));
        return problems.Count == 0 ? new Rubric(all) : throw new InputException(problems);
    }

    private static List<RubricDimension>? Extended(ContentFolder content, Prompt prompt, SourcedTree file, string name, List<InputProblem> problems)
    {
        var path = content.SharedFile("rubrics", $"{name}.yaml");
        if (!File.Exists(path))
        {
            var folder = content.SharedFile("rubrics");
            string[] known = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)] : [];
            problems.Add(file.Problem("extends", $"there is no rubric {name} in prompts/rubrics; allowed {Wording.Alternatives(known)}"));
            return null;
        }

        var shared = YamlText.ReadFile(path);
        var reader = new FieldReader(shared);
        reader.OnlyKeys("", shared.Root, ["dimensions"]);
        var made = ReadAll(reader, prompt.Levels);
        problems.AddRange(reader.Problems);
        return made;
    }

    private static List<RubricDimension> ReadAll(FieldReader reader, IReadOnlyList<string> levels)
    {
        var made = reader.Maps("dimensions").Select((d, i) => Dimension(reader, d, $"dimensions.{i}", levels)).ToList();
        foreach (var twice in made.GroupBy(d => d.Id).Where(g => g.Count() > 1)) reader.Add("dimensions", $"dimensions holds {twice.Key} more than once");
        return made;
    }

    private static RubricDimension Dimension(FieldReader reader, JsonObject d, string path, IReadOnlyList<string> levels)
    {
        reader.OnlyKeys(path, d, ["id", "name", "because", "looksFor", "anchors"]);
        var id = reader.Text("id", d, path);
        var anchors = reader.Map("anchors", d, path);
        var byLevel = new Dictionary<string, IReadOnlyDictionary<int, string>>();
        foreach (var level in levels)
        {
            if (anchors[level] is JsonObject marks) byLevel[level] = Marks(reader, marks, $"{path}.anchors.{level}", id, level);
            else reader.Add($"{path}.anchors", $"{id} has no anchors for {level}");
        }

        return new RubricDimension(id, reader.Text("name", d, path), reader.Text("because", d, path), byLevel);
    }

    private static Dictionary<int, string> Marks(FieldReader reader, JsonObject marks, string path, string id, string level)
    {
        var made = new Dictionary<int, string>();
        for (var mark = 1; mark <= MarkMax; mark++)
        {
            if (marks[$"{mark}"] is JsonValue anchor) made[mark] = PlainValues.Show(anchor);
            else reader.Add(path, $"{id} has no anchor {mark} for {level}");
        }

        return made;
    }
}
