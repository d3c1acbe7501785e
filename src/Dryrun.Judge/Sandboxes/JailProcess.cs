using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// A jail that is built and runs: its pipes, its meter and what became of it. One thread sees it through to <see cref="Finish"/>; bubblewrap dies with the
/// thread that started it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class JailProcess : IDisposable
{
    /// <summary>Time between two looks at what it has used.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>How many descriptors <see cref="Polled"/> has.</summary>
    public const int PolledCount = 4;

    private const int StatusBytesMax = 4096;
    private const int EndAt = 0, ErrorsAt = 1, StatusAt = 2, ReadyAt = 3;

    // Building takes milliseconds; a machine that does not come to it within this has no processor for anything.
    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(1), FirstPatience = TimeSpan.FromSeconds(10), EndPatience = TimeSpan.FromSeconds(1);

    private readonly Jail jail;
    private readonly SandboxTier tier;
    private readonly IMeter meter;
    private readonly Layers without;
    private readonly ChildProcess child;
    private readonly CappedBytes errors;
    private readonly CappedBytes status = new(StatusBytesMax);
    private readonly Descriptor statusPipe, ready, go;
    private readonly WallClock wallClock;
    private long started;
    private FirstProcess? first;
    private bool knowsFirst, isReady, isLetGo, starved;
    private TimeSpan builtIn;
    private TimeSpan? endedAfter;

    private JailProcess(Jail jail, SandboxTier tier, IMeter meter, ChildProcess child, Plumbing plumbing, long started, Layers without)
    {
        (this.jail, this.tier, this.meter, this.child, this.started, this.without) = (jail, tier, meter, child, started, without);
        (Input, Output, Errors, statusPipe, ready, go) = (plumbing.Input, plumbing.Output, plumbing.Errors, plumbing.Status, plumbing.Ready, plumbing.Go);
        Written = new CappedBytes(jail.Limits.OutputBytes);
        errors = new CappedBytes(jail.Limits.ErrorBytes);
        wallClock = new WallClock(jail.Limits.WallEffective, LookEvery);
    }

    /// <summary>Our end of its standard input; null where the input is a file.</summary>
    public Descriptor? Input { get; }

    /// <summary>Our end of its standard output.</summary>
    public Descriptor Output { get; }

    /// <summary>Our end of its standard error.</summary>
    public Descriptor Errors { get; }

    /// <summary>What it wrote on standard output.</summary>
    public CappedBytes Written { get; }

    /// <summary>The limit that was hit.</summary>
    public Limit Fired { get; private set; }

    /// <summary>True once it has ended or is to be ended.</summary>
    public bool IsOver => Fired != Limit.None || starved || endedAfter is not null;

    /// <summary>True once it ended by itself.</summary>
    public bool HasEnded => endedAfter is not null;

    /// <summary>Starts a jail.</summary>
    /// <param name="jail">What to run.</param>
    /// <param name="ground">Where.</param>
    /// <param name="slot">Number of the slot, which no other run has at the same time.</param>
    /// <param name="isTalking">True where standard input is a pipe that the judge writes into.</param>
    /// <param name="without">Layers a test takes away.</param>
    /// <exception cref="JudgeException">The machine cannot start it.</exception>
    public static JailProcess Start(Jail jail, JailGround ground, int slot, bool isTalking, Layers without)
    {
        var isWeak = ground.Tier == SandboxTier.Weak;
        var cgroup = ground.Cgroups?.Create(new Cgroups.CgroupLimits(jail.Limits.MemoryBytes, without.HasFlag(Layers.ProcessLimit) ? 4096 : jail.Limits.Processes));
        IMeter measures = cgroup is null ? new WatchdogMeter(jail.Limits.MemoryBytes) : new CgroupMeter(cgroup);
        using var theirs = new Theirs();
        Plumbing? plumbing = null;
        try
        {
            plumbing = new Plumbing(theirs, jail.Input, isTalking);
            theirs.Add(Descriptor.Holding(JailCommand.Arguments(jail, ground.Tools, without)));
            theirs.Add(Descriptor.Holding(SeccompFilter.Build(ground.Calls, ground.FilterOptions(isWeak, without))));
            theirs.Add(plumbing.TheirStatus);
            theirs.Add(plumbing.TheirReady);
            theirs.Add(plumbing.TheirGo);
            foreach (var file in jail.Files) theirs.Add(Descriptor.Holding(file.Content.Span));
            var at = Stopwatch.GetTimestamp();
            var command = JailCommand.Of(jail, ground.Tools, isWeak, without);
            var process = ChildProcess.Start(command, theirs.All, ground.Tools.HasUsers ? HostTools.UserId(slot) : null);
            return new JailProcess(jail, ground.Tier, measures, process, plumbing, at, without);
        }
        catch
        {
            plumbing?.Dispose();
            measures.Dispose();
            throw;
        }
    }

    /// <summary>Descriptors to poll; <see cref="Happened"/> takes what the poll found in the same order.</summary>
    public IEnumerable<(int Number, short Wanted)> Polled =>
        [(endedAfter is null ? child.EndDescriptor : -1, Libc.PollIn), (Number(Errors), Libc.PollIn), (Number(statusPipe), Libc.PollIn), (Number(ready), Libc.PollIn)];

    /// <summary>Takes what the poll found.</summary>
    public void Happened(ReadOnlySpan<Libc.PollEntry> found)
    {
        if (found[ErrorsAt].Happened != 0) Pump(Errors, errors);
        if (found[StatusAt].Happened != 0) ReadStatus();
        if (found[ReadyAt].Happened != 0) ReadReady();
        if (found[EndAt].Happened != 0) endedAfter ??= Stopwatch.GetElapsedTime(started);
        else if (isReady && first is not null && !isLetGo) LetGo(first);
        if (Fired == Limit.None && (Written.IsOver || (errors.IsOver && !jail.CutErrors))) Fired = Limit.Output;
    }

    /// <summary>Sees whether it has ended by itself meanwhile, without waiting.</summary>
    public void SeeEnd()
    {
        if (endedAfter is null && child.WaitForEnd(TimeSpan.Zero)) endedAfter = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Looks at what it has used; due every <see cref="LookEvery"/>.</summary>
    /// <param name="othersRunnable">Whether somebody it may be waiting for could compute.</param>
    public void Look(Func<bool> othersRunnable)
    {
        if (IsOver) return;
        if (!isLetGo)
        {
            starved = Stopwatch.GetElapsedTime(started) > BuildPatience;
            return;
        }

        var used = meter.Read();
        if (used.MemoryKills > 0) Fired = Limit.Memory;
        else if (used.Cpu >= jail.Limits.Cpu) Fired = Limit.Cpu;
        else
        {
            switch (wallClock.Look(Stopwatch.GetElapsedTime(started), () => AnyRunnable() || othersRunnable()))
            {
                case WallClock.Ruling.Idle: Fired = Limit.Wall; break;
                case WallClock.Ruling.Starved: starved = true; break;
            }
        }
    }

    /// <summary>True where one of its threads could compute now, or its jail is still being built.</summary>
    public bool AnyRunnable() => !isLetGo || meter.AnyRunnable();

    /// <summary>Ends what is left of it, reads what it still had to say and what it used, and lets go of everything.</summary>
    /// <param name="isRelayed">True where somebody else goes on reading its output to the end.</param>
    /// <exception cref="JudgeException">Something of it cannot be ended.</exception>
    public JailRun Finish(bool isRelayed = false)
    {
        var wall = endedAfter ?? Stopwatch.GetElapsedTime(started);
        AwaitFirst();
        if (tier == SandboxTier.Weak) _ = meter.Read();
        if (without.HasFlag(Layers.KillAtEnd)) child.Kill();
        else End();
        // Never until the end of the pipe: somebody who got away would hold it open.
        if (!isRelayed) Pump(Output, Written);
        Pump(Errors, errors);
        ReadStatus();
        var (code, cpuInAll, peak) = child.Reap();
        var used = meter.Read();
        // The watchdog may have looked too late to see the last of it.
        var cpu = tier == SandboxTier.Weak && cpuInAll - builtIn > used.Cpu ? cpuInAll - builtIn : used.Cpu;
        // The kernel may have killed for memory, or the last bytes come, after the last look.
        if (used.MemoryKills > 0) Fired = Limit.Memory;
        else if (Fired == Limit.None && (Written.IsOver || (errors.IsOver && !jail.CutErrors))) Fired = Limit.Output;
        else if (Fired == Limit.None && cpu >= jail.Limits.Cpu) Fired = Limit.Cpu;
        var exit = ExitCode();
        return new JailRun
        {
            ExitCode = endedAfter is null ? null : exit ?? code,
            Fired = Fired,
            Fault = Fired != Limit.None ? null : Fault(exit, code),
            Cpu = cpu,
            Wall = wall,
            PeakBytes = tier == SandboxTier.Weak ? Math.Max(peak, used.PeakBytes) : used.PeakBytes,
            Output = Written.ToArray(),
            Errors = errors.ToArray(),
            Tier = tier,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Input?.Dispose();
        Output.Dispose();
        Errors.Dispose();
        statusPipe.Dispose();
        ready.Dispose();
        go.Dispose();
        first?.Dispose();
        child.Dispose();
        meter.Dispose();
    }

    /// <summary>Reads what is there; of a flood one MiB at a time, so that somebody looks at its limits in between.</summary>
    public static void Pump(Descriptor from, CappedBytes to)
    {
        if (from.IsClosed) return;
        Span<byte> buffer = stackalloc byte[16 * 1024];
        for (var i = 0; i < 64; i++)
        {
            var read = from.Read(buffer);
            if (read > 0) to.Add(buffer[..read]);
            if (read == 0) from.Dispose();
            if (read <= 0) return;
        }
    }

    private static int Number(Descriptor descriptor) => descriptor.IsClosed ? -1 : descriptor.Number;

    // The jail stands: from here on time and memory count. The first process is in its group before it may do anything.
    private void LetGo(FirstProcess process)
    {
        meter.Begin(process.Id);
        if (tier == SandboxTier.Weak) builtIn = ProcessTree.RunTime(child.Id) + ProcessTree.RunTime(process.Id);
        started = Stopwatch.GetTimestamp();
        isLetGo = true;
        _ = go.Write("\n"u8);
        go.Dispose();
        ready.Dispose();
    }

    // Who is ended while the jail is being built would otherwise leave a first process that nobody knows of.
    private void AwaitFirst()
    {
        ReadStatus();
        Span<Libc.PollEntry> entries = stackalloc Libc.PollEntry[2];
        while (!knowsFirst && endedAfter is null && !statusPipe.IsClosed && Stopwatch.GetElapsedTime(started) < FirstPatience)
        {
            entries[0] = new Libc.PollEntry { Descriptor = child.EndDescriptor, Wanted = Libc.PollIn };
            entries[1] = new Libc.PollEntry { Descriptor = statusPipe.Number, Wanted = Libc.PollIn };
            _ = Libc.Poll(entries, 2, (int)LookEvery.TotalMilliseconds);
            ReadStatus();
            if (entries[0].Happened != 0) return;
        }
    }

    // Where no group knows all of them, the first process goes first and all others with it, and bubblewrap sees it go, so that their time is added up on the way.
    private void End()
    {
        if (isLetGo && tier == SandboxTier.Strong) child.Kill();
        else
        {
            first?.End();
            if (first is null || !child.WaitForEnd(EndPatience)) child.Kill();
        }

        meter.Kill();
    }

    private void ReadReady()
    {
        Span<byte> said = stackalloc byte[8];
        var read = ready.Read(said);
        isReady |= read > 0;
        if (read >= 0) ready.Dispose();
    }

    private void ReadStatus()
    {
        Pump(statusPipe, status);
        if (knowsFirst || StatusNumber("child-pid") is not { } id) return;
        knowsFirst = true;
        first = FirstProcess.Of(id, child.Id);
    }

    // Bubblewrap tells the program's exit code only where it got as far as starting it.
    private int? ExitCode() => StatusNumber("exit-code");

    private int? StatusNumber(string key)
    {
        foreach (var line in Encoding.UTF8.GetString(status.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.TryGetProperty(key, out var value)) return value.GetInt32();
            }
            catch (JsonException)
            {
                // Half a line: the rest comes with the next look.
            }
        }

        return null;
    }

    private string? Fault(int? exit, int code)
    {
        if (starved) return "the machine had no processor for the run; try again when it is less busy";
        if (endedAfter is null || (isLetGo && exit is not null)) return null;
        var said = Encoding.UTF8.GetString(errors.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? $"exit code {code}";
        return $"the sandbox could not start the program ({said.Trim()})";
    }
}
