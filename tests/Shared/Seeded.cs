using System.Globalization;
using FsCheck;

namespace Dryrun;

/// <summary>How properties draw their cases: the same ones at every run, so that no run fails by chance; others with a seed in DRYRUN_CASES, to look for more.</summary>
internal static class Seeded
{
    private const ulong Usual = 20261129;

    /// <summary>A hundred cases; the first that fails is thrown.</summary>
    public static Config Cases { get; } =
        Config.QuickThrowOnFailure.WithReplay(ulong.TryParse(Environment.GetEnvironmentVariable("DRYRUN_CASES"), CultureInfo.InvariantCulture, out var seed) ? seed : Usual, 1);
}
