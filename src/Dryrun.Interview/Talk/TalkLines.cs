using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Talk;

/// <summary>What the interviewer of every talk segment says besides the questions: <c>questions/lines.yaml</c>.</summary>
/// <param name="Replies">After an answer, or to a question of the candidate's.</param>
/// <param name="Interruptions">In place of a reply.</param>
/// <param name="Nudges">Of time and of silence.</param>
/// <param name="Estimation">Questions that any estimate is followed by: figure, range, check, decides.</param>
/// <param name="Thinking">What the interviewer thinks when it says something that no question's file words.</param>
public sealed record TalkLines(
    IReadOnlyDictionary<string, Wordings> Replies, IReadOnlyDictionary<string, Wordings> Interruptions, IReadOnlyDictionary<string, Wordings> Nudges,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Estimation, IReadOnlyDictionary<string, string> Thinking)
{
    private static readonly string[] NeededReplies =
    [
        "goOn", "bridge", "cut", "tryAnyway", "left", "working", "managerAnswer", "turnedBack", "yourCall", "again", "input", "noInput", "yourQuestions", "moreQuestions", "mix", "mixUnknown", "pay", "offerPay", "timeline", "place",
        "team", "prepare", "lookFor", "levelAsked", "feedbackAsked", "hours", "success", "opening", "deciding", "offerTime", "otherOffer", "unknownToMe", "outOfRole",
    ];

    private static readonly string[] NeededInterruptions = ["framework", "meeting", "tracker", "monologue", "tenMinutes", "adjective", "limit"];

    private static readonly string[] NeededNudges = ["fiveLeft", "silence"];

    private static readonly string[] NeededEstimation = ["figure", "range", "check", "decides"];

    /// <summary>Where they stand.</summary>
    public static string PathOf(ContentFolder content) => Path.Combine(content.Path, "questions", "lines.yaml");

    /// <summary>Reads them.</summary>
    /// <exception cref="InputException">The file is missing or has problems; every one is a line.</exception>
    public static TalkLines Read(ContentFolder content) => Read(YamlText.ReadFile(PathOf(content)));

    /// <inheritdoc cref="Read(ContentFolder)"/>
    public static TalkLines Read(SourcedTree file)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["replies", "interruptions", "nudges", "estimation", "thinking"]);
        var (estimation, thinking) = (reader.Map("estimation"), reader.Map("thinking"));
        var lines = new TalkLines(
            reader.Map("replies").Where(r => r.Value is JsonObject).ToDictionary(r => r.Key, r => Wordings.Read(reader, (JsonObject)r.Value!, $"replies.{r.Key}")),
            Wordings.ReadListed(reader, "interruptions"), Wordings.ReadListed(reader, "nudges"),
            estimation.ToDictionary(e => e.Key, e => reader.Texts(e.Key, estimation, "estimation")),
            thinking.ToDictionary(t => t.Key, t => reader.Text(t.Key, thinking, "thinking")));
        Need(reader, "replies", NeededReplies, lines.Replies.Keys);
        Need(reader, "interruptions", NeededInterruptions, lines.Interruptions.Keys);
        Need(reader, "nudges", NeededNudges, lines.Nudges.Keys);
        Need(reader, "estimation", NeededEstimation, lines.Estimation.Keys);
        reader.ThrowIfAny();
        return lines;
    }

    /// <summary>What the interviewer thinks at a moment; empty where the file says nothing.</summary>
    public string Thought(string moment) => Thinking.GetValueOrDefault(moment, "");

    private static void Need(FieldReader reader, string key, string[] needed, IEnumerable<string> present)
    {
        var missing = needed.Except(present).ToList();
        if (missing.Count > 0) reader.Add(key, $"{key} needs {Wording.Alternatives(missing)}");
    }
}
