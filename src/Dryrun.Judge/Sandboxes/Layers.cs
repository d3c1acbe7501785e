namespace Dryrun.Judge.Sandboxes;

/// <summary>Layers of containment that a test takes away, one at a time, to see that its attack would work without it. Nothing else ever does.</summary>
[Flags]
internal enum Layers
{
    /// <summary>None is taken away.</summary>
    None = 0,

    /// <summary>The system call filter.</summary>
    Filter = 1,

    /// <summary>Root and /dev mounted read-only.</summary>
    ReadOnlyRoot = 2,

    /// <summary>A network of its own.</summary>
    Network = 4,

    /// <summary>Death with the judge.</summary>
    DieWithParent = 8,

    /// <summary>The end of everything when the run ends.</summary>
    KillAtEnd = 16,

    /// <summary>Memory files refused where nothing counts them (weak tier).</summary>
    MemoryFilesRefused = 32,

    /// <summary>The cleared environment.</summary>
    ClearEnvironment = 64,

    /// <summary>A file tree of its own: the host's is there, read-only.</summary>
    FileTree = 128,

    /// <summary>File locks refused.</summary>
    LocksRefused = 256,

    /// <summary>The processes limit.</summary>
    ProcessLimit = 512,

    /// <summary>A process tree of its own.</summary>
    Processes = 1024,
}
