using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Questions;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Interview.Talk;

/// <summary>Draws the questions of a talk segment and the inputs of its estimates: the segment's world, from which its room can be opened again.</summary>
public static class TalkDraw
{
    /// <summary>Most questions of a segment.</summary>
    public const int QuestionsMax = 12;

    /// <summary>
    /// The world of a talk segment: kind, role, company, minutes, the ids of the questions in order, and the inputs of estimates by question; the loop's mix where one is known.
    /// </summary>
    /// <exception cref="InputException">A named question is unknown, or none fits role and company.</exception>
    public static JsonObject World(QuestionFile file, TalkChoice choice)
    {
        var questions = choice.Ids.Count > 0 ? Named(file, choice.Ids) : Drawn(file, choice);
        var world = new JsonObject
        {
            ["kind"] = file.Kind,
            ["role"] = choice.Role,
            ["company"] = choice.Company,
            ["minutes"] = choice.Minutes,
            ["questions"] = new JsonArray([.. questions.Select(q => (JsonNode?)q.Id)]),
            ["inputs"] = new JsonObject(questions.Where(q => q.Estimate is not null).Select(q => KeyValuePair.Create<string, JsonNode?>(q.Id, Inputs(q, choice.Seed)))),
        };
        if (choice.Mix.Length > 0) world["mix"] = choice.Mix;
        if (choice.Noted.Count > 0) world["noted"] = new JsonArray([.. choice.Noted.Select(n => (JsonNode?)new JsonObject { ["round"] = n.Round, ["quote"] = n.Quote })]);
        if (choice.Gaps.Count > 0) AddGaps(world, choice.Gaps);
        return world;
    }

    /// <summary>Questions that fit role and company, in the order of the file.</summary>
    public static IReadOnlyList<Question> Fitting(QuestionFile file, string role, string company) => [.. file.Questions.Where(q => q.IsFor(role, company))];

    // After the first question, which the candidate opens themselves.
    private static void AddGaps(JsonObject world, IReadOnlyList<OwnGap> gaps)
    {
        var questions = (JsonArray)world["questions"]!;
        foreach (var (_, i) in gaps.Select((g, i) => (g, i))) questions.Insert(Math.Min(1 + i, questions.Count), $"gap{i + 1}");
        world["gaps"] = new JsonObject(gaps.Select((g, i) => KeyValuePair.Create<string, JsonNode?>($"gap{i + 1}", new JsonObject { ["ask"] = g.Ask, ["because"] = g.Because })));
    }

    private static JsonObject Inputs(Question question, ulong seed) =>
        new(question.Estimate!.Draw(seed, question.Id).OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => KeyValuePair.Create<string, JsonNode?>(i.Key, i.Value)));

    private static List<Question> Named(QuestionFile file, IReadOnlyList<string> ids)
    {
        var questions = new List<Question>();
        foreach (var id in ids.Distinct())
        {
            questions.Add(file.Find(id) ?? throw new InputException(Wording.Nearest(id, file.Questions.Select(q => q.Id)) is { } near
                ? $"{file.Kind} has no question {id}; did you mean {near}?"
                : $"{file.Kind} has no question {id}; it has {Wording.Alternatives([.. file.Questions.Select(q => q.Id)])}"));
        }

        return questions;
    }

    // Each question has a draw of its own, so that one more question in the file does not shuffle the rest.
    private static List<Question> Drawn(QuestionFile file, TalkChoice choice)
    {
        var key = StreamKey.Of(choice.Seed, "questions").Child(file.Kind);
        var order = Fitting(file, choice.Role, choice.Company)
            .OrderBy(q => choice.Before.Contains(q.Id) ? 1 : 0)
            .ThenBy(q => q.Tags.Any(choice.Tags.Contains) ? 0 : 1)
            .ThenBy(q => key.Child(q.Id).Open().NextUInt64())
            .ToList();
        if (order.Count == 0) throw new InputException($"{file.Kind} has no question for a {choice.Role} at {choice.Company}; name them with --questions, or another --role or --company");
        // A call about an offer is of one kind: something is on the table, or nothing is.
        order = [.. order.Where(q => q.Call.Length == 0 || order[0].Call.Length == 0 || q.Call == order[0].Call)];
        var fresh = order.Where(q => !choice.Before.Contains(q.Id)).ToList();
        List<Question> varied = [.. Varied(fresh, choice.Tags), .. order.Skip(fresh.Count)];
        if (choice.Count is { } count) return InviteLast(varied.Take(Math.Min(count, QuestionsMax)));

        var chosen = new List<Question>();
        var minutes = 0;
        foreach (var question in varied)
        {
            if (chosen.Count == QuestionsMax || (chosen.Count > 0 && minutes + question.Minutes > choice.Minutes)) continue;
            chosen.Add(question);
            minutes += question.Minutes;
        }

        return InviteLast(chosen);
    }

    // What the candidate wants to know is asked at the end.
    private static List<Question> InviteLast(IEnumerable<Question> questions) => [.. questions.OrderBy(q => q.Tags.Contains(CandidateQuestions.InvitesTag) ? 1 : 0)];

    // Questions of one subject do not follow each other where another is left; those with a wanted tag stay in front.
    private static IEnumerable<Question> Varied(List<Question> order, IReadOnlyList<string> wanted)
    {
        var left = order.ToList();
        HashSet<string> seen = [];
        while (left.Count > 0)
        {
            var front = left[0].Tags.Any(wanted.Contains);
            var next = left.Where(q => q.Tags.Any(wanted.Contains) == front).OrderBy(q => q.Tags.Count(t => seen.Contains(t) && !wanted.Contains(t))).First();
            left.Remove(next);
            seen.UnionWith(next.Tags);
            yield return next;
        }
    }
}
