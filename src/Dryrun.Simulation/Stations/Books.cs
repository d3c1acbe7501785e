using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// The books of a station at which somebody comes, perhaps waits, is served and goes: who is where, for how long, and what became of all. Exact and cheap while
/// the run lasts; checked against the station's own lines when it ends.
/// </summary>
/// <param name="capacity">The most that are served at once.</param>
internal sealed class Books(long capacity)
{
    private readonly TimeRecord _waits = new();
    private readonly TimeRecord _sojourns = new();
    private long _arrived;
    private long _carried;
    private long _served;
    private long _dropped;
    private long _reneged;
    private long _preempted;

    public Occupancy Waiting;
    public Occupancy Serving;

    /// <summary>Those who were served and are still on their way.</summary>
    public Occupancy Following;

    /// <summary>The most that are served at once.</summary>
    public long Capacity => capacity;

    /// <summary>Somebody came and was turned away at once.</summary>
    public void TurnAway()
    {
        _arrived++;
        _dropped++;
    }

    /// <summary>Somebody came and has to wait.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Queue(long now)
    {
        _arrived++;
        Waiting.Enter(now);
    }

    /// <summary>Somebody came and is served at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ServeAtOnce(long now)
    {
        _arrived++;
        Serving.Enter(now);
        _waits.Add(0);
    }

    /// <summary>Somebody who waited since some time is served from now on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ServeFromLine(long now, long since)
    {
        Waiting.Leave(now, since);
        Serving.Enter(now);
        _waits.Add(now - since);
    }

    /// <summary>Somebody who came at one time and was served from another goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(long now, long came, long since)
    {
        Serving.Leave(now, since);
        _served++;
        _sojourns.Add(now - came);
    }

    /// <summary>Somebody came and went on at once, with what they came for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PassAtOnce()
    {
        _arrived++;
        _served++;
        _waits.Add(0);
    }

    /// <summary>Somebody who waited since some time has what they came for and goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PassFromLine(long now, long since)
    {
        Waiting.Leave(now, since);
        _served++;
        _waits.Add(now - since);
    }

    /// <summary>Somebody gives up waiting.</summary>
    public void RenegeWaiting(long now, long since)
    {
        Waiting.Leave(now, since);
        _reneged++;
    }

    /// <summary>Somebody who came at one time goes from the line itself, with what they came for.</summary>
    public void FinishWaiting(long now, long came, long since)
    {
        Waiting.Leave(now, since);
        _served++;
        _sojourns.Add(now - came);
    }

    /// <summary>Somebody gives up while being served.</summary>
    public void RenegeServing(long now, long since)
    {
        Serving.Leave(now, since);
        _reneged++;
    }

    /// <summary>A fault takes somebody out of the line.</summary>
    public void DropWaiting(long now, long since)
    {
        Waiting.Leave(now, since);
        _dropped++;
    }

    /// <summary>A fault ends the service of somebody.</summary>
    public void DropServing(long now, long since)
    {
        Serving.Leave(now, since);
        _dropped++;
    }

    /// <summary>Somebody loses a place for good to another who is more urgent.</summary>
    public void Preempt(long now, long since)
    {
        Serving.Leave(now, since);
        _preempted++;
    }

    /// <summary>Somebody who was served from some time on goes on their way.</summary>
    public void Follow(long now, long since)
    {
        Serving.Leave(now, since);
        Following.Enter(now);
    }

    /// <summary>Somebody who came at one time and was on their way from another gets there.</summary>
    public void FinishFollowing(long now, long came, long since)
    {
        Following.Leave(now, since);
        _served++;
        _sojourns.Add(now - came);
    }

    /// <summary>Somebody is lost on the way.</summary>
    public void DropFollowing(long now, long since)
    {
        Following.Leave(now, since);
        _dropped++;
    }

    /// <summary>Somebody goes back into the line, to be served on later.</summary>
    public void Suspend(long now, long since)
    {
        Serving.Leave(now, since);
        Waiting.Enter(now);
    }

    /// <summary>Somebody who was sent back into the line is served on.</summary>
    public void ServeAgain(long now, long since)
    {
        Waiting.Leave(now, since);
        Serving.Enter(now);
    }

    public void Restart(long now)
    {
        Waiting.Restart(now);
        Serving.Restart(now);
        Following.Restart(now);
        _waits.Restart();
        _sojourns.Restart();
        (_arrived, _served, _dropped, _reneged, _preempted) = (0, 0, 0, 0, 0);
        _carried = Present;
    }

    /// <summary>Throws unless every law holds, given since when each one present waits, is served or is on the way.</summary>
    public void Check(long now, string station, IEnumerable<long> waiting, IEnumerable<long> serving, IEnumerable<long> following)
    {
        Waiting.Check(now, station, "waiting", waiting);
        Serving.Check(now, station, "being served", serving);
        Following.Check(now, station, "on the way", following);
        Serving.CheckCapacity(now, station, "being served", capacity);
        var flow = Flow;
        if (flow.Arrived + flow.Carried != flow.Served + flow.Dropped + flow.Reneged + flow.Preempted + flow.Present)
            throw new InvariantException(station, $"{flow.Arrived} arrived and {flow.Carried} had been there before, but {flow.Served} were served, {flow.Dropped} dropped, "
                + $"{flow.Reneged} gave up, {flow.Preempted} were preempted and {flow.Present} are present.");
    }

    public TimeSummary Waits => _waits.Summary();

    public TimeSummary Sojourns => _sojourns.Summary();

    public FlowSummary Flow => new(_arrived, _carried, _served, _dropped, _reneged, _preempted, Present);

    private long Present => Waiting.Count + Serving.Count + Following.Count;

    public ServiceReport Report(string name, long now, string unit) => new(name, Serving.Elapsed(now), capacity,
        Serving.Mean(now) / capacity, Waiting.Summary(now), Serving.Summary(now), Waits, Sojourns, Flow)
    { Unit = unit };
}
