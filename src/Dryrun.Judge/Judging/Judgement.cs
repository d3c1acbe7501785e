using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Judging;

/// <summary>What became of a submission on one case.</summary>
/// <param name="Name">"sample/1".</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Message">What is wrong, in one line; it may give the answer of a secret case away.</param>
/// <param name="Limit">The limit that decided; none where it is not by a limit.</param>
/// <param name="Cpu">Processor time, start of the language included; the least where the run was repeated.</param>
/// <param name="PeakBytes">Most memory held at once.</param>
/// <param name="Runs">How often it was run: a time near the limit is measured three times.</param>
/// <param name="Output">What it wrote, cut to 4 KiB; null for a secret case.</param>
/// <param name="Errors">What it wrote on standard error, cut to 4 KiB; null for a secret case.</param>
public sealed record CaseResult(string Name, Verdict Verdict, string Message, Limit Limit, TimeSpan Cpu, long PeakBytes, int Runs, string? Output, string? Errors)
{
    /// <summary>True for a case that everybody may see.</summary>
    public bool IsSample => Name.StartsWith("sample/", StringComparison.Ordinal);
}

/// <summary>A sample that a submission fails, with everything that helps.</summary>
/// <param name="Name">"sample/1".</param>
/// <param name="Input">Its input, cut to 4 KiB.</param>
/// <param name="Expected">Its answer, cut to 4 KiB.</param>
/// <param name="Output">What the submission wrote.</param>
/// <param name="Errors">What it wrote on standard error.</param>
/// <param name="Message">What is wrong.</param>
public sealed record FailingSample(string Name, string Input, string Expected, string Output, string Errors, string Message);

/// <summary>What became of a submission.</summary>
public sealed record Judgement
{
    /// <summary>Problem.</summary>
    public required string Problem { get; init; }

    /// <summary>Language id.</summary>
    public required string Language { get; init; }

    /// <summary>The verdict: that of the first case that is not accepted.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the compiler said, or why there is no verdict; empty where nothing is to be said.</summary>
    public required string Message { get; init; }

    /// <summary>Cases that were run, in order.</summary>
    public required IReadOnlyList<CaseResult> Cases { get; init; }

    /// <summary>How many cases there are.</summary>
    public required int CasesInAll { get; init; }

    /// <summary>The first sample that fails; null where all pass.</summary>
    public required FailingSample? FailingSample { get; init; }

    /// <summary>How well it was contained.</summary>
    public required SandboxTier Tier { get; init; }

    /// <summary>Processor time that a case is allowed.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>The limit that decided.</summary>
    public Limit Limit => Cases.FirstOrDefault(c => c.Verdict != Verdict.Accepted)?.Limit ?? Limit.None;

    /// <summary>Most processor time of a case.</summary>
    public TimeSpan Cpu => Cases.Count == 0 ? TimeSpan.Zero : Cases.Max(c => c.Cpu);

    /// <summary>Most memory of a case.</summary>
    public long PeakBytes => Cases.Count == 0 ? 0 : Cases.Max(c => c.PeakBytes);
}
