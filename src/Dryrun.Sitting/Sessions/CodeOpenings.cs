using System.Text.Json.Nodes;
using Dryrun.Interview.Code;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Talk;

namespace Dryrun.Sitting.Sessions;

/// <summary>Draws the worlds of rounds with code. Where no runner is connected, or questions of talk were named, such a round is talked through.</summary>
public static class CodeOpenings
{
    // What a named problem needs beside its own minutes: reading, and the questions afterwards.
    private const int MinutesBeside = 5;

    /// <summary>The world of a segment with code; null where it is one of talk.</summary>
    /// <param name="library">What can be sat.</param>
    /// <param name="file">The questions of the segment's kind.</param>
    /// <param name="choice">What is asked for.</param>
    /// <exception cref="Contracts.Input.InputException">A named problem is unknown, or none fits.</exception>
    public static JsonObject? World(Library library, QuestionFile file, TalkChoice choice) =>
        IsCode(library, file, choice) ? CodeDraw.World(file.Kind, library.Code!.Problems(library.Folder), choice, library.Code.Why) : null;

    /// <summary>The world of a segment: with code where it is one, else of talk.</summary>
    /// <inheritdoc cref="World"/>
    public static JsonObject Drawn(Library library, QuestionFile file, TalkChoice choice) => World(library, file, choice) ?? TalkDraw.World(file, choice);

    /// <summary>Ids of what a segment asks, drawn as <see cref="Drawn"/> draws them.</summary>
    public static IReadOnlyList<string> Ids(Library library, QuestionFile file, TalkChoice choice) => IsCode(library, file, choice)
        ? CodeDraw.Ids(file.Kind, library.Code!.Problems(library.Folder), choice)
        : [.. (TalkDraw.World(file, choice)["questions"] as JsonArray)!.Select(q => q!.ToString())];

    /// <summary>The choice with the minutes that named problems need, where none were named.</summary>
    public static TalkChoice Timed(Library library, QuestionFile file, TalkChoice choice, TalkChoiceMinutes minutes)
    {
        if (minutes == TalkChoiceMinutes.Told || choice.Ids.Count == 0 || !IsCode(library, file, choice)) return choice;
        var named = library.Code!.Problems(library.Folder).Where(p => choice.Ids.Contains(p.Id)).ToList();
        return named.Count == 0 ? choice : choice with { Minutes = named.Sum(p => p.Minutes) + MinutesBeside };
    }

    private static bool IsCode(Library library, QuestionFile file, TalkChoice choice) =>
        library.Code is not null && CodeKinds.Is(file.Kind) && (choice.Ids.Count == 0 || choice.Ids.All(id => file.Find(id) is null));
}

/// <summary>Whether the length of a segment was told or is left to what is asked in it.</summary>
public enum TalkChoiceMinutes
{
    /// <summary>Left open.</summary>
    Open,

    /// <summary>Told.</summary>
    Told,
}
