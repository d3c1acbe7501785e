using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Questions;

/// <summary>Reads one question; problems go to the reader with their place.</summary>
internal sealed partial class QuestionReader(FieldReader reader, string kind)
{
    private static readonly string[] Keys =
    [
        "id", "roles", "companies", "tags", "source", "minutes", "judges", "ask", "strong", "weak", "followUps", "secondMove", "anchors", "points", "case", "stakeholder", "situation",
        "options", "problem", "figures", "call",
    ];

    private static readonly string[] Dimensions =
        ["scoping", "prioritisation", "tradeOffs", "ownership", "influence", "rollout", "operations", "communication", "mlJudgement", "coding", "ownAction"];

    private static readonly string[] NeedPoints = ["fundamentals", "technical-deep-dive", "coding", "debugging", "assessment", "executive-90s"];

    private static readonly string[] Levels = ["L4", "L5", "L6", "L7"];

    private static readonly string[] YieldSigns = ["options", "data", "escalation", "trade", "theirInterest"];

    public Question Read(JsonObject at, string path)
    {
        reader.OnlyKeys(path, at, Keys);
        var points = Points(at, path);
        var known = AnswerSigns.All.Concat(points.Select(p => $"points.{p.Id}")).ToList();
        return new Question(
            Id("id", at, path), kind,
            Known("roles", ["tpm", "mle"], at, path), Known("companies", ["tiktok", "meta"], at, path),
            reader.Texts("tags", at, path, needed: false), reader.Text("source", at, path), reader.Whole("minutes", 1, 60, at, path),
            AtLeast(1, "judges", Known("judges", Dimensions, at, path), path),
            AtLeast(2, "ask", Asks(at, path), path), AtLeast(2, "strong", reader.Texts("strong", at, path), path), AtLeast(1, "weak", reader.Texts("weak", at, path), path),
            [.. OptionalMaps("followUps", at, path).Select((f, i) => Follow(f, $"{path}.followUps.{i}", known))],
            Second(at, path), Anchors(at, path), points,
            reader.OptionalText("case", at, path) ?? "", StakeholderOf(at, path), reader.OptionalText("situation", at, path) ?? "",
            [.. OptionalMaps("options", at, path).Select((o, i) => Option(o, $"{path}.options.{i}"))],
            EstimateReader.Read(reader, at, path, kind == "estimation"),
            [.. OptionalMaps("figures", at, path).Select((f, i) => Figure(f, $"{path}.figures.{i}"))],
            Known("call", ["exploratory", "closing"], at, path).FirstOrDefault() ?? "");
    }

    // An estimate may keep its wording with its problem.
    private IReadOnlyList<string> Asks(JsonObject at, string path) =>
        at["ask"] is null && at["problem"] is JsonObject problem && problem.ContainsKey("ask") ? reader.Texts("ask", problem, $"{path}.problem") : reader.Texts("ask", at, path);

    private List<QuestionPoint> Points(JsonObject at, string path)
    {
        var points = new List<QuestionPoint>();
        foreach (var (p, i) in OptionalMaps("points", at, path).Select((p, i) => (p, i)))
        {
            var place = $"{path}.points.{i}";
            reader.OnlyKeys(place, p, ["id", "holds", "words", "depth"]);
            var words = AtLeast(1, "words", reader.Texts("words", p, place), place);
            foreach (var shouted in words.Where(w => w.Any(char.IsUpper))) reader.Add($"{place}.words", $"{place}.words holds {shouted}; words are written in lower case");
            points.Add(new(Id("id", p, place), reader.Text("holds", p, place), words, Depth(p, place)));
        }

        foreach (var twice in points.GroupBy(p => p.Id).Where(g => g.Count() > 1)) reader.Add($"{path}.points", $"{path}.points has {twice.Key} twice; ids must be unique");
        if (NeedPoints.Contains(kind) && points.Count is < 3 or > 10) reader.Add($"{path}.points", $"{path}.points has {points.Count} points; allowed 3 to 10");
        return points;
    }

    private PointDepth Depth(JsonObject at, string path)
    {
        var depth = reader.Text("depth", at, path);
        if (depth is "core" or "good" or "expert") return Enum.Parse<PointDepth>(depth, ignoreCase: true);
        if (depth.Length > 0) reader.Add($"{path}.depth", $"{path}.depth is {depth}; allowed core, good or expert");
        return PointDepth.Core;
    }

    private FollowUp Follow(JsonObject at, string path, List<string> known)
    {
        reader.OnlyKeys(path, at, ["id", "unless", "needs", "ask", "because"]);
        return new FollowUp(
            Id("id", at, path), Known("unless", known, at, path), Known("needs", known, at, path), AtLeast(1, "ask", reader.Texts("ask", at, path), path), reader.Text("because", at, path));
    }

    private SecondMove? Second(JsonObject at, string path)
    {
        if (OptionalMap("secondMove", at, path) is not { } second) return null;
        var place = $"{path}.secondMove";
        reader.OnlyKeys(place, second, ["ask", "because"]);
        return new SecondMove(AtLeast(1, "ask", reader.Texts("ask", second, place), place), reader.OptionalText("because", second, place) ?? "");
    }

