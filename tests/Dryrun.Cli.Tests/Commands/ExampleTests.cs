using System.Text.Json.Nodes;
using Dryrun.Interview.Prompts;

namespace Dryrun.Cli.Tests.Commands;

/// <summary>The recorded rehearsals that a stranger plays first.</summary>
[Trait("Suite", "Long")]
public sealed class ExampleTests(ExamplePlays plays) : IClassFixture<ExamplePlays>
{
    private static readonly string[] Worst = ["strongNoHire", "noHire", "deferred", "hire", "strongHire"];

    [Fact]
    public void Weak_middling_and_strong_come_in_that_order_in_feedback_and_expected_cost()
    {
        var ordered = new[] { "weak", "middling", "strong" }.Select(plays.Json).ToList();
        var decisions = ordered.Select(d => Array.IndexOf(Worst, d["feedback"]!["decision"]!.GetValue<string>())).ToList();
        decisions.ShouldBe(decisions.Order().ToList());
        decisions.Distinct().Count().ShouldBe(3);
        var costs = ordered.Select(d => d["outcome"]!["expectedCost"]!.AsValue().GetValue<double>()).ToList();
        costs.ShouldBe(costs.OrderDescending().ToList());
    }

    [Fact]
    public void They_come_in_that_order_in_every_dimension_in_which_they_differ()
    {
        var marks = new[] { "weak", "middling", "strong" }.Select(n => plays.Json(n)["dimensions"]!.AsArray().ToDictionary(d => d!["id"]!.GetValue<string>(), d => d!["level"]!.GetValue<int>())).ToList();
        foreach (var id in marks[0].Keys)
        {
            var levels = marks.Select(m => m[id]).ToList();
            levels.ShouldBe(levels.Order().ToList(), id);
        }
    }

    [Fact]
    public async Task A_play_gives_the_same_document_twice_byte_for_byte() => (await plays.PlayAsync("weak", "--json")).ShouldBe(plays.Text("weak"));

    [Fact]
    public async Task The_excerpt_in_the_readme_is_what_the_first_command_prints()
    {
        var readme = (await File.ReadAllTextAsync(Path.Combine(ExamplePlays.Root, "README.md"))).ReplaceLineEndings("\n");
        var (from, to) = (readme.IndexOf("<!-- excerpt:strong -->", StringComparison.Ordinal), readme.IndexOf("<!-- /excerpt:strong -->", StringComparison.Ordinal));
        var excerpt = readme[from..to].Split('\n').SkipWhile(l => l != "```").Skip(1).TakeWhile(l => l is not ("..." or "```")).ToList();
        excerpt.Count.ShouldBeGreaterThan(30);
        var printed = (await plays.PlayAsync("strong")).ReplaceLineEndings("\n").Split('\n');
        printed.Take(excerpt.Count).ShouldBe(excerpt);
    }
}

/// <summary>Plays each example once; a play takes up to a minute.</summary>
public sealed class ExamplePlays : IAsyncLifetime
{
    private readonly Dictionary<string, string> played = [];

    /// <summary>The folder that holds the examples.</summary>
    public static string Root { get; } = ContentFolder.Find(null, AppContext.BaseDirectory).Path;

    public async Task InitializeAsync()
    {
        foreach (var name in new[] { "weak", "middling", "strong" }) played[name] = await PlayAsync(name, "--json");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public string Text(string name) => played[name];

    public JsonNode Json(string name) => JsonNode.Parse(played[name])!;

    public async Task<string> PlayAsync(string name, params string[] more)
    {
        using var program = new TestProgram();
        var ran = await program.RunAsync(["interview", "quest-patches", "--script", Path.Combine(Root, "examples", "quest-patches", $"{name}.yaml"), .. more]);
        ran.Code.ShouldBe(0, ran.Errors);
        return ran.Output;
    }
}
