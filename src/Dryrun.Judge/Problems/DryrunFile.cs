using Dryrun.Judge.Languages;

namespace Dryrun.Judge.Problems;

/// <summary>Reads <c>dryrun.yaml</c>: the round, what a submission defines, limits by language, hints, follow-ups, growth, generated cases.</summary>
internal static class DryrunFile
{
    /// <summary>Families of growth that can be told apart by measuring.</summary>
    public static readonly string[] Families = ["1", "log n", "n", "n log n", "n^2", "n^2 log n", "n^3", "2^n"];

    private static readonly string[] Keys =
    [
        "round", "level", "minutes", "topics", "mode", "function", "class", "scenario", "answer", "timeLimitSeconds", "complexity", "generator", "debugging", "hints", "followUps",
    ];

    public static Problem Apply(Problem problem, YamlValue extra)
    {
        extra.OnlyKeys(Keys);
        var mode = problem.Mode == ProblemMode.Interactive ? ProblemMode.Interactive : Mode(extra.Optional("mode"));
        var generator = extra.Optional("generator");
        generator?.OnlyKeys("program", "cases");
        return problem with
        {
            Mode = mode,
            Round = extra.Required("round").OneOf("coding", "debugging", "assessment"),
            Level = extra.Required("level").OneOf("medium", "hard"),
            Minutes = (int)extra.Required("minutes").Integer(5, 60),
            Topics = [.. extra.Required("topics").Items().Select(t => t.Text())],
            Signature = mode switch
            {
                ProblemMode.Function => new Signature(Function(extra.Required("function")), null, [], []),
                ProblemMode.Class => Class(extra.Required("class")),
                _ => null,
            },
            ScenarioNames = mode == ProblemMode.Scenario ? Names(extra.Required("scenario")) : problem.ScenarioNames,
            Answers = Answers(extra.Optional("answer")),
            Complexity = Complexity(extra.Optional("complexity")),
            GeneratorPath = generator is null ? null : Existing(problem, generator.Required("program"), "generators"),
            Generated = generator is null ? [] : [.. generator.Required("cases").Items().Select(Generated)],
            ShippedPaths = Shipped(problem, extra.Optional("debugging")),
            Hints = [.. extra.Required("hints").Items().Select(h => h.Text())],
            FollowUps = [.. extra.Required("followUps").Items().Select(FollowUp)],
        };
    }

    private static ProblemMode Mode(YamlValue? value) => value?.OneOf("stream", "function", "class", "scenario") switch
    {
        "function" => ProblemMode.Function,
        "class" => ProblemMode.Class,
        "scenario" => ProblemMode.Scenario,
        _ => ProblemMode.Stream,
    };

    private static Function Function(YamlValue value)
    {
        value.OnlyKeys("name", "parameters", "returns");
        return new Function(value.Required("name").Text(), Parameters(value.Optional("parameters")), value.Optional("returns") is { } returns ? Type(returns) : new SignatureType(ValueKind.Nothing));
    }

    private static Signature Class(YamlValue value)
    {
        value.OnlyKeys("name", "parameters", "methods");
        return new Signature(null, value.Required("name").Text(), Parameters(value.Optional("parameters")), [.. value.Required("methods").Items().Select(Function)]);
    }

    private static Parameter[] Parameters(YamlValue? value) => value is null ? [] : [.. value.Items().Select(p =>
    {
        p.OnlyKeys("name", "type");
        return new Parameter(p.Required("name").Text(), Type(p.Required("type")));
    })];

    private static SignatureType Type(YamlValue value) =>
        SignatureType.Parse(value.Text()) ?? throw value.Wrong($"is {value.Text()}; allowed int, long, float, bool, string, tree, void and list<...> of them");

    private static Dictionary<string, string> Names(YamlValue value) => value.Keys.ToDictionary(k => Known(value, k), k => value.Required(k).Text());

    private static string Known(YamlValue value, string language) =>
        LanguageCatalogue.All.Any(l => l.Id == language) ? language : throw value.Required(language).Wrong($"names no language; allowed {string.Join(", ", LanguageCatalogue.All.Select(l => l.Id))}");

    private static AnswerRule Answers(YamlValue? value)
    {
        value?.OnlyKeys("order", "tolerance");
        var order = value?.Optional("order")?.OneOf("kept", "any", "anyInside") ?? "kept";
        return new AnswerRule(order != "kept", order == "anyInside", value?.Optional("tolerance")?.Number(0, 1) ?? 0);
    }

    private static ComplexityClaim? Complexity(YamlValue? value)
    {
        if (value is null) return null;
        value.OnlyKeys("family", "sizes", "kind", "space");
        var sizes = value.Required("sizes").Items().Select(s => (int)s.Integer(1, 1_000_000_000)).ToList();
        if (sizes.Count is < 4 or > 9 || sizes.Zip(sizes.Skip(1)).Any(p => p.First >= p.Second)) throw value.Required("sizes").Wrong($"has {sizes.Count} sizes; allowed 4 to 9, growing");
        return new ComplexityClaim(value.Required("family").OneOf(Families), sizes, value.Required("kind").Text(), value.Required("space").Text());
    }

    private static GeneratedCase Generated(YamlValue value)
    {
        value.OnlyKeys("name", "kind", "size", "seed");
        return new GeneratedCase(value.Required("name").Text(), value.Required("kind").Text(), (int)value.Required("size").Integer(0, 1_000_000_000), (int)value.Required("seed").Integer(0, int.MaxValue));
    }

    private static Dictionary<string, string> Shipped(Problem problem, YamlValue? value)
    {
        if (value is null) return [];
        value.OnlyKeys("shipped");
        var shipped = value.Required("shipped");
        return shipped.Keys.ToDictionary(k => Known(shipped, k), k => Existing(problem, shipped.Required(k), "attachments"));
    }

    private static FollowUp FollowUp(YamlValue value)
    {
        value.OnlyKeys("kind", "ask", "listenFor");
        return new FollowUp(value.Required("kind").OneOf("complexity", "edges", "scale"), value.Required("ask").Text(), [.. value.Required("listenFor").Items().Select(l => l.Text())]);
    }

    private static string Existing(Problem problem, YamlValue value, string folder)
    {
        var path = Path.Combine(problem.Folder, folder, value.Text());
        return Path.GetFileName(path) == value.Text() && File.Exists(path) ? path : throw value.Wrong($"is {value.Text()}; there is no such file in {folder}");
    }
}
