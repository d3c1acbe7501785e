using System.Runtime.Versioning;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// The first process of a jail as the host sees it, held by descriptor, so that a number that is used again is never another's. The kernel ends all others of
/// the jail with it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class FirstProcess : IDisposable
{
    private const int PatienceMs = 30_000;

    private readonly Descriptor descriptor;

    private FirstProcess(int id, Descriptor descriptor) => (Id, this.descriptor) = (id, descriptor);

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>Takes hold of it; null where it has ended already.</summary>
    /// <param name="id">Its process id.</param>
    /// <param name="parent">The process that started it and has not been waited for.</param>
    public static FirstProcess? Of(int id, int parent)
    {
        var opened = Libc.OpenProcess(id);
        if (opened < 0) return null;
        var held = Descriptor.Of(opened, "a process descriptor");
        if (ProcessTree.Parent(id) == parent) return new FirstProcess(id, held);
        // It has ended, all others with it, and the number is somebody else's.
        held.Dispose();
        return null;
    }

    /// <summary>Ends it and waits until it is gone.</summary>
    /// <exception cref="JudgeException">It cannot be ended.</exception>
    public void End()
    {
        _ = Libc.SignalProcess(descriptor.Number, Libc.SignalKill);
        Span<Libc.PollEntry> entry = [new Libc.PollEntry { Descriptor = descriptor.Number, Wanted = Libc.PollIn }];
        if (Libc.Poll(entry, 1, PatienceMs) != 0) return;
        throw new JudgeException(JudgeFault.Machine, $"The processes of a jail cannot be ended within {PatienceMs / 1000} s; nothing more is judged until they are gone.");
    }

    /// <inheritdoc/>
    public void Dispose() => descriptor.Dispose();
}
