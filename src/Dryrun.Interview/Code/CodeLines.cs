using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Code;

/// <summary>What the interviewer says in rounds with code: <c>questions/code.yaml</c>.</summary>
/// <param name="Opening">By kind, before anything else.</param>
/// <param name="Present">By kind, how the problem is put.</param>
/// <param name="Closing">Last words where there is time left.</param>
/// <param name="TimeUp">Last words where there is none.</param>
/// <param name="Replies">Replies and questions by key.</param>
/// <param name="Nudges">Of silence and of time.</param>
/// <param name="Thinking">What the interviewer thinks when it says something.</param>
public sealed record CodeLines(
    IReadOnlyDictionary<string, Wordings> Opening, IReadOnlyDictionary<string, Wordings> Present, Wordings Closing, Wordings TimeUp, IReadOnlyDictionary<string, Wordings> Replies,
    IReadOnlyDictionary<string, Wordings> Nudges, IReadOnlyDictionary<string, string> Thinking)
{
    private static readonly string[] NeededReplies =
    [
        "noted", "approach", "statement", "notSaid", "hint", "hintUnasked", "noHints", "sampleFails", "secretFails", "compileFails", "judgeFails", "samplesPass", "accepted", "stopCoding", "submitFirst", "notRight",
        "faultHeard", "whereExactly", "order", "explainFault", "meaning", "owner", "caught", "again", "anyLanguage", "yourCall",
    ];

    /// <summary>Where they stand.</summary>
    public static string PathOf(ContentFolder content) => Path.Combine(content.Path, "questions", "code.yaml");

    /// <summary>Reads them.</summary>
    /// <exception cref="InputException">The file is missing or has problems; every one is a line.</exception>
    public static CodeLines Read(ContentFolder content)
    {
        var file = YamlText.ReadFile(PathOf(content));
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["opening", "present", "closing", "timeUp", "replies", "nudges", "thinking"]);
        var thinking = reader.Map("thinking");
        var lines = new CodeLines(
            Group(reader, "opening"), Group(reader, "present"), Wordings.Read(reader, reader.Map("closing"), "closing"), Wordings.Read(reader, reader.Map("timeUp"), "timeUp"),
            Group(reader, "replies"), Group(reader, "nudges"), thinking.ToDictionary(t => t.Key, t => reader.Text(t.Key, thinking, "thinking")));
        Need(reader, "opening", [CodeKinds.Assessment, CodeKinds.Coding, CodeKinds.Debugging], lines.Opening.Keys);
        Need(reader, "present", [CodeKinds.Coding, CodeKinds.Debugging], lines.Present.Keys);
        Need(reader, "replies", NeededReplies, lines.Replies.Keys);
        Need(reader, "nudges", ["quiet", "fiveLeft"], lines.Nudges.Keys);
        reader.ThrowIfAny();
        return lines;
    }

    /// <summary>What the interviewer thinks at a moment; empty where the file says nothing.</summary>
    public string Thought(string moment) => Thinking.GetValueOrDefault(moment, "");

    private static Dictionary<string, Wordings> Group(FieldReader reader, string key)
    {
        var holder = reader.Map(key);
        return holder.ToDictionary(r => r.Key, r => Wordings.Read(reader, reader.Map(r.Key, holder, key), $"{key}.{r.Key}"));
    }

    private static void Need(FieldReader reader, string key, string[] needed, IEnumerable<string> present)
    {
        var missing = needed.Except(present).ToList();
        if (missing.Count > 0) reader.Add(key, $"{key} needs {Wording.Alternatives(missing)}");
    }
}
