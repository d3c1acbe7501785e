using System.Runtime.Intrinsics.X86;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Whether bulk draws may use 256-bit vectors. Results are the same bits either way; the switch is there so that tests and validations can show it.
/// </summary>
public static class VectorPath
{
    private static volatile bool _enabled = true;

    /// <summary>True unless switched off. Concerns speed alone.</summary>
    public static bool Enabled
    {
        get => _enabled;
        set => _enabled = value;
    }

    /// <summary>Whether this machine has the vectors (AVX2).</summary>
    public static bool Supported => Avx2.IsSupported;

    internal static bool Use => Avx2.IsSupported && _enabled;
}
