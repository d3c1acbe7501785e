using System.Runtime.ExceptionServices;

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
        else Join(frame.Root!, awaited, 0);
    }

    /// <summary>The process waits for another one to end.</summary>
    public static void Join(Frame process, Frame awaited, int branch)
    {
        if (awaited.Root != awaited) throw new InvalidOperationException($"The call of {awaited.Name} is already awaited; start it as a process to await it twice.");
        if (awaited == process) throw new InvalidOperationException($"{awaited.Name} awaits itself and would wait for ever.");
        awaited.Join(process.World.Enlist(process, awaited, branch));
    }

    /// <summary>Whether a started process has ended.</summary>
    public static bool TryJoinNow(Frame awaited, uint version)
    {
        if (awaited.Version != version) return true;
        if (awaited.State == ProcessState.Made) throw new InvalidOperationException($"{awaited.Name} has to be started before it can be awaited beside other things.");
        return awaited.State == ProcessState.Finished;
    }

    /// <summary>The running process goes on after a call or a join; throws what the other one threw.</summary>
    public static void Finish(Frame awaited)
    {
        if (awaited.Caller is not null)
        {
            var failure = awaited.Failure;
            awaited.Release();
            if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        }
        else if (awaited.World.EndWait())
        {
            Leave(awaited);
        }
        else
        {
            ThrowFailure(awaited);
        }
    }

    /// <summary>A joiner goes on; throws what the process threw.</summary>
    public static void Leave(Frame awaited)
    {
        ThrowFailure(awaited);
        awaited.Leave();
    }

    /// <summary>Throws what the process threw, if it did. A process that failed is not reused, so nothing else has to be done with it.</summary>
    public static void ThrowFailure(Frame awaited)
    {
        if (awaited.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }
}