    private Dictionary<string, IReadOnlyDictionary<int, string>> Anchors(JsonObject at, string path)
    {
        var levels = reader.Map("anchors", at, path);
        var place = $"{path}.anchors";
        if (levels.Count > 0) reader.OnlyKeys(place, levels, Levels);
        foreach (var missing in Levels[..3].Where(l => levels.Count > 0 && !levels.ContainsKey(l))) reader.Add(place, $"{place}.{missing} is missing; anchors are needed for L4, L5 and L6");
        var anchors = new Dictionary<string, IReadOnlyDictionary<int, string>>();
        foreach (var level in levels.Select(l => l.Key).Where(Levels.Contains).ToList())
        {
            var marks = reader.Map(level, levels, place);
            reader.OnlyKeys($"{place}.{level}", marks, ["1", "2", "3", "4", "5"]);
            foreach (var mark in new[] { "1", "3", "5" }.Where(m => !marks.ContainsKey(m))) reader.Add($"{place}.{level}", $"{place}.{level}.{mark} is missing; it must be text");
            anchors[level] = marks.Where(m => m.Key is ['1' or '2' or '3' or '4' or '5']).ToDictionary(m => m.Key[0] - '0', m => reader.Text(m.Key, marks, $"{place}.{level}"));
        }

        return anchors;
    }

    private Stakeholder? StakeholderOf(JsonObject at, string path)
    {
        if (OptionalMap("stakeholder", at, path) is not { } who)
        {
            if (kind == "cross-functional" && !at.ContainsKey("stakeholder")) reader.Add(path, $"{path}.stakeholder is missing; cross-functional questions need one");
            return null;
        }

        var place = $"{path}.stakeholder";
        reader.OnlyKeys(place, who, ["name", "role", "team", "interest", "interestWords", "refusal", "second", "yields"]);
        return new Stakeholder(
            reader.Text("name", who, place), reader.Text("role", who, place), reader.Text("team", who, place), reader.Text("interest", who, place), reader.Texts("interestWords", who, place),
            reader.Texts("refusal", who, place), reader.Texts("second", who, place), [.. reader.Maps("yields", who, place).Select((y, i) => YieldOf(y, $"{place}.yields.{i}"))]);
    }

    private Yield YieldOf(JsonObject at, string path)
    {
        reader.OnlyKeys(path, at, ["to", "say"]);
        return new Yield(Known("to", YieldSigns, at, path, needed: true).FirstOrDefault() ?? "", reader.Texts("say", at, path));
    }

    private SituationOption Option(JsonObject at, string path)
    {
        reader.OnlyKeys(path, at, ["id", "name", "costDollars", "date", "risk", "owner"]);
        var cost = PlainValues.AsNumber(at["costDollars"]);
        if (cost is not >= 0) reader.Add($"{path}.costDollars", $"{path}.costDollars is {PlainValues.Show(at["costDollars"])}; allowed 0 or more");
        return new SituationOption(
            Id("id", at, path), reader.Text("name", at, path), cost ?? 0, reader.Text("date", at, path), reader.Text("risk", at, path), reader.Text("owner", at, path));
    }

    private PayFigure Figure(JsonObject at, string path)
    {
        reader.OnlyKeys(path, at, ["level", "base", "bonus", "stock", "currency", "source", "year"]);
        return new PayFigure(
            reader.Text("level", at, path), reader.OptionalText("base", at, path) ?? "", reader.OptionalText("bonus", at, path) ?? "", reader.OptionalText("stock", at, path) ?? "",
            reader.Text("currency", at, path), reader.Text("source", at, path), reader.Whole("year", 2015, 2100, at, path));
    }

    private string Id(string key, JsonObject at, string path)
    {
        var id = reader.Text(key, at, path);
        if (id.Length > 0 && !IdShape().IsMatch(id)) reader.Add($"{path}.{key}", $"{path}.{key} is {id}; allowed letters and digits, a small letter first");
        return id;
    }

    private List<string> Known(string key, IReadOnlyCollection<string> known, JsonObject at, string path, bool needed = false)
    {
        var given = reader.Texts(key, at, path, needed).ToList();
        foreach (var stranger in given.Where(g => !known.Contains(g)))
        {
            var hint = Wording.Nearest(stranger, known) is { } near ? $"did you mean {near}?" : $"allowed {Wording.Alternatives([.. known])}";
            reader.Add($"{path}.{key}", $"{path}.{key} has {stranger}; {hint}");
        }

        return given;
    }

    private IReadOnlyList<string> AtLeast(int fewest, string key, IReadOnlyList<string> texts, string path)
    {
        if (texts.Count > 0 && texts.Count < fewest) reader.Add($"{path}.{key}", $"{path}.{key} has {texts.Count}; at least {fewest} are needed");
        else if (texts.Count == 0 && fewest > 0 && !reader.Problems.Any(p => p.Path == $"{path}.{key}")) reader.Add($"{path}.{key}", $"{path}.{key} is empty; at least {fewest} are needed");
        return texts;
    }

    private IReadOnlyList<JsonObject> OptionalMaps(string key, JsonObject at, string path) => at[key] is null ? [] : reader.Maps(key, at, path);

    private JsonObject? OptionalMap(string key, JsonObject at, string path) => at[key] is null ? null : reader.Map(key, at, path);

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex IdShape();
}
