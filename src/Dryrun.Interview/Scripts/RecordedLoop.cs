using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Scripts;

/// <summary>What a recorded candidate says in one segment of a loop.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Kind">The segment's kind.</param>
/// <param name="Script">A file with a recorded candidate of its own, relative to the loop's file, or null where the turns stand here.</param>
/// <param name="World">Fixed world values; of turns that stand here.</param>
/// <param name="Turns">Turns, in order; empty where a script is named.</param>
/// <param name="Path">Where it stands in the file.</param>
public sealed record RecordedSegment(string Round, string Kind, string? Script, JsonObject World, IReadOnlyList<RecordedTurn> Turns, string Path);

/// <summary>
/// A recorded candidate's way through a whole loop: YAML with <c>loop</c>, <c>seed</c>, optional <c>level</c>, <c>mode</c>, <c>temperament</c>, and <c>segments</c>,
/// each <c>round</c>, <c>kind</c>, and either <c>turns</c> (as a recorded candidate's) or <c>script: FILE</c>.
/// </summary>
/// <param name="Loop">Loop id.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="Level">Level, or null for the loop's default.</param>
/// <param name="Mode">real unless told.</param>
/// <param name="Temperament">neutral unless told.</param>
/// <param name="Segments">Segments in any order.</param>
/// <param name="Source">The file as read.</param>
public sealed record RecordedLoop(
    string Loop, ulong Seed, string? Level, SessionMode Mode, Temperament Temperament, IReadOnlyList<RecordedSegment> Segments, SourcedTree Source)
{
    private static readonly string[] Keys = ["loop", "seed", "level", "mode", "temperament", "segments"];

    /// <summary>Reads a recorded loop.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static RecordedLoop Read(SourcedTree file)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, Keys);
        var seed = reader.Seed("seed");
        var recorded = new RecordedLoop(
            reader.Text("loop"), seed, reader.OptionalText("level"), RecordedCandidate.Name(reader, "mode", SessionMode.Real),
            RecordedCandidate.Name(reader, "temperament", Temperament.Neutral), [.. reader.Maps("segments").Select((s, i) => ReadSegment(reader, s, $"segments.{i}"))], file);
        reader.ThrowIfAny();
        return recorded;
    }

    /// <summary>What the candidate says in a drawn segment.</summary>
    /// <exception cref="InputException">Nothing is recorded for it.</exception>
    public RecordedSegment For(DrawnRound round, DrawnSegment segment) =>
        Segments.FirstOrDefault(s => s.Round == round.Id && s.Kind == segment.Kind)
        ?? throw new InputException(Source.Problem("segments", $"segments has nothing for round {round.Id}, {segment.Kind}, which this seed draws"));

    private static RecordedSegment ReadSegment(FieldReader reader, JsonObject s, string path)
    {
        reader.OnlyKeys(path, s, ["round", "kind", "script", "world", "turns"]);
        var script = reader.OptionalText("script", s, path);
        if (script is not null == s.ContainsKey("turns")) reader.Add(path, $"{path} must hold exactly one of turns or script");
        return new RecordedSegment(
            reader.Text("round", s, path), reader.Text("kind", s, path), script, s["world"] is null ? [] : reader.Map("world", s, path),
            s.ContainsKey("turns") ? RecordedCandidate.ReadTurns(reader, s, path) : [], path);
    }
}
