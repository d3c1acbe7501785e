using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests;

/// <summary>What this machine offers; tests that need more are skipped with the reason.</summary>
internal static class Machine
{
    private static readonly Dictionary<SandboxTier, Lazy<(Sandbox? Sandbox, string? Reason)>> Opened =
        Enum.GetValues<SandboxTier>().ToDictionary(t => t, t => new Lazy<(Sandbox?, string?)>(() => Open(t)));

    /// <summary>Tiers that work here, for theories.</summary>
    public static TheoryData<SandboxTier> Tiers => [.. Enum.GetValues<SandboxTier>().Where(t => ReasonAgainst(t) is null)];

    /// <summary>The sandbox of a tier that works here.</summary>
    public static Sandbox Sandbox(SandboxTier tier) => Opened[tier].Value.Sandbox ?? throw new InvalidOperationException(ReasonAgainst(tier));

    /// <summary>Why a tier does not work here; null where it does.</summary>
    public static string? ReasonAgainst(SandboxTier tier) => Opened[tier].Value.Reason;

    /// <summary>The strongest sandbox of this machine.</summary>
    public static Sandbox Best => Sandbox(ReasonAgainst(SandboxTier.Strong) is null ? SandboxTier.Strong : SandboxTier.Weak);

    /// <summary>Why nothing can be judged here; null where something can.</summary>
    public static string? ReasonAgainstAny => Enum.GetValues<SandboxTier>().Select(ReasonAgainst).Any(r => r is null) ? null : ReasonAgainst(SandboxTier.Weak);

    /// <summary>Why a language is not here; null where it is.</summary>
    public static string? ReasonAgainstLanguage(string id) => ReasonAgainstAny ?? LanguageCatalogue.All.Single(l => l.Id == id).Missing;

    private static (Sandbox?, string?) Open(SandboxTier tier)
    {
        try
        {
            return (Judge.Sandboxes.Sandbox.Open(tier), null);
        }
        catch (JudgeException e)
        {
            return (null, e.Message);
        }
    }
}

/// <summary>A theory over the tiers of this machine.</summary>
internal sealed class TierTheoryAttribute : TheoryAttribute
{
    public TierTheoryAttribute(string? language = null) => Skip = language is null ? Machine.ReasonAgainstAny : Machine.ReasonAgainstLanguage(language);
}

/// <summary>A test that needs one tier, or any.</summary>
internal sealed class TierFactAttribute : FactAttribute
{
    public TierFactAttribute(SandboxTier tier) => Skip = Machine.ReasonAgainst(tier);

    public TierFactAttribute(string? language = null) => Skip = language is null ? Machine.ReasonAgainstAny : Machine.ReasonAgainstLanguage(language);
}
