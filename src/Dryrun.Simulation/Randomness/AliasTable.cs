using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Choice among many outcomes of fixed weights in constant time: one unit of random bits, one multiplication, one comparison. The weights become
/// probabilities in whole units of 2^-64 that sum to 1 (each cut down, what is missing given to the greatest); the table is exact for these. Immutable;
/// shared freely. Source: Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17, 1991, on integers.
/// </summary>
public sealed class AliasTable
{
    private readonly Column[] _columns;

    /// <summary>A table for whole weights, at least one above 0; their sum is below 2^63.</summary>
    public AliasTable(ReadOnlySpan<long> weights)
        : this(Quantised(weights))
    {
    }

    /// <summary>A table for weights that are finite and at least 0, not all 0.</summary>
    public AliasTable(ReadOnlySpan<double> weights)
        : this(Quantised(weights))
    {
    }

    private AliasTable(UInt128[] probabilities) => _columns = Build(probabilities);

    /// <summary>The number of outcomes.</summary>
    public int Count => _columns.Length;

    /// <summary>The outcome that 64 uniform bits choose, 0 .. Count - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(ulong unit)
    {
        var index = (int)Wide.High(unit, (ulong)_columns.Length);
        var place = unit * (ulong)_columns.Length;
        ref readonly var column = ref _columns[index];
        // Without a branch: which of the two it is cannot be foreseen.
        var own = place < column.Threshold ? 1 : 0;
        return column.Alias ^ ((index ^ column.Alias) & -own);
    }

    /// <summary>The probability of an outcome, in units of 2^-64 / Count: what its own column and the columns it is alias of give it.</summary>
    internal UInt128 Share(int outcome)
    {
        var share = (UInt128)0;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i == outcome) share += _columns[i].Threshold;
            if (_columns[i].Alias == outcome) share += (UInt128.One << 64) - _columns[i].Threshold;
        }
        return share;
    }

    /// <summary>Each column holds 2^64 units: its own outcome up to the threshold, its alias above. Small and large are taken from stacks, in order.</summary>
    private static Column[] Build(UInt128[] probabilities)
    {
        var full = UInt128.One << 64;
        var count = probabilities.Length;
        var columns = new Column[count];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = count - 1; i >= 0; i--)
        {
            probabilities[i] *= (UInt128)count;
            (probabilities[i] < full ? small : large).Push(i);
            columns[i] = new Column(0, i);
        }
        while (small.TryPop(out var less))
        {
            // The sums are exact: as long as a column is short, another has more than it can hold.
            var more = large.Pop();
            columns[less] = new Column((ulong)probabilities[less], more);
            probabilities[more] -= full - probabilities[less];
            (probabilities[more] < full ? small : large).Push(more);
        }
        return columns;
    }

    private static UInt128[] Quantised(ReadOnlySpan<long> weights)
    {
        var total = (UInt128)0;
        foreach (var weight in weights)
        {
            if (weight < 0)
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "A weight is at least 0.");
            total += (UInt128)(ulong)weight;
        }
        if (total == 0 || total > long.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(weights), total, "The sum of the weights lies in 1 .. 2^63 - 1.");
        var probabilities = new UInt128[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            probabilities[i] = ((UInt128)(ulong)weights[i] << 64) / total;
        return Completed(probabilities);
    }

    private static UInt128[] Quantised(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0.0 && weight <= double.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "A weight must be finite and at least 0.");
            total += weight;
        }
        if (!(total > 0.0 && total <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(weights), total, "The sum of the weights must be positive and finite.");
        var probabilities = new UInt128[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            probabilities[i] = (UInt128)(weights[i] / total * 18446744073709551616.0);
        return Completed(probabilities);
    }

    /// <summary>Gives or takes what the roundings left, far below any weight that counts, at the greatest.</summary>
    private static UInt128[] Completed(UInt128[] probabilities)
    {
        var greatest = 0;
        var sum = (UInt128)0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            sum += probabilities[i];
            if (probabilities[i] > probabilities[greatest]) greatest = i;
        }
        probabilities[greatest] += (UInt128.One << 64) - sum;
        return probabilities;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Column(ulong threshold, int alias)
    {
        internal readonly ulong Threshold = threshold;
        internal readonly int Alias = alias;
    }
}
