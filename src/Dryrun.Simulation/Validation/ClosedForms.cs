using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Validation;

/// <summary>
/// Exact answers of queueing theory, epidemics, hashing and sequential tests, as pure functions. A model that can be set up so that one of these
/// applies is a model that can be checked: <c>dryrun validate simulation</c> does it for this library. Rates are per time unit and times in
/// that unit, whichever the caller likes; every function throws ArgumentOutOfRangeException outside its stated range.
/// </summary>
public static partial class ClosedForms
{
    // Kleinrock, Queueing Systems, vol. 1 (1975) is "Kleinrock 1" below; Harchol-Balter, Performance Modeling and Design of Computer Systems (2013) is "Harchol-Balter".

    private static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0.0 && value <= double.MaxValue ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    private static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0.0 && value <= double.MaxValue ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and finite.");

    private static double Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0.0 and <= 1.0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie in 0 to 1.");

    private static double BelowOne(double probability, [CallerArgumentExpression(nameof(probability))] string name = "") =>
        probability is >= 0.0 and < 1.0 ? probability : throw new ArgumentOutOfRangeException(name, probability, $"{name} must be at least 0 and below 1.");

    private static int AtLeast(int least, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");

    // The load of a station that has a stationary state: below 1.
    private static double StableLoad(double arrivalRate, double capacityRate)
    {
        var load = Positive(arrivalRate) / Positive(capacityRate);
        return load < 1.0 ? load
            : throw new ArgumentOutOfRangeException(nameof(arrivalRate), arrivalRate, $"The queue grows without end: work arrives at {load:0.###} times the rate it is served; allowed below 1.");
    }
}
