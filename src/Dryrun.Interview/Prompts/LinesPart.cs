using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Prompts;

/// <summary>How much of an interviewer's lines one file holds.</summary>
internal enum LinesExtent
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>What is a prompt's own, over the shared lines: a deep dive, and whatever it says in other words.</summary>
    Own,

    /// <summary>As <see cref="Own"/>, of a prompt whose system runs: the run decides which opening of the deep dive fits.</summary>
    OwnOfRuns,

    /// <summary>What all prompts without lines of their own share: everything but the deep dive.</summary>
    Shared,
}

/// <summary>The interviewer's lines that one file holds, with what is wrong in it.</summary>
internal sealed record LinesPart(
    Wordings? Opening,
    IReadOnlyDictionary<string, Wordings> Replies,
    IReadOnlyList<Probe> Probes,
    IReadOnlyDictionary<string, Wordings> Interruptions,
    IReadOnlyDictionary<string, Wordings> Nudges,
    IReadOnlyDictionary<string, Wordings> Transitions,
    Wordings? Closing,
    Wordings? Offers,
    IReadOnlyList<DeepDiveOpening> DeepDive,
    IReadOnlyDictionary<string, string> Thinking,
    IReadOnlyList<InputProblem> Problems)
{
    private static readonly Dictionary<string, Wordings> NoWordings = [];

    private static readonly string[] Keys =
        ["temperaments", "opening", "replies", "probes", "interruptions", "nudges", "transitions", "closing", "offers", "thinking"];

    /// <summary>No lines.</summary>
    public static LinesPart None { get; } =
        new(null, NoWordings, [], NoWordings, NoWordings, NoWordings, null, null, [], new Dictionary<string, string>(), []);

    /// <summary>Reads a file; every problem is kept.</summary>
    public static LinesPart Read(SourcedTree file, LinesExtent extent)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, extent == LinesExtent.Shared ? Keys : [.. Keys, "deepDive"]);
        bool Reads(string key) => extent is not (LinesExtent.Own or LinesExtent.OwnOfRuns) || file.Root[key] is not null;
        Wordings? One(string key) => Reads(key) ? Wordings.Read(reader, reader.Map(key), key) : null;
        var part = new LinesPart(
            One("opening"),
            Reads("replies") ? Named(reader, "replies") : NoWordings,
            Reads("probes") ? [.. reader.Maps("probes").Select((p, i) => ReadProbe(reader, p, $"probes.{i}"))] : [],
            Reads("interruptions") ? Wordings.ReadListed(reader, "interruptions") : NoWordings,
            Reads("nudges") ? Wordings.ReadListed(reader, "nudges") : NoWordings,
            Reads("transitions") ? Named(reader, "transitions") : NoWordings,
            One("closing"),
            One("offers"),
            extent == LinesExtent.Shared ? [] : [.. reader.Maps("deepDive").Select((d, i) => ReadOpening(reader, d, $"deepDive.{i}", extent))],
            Thoughts(reader, file.Root),
            []);
        return part with { Problems = reader.Problems };
    }

    private static Probe ReadProbe(FieldReader reader, JsonObject p, string path)
    {
        reader.OnlyKeys(path, p, ["id", "about", "because", "unless", "needs", "say", "followUp"]);
        return new Probe(
            reader.Text("id", p, path),
            reader.Text("about", p, path),
            reader.Texts("unless", p, path, needed: false),
            reader.Texts("needs", p, path, needed: false),
            Wordings.Read(reader, reader.Map("say", p, path), $"{path}.say"),
            reader.Texts("followUp", p, path, needed: false),
            p["because"] is null ? "" : reader.Text("because", p, path));
    }

    // Where a system runs, the run decides which opening fits; where none does, the record and the world.
    private static DeepDiveOpening ReadOpening(FieldReader reader, JsonObject d, string path, LinesExtent extent)
    {
        string[] scenario = extent == LinesExtent.Own ? ["unless", "world"] : [];
        reader.OnlyKeys(path, d, ["kind", "about", "real", "coached", "followUp", .. scenario]);
        return new DeepDiveOpening(
            reader.Text("kind", d, path),
            reader.Text("about", d, path),
            reader.Texts("real", d, path),
            reader.Texts("coached", d, path),
            Questions(reader, d, path))
        {
            Unless = reader.Texts("unless", d, path, needed: false),
            World = d["world"] is null ? new Dictionary<string, JsonNode>() : reader.Map("world", d, path).Where(w => w.Value is not null).ToDictionary(w => w.Key, w => w.Value!),
        };
    }

    // A question that depends on nothing is written as plain text.
    private static List<DeepQuestion> Questions(FieldReader reader, JsonObject d, string path)
    {
        if (d["followUp"] is not JsonArray written) return [.. reader.Texts("followUp", d, path).Select(t => new DeepQuestion(t, [], []))];
        return [.. written.Select((q, i) => q is JsonObject map ? ReadQuestion(reader, map, $"{path}.followUp.{i}") : new DeepQuestion(PlainValues.Show(q), [], []))];
    }

    private static DeepQuestion ReadQuestion(FieldReader reader, JsonObject q, string path)
    {
        reader.OnlyKeys(path, q, ["ask", "needs", "unless"]);
        return new DeepQuestion(reader.Text("ask", q, path), reader.Texts("needs", q, path, needed: false), reader.Texts("unless", q, path, needed: false));
    }

    private static Dictionary<string, string> Thoughts(FieldReader reader, JsonObject root) =>
        root["thinking"] is JsonObject thinking ? thinking.ToDictionary(t => t.Key, t => reader.Text(t.Key, thinking, "thinking")) : [];

    private static Dictionary<string, Wordings> Named(FieldReader reader, string key) =>
        reader.Map(key).Where(r => r.Value is JsonObject).ToDictionary(r => r.Key, r => Wordings.Read(reader, (JsonObject)r.Value!, $"{key}.{r.Key}"));
}
