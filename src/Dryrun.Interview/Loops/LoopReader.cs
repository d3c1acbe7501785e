using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Loops;

/// <summary>Reads <c>loops/ID.yaml</c>.</summary>
public static class LoopReader
{
    /// <summary>Segment kinds in the order of a loop.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "recruiter", "assessment", "coding", "debugging", "technical-deep-dive", "project-deep-dive", "design", "ml-design", "fundamentals", "hiring-manager",
        "behavioural", "cross-functional", "estimation", "executive-90s", "offer",
    ];

    /// <summary>Dimensions that a round can judge.</summary>
    public static IReadOnlyList<string> Dimensions { get; } =
    [
        "scoping", "prioritisation", "tradeOffs", "ownership", "influence", "rollout", "operations", "communication", "mlJudgement", "coding", "ownAction",
    ];

    private static readonly string[] Keys = ["id", "name", "company", "role", "levels", "weeks", "sources", "habits", "preparation", "variants"];

    private static readonly string[] RoundKeys = ["id", "name", "day", "final", "after", "member", "weight", "judges", "segments"];

    /// <summary>The ids of all loops, in alphabetical order.</summary>
    public static IReadOnlyList<string> Ids(ContentFolder content)
    {
        var folder = Path.Combine(content.Path, "loops");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Reads a loop.</summary>
    /// <exception cref="InputException">It is unknown (the nearest known id is named) or its file has problems; every one is a line.</exception>
    public static Loop Read(ContentFolder content, string id)
    {
        var known = Ids(content);
        if (!known.Contains(id))
        {
            throw new InputException(Wording.Nearest(id, known) is { } near
                ? $"there is no loop {id}; did you mean {near}?"
                : $"there is no loop {id}; the loops are {Wording.Alternatives(known)}");
        }

        return Read(YamlText.ReadFile(Path.Combine(content.Path, "loops", $"{id}.yaml")), id);
    }

    /// <summary>Reads a loop from its file.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static Loop Read(SourcedTree file, string id)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, Keys);
        var levels = reader.Map("levels");
        var loop = new Loop(
            reader.Text("id"), reader.Text("name"), reader.Text("company"), reader.Text("role"),
            reader.Text("default", levels, "levels"), reader.Texts("allowed", levels, "levels"),
            reader.Whole("weeks", 1, 26), reader.Texts("sources"), reader.Texts("habits"),
            [.. reader.Maps("preparation").Select((p, i) => ReadPreparation(reader, p, $"preparation.{i}"))],
            [.. reader.Maps("variants").Select((v, i) => ReadVariant(reader, v, $"variants.{i}"))]);
        if (loop.Id != id) reader.Add("id", $"id is {loop.Id}, but the file is {id}.yaml; they must be the same");
        if (!loop.Levels.Contains(loop.DefaultLevel)) reader.Add("levels", $"levels.default is {loop.DefaultLevel}; allowed {Wording.Alternatives(loop.Levels)}");
        if (loop.Role is not ("tpm" or "mle")) reader.Add("role", $"role is {loop.Role}; allowed tpm or mle");
        if (loop.Variants.Count == 0) reader.Add("variants", "variants needs at least one mix of rounds");
        reader.ThrowIfAny();
        return loop;
    }

    private static Preparation ReadPreparation(FieldReader reader, JsonObject p, string path)
    {
        reader.OnlyKeys(path, p, ["text", "minutes", "when", "command", "because"]);
        var when = reader.Text("when", p, path);
        if (when is not ("" or "early" or "middle" or "late")) reader.Add($"{path}.when", $"{path}.when is {when}; allowed early, middle or late");
        return new Preparation(reader.Text("text", p, path), reader.Whole("minutes", 2, 240, p, path), when, reader.OptionalText("command", p, path) ?? "", reader.Text("because", p, path));
    }

    private static LoopVariant ReadVariant(FieldReader reader, JsonObject v, string path)
    {
        reader.OnlyKeys(path, v, ["weight", "name", "disclosed", "rounds"]);
        var variant = new LoopVariant(
            reader.Whole("weight", 1, 1000, v, path), reader.Text("name", v, path), reader.Text("disclosed", v, path),
            [.. reader.Maps("rounds", v, path).Select((r, i) => ReadRound(reader, r, $"{path}.rounds.{i}"))]);
        foreach (var twice in variant.Rounds.GroupBy(r => r.Id).Where(g => g.Count() > 1)) reader.Add($"{path}.rounds", $"{path}.rounds holds {twice.Key} more than once");
        for (var i = 1; i < variant.Rounds.Count; i++)
        {
            if (variant.Rounds[i].Day >= variant.Rounds[i - 1].Day) continue;
            reader.Add($"{path}.rounds.{i}.day", $"{path}.rounds.{i}.day is {variant.Rounds[i].Day}, before the round that precedes it");
        }

        if (variant.Rounds.All(r => r.Member is null)) reader.Add($"{path}.rounds", $"{path}.rounds has no member: somebody must sit in the committee");
        return variant;
    }

    private static LoopRound ReadRound(FieldReader reader, JsonObject r, string path)
    {
        reader.OnlyKeys(path, r, RoundKeys);
        var after = reader.OptionalText("after", r, path);
        if (after is not (null or "committee")) reader.Add($"{path}.after", $"{path}.after is {after}; allowed committee");
        var member = reader.OptionalText("member", r, path);
        var judges = reader.Texts("judges", r, path);
        foreach (var unknown in judges.Except(Dimensions)) reader.Add($"{path}.judges", $"{unknown} is not a dimension; allowed {Wording.Alternatives(Dimensions)}");
        return new LoopRound(
            reader.Text("id", r, path), reader.Text("name", r, path), reader.Whole("day", 0, 365, r, path),
            r["final"] is JsonValue f && f.TryGetValue<bool>(out var final) && final, after == "committee",
            member, r["weight"] is null ? 1 : reader.Whole("weight", 1, 100, r, path), judges,
            [.. reader.Maps("segments", r, path).Select((s, i) => ReadSegment(reader, s, $"{path}.segments.{i}"))]);
    }

    private static LoopSegment ReadSegment(FieldReader reader, JsonObject s, string path)
    {
        reader.OnlyKeys(path, s, ["kind", "minutes", "prompts", "questions"]);
        var kind = reader.Text("kind", s, path);
        if (kind.Length > 0 && !Kinds.Contains(kind)) reader.Add($"{path}.kind", $"{path}.kind is {kind}; allowed {Wording.Alternatives(Kinds)}");
        var designs = kind is "design" or "ml-design";
        if (designs && s["prompts"] is null) reader.Add($"{path}.prompts", $"{path} is a {kind} segment and needs prompts");
        if (!designs && s["prompts"] is not null) reader.Add($"{path}.prompts", $"{path} is a {kind} segment and has no prompts; questions narrows what is asked");
        if (s["questions"] is JsonObject q) reader.OnlyKeys($"{path}.questions", q, ["tags", "count"]);
        var questions = s["questions"] as JsonObject ?? [];
        return new LoopSegment(
            kind,
            reader.Whole("minutes", 2, 120, s, path),
            s["prompts"] is null ? [] : [.. reader.Maps("prompts", s, path).Select((p, i) => ReadFamily(reader, p, $"{path}.prompts.{i}"))],
            reader.Texts("tags", questions, $"{path}.questions", needed: false),
            questions["count"] is null ? null : reader.Whole("count", 1, 12, questions, $"{path}.questions"));
    }

    private static PromptFamily ReadFamily(FieldReader reader, JsonObject p, string path)
    {
        reader.OnlyKeys(path, p, ["weight", "family", "ids"]);
        return new PromptFamily(reader.Whole("weight", 1, 1000, p, path), reader.Text("family", p, path), reader.Texts("ids", p, path));
    }
}
