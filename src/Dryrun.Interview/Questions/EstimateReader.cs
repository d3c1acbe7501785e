using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Questions;

/// <summary>Reads the <c>problem</c> of an estimation question.</summary>
internal static partial class EstimateReader
{
    public static EstimateProblem? Read(FieldReader reader, JsonObject question, string path, bool needed)
    {
        if (question["problem"] is null && !needed) return null;
        var problem = reader.Map("problem", question, path);
        if (problem.Count == 0) return null;
        var at = $"{path}.problem";
        reader.OnlyKeys(at, problem, ["id", "ask", "answerUnit", "inputs", "answer", "decides"]);
        var inputs = reader.Map("inputs", problem, at).Select(i => Input(reader, i.Key, i.Value, $"{at}.inputs.{i.Key}")).OfType<EstimateInput>().ToList();
        var answer = Answer(reader, reader.Text("answer", problem, at), $"{at}.answer", inputs);
        var (unit, decides) = (reader.Text("answerUnit", problem, at), reader.Text("decides", problem, at));
        return answer is null ? null : new EstimateProblem(unit, inputs, answer, decides);
    }

    private static Formula? Answer(FieldReader reader, string text, string path, List<EstimateInput> inputs)
    {
        if (text.Length == 0) return null;
        try
        {
            var formula = Formula.Parse(text);
            foreach (var stranger in formula.Names.Where(n => inputs.All(i => i.Id != n)))
            {
                var near = Wording.Nearest(stranger, inputs.Select(i => i.Id));
                reader.Add(path, $"{path} names {stranger}, which is no input; {(near is null ? $"the inputs are {Wording.Alternatives([.. inputs.Select(i => i.Id)])}" : $"did you mean {near}?")}");
            }

            foreach (var idle in inputs.Where(i => !formula.Names.Contains(i.Id))) reader.Add(path, $"{path} leaves the input {idle.Id} out; an input must count or go");
            return formula;
        }
        catch (FormulaException e)
        {
            reader.Add(path, $"{path} is {text}: {e.Message}");
            return null;
        }
    }

    private static EstimateInput? Input(FieldReader reader, string id, JsonNode? node, string path)
    {
        if (!IdShape().IsMatch(id)) reader.Add(path, $"{path}: an input's name has letters and digits only, a small letter first");
        if (node is not JsonObject input)
        {
            reader.Add(path, $"{path} must be a mapping");
            return null;
        }

        reader.OnlyKeys(path, input, ["name", "unit", "draw", "source", "words"]);
        var draw = Draw(reader, input["draw"], $"{path}.draw");
        var words = reader.Texts("words", input, path);
        return new EstimateInput(id, reader.Text("name", input, path), reader.OptionalText("unit", input, path) ?? "", draw, reader.Text("source", input, path), words);
    }

    private static InputDraw Draw(FieldReader reader, JsonNode? node, string path)
    {
        const string Needed = "a number above 0, {fixed: n}, {uniform: [low, high]} or {lognormal: {median, sigma}}, median above 0, sigma 0 to 2";
        if (Number(node) is { } plain && plain > 0) return new FixedDraw(plain);
        if (node is JsonObject { Count: 1 } spec)
        {
            var (kind, body) = spec.First();
            if (kind == "fixed" && Number(body) is { } value && value > 0) return new FixedDraw(value);
            if (kind == "uniform" && body is JsonArray { Count: 2 } pair && Number(pair[0]) is { } low && Number(pair[1]) is { } high && 0 < low && low <= high) return new UniformDraw(low, high);
            if (kind == "lognormal" && body is JsonObject shape && Number(shape["median"]) is { } median && Number(shape["sigma"]) is { } sigma && median > 0 && sigma is >= 0 and <= 2)
            {
                return new LogNormalDraw(median, sigma);
            }
        }

        reader.Add(path, $"{path} is {(node is null ? "missing" : PlainValues.Show(node))}; allowed {Needed}");
        return new FixedDraw(1);
    }

    private static double? Number(JsonNode? node) => PlainValues.AsNumber(node) is { } n && double.IsFinite(n) ? n : null;

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex IdShape();
}
