using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Talk;

/// <summary>Opens the rooms of talk segments. A room is made from a world alone, so that a stored session opens the room it was sat in.</summary>
public static class TalkRoom
{
    /// <summary>Id of the one phase.</summary>
    public const string Phase = "talk";

    private const int GapMinutes = 4;

    private static readonly string[] Levels = ["L4", "L5", "L6", "L7"];

    private static readonly Wordings None = new(new Dictionary<Temperament, IReadOnlyList<string>>());

    /// <summary>True where a kind or a session's prompt is sat by talk.</summary>
    public static bool IsTalk(string kind) => QuestionFile.Kinds.Contains(kind);

    /// <summary>The room of a world that <see cref="TalkDraw.World"/> made.</summary>
    /// <exception cref="InputException">Content is missing or has problems, or a question of the world is in the file no more.</exception>
    public static Room Open(ContentFolder content, JsonObject world)
    {
        if (CodeRoom.Is(world)) return CodeRoom.Open(content, world);
        var kind = Text(world, "kind");
        return Open(QuestionFile.Read(content, kind), TalkLines.Read(content), world, HashOf(content, kind));
    }

    /// <summary>The same from content that was read already.</summary>
    /// <exception cref="InputException">A question of the world is in the file no more.</exception>
    public static Room Open(QuestionFile file, TalkLines lines, JsonObject world, string hash)
    {
        var ids = (world["questions"] as JsonArray ?? []).Select(PlainValues.Show).ToList();
        var questions = ids.Select(id => Gap(file, world, id) ?? file.Find(id) ?? throw new InputException($"the question {id} is no longer in questions/{file.Kind}.yaml; use the content this session was sat with")).ToList();
        var plan = new TalkPlan(file, questions, lines, Text(world, "role"), Text(world, "company"), Text(world, "mix")) { Noted = Noted(world) };
        var minutes = (int)(PlainValues.AsNumber(world["minutes"]) ?? 30);
        var prompt = new Prompt(
            file.Kind, file.Title, "", "", TalkSystem.Instance.Id, plan.Company, plan.Role, file.Kind, "L5", Levels, minutes, 0,
            [new Phase(Phase, file.Title, minutes, file.ByTalk)], new SourcedTree([], new Dictionary<string, int>(), null));
        var said = new InterviewerLines(
            file.Opening, lines.Replies, [], lines.Interruptions, lines.Nudges, new Dictionary<string, Wordings>(), file.Closing, None, [], lines.Thinking);
        return new Room(new PromptContent(prompt, [], said, PromptLanguage.Empty, hash), TalkSystem.Instance, new OfflineUnderstanding(PromptLanguage.Empty)) { Talk = plan };
    }

    // Judged as the kind's other questions are; what it must hold nobody knows but the candidate.
    private static Question? Gap(QuestionFile file, JsonObject world, string id)
    {
        if (world["gaps"]?[id] is not JsonObject gap) return null;
        var like = file.Questions[0];
        return like with
        {
            Id = id,
            Roles = [],
            Companies = [],
            Tags = [],
            Source = "your own notes",
            Minutes = GapMinutes,
            Ask = [Text(gap, "ask")],
            Strong = [Text(gap, "because")],
            Weak = [],
            FollowUps = [],
            SecondMove = null,
            Points = [],
            Case = "",
        };
    }

    private static List<Claim> Noted(JsonObject world) =>
        [.. (world["noted"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(n => RoundClaims.Of(Text(n, "quote"), 0))];

    private static string Text(JsonObject world, string key) => world[key] is JsonValue value ? PlainValues.Show(value) : "";

    private static string HashOf(ContentFolder content, string kind)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { QuestionFile.PathOf(content, kind), TalkLines.PathOf(content) })
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..8]);
    }
}
