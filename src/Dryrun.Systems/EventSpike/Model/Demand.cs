using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>Who comes to the door, and when.</summary>
internal sealed class Demand
{
    // The growth that comes outside the ramp does so within 20 minutes before and after.
    private const double ShoulderSeconds = 1200;

    // The gate stops 85 percent of bots, and 0.3 percent of people (assumptions).
    private const double BotsThrough = 0.15;
    private const double PeopleThrough = 0.997;

    // Those who open an alert come at the least over a minute; not all of them stay (assumption).
    private const double OpenSeconds = 60;

    /// <summary>Of those who open the alert, so many stay (assumption; V30 tells of 300 to 400 thousand after 15 to 20 million alerts).</summary>
    public const double OpenersWhoStay = 0.45;

    private readonly EventWorld world;
    private readonly double rampSeconds;
    private readonly double pushSeconds;
    private readonly double botFactor;

    /// <param name="world">The world.</param>
    /// <param name="ratio">Load that comes, times the usual peak.</param>
    /// <param name="spreadMinutes">Minutes over which the alert is sent.</param>
    /// <param name="botGate">Bots are challenged at the door.</param>
    /// <param name="scale">Factor on the number of viewers.</param>
    public Demand(EventWorld world, double ratio, double spreadMinutes, bool botGate, double scale)
    {
        this.world = world;
        Base = world.Load.BaseConcurrentMillions * 1e6 * scale;
        rampSeconds = world.Load.RampMinutes * 60;
        pushSeconds = Math.Max(OpenSeconds, spreadMinutes * 60);
        var bots = world.Audience.BotPercent / 100;
        var people = 1 - bots;
        var growth = (ratio - 1) * Base;
        (botFactor, People) = botGate
            ? ((people * PeopleThrough) + (bots * BotsThrough), people * PeopleThrough / ((people * PeopleThrough) + (bots * BotsThrough)))
            : (1, people);
        Growth = growth * botFactor;
        WronglyStopped = botGate ? growth * people * (1 - PeopleThrough) : 0;
        Openers = world.Audience.PushMillions * 1e6 * scale * world.Audience.PushDeliveredPercent / 100 * world.Audience.PushOpenPercent / 100;
    }

    /// <summary>Viewers of an ordinary evening.</summary>
    public double Base { get; }

    /// <summary>What comes in addition, past the gate.</summary>
    public double Growth { get; }

    /// <summary>Share of the growth that is people.</summary>
    public double People { get; }

    /// <summary>People taken for bots.</summary>
    public double WronglyStopped { get; }

    /// <summary>People who open the alert.</summary>
    public double Openers { get; }

    /// <summary>Bots that a raid adds, against the growth, past the gate.</summary>
    public double Raid(bool botGate) => 0.6 * Growth / Math.Max(0.01, botFactor) * (botGate ? BotsThrough : 1);

    /// <summary>Viewers a second who come by themselves.</summary>
    /// <param name="second">Seconds since the start.</param>
    public double ArrivalsPerSecond(double second)
    {
        var ramp = world.Load.RampSharePercent / 100;
        if (second < -ShoulderSeconds || second >= rampSeconds + ShoulderSeconds) return 0;
        var shoulder = Growth * (1 - ramp) / 2 / ShoulderSeconds;
        return second >= 0 && second < rampSeconds ? Growth * ramp / rampSeconds : shoulder;
    }

    /// <summary>People a second who open the alert.</summary>
    public double OpensPerSecond(double second) => second >= 0 && second < pushSeconds ? Openers / pushSeconds : 0;

    /// <summary>Calls a second with which caches that expire together come back, for each viewer: every five minutes in the first half hour.</summary>
    /// <param name="second">Seconds since the start.</param>
    /// <param name="step">Length of the step, seconds.</param>
    /// <param name="jitterPercent">How far the expiry is spread.</param>
    public static double ExpiryCallsPerViewer(double second, int step, double jitterPercent)
    {
        const double Period = 300, CallsEach = 0.15, Until = 1800;
        if (second < Period || second >= Until) return 0;
        var width = Math.Max(step, jitterPercent / 100 * Period);
        return second % Period < width ? CallsEach / width : 0;
    }

    /// <summary>Load of the home page over usual at a time after the end, before anything is done about it.</summary>
    /// <param name="secondsAfterEnd">Seconds after the end.</param>
    /// <param name="viewersAtEnd">Viewers when it ended, those of an ordinary evening included.</param>
    public double HomeRatio(double secondsAfterEnd, double viewersAtEnd)
    {
        if (secondsAfterEnd < 0) return 1;
        // The figure is told of five times: four usual evenings' worth of viewers who leave.
        var leaving = Math.Max(0, viewersAtEnd - Base) / (4 * Base);
        var rise = Math.Min(1, secondsAfterEnd / 60);
        return 1 + ((world.Load.ExitHomeRatio - 1) * leaving * rise * PortableMath.Exp(-Math.Max(0, secondsAfterEnd - 60) / 240));
    }
}
