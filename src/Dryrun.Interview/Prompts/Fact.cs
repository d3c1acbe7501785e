using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Interview.Prompts;

/// <summary>Which way a limit is harder to meet.</summary>
public enum Harder
{
    /// <summary>A smaller number asks for more: days to coverage.</summary>
    Lower,

    /// <summary>A larger number asks for more: percent covered.</summary>
    Higher,
}

/// <summary>One answerable thing, disclosed only when asked.</summary>
/// <param name="Id">Key in the prompt: "bricking".</param>
/// <param name="Framing">True where it has no world property: no value of information, cannot be refuted by a run.</param>
/// <param name="Reveals">Path of the world property it reveals, or null where it is framing.</param>
/// <param name="Moves">Knobs that a candidate who knows it would set differently.</param>
/// <param name="Answer">Template of the answer: {value} is the revealed property, {a.b} any other, {value:percent} adds the unit.</param>
/// <param name="Answers">Templates by the revealed property's value, for choices and switches.</param>
/// <param name="Ask">Paraphrases of the question, six or more.</param>
/// <param name="Keywords">Words that point at it.</param>
/// <param name="Stricter">For limits that the world sets: by world property, whether lower or higher is the harder to meet.</param>
public sealed partial record Fact(
    string Id,
    bool Framing,
    string? Reveals,
    IReadOnlyList<string> Moves,
    string? Answer,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<string> Ask,
    IReadOnlyList<string> Keywords,
    IReadOnlyDictionary<string, Harder> Stricter)
{
    /// <summary>Fewest paraphrases a fact may have.</summary>
    public const int AskMin = 6;

    private static readonly string[] Keys = ["id", "framing", "reveals", "moves", "answer", "answers", "ask", "keywords", "stricter"];

    /// <summary>Reads <c>facts.yaml</c> and checks it against the prompt's system.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static IReadOnlyList<Fact> ReadAll(SourcedTree file, ISimulatedSystem system)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["facts"]);
        var facts = reader.Maps("facts").Select((f, i) => Read(reader, f, $"facts.{i}", system)).ToList();
        foreach (var twice in facts.GroupBy(f => f.Id).Where(g => g.Count() > 1)) reader.Add("facts", $"facts holds {twice.Key} more than once");
        reader.ThrowIfAny();
        return facts;
    }

    /// <summary>What the interviewer says about it in a world.</summary>
    public string Say(JsonObject world)
    {
        var template = Reveals is not null && Answers.TryGetValue(PlainValues.Show(Tree.Get(world, Reveals)), out var byValue) ? byValue : Answer ?? "";
        return Slot().Replace(template, slot =>
            Shown(Tree.Get(world, slot.Groups["path"].Value == "value" ? Reveals! : slot.Groups["path"].Value)) + (slot.Groups["unit"].Success ? " " + slot.Groups["unit"].Value : ""));
    }

    /// <summary>The value in a world as people say it, fractions to two digits: "1,500", "13", "0.31", "exploited".</summary>
    public static string Shown(JsonNode? value)
    {
        if (PlainValues.AsNumber(value) is not { } number) return PlainValues.Show(value);
        var said = Math.Abs(number) switch
        {
            < 0.1 => number,
            < 1 => Math.Round(number, 2),
            < 10 => Math.Round(number, 1),
            _ => Math.Round(number),
        };
        return said.ToString(said >= 10_000 ? "#,##0.###" : "0.####");
    }

    private static Fact Read(FieldReader reader, JsonObject f, string path, ISimulatedSystem system)
    {
        reader.OnlyKeys(path, f, Keys);
        var fact = new Fact(
            reader.Text("id", f, path),
            f["framing"] is JsonValue v && v.TryGetValue<bool>(out var framing) && framing,
            reader.OptionalText("reveals", f, path),
            reader.Texts("moves", f, path, needed: false),
            reader.OptionalText("answer", f, path),
            f["answers"] is JsonObject byValue ? byValue.ToDictionary(a => a.Key, a => PlainValues.Show(a.Value)) : new Dictionary<string, string>(),
            reader.Texts("ask", f, path),
            reader.Texts("keywords", f, path, needed: false),
            ReadStricter(reader, f, path));
        foreach (var (at, problem) in fact.Check(system)) reader.Add($"{path}.{at}", $"{fact.Id}: {problem}");
        return fact;
    }

    private static Dictionary<string, Harder> ReadStricter(FieldReader reader, JsonObject f, string path)
    {
        var made = new Dictionary<string, Harder>();
        foreach (var (property, direction) in f["stricter"] as JsonObject ?? [])
        {
            if (PlainValues.Show(direction) is not ("lower" or "higher")) reader.Add($"{path}.stricter.{property}", $"{path}.stricter.{property} must be lower or higher");
            else made[property] = PlainValues.Show(direction) == "lower" ? Harder.Lower : Harder.Higher;
        }

        return made;
    }

    private IEnumerable<(string At, string Problem)> Check(ISimulatedSystem system)
    {
        if (Framing != Reveals is null) yield return ("reveals", Framing ? "a framing fact reveals nothing; remove reveals" : "needs reveals, or framing: true");
        if (Ask.Count < AskMin) yield return ("ask", $"has {Ask.Count} paraphrases; {AskMin} or more are needed");
        if (Answer is null && Answers.Count == 0) yield return ("answer", "needs answer or answers");
        var revealed = Reveals is null ? null : system.World.Find(Reveals);
        if (Reveals is not null && revealed is null) yield return ("reveals", $"{Reveals} is not a world property of {system.Id}{DidYouMean(system.World, Reveals)}");
        foreach (var property in Stricter.Keys.Where(p => system.World.Find(p) is not { Kind: ValueKind.Integer or ValueKind.Number }))
        {
            yield return ($"stricter.{property}", $"{property} is not a number of the world of {system.Id}{DidYouMean(system.World, property)}");
        }

        foreach (var knob in Moves.Where(m => system.Design.Find(m) is null)) yield return ("moves", $"{knob} is not a knob of {system.Id}{DidYouMean(system.Design, knob)}");
        if (revealed is { Kind: ValueKind.Choice or ValueKind.Switch } && Answer is null)
        {
            IReadOnlyList<string> values = revealed.Kind == ValueKind.Switch ? ["true", "false"] : revealed.Choices;
            foreach (var missing in values.Where(value => !Answers.ContainsKey(value))) yield return ("answers", $"has no answer for {missing}");
        }

        foreach (Match slot in Answers.Values.Append(Answer ?? "").SelectMany(t => Slot().Matches(t)))
        {
            var name = slot.Groups["path"].Value;
            if (name == "value" ? Reveals is null : system.World.Find(name) is null) yield return ("answer", $"{{{name}}} is not a world property");
        }
    }

    private static string DidYouMean(RecordDescription record, string unknown) => record.Nearest(unknown) is { } near ? $"; did you mean {near}?" : "";

    [GeneratedRegex(@"\{(?<path>[A-Za-z0-9.]+)(:(?<unit>[a-z]+))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Slot();
}
