namespace Dryrun.Judge.Sandboxes;

/// <summary>How this machine contains programs, and what would make it better.</summary>
/// <param name="Tier">The tier that works; null where none does, and then nothing is ever run.</param>
/// <param name="Summary">One line: what it is, or why there is none.</param>
/// <param name="Improvements">What to do for a better tier, a line each; none where there is nothing to do.</param>
public sealed record SandboxReport(SandboxTier? Tier, string Summary, IReadOnlyList<string> Improvements);
