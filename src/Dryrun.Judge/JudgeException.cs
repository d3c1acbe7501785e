namespace Dryrun.Judge;

/// <summary>What kind of trouble a <see cref="JudgeException"/> tells of.</summary>
public enum JudgeFault
{
    /// <summary>This machine cannot contain programs, or its sandbox failed: nothing was judged.</summary>
    Machine,

    /// <summary>The submission cannot be judged: missing, empty, too long, not text, in a language that is not here.</summary>
    Submission,

    /// <summary>The problem's own files are wrong.</summary>
    Problem,
}

/// <summary>Something that keeps a submission from being judged. The message is one line for people: what, where, what is allowed, what to do.</summary>
public sealed class JudgeException(JudgeFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of trouble.</summary>
    public JudgeFault Fault { get; } = fault;
}
