namespace Dryrun.Judge.Sandboxes;

/// <summary>How strongly programs are contained here.</summary>
public enum SandboxTier
{
    /// <summary>Namespaces, a system call filter and resource limits inside a control group of its own, as a user of its own: counters are exact.</summary>
    Strong,

    /// <summary>The same without control groups: a watchdog adds up what the processes use, so counters are approximate and memory can overshoot.</summary>
    Weak,
}

/// <summary>Which limit ended a run.</summary>
public enum Limit
{
    /// <summary>None: it ended by itself.</summary>
    None,

    /// <summary>Processor time.</summary>
    Cpu,

    /// <summary>Time by the clock, with nothing computed: it waits for something.</summary>
    Wall,

    /// <summary>Memory.</summary>
    Memory,

    /// <summary>Bytes written.</summary>
    Output,
}

/// <summary>What a run may use.</summary>
public sealed record JailLimits
{
    /// <summary>Processor time of all its processes together, start of the language included; more than zero.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>
    /// Time by the clock from which on a run that computes nothing is ended; null for three times <see cref="Cpu"/> and at least two seconds more.
    /// A run that waits for a processor goes on.
    /// </summary>
    public TimeSpan? Wall { get; init; }

    /// <summary>Memory of all its processes together, private file systems included; 16 MiB or more.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Processes and threads at once.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Bytes on standard output.</summary>
    public long OutputBytes { get; init; } = 8 << 20;

    /// <summary>Bytes on standard error.</summary>
    public long ErrorBytes { get; init; } = 1 << 20;

    /// <summary>Size of one file it may write in its private /tmp; 64 MiB, as large as /tmp.</summary>
    public long FileBytes { get; init; } = 64 << 20;

    /// <summary>The time by the clock that holds.</summary>
    public TimeSpan WallEffective => Wall ?? TimeSpan.FromSeconds(Math.Max(3 * Cpu.TotalSeconds, Cpu.TotalSeconds + 2));
}

/// <summary>A file that a program finds in its jail.</summary>
/// <param name="Path">Absolute path, under <c>/box/</c>.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Executable">True for a program.</param>
public sealed record JailFile(string Path, ReadOnlyMemory<byte> Content, bool Executable = false);

/// <summary>A file or folder of the host that a program may read.</summary>
/// <param name="From">Absolute path on the host.</param>
/// <param name="To">Absolute path in the jail.</param>
public sealed record JailMount(string From, string To)
{
    /// <summary>The same path on both sides.</summary>
    public JailMount(string path)
        : this(path, path)
    {
    }
}

/// <summary>One program to run contained: what it is, what it sees, what it may use. Nothing it writes reaches the host but its two outputs.</summary>
public sealed record Jail
{
    /// <summary>Absolute path in the jail, and arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Files made for it.</summary>
    public IReadOnlyList<JailFile> Files { get; init; } = [];

    /// <summary>What of the host it may read, beside the system's libraries.</summary>
    public IReadOnlyList<JailMount> Mounts { get; init; } = [];

    /// <summary>Its whole environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Standard input.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>What it may use.</summary>
    public required JailLimits Limits { get; init; }

    /// <summary>True where error output beyond its limit is cut off and the run goes on, as for a compiler's messages.</summary>
    public bool CutErrors { get; init; }

    /// <summary>True where the memory it asks for may be held as well, as a backstop in the weak tier; runtimes that reserve much more than they use cannot live with that.</summary>
    public bool LimitAddressSpace { get; init; }
}

/// <summary>How a run ended and what it used.</summary>
public sealed record JailRun
{
    /// <summary>Exit code of the program, 128 + signal where a signal ended it; null where the judge ended it. A program can choose any, so no verdict rests on more than "zero or not".</summary>
    public required int? ExitCode { get; init; }

    /// <summary>The limit that ended it.</summary>
    public required Limit Fired { get; init; }

    /// <summary>Why the sandbox itself failed, in one line; null where it did not. Then nothing here says anything about the program.</summary>
    public string? Fault { get; init; }

    /// <summary>Processor time, start of the language included.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>Time by the clock, for people only.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>Most memory held at once; differences under 10 MiB are noise.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Standard output, cut at its limit.</summary>
    public required byte[] Output { get; init; }

    /// <summary>Standard error, cut at its limit.</summary>
    public required byte[] Errors { get; init; }

    /// <summary>How well it was contained.</summary>
    public required SandboxTier Tier { get; init; }
}
