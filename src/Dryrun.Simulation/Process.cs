using System.Runtime.CompilerServices;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation;

/// <summary>
/// A process of a world, written as an async method that awaits the world's verbs. Calling the method runs nothing yet. Then either
/// <c>world.Start(Customer(1))</c> makes it a process of its own, or <c>await Customer(1)</c> inside another process runs it as a part of that one.
/// A handle of a started process can be awaited (joined), interrupted and cancelled; after its end it does nothing.
/// </summary>
[AsyncMethodBuilder(typeof(ProcessBuilder))]
public readonly struct Process : IEquatable<Process>
{
    internal readonly Frame Frame;
    internal readonly uint Version;

    internal Process(Frame frame) => (Frame, Version) = (frame, frame.Version);

    /// <summary>Whether it ran to its end, failed or was cancelled.</summary>
    public bool IsFinished => Frame.Version != Version || Frame.State == ProcessState.Finished;

    /// <summary>The name it was started with, else that of its method; empty when it has ended.</summary>
    public string Name => Frame.Version == Version ? Frame.Name : "";

    /// <summary>
    /// Throws <see cref="Interrupted"/> at the await where the process stands, at this instant but after the running process. What it was already
    /// granted at this instant it keeps; the interruption then comes at its next await. False when it had ended before.
    /// </summary>
    /// <param name="reason">Said to the process by the exception.</param>
    public bool Interrupt(object? reason = null) => ProcessControl.Stop(Frame, Version, new Interrupted(reason));

    /// <summary>Ends the process at the await where it stands; its using and finally blocks run. False when it had ended before.</summary>
    public bool Cancel() => ProcessControl.Stop(Frame, Version, new ProcessCancelled());

    /// <summary>The wait for this process, which was started, to end: for use beside other things, as in <c>await world.AnyOf(clerk.Join(), world.Delay(Hour))</c>.</summary>
    public ProcessWait Join() => new(Frame, Version);

    /// <summary>Joins the process, or runs it as a part of the one that awaits it when it was not started.</summary>
    public ProcessWait GetAwaiter() => new(Frame, Version);

    /// <summary>The same process.</summary>
    public bool Equals(Process other) => ReferenceEquals(Frame, other.Frame) && Version == other.Version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Process other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Version;

    /// <summary>The same process.</summary>
    public static bool operator ==(Process left, Process right) => left.Equals(right);

    /// <summary>Different processes.</summary>
    public static bool operator !=(Process left, Process right) => !left.Equals(right);
}

/// <summary>A process with a result, which awaiting it gives; see <see cref="Process"/>. Started on its own, it keeps its result for as long as its handle is kept.</summary>
[AsyncMethodBuilder(typeof(ProcessBuilder<>))]
public readonly struct Process<T> : IEquatable<Process<T>>
{
    internal readonly ResultFrame<T> Frame;
    internal readonly uint Version;

    internal Process(ResultFrame<T> frame) => (Frame, Version) = (frame, frame.Version);

    /// <inheritdoc cref="Process.IsFinished"/>
    public bool IsFinished => Frame.Version != Version || Frame.State == ProcessState.Finished;

    /// <inheritdoc cref="Process.Name"/>
    public string Name => Frame.Version == Version ? Frame.Name : "";

    /// <inheritdoc cref="Process.Interrupt"/>
    public bool Interrupt(object? reason = null) => ProcessControl.Stop(Frame, Version, new Interrupted(reason));

    /// <inheritdoc cref="Process.Cancel"/>
    public bool Cancel() => ProcessControl.Stop(Frame, Version, new ProcessCancelled());

    /// <inheritdoc cref="Process.Join"/>
    public ProcessWait<T> Join() => new(Frame, Version);

    /// <inheritdoc cref="Process.GetAwaiter"/>
    public ProcessWait<T> GetAwaiter() => new(Frame, Version);

    /// <summary>The same process.</summary>
    public bool Equals(Process<T> other) => ReferenceEquals(Frame, other.Frame) && Version == other.Version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Process<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Version;

    /// <summary>The same process.</summary>
    public static bool operator ==(Process<T> left, Process<T> right) => left.Equals(right);

    /// <summary>Different processes.</summary>
    public static bool operator !=(Process<T> left, Process<T> right) => !left.Equals(right);
}
