using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Validation;

/// <summary>A figure of a model beside the exact one.</summary>
/// <param name="Model">The model, in the words of the field, with its parameters.</param>
/// <param name="Figure">What was measured, with its unit.</param>
/// <param name="Source">Where the exact figure comes from.</param>
/// <param name="Exact">The exact figure.</param>
/// <param name="Actual">Mean over the replications.</param>
/// <param name="StandardError">Standard error of that mean.</param>
/// <param name="Margin">How far the exact figure may itself be off, where it is a limit or an approximation; else 0.</param>
/// <param name="Replications">How many independent runs.</param>
public sealed record ValidationRow(string Model, string Figure, string Source, double Exact, double Actual, double StandardError, double Margin, int Replications)
{
    /// <summary>The greatest |z| that passes: a right model goes beyond it once in 15,787 figures.</summary>
    public const double ZMax = 4.0;

    /// <summary>
    /// How many standard errors the model lies from the exact figure, beyond the margin. Replications are few, so the ratio has Student's law; it is given as
    /// the normal deviate of the same chance. 0 where the runs do not vary and agree to a relative 1e-12, infinite where they do not vary and differ.
    /// </summary>
    public double Z { get; } = Deviate(Actual - Exact, StandardError, Margin + 1e-12 * Math.Abs(Exact), Replications);

    /// <summary>Whether the model agrees.</summary>
    public bool Pass => Math.Abs(Z) <= ZMax;

    /// <summary>The chance that at least one of so many figures of a right library misses under a fresh seed.</summary>
    public static double FalseAlarm(int rows) => ClosedForms.AtLeastOne(2.0 * PortableMath.NormalCdf(-ZMax), rows);

    private static double Deviate(double difference, double standardError, double margin, int replications)
    {
        var beyond = Math.Max(0.0, Math.Abs(difference) - margin);
        if (beyond == 0.0) return 0.0;
        var tail = standardError > 0.0 ? StudentT.Cdf(-beyond / standardError, replications - 1) : 0.0;
        var deviate = tail > 0.0 ? -PortableMath.NormalQuantile(tail) : double.PositiveInfinity;
        return Math.CopySign(deviate, difference);
    }
}

/// <summary>A figure of a model that is known exactly.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Exact">Its value.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Margin">How far the value may itself be off, where it is a limit or an approximation.</param>
public sealed record KnownFigure(string Name, double Exact, string Source, double Margin = 0.0);

/// <summary>A model on this library whose figures are known exactly.</summary>
/// <param name="Name">The model, in the words of the field, with its parameters.</param>
/// <param name="Replications">Independent runs of the whole table; at least 2.</param>
/// <param name="Figures">What is known.</param>
/// <param name="Run">One run under a key: the figures it measured, in that order.</param>
public sealed record ValidationModel(string Name, int Replications, IReadOnlyList<KnownFigure> Figures, Func<StreamKey, double[]> Run);
