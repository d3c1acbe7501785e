using System.Globalization;

namespace Dryrun.Simulation;

/// <summary>
/// The units of simulated time, all in whole microseconds: <c>5 * Minute</c> is a <c>long</c>. Bring them in with
/// <c>using static Dryrun.Simulation.Time;</c>. Whole numbers add up exactly, so a clock never drifts and ties are real ties.
/// </summary>
public static partial class Time
{
    /// <summary>One microsecond, the resolution of the clock.</summary>
    public const long Microsecond = 1;

    /// <summary>1,000 microseconds.</summary>
    public const long Millisecond = 1_000;

    /// <summary>10^6 microseconds.</summary>
    public const long Second = 1_000_000;

    /// <summary>60 seconds.</summary>
    public const long Minute = 60 * Second;

    /// <summary>60 minutes.</summary>
    public const long Hour = 60 * Minute;

    /// <summary>24 hours.</summary>
    public const long Day = 24 * Hour;

    /// <summary>7 days.</summary>
    public const long Week = 7 * Day;

    /// <summary>The last instant of any world: 2^55 microseconds, 1,141 years. What would happen later happens then.</summary>
    public const long Horizon = 1L << 55;

    /// <summary>Seconds, for reports; exact to a relative 2^-53.</summary>
    public static double Seconds(long time) => time / (double)Second;

    /// <summary>
    /// A time for people, e.g. <c>3d 04:05:06.250</c>, <c>00:00:01</c> or <c>250us</c> below a millisecond: days where there are any, then
    /// hours, minutes, seconds, and as many groups of three decimals as are needed. A negative time has a minus in front.
    /// </summary>
    public static string Format(long time)
    {
        if (time < 0) return "-" + Format(time == long.MinValue ? long.MaxValue : -time);
        if (time is > 0 and < Millisecond) return time.ToString(CultureInfo.InvariantCulture) + "us";
        var days = time >= Day ? $"{time / Day}d " : "";
        return $"{days}{time / Hour % 24:00}:{time / Minute % 60:00}:{time / Second % 60:00}{Decimals(time % Second)}";
    }

    private static string Decimals(long microseconds) => microseconds switch
    {
        0 => "",
        _ when microseconds % Millisecond == 0 => $".{microseconds / Millisecond:000}",
        _ => $".{microseconds:000000}",
    };
}
