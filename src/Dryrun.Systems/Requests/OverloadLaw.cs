using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.Requests;

/// <summary>
/// What a service gets done under load. Up to its rated capacity everything; from there to the knee as much as its capacity; beyond the knee useful work falls as
/// (knee / load)^exponent, because queues, timeouts and abandoned work eat it.
/// </summary>
/// <param name="Knee">Load over rated capacity from which useful work falls, 1 to 10.</param>
/// <param name="Exponent">How steeply; 1.5 is the assumption of S4 c.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OverloadLaw(double Knee, double Exponent = OverloadLaw.UsualExponent)
{
    /// <summary>The exponent of S4 c (assumption).</summary>
    public const double UsualExponent = 1.5;

    /// <summary>Load over rated capacity from which useful work falls.</summary>
    public double Knee { get; init; } = Knee is >= 1 and <= 10 ? Knee : throw new ArgumentOutOfRangeException(nameof(Knee), Knee, "The knee lies in 1 .. 10.");

    /// <summary>How steeply useful work falls beyond the knee.</summary>
    public double Exponent { get; init; } = Exponent is >= 0 and <= 10 ? Exponent
        : throw new ArgumentOutOfRangeException(nameof(Exponent), Exponent, "The exponent lies in 0 .. 10.");

    /// <summary>How fast a busy server works at a load, against its rated speed: 1 up to the knee, then falling.</summary>
    public double Speed(double load) => load <= Knee ? 1 : PortableMath.Pow(Knee / load, Exponent);

    /// <summary>Useful work at a load, both over rated capacity.</summary>
    public double Goodput(double load) => Math.Min(Math.Max(0, load), Speed(load));

    /// <summary>Share of what is offered that is served, 0 to 1.</summary>
    public double Success(double load) => load <= 1 ? 1 : Speed(load) / load;
}
