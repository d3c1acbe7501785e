using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Worlds;

/// <summary>Reads the distributions of a world and orders them, collecting every problem on the way.</summary>
internal sealed class WorldDistributionReader(RecordDescription description, SourcedTree tree)
{
    private static readonly string[] Kinds = ["fixed", "choice", "uniform", "lognormal", "beta", "given"];

    public List<InputProblem> Problems { get; } = [];

    public IReadOnlyDictionary<string, ValueDistribution> Read(string path)
    {
        var read = new Dictionary<string, ValueDistribution>();
        var root = path.Length == 0 ? tree.Root : Tree.Get(tree.Root, path);
        if (root is JsonObject properties) Section(properties, path, "", read);
        else if (root is not null) Wrong(path, "must hold world properties, one on each line");
        return read;
    }

    /// <summary>The named properties with parents before children; a cycle is a problem.</summary>
    public IReadOnlyList<PropertyDescription> ParentsFirst(string place, IReadOnlyDictionary<string, ValueDistribution> read)
    {
        var done = new List<PropertyDescription>();
        var open = new List<string>();
        void Visit(string path)
        {
            if (!read.TryGetValue(path, out var distribution) || done.Exists(p => p.Path == path)) return;
            if (open.Contains(path))
            {
                var cycle = open[open.IndexOf(path)..];
                if (Problems.Count == 0) Wrong(Join(place, path), $"depends on itself: {string.Join(" -> ", [.. cycle, path])}", path);
                return;
            }

            open.Add(path);
            foreach (var parent in distribution.Parents) Visit(parent);
            open.RemoveAt(open.Count - 1);
            done.Add(description.Find(path)!);
        }

        foreach (var property in description.Properties) Visit(property.Path);
        return done;
    }

    private void Section(JsonObject section, string at, string prefix, Dictionary<string, ValueDistribution> read)
    {
        foreach (var (key, value) in section)
        {
            var (path, place) = (prefix + key, Join(at, key));
            if (description.Find(path) is { } property)
            {
                if (value is null) continue;
                if (Distribution(property, value, place, named: path) is { } distribution && !read.TryAdd(path, distribution))
                {
                    Wrong(place, "is there twice", path);
                }
            }
            else if (description.IsSection(path))
            {
                if (value is JsonObject inner) Section(inner, place, path + ".", read);
                else if (value is not null) Wrong(place, "must hold world properties, one on each line", path);
            }
            else
            {
                var near = description.Nearest(path);
                Wrong(place, near is null ? "is not a world property" : $"is not known; did you mean {near}?", path);
            }
        }
    }

    private ValueDistribution? Distribution(PropertyDescription property, JsonNode? value, string place, string named)
    {
        if (value is not JsonObject spec) return Checked(property, value, place) is { } plain ? new FixedValue(plain) : null;
        if (spec.ContainsKey("given")) return Given(property, spec, place, named);
        if (spec.Count != 1 || !Kinds.Contains(spec.First().Key))
        {
            var key = spec.Select(e => e.Key).FirstOrDefault(k => !Kinds.Contains(k));
            var near = key is null ? null : Wording.Nearest(key, Kinds);
            Wrong(place, near is null ? $"must be a value or one of {Wording.Alternatives(Kinds)}" : $"has {key}; did you mean {near}?", named);
            return null;
        }

        var (kind, body) = spec.First();
        var here = Join(place, kind);
        if (kind == "fixed") return Checked(property, body, here) is { } value1 ? new FixedValue(value1) : null;
        if (kind == "choice") return Choice(property, body, here, named);
        if (property.Kind is not (ValueKind.Integer or ValueKind.Number))
        {
            Wrong(here, $"is {kind}, which needs a number; allowed {property.Allowed}", named);
            return null;
        }

        return kind switch
        {
            "uniform" => Uniform(property, body, here, named),
            "lognormal" => LogNormal(property, body, here, named),
            _ => Beta(property, body, here, named),
        };
    }

    private ChoiceOfValues? Choice(PropertyDescription property, JsonNode? body, string place, string named)
    {
        var before = Problems.Count;
        var (values, weights) = (new List<JsonNode>(), new List<double>());
        void Add(JsonNode? value, double weight, string at)
        {
            if (Checked(property, value, at) is not { } known) return;
            values.Add(known);
            weights.Add(weight);
        }

        if (body is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++) Add(list[i], 1, $"{place}.{i}");
        }
        else if (body is JsonObject map)
        {
            foreach (var (key, weight) in map)
            {
                if (PlainValues.AsNumber(weight) is not (>= 0 and <= 1e6))
                {
                    Wrong($"{place}.{key}", $"gives {key} the weight {PlainValues.Show(weight)}; allowed 0 or more", named);
                }
                else
                {
                    var value = property.Kind is ValueKind.Choice or ValueKind.Text ? JsonValue.Create(key) : PlainValues.Parse(key);
                    Add(value, PlainValues.AsNumber(weight)!.Value, $"{place}.{key}");
                }
            }
        }

