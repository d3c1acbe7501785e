using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Experiments;

/// <summary>The best of several designs, and how it was found.</summary>
/// <param name="Best">The place of the best design, from 0.</param>
/// <param name="Replications">Replications run of each design before it was eliminated or the end came.</param>
/// <param name="Means">The mean of each over these.</param>
/// <param name="IsDecided">
/// Whether the promise holds: with the wanted confidence the best is the true best, if that is better than all others by the indifference at least. False when the seeds ran out
/// first; the best is then the best mean of those left.
/// </param>
public sealed record Selection(int Best, IReadOnlyList<int> Replications, IReadOnlyList<double> Means, bool IsDecided)
{
    /// <summary>All replications of all designs.</summary>
    public long Total => Replications.Sum(r => (long)r);
}

/// <summary>
/// The fully sequential procedure of Kim and Nelson (ACM TOMACS 11, 2001): designs run under common random numbers and drop out as soon as they are clearly worse, so
/// that most replications go to those that are hard to tell apart. Screening happens after fixed numbers of replications, whatever the threads.
/// </summary>
internal sealed class KimNelson(int designs, int firstStage, double confidence, double indifference, double sign)
{
    private readonly double[,] _variances = new double[designs, designs];

    /// <summary>Designs still in, in their order.</summary>
    internal List<int> In { get; private set; } = [.. Enumerable.Range(0, designs)];

    /// <summary>Replications after which the procedure ends in any case.</summary>
    internal long Last { get; private set; }

    /// <summary>h^2 of the procedure, with c = 1: (n0 - 1) ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1).</summary>
    private double Slack => (firstStage - 1) * (PortableMath.Pow(2.0 * (1.0 - confidence) / (designs - 1), -2.0 / (firstStage - 1)) - 1.0);

    /// <summary>Variances of all differences from the first stage.</summary>
    internal void Measure(Func<int, int, ReadOnlySpan<double>> values)
    {
        for (var a = 0; a < designs; a++)
            for (var b = 0; b < a; b++)
            {
                var difference = default(Summary);
                for (var i = 0; i < firstStage; i++)
                    difference.Add(values(a, firstStage)[i] - values(b, firstStage)[i]);
                _variances[a, b] = _variances[b, a] = difference.Variance;
                Last = Math.Max(Last, (long)Math.Floor(Math.Min(1e15, Slack * difference.Variance / (indifference * indifference))) + 1);
            }
    }

    /// <summary>Drops every design that another beats by more than what is still open after so many replications.</summary>
    internal void Screen(int replications, Func<int, int, ReadOnlySpan<double>> values)
    {
        var means = new double[designs];
        foreach (var d in In) means[d] = sign * Summary.Of(values(d, replications)).Mean;
        bool Stays(int a)
        {
            foreach (var b in In)
            {
                var open = indifference / (2.0 * replications) * (Slack * _variances[a, b] / (indifference * indifference) - replications);
                if (a != b && means[a] < means[b] - Math.Max(0.0, open)) return false;
            }
            return true;
        }

        In = [.. In.Where(Stays)];
    }
}
