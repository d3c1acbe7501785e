using System.Runtime.Versioning;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes;

/// <summary>Descriptors that only the child keeps: ours are closed once it has started.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Theirs : IDisposable
{
    private readonly List<Descriptor> descriptors = [];

    public IReadOnlyList<Descriptor> All => descriptors;

    public void Add(Descriptor descriptor) => descriptors.Add(descriptor);

    public void Dispose()
    {
        foreach (var descriptor in descriptors) descriptor.Dispose();
    }
}

/// <summary>The pipes between the judge and a jail.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Plumbing : IDisposable
{
    /// <summary>Opens them; the child's standard input, output and error are added to <paramref name="theirs"/> in that order.</summary>
    public Plumbing(Theirs theirs, ReadOnlyMemory<byte> input, bool isTalking)
    {
        if (isTalking)
        {
            (Input, var their) = Descriptor.Pipe(weRead: false);
            theirs.Add(their);
        }
        else
        {
            theirs.Add(Descriptor.Holding(input.Span));
        }

        (Output, var output) = Descriptor.Pipe(weRead: true);
        theirs.Add(output);
        (Errors, var errors) = Descriptor.Pipe(weRead: true);
        theirs.Add(errors);
        (Status, TheirStatus) = Descriptor.Pipe(weRead: true);
        (Ready, TheirReady) = Descriptor.Pipe(weRead: true);
        (Go, TheirGo) = Descriptor.Pipe(weRead: false);
    }

    public Descriptor? Input { get; }

    public Descriptor Output { get; }

    public Descriptor Errors { get; }

    public Descriptor Status { get; }

    /// <summary>The child's end for bubblewrap's reports; the caller adds it at its place, and the next two.</summary>
    public Descriptor TheirStatus { get; }

    /// <summary>The first process says here that it stands.</summary>
    public Descriptor Ready { get; }

    /// <summary>The first process's end of <see cref="Ready"/>.</summary>
    public Descriptor TheirReady { get; }

    /// <summary>The first process waits here until it is let go.</summary>
    public Descriptor Go { get; }

    /// <summary>The first process's end of <see cref="Go"/>.</summary>
    public Descriptor TheirGo { get; }

    public void Dispose()
    {
        Input?.Dispose();
        Output.Dispose();
        Errors.Dispose();
        foreach (var one in new[] { Status, TheirStatus, Ready, TheirReady, Go, TheirGo }) one.Dispose();
    }
}
