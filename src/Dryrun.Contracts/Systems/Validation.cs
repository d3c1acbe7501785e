namespace Dryrun.Contracts.Systems;

/// <summary>How a figure of the model is held against a known one.</summary>
public enum ValidationCriterion
{
    /// <summary>No further apart than the tolerance.</summary>
    Within,

    /// <summary>At least as large.</summary>
    AtLeast,

    /// <summary>At most as large.</summary>
    AtMost,
}

/// <summary>One comparison of a model with something known from elsewhere.</summary>
/// <param name="Case">What is compared, in words, with its unit.</param>
/// <param name="Source">Where the expected figure comes from: a key of the system's source list, or "closed form".</param>
/// <param name="Expected">The known figure.</param>
/// <param name="Actual">What the model gives.</param>
/// <param name="Tolerance">How far they may lie apart, in the same unit.</param>
/// <param name="Fitted">Parameters of the model that were chosen to meet this figure; empty where none was.</param>
/// <param name="Pass">True where the two lie within the tolerance.</param>
/// <param name="IsCalibration">
/// True where as many figures were fitted as are checked: the row shows that the model can be set so, not that it is right, and does not count.
/// </param>
public sealed record ValidationRow(
    string Case, string Source, double Expected, double Actual, double Tolerance, IReadOnlyList<string> Fitted, bool Pass, bool IsCalibration)
{
    /// <summary>How the two figures are compared.</summary>
    public ValidationCriterion Criterion { get; init; }

    /// <summary>A row that passes where the two figures lie within the tolerance.</summary>
    public static ValidationRow Of(string @case, string source, double expected, double actual, double tolerance, params IReadOnlyList<string> fitted) =>
        new(@case, source, expected, actual, tolerance, fitted, Math.Abs(actual - expected) <= tolerance, fitted.Count > 0);

    /// <summary>A row that passes where the figure is at least as large as expected.</summary>
    public static ValidationRow AtLeast(string @case, string source, double expected, double actual) =>
        new(@case, source, expected, actual, 0, [], actual >= expected, false) { Criterion = ValidationCriterion.AtLeast };

    /// <summary>A row that passes where the figure is at most as large as expected.</summary>
    public static ValidationRow AtMost(string @case, string source, double expected, double actual) =>
        new(@case, source, expected, actual, 0, [], actual <= expected, false) { Criterion = ValidationCriterion.AtMost };
}

/// <summary>A system that can compare itself with published events and closed forms.</summary>
public interface IValidated
{
    /// <summary>All comparisons, computed now; the same on every call.</summary>
    /// <exception cref="OperationCanceledException">The cancellation was asked for.</exception>
    IReadOnlyList<ValidationRow> Validate(CancellationToken cancellation);
}
