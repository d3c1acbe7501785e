using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Dryrun.Simulation.Randomness;

/// <summary>Products of 128 bits.</summary>
internal static class Wide
{
    /// <summary>The high half of a product. Where the machine gives it alone, nothing goes through memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong High(ulong a, ulong b) => Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b) : Math.BigMul(a, b, out _);
}
