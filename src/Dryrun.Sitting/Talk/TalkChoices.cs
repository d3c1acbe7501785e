using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Sitting.Talk;

/// <summary>What a user said about a talk segment on the command line; null where nothing was said.</summary>
public sealed record TalkWish(string? Role, string? Company, string? Level, IReadOnlyList<string> Questions, int? Minutes, int? Count)
{
    /// <summary>Nothing was said.</summary>
    public static TalkWish Any { get; } = new(null, null, null, [], null, null);
}

/// <summary>A talk segment as it will be sat.</summary>
public sealed record TalkSegment(QuestionFile File, TalkChoice Choice, string Level);

/// <summary>Fills in what was not said, from the loops that hold such a segment.</summary>
public static class TalkChoices
{
    private const int MinutesOtherwise = 30;

    private static readonly string[] Keys = ["role", "company", "minutes", "count", "questions"];

    private static readonly string[] Roles = ["tpm", "mle"];

    private static readonly string[] Companies = ["tiktok", "meta"];

    /// <summary>The segment of a kind that a wish means.</summary>
    /// <exception cref="InputException">The kind has no questions, or a value is none of those allowed.</exception>
    public static TalkSegment Of(ContentFolder folder, string kind, TalkWish wish, ulong seed)
    {
        Check("--role", wish.Role, Roles);
        Check("--company", wish.Company, Companies);
        var file = QuestionFile.Read(folder, kind);
        var named = wish.Questions.Select(file.Find).OfType<Question>().ToList();
        var (loop, segment) = Planned(folder, kind, wish, named);
        var role = wish.Role ?? loop?.Role ?? "tpm";
        var company = wish.Company ?? loop?.Company ?? (role == "mle" ? "tiktok" : "meta");
        var level = wish.Level ?? loop?.DefaultLevel ?? "L5";
        var levels = loop?.Levels ?? ["L4", "L5", "L6"];
        if (!levels.Contains(level)) throw new InputException($"--level is {level}; allowed {string.Join(", ", levels)}");
        var minutes = wish.Minutes ?? (named.Count > 0 ? named.Sum(q => q.Minutes) : segment?.Minutes ?? MinutesOtherwise);
        var choice = new TalkChoice(role, company, minutes, seed)
        {
            Ids = wish.Questions,
            Count = wish.Count,
            Mix = loop is null ? "" : LoopDecider.Start(loop, seed, null, SessionMode.Real, Temperament.Neutral, backToBack: false).Disclosed,
        };
        return new TalkSegment(file, choice, level);
    }

    /// <summary>A choice with what a recorded candidate fixes: role, company, minutes, questions.</summary>
    /// <exception cref="InputException">It fixes something else.</exception>
    public static TalkChoice Fixed(TalkChoice choice, JsonObject world)
    {
        var wish = Wish(world, null);
        return choice with
        {
            Role = wish.Role ?? choice.Role,
            Company = wish.Company ?? choice.Company,
            Minutes = wish.Minutes ?? choice.Minutes,
            Count = wish.Count ?? choice.Count,
            Ids = wish.Questions.Count > 0 ? wish.Questions : choice.Ids,
        };
    }

    /// <summary>What a recorded candidate says about the segment it answers.</summary>
    /// <exception cref="InputException">It says something else.</exception>
    public static TalkWish Wish(JsonObject world, string? level)
    {
        foreach (var (key, _) in world.Where(w => !Keys.Contains(w.Key))) throw new InputException($"world.{key} is not known; of a talk segment, world holds {Wording.Alternatives(Keys)}");
        return new(
            Text(world, "role"), Text(world, "company"), level, world["questions"] is JsonArray ids ? [.. ids.Select(PlainValues.Show)] : [],
            (int?)PlainValues.AsNumber(world["minutes"]), (int?)PlainValues.AsNumber(world["count"]));
    }

    // Of the loops that fit, one of program managers comes first, and Meta's before TikTok's: the segment is then as long as it is there.
    private static (Loop? Loop, LoopSegment? Segment) Planned(ContentFolder folder, string kind, TalkWish wish, IReadOnlyList<Question> named)
    {
        var loops = LoopReader.Ids(folder).Select(id => LoopReader.Read(folder, id))
            .Where(l => (wish.Role ?? l.Role) == l.Role && (wish.Company ?? l.Company) == l.Company && named.All(q => q.IsFor(l.Role, l.Company)))
            .OrderBy(l => l.Role == "tpm" ? 0 : 1).ThenBy(l => l.Id, StringComparer.Ordinal).ToList();
        foreach (var loop in loops)
        {
            if (loop.Variants.SelectMany(v => v.Rounds).SelectMany(r => r.Segments).FirstOrDefault(s => s.Kind == kind) is { } segment) return (loop, segment);
        }

        return (loops.FirstOrDefault(), null);
    }

    private static void Check(string option, string? value, string[] allowed)
    {
        if (value is not null && !allowed.Contains(value)) throw new InputException($"{option} is {value}; allowed {Wording.Alternatives(allowed)}");
    }

    private static string? Text(JsonObject world, string key) => world[key] is JsonValue value ? PlainValues.Show(value) : null;
}
