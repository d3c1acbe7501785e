using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Tests.Code;

/// <summary>Runs nothing: the verdict stands in the program.</summary>
internal sealed class FakeRunner : ICodeRunner
{
    public string Why { get; set; } = "";

    public string Note => "";

    /// <summary>Programs that were run, in order.</summary>
    public List<CodeOrder> Ran { get; } = [];

    /// <summary>What a run waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>True where it waits on although it was told to stop.</summary>
    public bool IsDeaf { get; set; }

    public IReadOnlyList<CodeProblem> Problems(ContentFolder content) => ToyCode.All;

    public async Task<CodeReport> RunAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation)
    {
        lock (Ran) Ran.Add(order);
        await Gate.WaitAsync(IsDeaf ? CancellationToken.None : cancellation);
        return ToyCode.Report(order.What, order.Code);
    }

    public Task<CodeGrowth?> MeasureAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation) =>
        Task.FromResult<CodeGrowth?>(new CodeGrowth("n", [new GrowthPoint(100, 0.1), new GrowthPoint(1000, 1)], "100: 0.1 s, 1000: 1 s"));
}