        if (Problems.Count > before) return null;
        if (weights.Sum() > 0) return new ChoiceOfValues(values, weights);
        Wrong(place, "needs choice: {value: weight} or choice: [value, value], with a weight above 0", named);
        return null;
    }

    private UniformValue? Uniform(PropertyDescription property, JsonNode? body, string place, string named)
    {
        if (body is not JsonArray { Count: 2 } pair || PlainValues.AsNumber(pair[0]) is not { } low || PlainValues.AsNumber(pair[1]) is not { } high
            || low > high)
        {
            Wrong(place, "needs uniform: [low, high]", named);
            return null;
        }

        return Checked(property, pair[0], place) is not null && Checked(property, pair[1], place) is not null ? new UniformValue(low, high) : null;
    }

    private LogNormalValue? LogNormal(PropertyDescription property, JsonNode? body, string place, string named)
    {
        if (Parameters(body, ["median", "sigma"], []) is not [{ } median, { } sigma] || median <= 0 || sigma is < 0 or > 5)
        {
            Wrong(place, "needs lognormal: {median, sigma}, median above 0, sigma 0 to 5", named);
            return null;
        }

        var typical = property.Kind == ValueKind.Integer ? Math.Round(median) : median;
        return Checked(property, JsonValue.Create(typical), place) is null ? null : new LogNormalValue(median, sigma);
    }

    private BetaValue? Beta(PropertyDescription property, JsonNode? body, string place, string named)
    {
        if (Parameters(body, ["a", "b"], ["min", "max"]) is not [{ } a, { } b, var min, var max] || a is not (> 0 and <= 1e6)
            || b is not (> 0 and <= 1e6))
        {
            Wrong(place, "needs beta: {a, b}, both above 0, and where wanted min and max", named);
            return null;
        }

        var (low, high) = (min ?? property.Min, max ?? property.Max);
        if (!(low < high))
        {
            Wrong(place, "needs min below max; the property itself is not bounded on both sides", named);
            return null;
        }

        var fits = Checked(property, JsonValue.Create(low), place) is not null && Checked(property, JsonValue.Create(high), place) is not null;
        return fits ? new BetaValue(a, b, low, high) : null;
    }

    private GivenParent? Given(PropertyDescription property, JsonObject spec, string place, string named)
    {
        var here = Join(place, "given");
        var parentPath = PlainValues.Show(spec["given"]);
        var parent = description.Find(parentPath);
        if (parent is not { Kind: ValueKind.Choice or ValueKind.Switch })
        {
            var near = parent is null ? description.Nearest(parentPath) : null;
            Wrong(here, $"is given {parentPath}, which is not a choice or a switch of the world{(near is null ? "" : $"; did you mean {near}?")}",
                named);
            return null;
        }

        var before = Problems.Count;
        var names = parent.Kind == ValueKind.Switch ? ["true", "false"] : parent.Choices;
        var cases = new Dictionary<string, ValueDistribution>();
        foreach (var (key, value) in spec.Where(e => e.Key is not "given"))
        {
            if (key != "otherwise" && !names.Contains(key))
            {
                Wrong(Join(place, key), $"has a case {key}, which {parentPath} cannot be; it can be {Wording.Alternatives(names)}", named);
            }
            else if (Distribution(property, value, Join(place, key), named) is { } distribution)
            {
                cases[key] = distribution;
            }
        }

        if (Problems.Count > before) return null;
        cases.Remove("otherwise", out var otherwise);
        if (otherwise is not null || names.All(cases.ContainsKey)) return new GivenParent(parentPath, cases, otherwise);
        Wrong(place, $"says nothing for {parentPath} = {names.First(n => !cases.ContainsKey(n))}; add that case or otherwise", named);
        return null;
    }

    private static double?[]? Parameters(JsonNode? body, string[] needed, string[] optional) =>
        body is JsonObject map && map.All(e => needed.Concat(optional).Contains(e.Key) && PlainValues.AsNumber(e.Value) is not null)
            && needed.All(map.ContainsKey)
            ? [.. needed.Concat(optional).Select(k => PlainValues.AsNumber(map[k]))]
            : null;

    private JsonNode? Checked(PropertyDescription property, JsonNode? value, string place)
    {
        if (ValueCheck.Of(property, value) is not { } problem) return value;
        Problems.Add(tree.Problem(place, problem.Message));
        return null;
    }

    private void Wrong(string place, string message, string? named = null) => Problems.Add(tree.Problem(place, $"{named ?? place} {message}"));

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
