using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Prompts;

/// <summary>A timed part of a design segment.</summary>
/// <param name="Id">Key: "frame".</param>
/// <param name="Name">For people.</param>
/// <param name="Minutes">Planned minutes.</param>
/// <param name="Goal">What it is for, in a sentence.</param>
public sealed record Phase(string Id, string Name, int Minutes, string Goal);

/// <summary>The head of a prompt: what is known before its world is drawn.</summary>
/// <param name="Id">Folder name: "quest-patches".</param>
/// <param name="Title">For people.</param>
/// <param name="Brief">The deliberately vague sentence that opens the segment.</param>
/// <param name="Manner">How the interviewer gives it, for people who write prompts.</param>
/// <param name="System">Id of the system it runs on.</param>
/// <param name="Company">Whose loop it belongs to.</param>
/// <param name="Role">For which role: "tpm".</param>
/// <param name="Kind">Segment kind: "design".</param>
/// <param name="DefaultLevel">Level unless told.</param>
/// <param name="Levels">Levels it can be sat at.</param>
/// <param name="Minutes">Length of the segment.</param>
/// <param name="SummaryMinutes">Closing minutes kept for a summary.</param>
/// <param name="Phases">Its phases in order; their minutes add up to <paramref name="Minutes"/>.</param>
/// <param name="Source">The file as read; its <c>world</c> part is the world distribution.</param>
public sealed record Prompt(
    string Id,
    string Title,
    string Brief,
    string Manner,
    string System,
    string Company,
    string Role,
    string Kind,
    string DefaultLevel,
    IReadOnlyList<string> Levels,
    int Minutes,
    int SummaryMinutes,
    IReadOnlyList<Phase> Phases,
    SourcedTree Source)
{
    private static readonly string[] Keys =
        ["id", "title", "brief", "manner", "system", "company", "role", "kind", "level", "minutes", "summaryMinutes", "phases", "world"];

    /// <summary>Reads <c>prompt.yaml</c> of one prompt.</summary>
    /// <exception cref="InputException">The prompt is unknown (the nearest known id is named) or its file has problems.</exception>
    public static Prompt Read(ContentFolder content, string id)
    {
        var known = content.PromptIds();
        if (!known.Contains(id))
        {
            throw new InputException(Wording.Nearest(id, known) is { } near
                ? $"there is no prompt {id}; did you mean {near}?"
                : $"there is no prompt {id}; the prompts are {Wording.Alternatives(known)}");
        }

        return Read(YamlText.ReadFile(content.PromptFile(id, "prompt.yaml")), id);
    }

    /// <summary>Reads a prompt's head from its file.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static Prompt Read(SourcedTree file, string id)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, Keys);
        var level = reader.Map("level");
        var prompt = new Prompt(
            reader.Text("id"),
            reader.Text("title"),
            reader.Text("brief"),
            reader.OptionalText("manner") ?? "",
            reader.Text("system"),
            reader.Text("company"),
            reader.Text("role"),
            reader.Text("kind"),
            reader.Text("default", level, "level"),
            reader.Texts("allowed", level, "level"),
            reader.Whole("minutes", 1, 240),
            reader.Whole("summaryMinutes", 0, 60),
            [.. reader.Maps("phases").Select((p, i) => new Phase(
                reader.Text("id", p, $"phases.{i}"),
                reader.Text("name", p, $"phases.{i}"),
                reader.Whole("minutes", 1, 240, p, $"phases.{i}"),
                reader.Text("goal", p, $"phases.{i}")))],
            file);
        if (prompt.Id != id) reader.Add("id", $"id is {prompt.Id}, but the folder is {id}; they must be the same");
        if (prompt.Phases.Sum(p => p.Minutes) != prompt.Minutes) reader.Add("phases", $"the phases' minutes add up to {prompt.Phases.Sum(p => p.Minutes)}, but minutes is {prompt.Minutes}");
        if (!prompt.Levels.Contains(prompt.DefaultLevel)) reader.Add("level", $"level.default is {prompt.DefaultLevel}; allowed {Wording.Alternatives(prompt.Levels)}");
        reader.ThrowIfAny();
        return prompt;
    }

    /// <summary>The <c>world</c> part of the file.</summary>
    public JsonObject WorldPart => Source.Root["world"] as JsonObject ?? [];
}
