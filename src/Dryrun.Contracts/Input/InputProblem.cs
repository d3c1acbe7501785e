namespace Dryrun.Contracts.Input;

/// <summary>One thing wrong with what a person wrote.</summary>
/// <param name="Message">What is wrong and what is allowed, without the place: "rollout.soakHours is 400; allowed 1 to 72".</param>
/// <param name="Path">The dotted path it concerns, or empty.</param>
/// <param name="File">The file, or null where the input was not a file.</param>
/// <param name="Line">The line in the file from 1, or null.</param>
public sealed record InputProblem(string Message, string Path = "", string? File = null, int? Line = null)
{
    /// <summary>One line: "design.yaml:14: rollout.soakHours is 400; allowed 1 to 72".</summary>
    public override string ToString() => (File, Line) switch
    {
        (null, _) => OneLine,
        (_, null) => $"{File}: {OneLine}",
        _ => $"{File}:{Line}: {OneLine}",
    };

    private string OneLine => Message.ReplaceLineEndings(" ");
}

/// <summary>Input that cannot be used; carries every problem found, each one line.</summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception from one or more problems.</summary>
    public InputException(params IReadOnlyList<InputProblem> problems)
        : base(string.Join('\n', problems.Select(p => p.ToString()))) => Problems = problems;

    /// <summary>Creates the exception from one message without a place.</summary>
    public InputException(string message)
        : this([new InputProblem(message)])
    {
    }

    /// <summary>What is wrong, in the order of the input.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
