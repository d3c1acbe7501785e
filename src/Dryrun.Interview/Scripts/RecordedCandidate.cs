using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Scripts;

/// <summary>One recorded turn: when, and what was done.</summary>
public sealed record RecordedTurn(long AtMs, CandidateAction Action);

/// <summary>
/// A recorded candidate: YAML with <c>prompt</c>, optional <c>seed</c>, <c>level</c>, <c>mode</c>, <c>temperament</c>, <c>world</c> (fixed values) and <c>turns</c>, each
/// <c>at: mm:ss</c> plus exactly one of say, design, delegate, accept, run, decide, end; in rounds with code also samples, own, submit (each
/// <c>{file or code, language, problem, input}</c>) and hint.
/// </summary>
/// <param name="Prompt">Prompt id.</param>
/// <param name="Seed">Seed; 1 unless told.</param>
/// <param name="Level">Level, or null for the prompt's default.</param>
/// <param name="Mode">real unless told.</param>
/// <param name="Temperament">neutral unless told.</param>
/// <param name="World">Fixed world values.</param>
/// <param name="Turns">Turns, in order.</param>
/// <param name="Source">The file as read.</param>
public sealed record RecordedCandidate(
    string Prompt, ulong Seed, string? Level, SessionMode Mode, Temperament Temperament, JsonObject World, IReadOnlyList<RecordedTurn> Turns, SourcedTree Source)
{
    /// <summary>Where it stands in its file: empty for a file of its own, else such as "segments.3.".</summary>
    public string Path { get; init; } = "";

    private static readonly string[] Keys = ["prompt", "seed", "level", "mode", "temperament", "world", "turns"];

    private static readonly string[] Actions = ["say", "design", "delegate", "accept", "run", "decide", "samples", "own", "submit", "hint", "end"];

    /// <summary>Reads a recorded candidate.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static RecordedCandidate Read(SourcedTree file)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, Keys);
        var seed = reader.Seed("seed");
        var world = file.Root["world"] is null ? [] : reader.Map("world");
        var recorded = new RecordedCandidate(
            reader.Text("prompt"), seed, reader.OptionalText("level"), Name(reader, "mode", SessionMode.Real), Name(reader, "temperament", Temperament.Neutral), world,
            ReadTurns(reader, file.Root, ""), file);
        reader.ThrowIfAny();
        return recorded;
    }

    /// <summary>Reads the <c>turns</c> of a mapping at a path ("" for the root).</summary>
    internal static IReadOnlyList<RecordedTurn> ReadTurns(FieldReader reader, JsonObject holder, string path)
    {
        var turns = new List<RecordedTurn>();
        var at = path.Length == 0 ? "turns" : $"{path}.turns";
        foreach (var (turn, i) in reader.Maps("turns", holder, path).Select((turn, i) => (turn, i)))
        {
            if (ReadTurn(reader, turn, $"{at}.{i}", turns.Count > 0 ? turns[^1].AtMs : 0) is { } read) turns.Add(read);
        }

        return turns;
    }

    private static RecordedTurn? ReadTurn(FieldReader reader, JsonObject turn, string path, long notBeforeMs)
    {
        reader.OnlyKeys(path, turn, ["at", .. Actions]);
        var at = reader.Text("at", turn, path);
        if (Minutes(at) is not { } atMs)
        {
            if (at.Length > 0) reader.Add($"{path}.at", $"{path}.at is {at}; write mm:ss, such as 04:30, in quotes");
            return null;
        }

        if (atMs < notBeforeMs) reader.Add($"{path}.at", $"{path}.at is {at}, earlier than the turn before it");
        var named = Actions.Where(turn.ContainsKey).ToList();
        if (named.Count != 1)
        {
            reader.Add(path, $"{path} must hold exactly one of {Wording.Alternatives(Actions)}");
            return null;
        }

        return Action(reader, named[0], turn[named[0]], $"{path}.{named[0]}", atMs) is { } action ? new RecordedTurn(atMs, action) : null;
    }

    private static CandidateAction? Action(FieldReader reader, string kind, JsonNode? value, string path, long atMs)
    {
        switch (kind)
        {
            case "say" when value is JsonValue text:
                return new Say(atMs, PlainValues.Show(text), 0);
            case "design" when value is JsonObject patch:
                return new ChangeDesign(atMs, (JsonObject)patch.DeepClone());
            case "delegate" when value is JsonObject knobs:
                return new ChangeDesign(atMs, new JsonObject { ["delegated"] = knobs.DeepClone() });
            case "accept" when value is JsonValue yes && yes.TryGetValue<bool>(out var accept):
                return new AnswerOffer(atMs, accept);
            case "run":
                return new AskForRun(atMs);
            case "decide" when value is JsonObject d && d["key"] is JsonValue key && d["option"] is JsonValue option:
                return new AnswerStop(atMs, PlainValues.Show(key), PlainValues.Show(option));
            case "samples" or "own" or "submit" when value is JsonObject run:
                return RecordedCode.Read(reader, kind, run, path, atMs);
            case "hint":
                return new AskHint(atMs, "");
            case "end":
                return new Finish(atMs);
            default:
                reader.Add(path, $"{path} must be {Shape(kind)}");
                return null;
        }
    }

    private static string Shape(string kind) => kind switch
    {
        "say" => "text",
        "design" => "a merge patch of the design",
        "delegate" => "knobs as {to: team, day: number}",
        "accept" => "true or false",
        "samples" or "own" or "submit" => "{file: FILE or code: TEXT, language: ID, problem: ID, input: TEXT}",
        _ => "{key: ..., option: ...}",
    };

    private static long? Minutes(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 60 && minutes < 1000
            ? ((minutes * 60L) + seconds) * 1000
            : null;
    }

    internal static T Name<T>(FieldReader reader, string key, T otherwise)
        where T : struct, Enum
    {
        if (reader.OptionalText(key) is not { } said) return otherwise;
        var names = Enum.GetNames<T>().Select(Wording.Key).ToList();
        if (names.Contains(said)) return Enum.Parse<T>(said, ignoreCase: true);
        reader.Add(key, $"{key} is {said}; allowed {Wording.Alternatives(names)}");
        return otherwise;
    }
}
