using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Code;

/// <summary>A program that is to be run.</summary>
/// <param name="Problem">Problem id.</param>
/// <param name="Language">Language id.</param>
/// <param name="Code">The program.</param>
/// <param name="What">What for.</param>
/// <param name="Input">The input of one's own; null elsewhere.</param>
/// <param name="Session">Whose turn it is: who asks for a hundred runs does not hold up the next.</param>
public sealed record CodeOrder(string Problem, string Language, string Code, CodePurpose What, string? Input, string Session);

/// <summary>
/// Runs candidates' programs where they are contained, and knows the problems. Declared here so that rounds need no judge; a program connects one. Code never
/// runs anywhere else.
/// </summary>
public interface ICodeRunner
{
    /// <summary>Why nothing can be run here, in one line; empty where it can.</summary>
    string Why { get; }

    /// <summary>What is to be known where it can, such as weak isolation; may be empty.</summary>
    string Note { get; }

    /// <summary>The problems of a content folder with the languages installed here, in the order of their names.</summary>
    /// <exception cref="Contracts.Input.InputException">A package has problems.</exception>
    IReadOnlyList<CodeProblem> Problems(ContentFolder content);

    /// <summary>Runs a program. What goes wrong with the machine is a report, "judgeError", and no exception.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CodeReport> RunAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation);

    /// <summary>Measures how the time of an accepted program grows; null where it cannot be told.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CodeGrowth?> MeasureAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation);
}
