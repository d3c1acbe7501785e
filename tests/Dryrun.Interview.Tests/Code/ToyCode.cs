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
        Id = "race", Title = "Race", Round = CodeKinds.Debugging, Mode = "scenario", Family = null, Starts = new Dictionary<string, string> { ["python"] = "free -= 1\n", ["cpp"] = "free--;\n" },
        Fault = [new("Two threads both see a free seat.", ["both see", "between the check and"])],
    };

    public static CodeProblem Sum { get; } = Pairs with { Id = "sum", Title = "Sum", Round = CodeKinds.Assessment };

    public static CodeProblem Product { get; } = Sum with { Id = "product", Title = "Product" };

    public static IReadOnlyList<CodeProblem> All { get; } = [Pairs, Race, Sum, Product];

    public static JsonObject World(string kind, int minutes = 30, string why = "", ulong seed = 1, params string[] ids) =>
        CodeDraw.World(kind, All, new TalkChoice("mle", "tiktok", minutes, seed) { Ids = ids }, why);

    public static Room Room(JsonObject world) => CodeRoom.Open(CodeLines.Read(Content), TalkLines.Read(Content), world, "toy");

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

/// <summary>Runs nothing: the verdict stands in the program.</summary>
internal sealed class FakeRunner : ICodeRunner
{
    public string Why { get; set; } = "";

    public string Note => "";

    /// <summary>Programs that were run, in order.</summary>
    public List<CodeOrder> Ran { get; } = [];

    /// <summary>What a run waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IReadOnlyList<CodeProblem> Problems(ContentFolder content) => ToyCode.All;

    public async Task<CodeReport> RunAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation)
    {
        lock (Ran) Ran.Add(order);
        await Gate.WaitAsync(cancellation);
        return ToyCode.Report(order.What, order.Code);
    }

    public Task<CodeGrowth?> MeasureAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation) =>
        Task.FromResult<CodeGrowth?>(new CodeGrowth("n", [new GrowthPoint(100, 0.1), new GrowthPoint(1000, 1)], "100: 0.1 s, 1000: 1 s"));
}

/// <summary>A round with code in the making.</summary>
internal sealed class CodeSitting
{
    private readonly List<SessionEvent> events;

    public CodeSitting(string kind, int minutes = 30, string why = "", SessionMode mode = SessionMode.Real, params string[] ids)
    {
        var world = ToyCode.World(kind, minutes, why, 1, ids);
        Room = ToyCode.Room(world);
        events = [.. SessionDecider.Begin(Room, 1, "L5", mode, Temperament.Neutral, world)];
        State = SessionFold.Of(events);
    }

    public Room Room { get; }

    public SessionState State { get; private set; }

    public IReadOnlyList<SessionEvent> Events => events;

    /// <summary>What the interviewer said last.</summary>
    public string Words => State.LastWords;

    public IReadOnlyList<SessionEvent> Do(CandidateAction action)
    {
        var happened = SessionDecider.Decide(State, action, Room);
        events.AddRange(happened);
        State = happened.Aggregate(State, SessionFold.Apply);
        return happened;
    }

    public IReadOnlyList<SessionEvent> Say(string text, long pauseMs = 1000) => Do(new Say(State.ClockMs + pauseMs, text, 0));

    public IReadOnlyList<SessionEvent> Wait(double minutes) => Do(new Wait(State.ClockMs + (long)(minutes * 60_000)));

    /// <summary>Runs a program whose result comes two seconds later.</summary>
    public IReadOnlyList<SessionEvent> Run(CodePurpose what, string code, string? input = null, string? problem = null)
    {
        List<SessionEvent> all = [.. Do(new HandIn(State.ClockMs + 1000, problem ?? Room.Code!.First.Id, "python", code, what, input))];
        if (State.Code.Running is { } run) all.AddRange(Do(new TakeResult(State.ClockMs + 2000, run.Seq, ToyCode.Report(what, code))));
        return all;
    }
}
