namespace Dryrun.Simulation.Processes;

/// <summary>What handles of both kinds do with the process behind them.</summary>
internal static class ProcessControl
{
    public static bool Stop(Frame frame, uint version, Exception interruption)
    {
        if (frame.Version != version || frame.State == ProcessState.Finished) return false;
        if (frame.State == ProcessState.Made) throw new InvalidOperationException($"{frame.Name} was called but never started: there is nothing to interrupt.");
        var process = frame.Root!;
        if (process.State == ProcessState.Running) throw new InvalidOperationException($"{process.Name} cannot interrupt or cancel itself; it can return or throw.");
        return process.Interrupt(interruption);
    }

    /// <summary>Waits for a process, or calls it.</summary>
    public static void Park(Frame frame, Frame awaited)
    {
        if (awaited.State == ProcessState.Made) frame.Call(awaited);
        else if (awaited.Root != awaited) throw new InvalidOperationException($"The call of {awaited.Name} is already awaited; start it as a process to await it twice.");
        else if (awaited == frame.Root) throw new InvalidOperationException($"{awaited.Name} awaits itself and would wait for ever.");
        else awaited.Join(frame.Root!.World.Enlist(frame.Root, awaited));
    }
}
