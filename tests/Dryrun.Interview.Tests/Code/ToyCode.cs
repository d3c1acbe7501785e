using System.Text.Json.Nodes;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Interview.Tests.Code;

/// <summary>Problems small enough to be read at a glance, and a runner that reads the verdict from the program's first line.</summary>
internal static class ToyCode
{
    public static ContentFolder Content { get; } = ContentFolder.Find(null, AppContext.BaseDirectory);

    public static CodeProblem Pairs { get; } = new()
    {
        Id = "pairs", Title = "Pairs", Round = CodeKinds.Coding, Level = "medium", Minutes = 20, Topics = ["counting"],
        Statement = "Count pairs of equal clips. A clip is not paired with itself.\n\nDefine `pairs(clips)`. It returns the number of pairs.\n\n- `clips`: 0 to 1,000 whole numbers, each 1 to 9.\n",
        Mode = "function", Languages = [new("python", "Python 3", "py"), new("cpp", "C++20", "cpp")], Starts = new Dictionary<string, string> { ["python"] = "def pairs(clips):\n    ...\n", ["cpp"] = "" },
        TimeLimitMs = new Dictionary<string, long> { ["python"] = 1000, ["cpp"] = 500 }, MemoryBytes = 64 << 20, CodeBytes = 1024,
        Samples = [new("sample/1", "[[1,1,2]]\n", "1\n", null)], Hints = ["Count.", "Count equal ones.", "n times n minus one over two."], Family = "n", Space = "n",
        FollowUps =
        [
            new("complexity", "What does it cost?", [new("one pass", ["one pass", "once over"])]),
            new("edges", "What could break it?", [new("empty list", ["empty", "no clips"]), new("all equal", ["all equal", "all the same"]), new("one clip", ["one clip", "single clip"])]),
            new("scale", "A hundred machines?", [new("add the counts", ["add the counts", "sum the counts"])]),
        ],
        Approach = [new("Count equal ones.", ["count", "dictionary"])],
    };

    public static CodeProblem Race { get; } = Pairs with
    {
        Id = "race",
        Title = "Race",
        Round = CodeKinds.Debugging,
        Mode = "scenario",
        Family = null,
        Starts = new Dictionary<string, string> { ["python"] = "free -= 1\n", ["cpp"] = "free--;\n" },
        Fault = [new("Two threads both see a free seat.", ["both see", "between the check and"])],
    };

    public static CodeProblem Sum { get; } = Pairs with { Id = "sum", Title = "Sum", Round = CodeKinds.Assessment };

    public static CodeProblem Product { get; } = Sum with { Id = "product", Title = "Product" };

    public static IReadOnlyList<CodeProblem> All { get; } = [Pairs, Race, Sum, Product];

    public static JsonObject World(string kind, int minutes = 30, string why = "", ulong seed = 1, params string[] ids) =>
        CodeDraw.World(kind, All, new TalkChoice("mle", "tiktok", minutes, seed) { Ids = ids }, why);

    private static readonly CodeLines Lines = CodeLines.Read(Content);

    private static readonly TalkLines Talk = TalkLines.Read(Content);

    public static Room Room(JsonObject world) => CodeRoom.Open(Lines, Talk, world, "toy");

    /// <summary>The report of a program: its first line names the verdict ("# wrongAnswer"); without one it is accepted.</summary>
    public static CodeReport Report(CodePurpose what, string code)
    {
        var first = code.Split('\n')[0];
        var verdict = first.StartsWith("# ", StringComparison.Ordinal) ? first[2..].Trim() : CodeReport.Accepted;
        var right = verdict == CodeReport.Accepted;
        var words = right ? "accepted" : verdict == "timeLimit" ? "time limit exceeded" : "wrong answer";
        List<CodeCase> cases = what == CodePurpose.Own ? [] : [new("sample/1", verdict == "sampleFails" ? "wrongAnswer" : CodeReport.Accepted, verdict == "sampleFails" ? "wrong answer" : "accepted", 20, 5 << 20)];
        if (what == CodePurpose.Submit && verdict != "sampleFails") cases.Add(new CodeCase("secret/01", verdict, words, 30, 5 << 20));
        if (what == CodePurpose.Samples && verdict != "sampleFails") (verdict, words) = (CodeReport.Accepted, "accepted");
        if (verdict == "sampleFails") (verdict, words) = ("wrongAnswer", "wrong answer");
        return new CodeReport(verdict, words, "", cases, what == CodePurpose.Own ? 0 : what == CodePurpose.Samples ? 1 : 2, 30, 5 << 20, 1000, "none", 5)
        {
            Own = what == CodePurpose.Own ? new CodeOutput("", "1\n", "") : null,
        };
    }
}
