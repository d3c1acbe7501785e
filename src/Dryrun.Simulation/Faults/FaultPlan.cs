using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Faults;

/// <summary>
/// Faults by the swarm, then healing: <c>new FaultPlan(world).Run(safety: 10 * Minute, healing: 10 * Minute)</c>. The seed chooses which of the world's fault points
/// are on; each world of another seed meets another mix, so that rare combinations come up that one mix of everything would hide. While they come and go, the laws of
/// every station must hold; when all are healed, every line must become empty at least once and what the model promises must come true.
/// </summary>
public sealed class FaultPlan : Component
{
    private const int Begin = 0;
    private const int End = 1;

    private readonly List<FaultPoint> _chosen = [];
    private readonly List<(string What, Func<bool> Holds)> _promises = [];
    private Draws[] _draws = [];
    private EventToken[] _next = [];

    /// <summary>A plan for the stations that the world has now.</summary>
    /// <param name="world">The world.</param>
    /// <param name="chance">The chance of each point to be on; by default one half.</param>
    public FaultPlan(World world, Ratio? chance = null)
        : base(world)
    {
        var (on, points) = ((chance ?? new Ratio(1, 2)).RequireChance(nameof(chance)), world.Stations.SelectMany(s => s.FaultPoints));
        _chosen.AddRange(points.Where(p => new Draws(p.Key.Child("swarm")).Bernoulli(on.Numerator, on.Denominator)));
    }

    /// <summary>The points that are on, in the order of their stations.</summary>
    public IReadOnlyList<FaultPoint> Chosen => _chosen;

    /// <summary>Whether the faults come and go now.</summary>
    public bool IsRunning => _next.Length > 0;

    /// <summary>Puts a point on, whatever the seed chose.</summary>
    public FaultPlan With(FaultPoint point)
    {
        RequireStopped();
        if (!_chosen.Contains(point)) _chosen.Add(point);
        return this;
    }

    /// <summary>Leaves a point off, whatever the seed chose.</summary>
    public FaultPlan Without(FaultPoint point)
    {
        RequireStopped();
        _chosen.Remove(point);
        return this;
    }

    /// <summary>Something that must hold at the end of the healing phase, in words: <c>"every order was delivered"</c>.</summary>
    public FaultPlan Promise(string what, Func<bool> holds)
    {
        _promises.Add((what, holds));
        return this;
    }

    /// <summary>
    /// Runs the world through both phases from now on.
    /// </summary>
    /// <param name="safety">How long faults come and go, in microseconds.</param>
    /// <param name="healing">How long the world may take to recover, in microseconds.</param>
    /// <exception cref="InvariantException">A law did not hold.</exception>
    /// <exception cref="NotHealedException">A line never became empty while healing, or a promise was not kept.</exception>
    public FaultReport Run(long safety, long healing)
    {
        Start();
        World.Run(World.Now + safety);
        Heal();
        var healed = World.Now;
        World.Run(healed + healing);
        var unsettled = World.Stations.Where(s => s.Settled < healed).Select(s => $"the line of '{s.Name}' was never empty, and {s.Backlog} wait")
            .Concat(_promises.Where(p => !p.Holds()).Select(p => $"'{p.What}' does not hold")).ToList();
        if (unsettled.Count > 0) throw new NotHealedException(healing, unsettled);
        return new FaultReport(safety, healing, [.. _chosen.Select(p => (p.Name, p.Episodes, p.TimeActive))]);
    }

    /// <summary>Lets the faults come and go from now on.</summary>
    public void Start()
    {
        RequireStopped();
        // A point that is healed and put on again goes on with new draws.
        _draws = [.. _chosen.Select(p => new Draws(p.Key.Child("episodes"), entity: (ulong)World.Now))];
        _next = new EventToken[_chosen.Count];
        for (var i = 0; i < _chosen.Count; i++) Next(i, _chosen[i].IsActive ? End : Begin);
    }

    /// <summary>Ends all faults that are going on; none begins any more.</summary>
    public void Heal()
    {
        foreach (var token in _next) Cancel(token);
        _next = [];
        foreach (var point in _chosen) point.End();
    }

    /// <inheritdoc/>
    protected override void Handle(in Event e)
    {
        var point = _chosen[(int)e.A];
        if (e.Kind == Begin) point.Begin();
        else point.End();
        Next((int)e.A, e.Kind == Begin ? End : Begin);
    }

    /// <summary>One trial at each tick until the first success: exact, and one event for the whole wait.</summary>
    private void Next(int i, int kind)
    {
        var point = _chosen[i];
        var chance = kind == Begin ? point.Begins : point.Ends;
        if (chance.Numerator == 0) return;
        var ticks = 1L;
        while (!_draws[i].Bernoulli(chance.Numerator, chance.Denominator)) ticks++;
        _next[i] = Schedule(ticks * point.Tick, kind, i);
    }

    private void RequireStopped()
    {
        if (IsRunning) throw new InvalidOperationException("The faults come and go already; a plan is changed before it starts or after it has healed.");
    }
}

/// <summary>What a plan did.</summary>
/// <param name="Safety">How long faults came and went, in microseconds.</param>
/// <param name="Healing">How long the world recovered, in microseconds.</param>
/// <param name="Points">The points that were on: how often each fault began, and for how long it went on in all, in microseconds.</param>
public sealed record FaultReport(long Safety, long Healing, IReadOnlyList<(string Name, long Episodes, long TimeActive)> Points)
{
    /// <summary>A line for each point, for people.</summary>
    public override string ToString() => string.Join('\n',
        Points.Select(p => $"  {p.Name}: {p.Episodes} times, {Time.Brief(p.TimeActive)} in all")
            .Prepend($"Healed. {Points.Count} faults came and went for {Time.Brief(Safety)}, then {Time.Brief(Healing)} of healing."));
}

/// <summary>All faults were healed, but the world did not recover: something sustains the trouble without them.</summary>
public sealed class NotHealedException : Exception
{
    internal NotHealedException(long healing, IReadOnlyList<string> unsettled)
        : base($"Not healed {Time.Brief(healing)} after the last fault: {string.Join("; ", unsettled)}.") => Unsettled = unsettled;

    /// <summary>What is not as it should be.</summary>
    public IReadOnlyList<string> Unsettled { get; }
}
