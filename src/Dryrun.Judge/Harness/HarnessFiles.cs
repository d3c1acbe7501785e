using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Harness;

/// <summary>
/// Puts a submission together with what calls it. Inputs go in as JSON lines and answers come out as JSON lines; the expected answers never enter the jail.
/// </summary>
internal static class HarnessFiles
{
    /// <summary>The whole program of a submission for a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="language">The submission's language.</param>
    /// <param name="source">The submission.</param>
    /// <exception cref="JudgeException">The problem cannot be solved in this language.</exception>
    public static SourceProgram Program(Problem problem, Language language, ReadOnlyMemory<byte> source)
    {
        var included = problem.Included(language);
        var solution = new SourceFile("solution" + language.Extensions[0], source);
        if (problem.Mode is ProblemMode.Stream or ProblemMode.Interactive) return new SourceProgram([solution, .. included]);
        return (problem.Mode, language) switch
        {
            (ProblemMode.Scenario, _) when !problem.ScenarioNames.ContainsKey(language.Id) => throw new JudgeException(JudgeFault.Submission,
                $"{problem.Id} is not offered in {language.Name}; allowed {string.Join(", ", problem.ScenarioNames.Keys)}"),
            (_, Python) => new SourceProgram([Resource("python_main.py", "main.py"), Call(problem, language), Resource("interleave.py"), .. included, solution]),
            (_, JavaScript) => new SourceProgram([Resource("javascript_main.js", "main.js"), Call(problem, language), .. included, solution]),
            (_, Cpp) => new SourceProgram([new SourceFile("main.cpp", CppMain.Of(problem.Signature!)), Resource("harness.hpp"), .. included, solution]),
            (_, CSharp) => new SourceProgram([new SourceFile("Main.cs", CSharpMain.Of(problem.Signature!)), Resource("Harness.cs"), .. included, solution]),
            _ => throw new JudgeException(JudgeFault.Submission, $"{problem.Id} is not offered in {language.Name}"),
        };
    }

    private static SourceFile Resource(string resource, string? name = null)
    {
        using var stream = typeof(HarnessFiles).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not built in");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new SourceFile(name ?? resource, copy.ToArray());
    }

    // What the Python and JavaScript harness must call.
    private static SourceFile Call(Problem problem, Language language)
    {
        var spec = problem.Mode switch
        {
            ProblemMode.Scenario => new JsonObject { ["kind"] = "scenario", ["name"] = problem.ScenarioNames[language.Id] },
            ProblemMode.Function => Described(problem.Signature!.Function!, "function"),
            _ => new JsonObject
            {
                ["kind"] = "class",
                ["name"] = problem.Signature!.ClassName,
                ["parameters"] = Types(problem.Signature.Constructor),
                ["methods"] = new JsonObject(problem.Signature.Methods.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)Described(m, "method")))),
            },
        };
        return new SourceFile("call.json", Encoding.UTF8.GetBytes(spec.ToJsonString()));
    }

    private static JsonObject Described(Function function, string kind) => new()
    {
        ["kind"] = kind,
        ["name"] = function.Name,
        ["parameters"] = Types(function.Parameters),
        ["returns"] = function.Returns.ToString(),
    };

    private static JsonArray Types(IEnumerable<Parameter> parameters) => [.. parameters.Select(p => (JsonNode?)p.Type.ToString())];
}
