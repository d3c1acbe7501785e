namespace Dryrun.Simulation;

public static partial class Time
{
    /// <summary>
    /// A time for reports, to about three digits in the unit that fits: <c>250 us</c>, <c>12.3 ms</c>, <c>4.56 s</c>, <c>39 min 23 s</c>,
    /// <c>2 h 05 min</c>, <c>3 d 04 h</c>. See <see cref="Format"/> for the exact time.
    /// </summary>
    /// <param name="time">In microseconds.</param>
    public static string Brief(double time) => time switch
    {
        < 0 => "-" + Brief(-time),
        < 0.005 => "0 s",
        < 999.5 => Digits(time) + " us",
        < 999.5 * Millisecond => Digits(time / Millisecond) + " ms",
        < 59.95 * Second => Digits(time / Second) + " s",
        < 3599.5 * Second => Pair(time / Second, 60, "min", "s"),
        < 1439.5 * Minute => Pair(time / Minute, 60, "h", "min"),
        _ => Pair(time / Hour, 24, "d", "h"),
    };

    private static string Digits(double value) => value.ToString(value < 9.995 ? "F2" : value < 99.95 ? "F1" : "F0");

    private static string Pair(double value, long per, string large, string small)
    {
        var whole = (long)Math.Round(value);
        return $"{whole / per} {large} {whole % per:00} {small}";
    }
}
