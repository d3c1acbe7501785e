using Dryrun.Simulation.Events;

namespace Dryrun.Simulation.Processes;

/// <summary>The place where processes wait for a time beside other things; alone they use their own slot.</summary>
internal sealed class Clock(World world) : IWaitPlace
{
    /// <summary>Grants the process after a delay, unless it withdraws before.</summary>
    public void Enlist(Frame process, int branch, long delay, int priority)
    {
        var waiter = world.Enlist(process, this, branch);
        world.Waits[waiter].Item = (int)world.Push(process, delay, EventKind.Timer, waiter, 0, priority);
    }

    public void Withdraw(int waiter) => world.Slots[(uint)world.Waits[waiter].Item].Kind = EventKind.Cancelled;
}
