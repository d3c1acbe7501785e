using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Faults;

/// <summary>
/// A way in which a station can go wrong, by name (<c>uplink: loss</c>). A fault comes and goes in episodes: a <see cref="FaultPlan"/> draws them, or a model begins and ends
/// one by hand, as in the story of an incident. Until then it costs nothing and draws nothing; its own draws are addressed by its name, so that no other draw of the
/// world is shifted by it.
/// </summary>
public sealed class FaultPoint
{
    private readonly StreamKey _fates;
    private Ratio _severity;
    private Ratio _begins = new(1, 60);
    private Ratio _ends = new(1, 5);
    private long _tick = Time.Second;
    private long _since;
    private long _timeActive;

    internal FaultPoint(Station station, FaultKind kind, Ratio severity)
    {
        (Station, Kind, _severity) = (station, kind, severity);
        Key = station.World.Key.Child("faults").Child(Name);
        _fates = Key.Child("fates");
    }

    /// <summary>Where it is.</summary>
    public Station Station { get; }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>The station and what goes wrong, e.g. <c>uplink: loss</c>.</summary>
    public string Name => $"{Station.Name}: {Kind.ToString().ToLowerInvariant()}";

    /// <summary>How bad it is: see <see cref="FaultKind"/>; of no meaning for what is there or not. Set it while the fault is absent.</summary>
    public Ratio Severity
    {
        get => _severity;
        set => _severity = IsActive ? throw new InvalidOperationException($"Fault '{Name}' is going on; its severity is set before it begins.")
            : Kind == FaultKind.Loss ? value.RequireChance(nameof(value)) : RequirePositive(value);
    }

    /// <summary>The chance, at each tick without the fault, that it begins; by default 1/60.</summary>
    public Ratio Begins
    {
        get => _begins;
        set => _begins = value.RequireChance(nameof(value));
    }

    /// <summary>The chance, at each tick with the fault, that it ends; above 0; by default 1/5.</summary>
    public Ratio Ends
    {
        get => _ends;
        set => _ends = RequirePositive(value.RequireChance(nameof(value)));
    }

    /// <summary>The time between the instants at which it may begin or end, in microseconds, at least 1; by default a second.</summary>
    public long Tick
    {
        get => _tick;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _tick = value;
        }
    }

    /// <summary>Whether the fault is going on.</summary>
    public bool IsActive { get; private set; }

    /// <summary>How often it began.</summary>
    public long Episodes { get; private set; }

    /// <summary>For how long it went on altogether, in microseconds.</summary>
    public long TimeActive => _timeActive + (IsActive ? Station.World.Now - _since : 0);

    /// <summary>The key of all its draws.</summary>
    internal StreamKey Key { get; }

    /// <summary>Begins the fault, unless it is going on.</summary>
    public void Begin()
    {
        if (IsActive) return;
        Station.BeforeFault(this);
        (IsActive, _since) = (true, Station.World.Now);
        Episodes++;
        Station.AfterFault(this);
    }

    /// <summary>Ends the fault, if it is going on.</summary>
    public void End()
    {
        if (!IsActive) return;
        Station.BeforeFault(this);
        _timeActive = TimeActive;
        IsActive = false;
        Station.AfterFault(this);
    }

    /// <summary>Whether a thing of some number (a message, say) meets the fault, with the severity as its chance: for one number always the same.</summary>
    internal bool Strikes(ulong number)
    {
        var source = Xoshiro256.At(_fates, number, 0);
        return source.NextBelow((ulong)_severity.Denominator) < (ulong)_severity.Numerator;
    }

    /// <summary>For people.</summary>
    public override string ToString() => $"{Name}, {Episodes} times, {Time.Brief(TimeActive)} in all";

    private static Ratio RequirePositive(Ratio value) => value.Numerator > 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "It lies above 0.");
}

/// <summary>What can go wrong at a station, and what the severity of the fault means.</summary>
public enum FaultKind
{
    /// <summary>Nothing is given out: units of a resource, things of a store, amounts of a container. What is held can be given back.</summary>
    Stall,

    /// <summary>What is begun takes longer: the severity is the factor.</summary>
    Slow,

    /// <summary>Whoever is present is lost, and whoever comes is turned away.</summary>
    Down,

    /// <summary>Messages are lost: the severity is the chance of each.</summary>
    Loss,

    /// <summary>Whatever is on the way, or is sent meanwhile, is lost.</summary>
    Partition,

    /// <summary>The way takes longer: the severity is the factor.</summary>
    Delay,

    /// <summary>The station's own clock is off: it runs at the severity times the true rate.</summary>
    Skew,
}
