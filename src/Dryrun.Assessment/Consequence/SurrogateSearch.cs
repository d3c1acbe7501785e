using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Global search: a Latin hypercube and crossings of the starting points first; then a Gaussian process is fitted to all that was tried and the most
/// promising of many sketched designs are run (Jones, Schonlau and Welch 1998, with lower confidence bounds of several widths for the designs of a
/// batch).
/// </summary>
internal sealed class SurrogateSearch(DesignSpace space, StreamKey key) : DesignOptimiser("surrogate", space, key)
{
    private const double OpeningShare = 0.2;
    private const int Sketches = 400;
    private static readonly double[] Widths = [0, 0.3, 0.7, 1.5];

    protected override List<int[]> Propose(IReadOnlyList<TriedPoint> tried, double share, int count, ref PhiloxStream stream)
    {
        if (Space.Open.Count == 0) return [];
        if (share < OpeningShare) return Opening(tried, count, ref stream);
        var process = new DesignProcess(Space, tried);
        var sketches = Sketch(tried, 1 - share, ref stream).ConvertAll(s => (Point: s, Guess: process.At(s)));
        var points = new List<int[]>();
        for (var i = 0; i < count; i++)
        {
            var width = Widths[i % Widths.Length];
            var next = sketches.OrderBy(s => s.Guess.Mean - (width * s.Guess.Deviation))
                .FirstOrDefault(s => !points.Contains(s.Point) && Space.Allows(s.Point)).Point;
            if (next is not null) points.Add(next);
        }

        return points;
    }

    private List<int[]> Opening(IReadOnlyList<TriedPoint> tried, int count, ref PhiloxStream stream)
    {
        var points = Space.LatinHypercube(count - (count / 4), tried[0].Point, ref stream);
        var (one, other) = (tried[stream.NextInt(tried.Count)].Point, tried[stream.NextInt(tried.Count)].Point);
        if (points.Count < count && Space.Crossed(one, other, ref stream) is { } crossed) points.Add(crossed);
        return points;
    }

    // A sketch that was tried already would waste its place.
    private List<int[]> Sketch(IReadOnlyList<TriedPoint> tried, double left, ref PhiloxStream stream)
    {
        var known = tried.Select(t => string.Join(',', t.Point)).ToHashSet();
        var elite = Math.Min(tried.Count, 6);
        var sketches = new List<int[]>();
        for (var i = 0; i < Sketches; i++)
        {
            var (one, other) = (tried[stream.NextInt(elite)].Point, tried[stream.NextInt(elite)].Point);
            var reach = 0.02 + (0.5 * left * stream.NextDouble());
            var sketch = Space.Sketched(one, other, stream.Bernoulli(0.5), 1 + stream.NextInt(3), reach, ref stream);
            if (known.Add(string.Join(',', sketch))) sketches.Add(sketch);
        }

        return sketches;
    }
}

/// <summary>
/// Gaussian process over designs (Rasmussen and Williams 2006, algorithm 2.1). Its kernel is mostly a mean over the knobs of one-dimensional kernels,
/// which learns each knob's own effect from few designs (additive process, Duvenaud, Nickisch and Rasmussen 2011), and partly their product, which
/// leaves room for interplay. Costs enter as log(1 + excess over the least / median excess): near the best they are as they are, disasters are all
/// just bad.
/// </summary>
internal sealed class DesignProcess
{
    private const double Additive = 0.8;
    private const double Noise = 1e-4;
    private static readonly double[] Lengths = [0.08, 0.15, 0.3, 0.6, 1.2];

    private readonly DesignSpace space;
    private readonly int[][] points;
    private readonly double mean;
    private readonly double variance;
    private readonly double length;
    private readonly double[][] lower;
    private readonly double[] weights;

    public DesignProcess(DesignSpace space, IReadOnlyList<TriedPoint> tried)
    {
        (this.space, points) = (space, [.. tried.Select(t => t.Point)]);
        var least = tried.Min(t => t.Dollars);
        var scale = Math.Max(1e-9, Simulation.Statistics.Quantile.Of([.. tried.Select(t => t.Dollars - least)], 0.5));
        double[] values = [.. tried.Select(t => PortableMath.Log(1 + ((t.Dollars - least) / scale)))];
        mean = values.Average();
        double[] centred = [.. values.Select(v => v - mean)];
        (length, lower, weights, variance) = Lengths.Select(l => Fit(l, centred)).MaxBy(f => f.Likelihood).Model;
    }

    /// <summary>Expected transformed cost of a point and its standard deviation.</summary>
    public (double Mean, double Deviation) At(int[] point)
    {
        var near = points.Select(p => Kernel(point, p, length)).ToArray();
        var solved = Forward(lower, near);
        return (mean + Dot(near, weights), Math.Sqrt(variance * Math.Max(0, 1 + Noise - Dot(solved, solved))));
    }

    private ((double Length, double[][] Lower, double[] Weights, double Variance) Model, double Likelihood) Fit(double scale, double[] centred)
    {
        var n = centred.Length;
        var root = Cholesky([.. points.Select((p, i) => points.Take(i + 1).Select((q, j) => Kernel(p, q, scale) + (i == j ? Noise : 0)).ToArray())]);
        var half = Forward(root, centred);
        var spread = Math.Max(1e-12, Dot(half, half) / n);
        var logDeterminant = 0.0;
        for (var i = 0; i < n; i++) logDeterminant += PortableMath.Log(root[i][i]);
        return ((scale, root, Backward(root, half), spread), -(0.5 * n * PortableMath.Log(spread)) - logDeterminant);
    }

    private double Kernel(int[] a, int[] b, double scale)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var place in space.Open)
        {
            var axis = space.Axes[place];
            var apart = axis.Ordered ? (a[place] - b[place]) / (double)(axis.Values.Count - 1) : a[place] == b[place] ? 0 : 1;
            var square = apart * apart / (scale * scale);
            sum += PortableMath.Exp(-0.5 * square);
            squares += square;
        }

        return (Additive * sum / space.Open.Count) + ((1 - Additive) * PortableMath.Exp(-0.5 * squares / space.Open.Count));
    }

    private static double[][] Cholesky(double[][] matrix)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i][j];
                for (var k = 0; k < j; k++) rest -= matrix[i][k] * matrix[j][k];
                matrix[i][j] = i == j ? Math.Sqrt(Math.Max(rest, 1e-10)) : rest / matrix[j][j];
            }
        }

        return matrix;
    }

    private static double[] Forward(double[][] lower, double[] right)
    {
        var solved = (double[])right.Clone();
        for (var i = 0; i < solved.Length; i++)
        {
            for (var k = 0; k < i; k++) solved[i] -= lower[i][k] * solved[k];
            solved[i] /= lower[i][i];
        }

        return solved;
    }

    private static double[] Backward(double[][] lower, double[] right)
    {
        var solved = (double[])right.Clone();
        for (var i = solved.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < solved.Length; k++) solved[i] -= lower[k][i] * solved[k];
            solved[i] /= lower[i][i];
        }

        return solved;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
