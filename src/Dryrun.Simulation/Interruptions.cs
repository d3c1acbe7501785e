using System.Diagnostics.CodeAnalysis;

namespace Dryrun.Simulation;

/// <summary>Thrown at the await of a process that another one interrupted.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Reads as what happened to the process: catch (Interrupted).")]
public sealed class Interrupted : Exception
{
    internal Interrupted(object? reason)
        : base(reason is null ? "The process was interrupted." : $"The process was interrupted: {reason}") => Reason = reason;

    /// <summary>What the one who interrupted had to say.</summary>
    public object? Reason { get; }
}

/// <summary>
/// Thrown at the await of a process that was cancelled, so that its using and finally blocks run; the kernel takes it as the end of the process.
/// Whatever a cancelled process awaits throws it again.
/// </summary>
public sealed class ProcessCancelled : OperationCanceledException
{
    internal ProcessCancelled()
        : base("The process was cancelled.")
    {
    }
}

/// <summary>A process threw and nobody had joined it: the run stops with this error, which names the process and the time.</summary>
public sealed class ProcessFailedException : Exception
{
    internal ProcessFailedException(string process, long time, Exception inner)
        : base($"Process '{process}' failed at {Simulation.Time.Format(time)}: {inner.Message}", inner)
    {
        Process = process;
        Time = time;
    }

    /// <summary>The name of the process: given at its start, else that of its method.</summary>
    public string Process { get; }

    /// <summary>When, in microseconds.</summary>
    public long Time { get; }
}
