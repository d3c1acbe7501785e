using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Code;

/// <summary>Opens rooms with code. A room is made from a world that <see cref="CodeDraw"/> made; the world holds its problems whole.</summary>
public static class CodeRoom
{
    /// <summary>Key of the world that holds the problems.</summary>
    public const string Key = "code";

    private static readonly string[] Levels = ["L4", "L5", "L6", "L7"];

    private static readonly Wordings None = new(new Dictionary<Temperament, IReadOnlyList<string>>());

    /// <summary>True where a world is one of a room with code.</summary>
    public static bool Is(JsonObject world) => world[Key] is JsonObject;

    /// <summary>The room of a world.</summary>
    /// <exception cref="InputException">A file of the content is missing or has problems, or the world is not one of these.</exception>
    public static Room Open(ContentFolder content, JsonObject world) => Open(CodeLines.Read(content), TalkLines.Read(content), world, HashOf(content));

    /// <summary>The same from content that was read already.</summary>
    /// <exception cref="InputException">The world is not one of these.</exception>
    public static Room Open(CodeLines lines, TalkLines talk, JsonObject world, string hash)
    {
        var kind = PlainValues.Show(world["kind"]);
        var problems = Problems(world);
        var code = new CodePlan(kind, problems, lines, world[Key]?["why"] is { } why ? PlainValues.Show(why) : "");
        var (title, minutes) = (TitleOf(kind, problems), (int)(PlainValues.AsNumber(world["minutes"]) ?? problems.Sum(p => p.Minutes)));
        var file = new QuestionFile(kind, title, code.Why, lines.Opening[kind], lines.Closing, [.. problems.Select(CodePlan.Question)]);
        var plan = new TalkPlan(file, file.Questions, talk, Text(world, "role"), Text(world, "company"), Text(world, "mix"));
        var prompt = new Prompt(
            kind, title, "", "", TalkSystem.Instance.Id, plan.Company, plan.Role, kind, "L5", Levels, minutes, 0, Phases(kind, minutes),
            new SourcedTree([], new Dictionary<string, int>(), null));
        var said = new InterviewerLines(
            lines.Opening[kind], lines.Replies, [], new Dictionary<string, Wordings>(), lines.Nudges, new Dictionary<string, Wordings>(), lines.Closing, None, [], lines.Thinking);
        return new Room(new PromptContent(prompt, [], said, PromptLanguage.Empty, hash), TalkSystem.Instance, new OfflineUnderstanding(PromptLanguage.Empty)) { Talk = plan, Code = code };
    }

    /// <summary>The problems that a world holds.</summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    public static IReadOnlyList<CodeProblem> Problems(JsonObject world)
    {
        try
        {
            if (world[Key]?["problems"]?.Deserialize<List<CodeProblem>>(EventJson.Options) is { Count: > 0 } problems) return problems;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new InputException("this session's problems cannot be read by this version; use the Dryrun that wrote it");
    }

    private static string TitleOf(string kind, IReadOnlyList<CodeProblem> problems) => kind switch
    {
        CodeKinds.Assessment => "Online assessment",
        CodeKinds.Debugging => $"Debugging: {problems[0].Title}",
        _ => $"Coding: {problems[0].Title}",
    };

    // Planned minutes; they end when the work does.
    private static List<Phase> Phases(string kind, int minutes)
    {
        Phase Of(string id, string name, double share, string goal) => new(id, name, Math.Max(1, (int)Math.Round(minutes * share)), goal);
        return kind switch
        {
            CodeKinds.Coding =>
            [
                Of(CodePlan.Understand, "Understand", 0.2, "Ask what is unclear, name the cases that could break it, say the approach and its cost."),
                Of(CodePlan.Solve, "Solve", 0.55, "Write it while thinking aloud, run it on inputs of your own, submit."),
                Of(CodePlan.Review, "Review", 0.25, "What it costs, what could break it, what changes at scale."),
            ],
            CodeKinds.Debugging =>
            [
                Of(CodePlan.Read, "Read", 0.15, "Read the code against what it promises."),
                Of(CodePlan.Find, "Find", 0.25, "Say where it goes wrong and why, with a run that shows it."),
                Of(CodePlan.Fix, "Fix", 0.25, "Mend it, run it, submit."),
                Of(CodePlan.Explain, "Explain", 0.35, "What it means for users and business, who owns it, which test and which alert would have caught it."),
            ],
            _ => [Of(CodePlan.Work, "Work", 1, "Solve both; run as often as you like, the last submission of each counts.")],
        };
    }

    private static string Text(JsonObject world, string key) => world[key] is JsonValue value ? PlainValues.Show(value) : "";

    private static string HashOf(ContentFolder content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { CodeLines.PathOf(content), TalkLines.PathOf(content) })
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..8]);
    }
}
