namespace Dryrun.Interview.Understanding;

/// <summary>The words after a number that say what it counts.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, (string Unit, double Scale)> Names = Read("""
        percent 1 % percent percentage
        seconds 1 second seconds sec s
        minutes 1 minute minutes min
        hours 1 hour hours h
        days 1 day days d
        weeks 1 week weeks
        months 1 month months
        months 12 year years
        devices 1 device devices headset headsets phone phones handset handsets unit units client clients install installs installations endpoints machines
        people 1 people users user customers accounts consumers contacts tickets calls engineers employees folks testers
        countries 1 country countries markets regions region geos
        megabytes 1 mb megabyte megabytes meg megs mib
        megabytes 1000 gb gig gigs gigabyte gigabytes gib
        megabytes 0.001 kb kilobyte kilobytes kib
        megabytes 1000000 tb terabyte terabytes
        megabytes 1000000000 pb petabyte petabytes
        megabits~per~second 1 mbps mbit mbits megabit megabits mbs
        megabits~per~second 1000 gbps gbit gigabit gigabits
        megabits~per~second 0.001 kbps kbit kilobit kilobits
        megabits~per~second 1000000 tbps tbit terabit terabits
        dollars 1 dollars dollar usd bucks eur euros $
        times 1 x times
        per~second 1 rps qps tps
        """);

    private static readonly HashSet<string> Between =
        ["active", "total", "monthly", "daily", "more", "other", "quest", "android", "ios", "whatsapp", "different", "full", "business", "working", "calendar", "support", "connected", "live", "meta"];

    public static (string Unit, double Scale, int To)? At(string text, IReadOnlyList<Word> words, int i)
    {
        for (var at = i; at < words.Count && at <= i + 2; at++)
        {
            if (at > i && words[at - 1].After > Gap.Space) return null;
            if (at == i && i > 0 && words[i - 1].After > Gap.Space) return null;
            if (Names.TryGetValue(words[at].Plain, out var unit)) return (unit.Unit, unit.Scale, PerSecond(words, at + 1, unit.Unit));
            if (!Between.Contains(words[at].Plain)) return null;
        }

        return null;
    }

    private static int PerSecond(IReadOnlyList<Word> words, int to, string unit) =>
        unit == Units.MegabitsPerSecond && to + 1 < words.Count && words[to].Plain is "per" or "a"
        && words[to + 1].Plain is "second" or "sec" ? to + 2 : to;

    private static Dictionary<string, (string, double)> Read(string table)
    {
        var all = new Dictionary<string, (string, double)>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var scale = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var name in parts[2..]) all[name] = (parts[0].Replace('~', ' '), scale);
        }

        return all;
    }
}

/// <summary>Words around a number that bound it.</summary>
internal static class Comparisons
{
    private static readonly (string[] Words, Comparison Comparison)[] Leading =
    [
        (["at", "least"], Comparison.AtLeast), (["no", "less", "than"], Comparison.AtLeast), (["no", "fewer", "than"], Comparison.AtLeast),
        (["more", "than"], Comparison.AtLeast), (["greater", "than"], Comparison.AtLeast), (["north", "of"], Comparison.AtLeast), (["over"], Comparison.AtLeast),
        (["above"], Comparison.AtLeast), ([">"], Comparison.AtLeast), (["minimum"], Comparison.AtLeast), (["minimum", "of"], Comparison.AtLeast), (["min"], Comparison.AtLeast),
        (["exceeds"], Comparison.AtLeast), (["beyond"], Comparison.AtLeast),
        (["at", "most"], Comparison.AtMost), (["no", "more", "than"], Comparison.AtMost), (["less", "than"], Comparison.AtMost), (["fewer", "than"], Comparison.AtMost),
        (["up", "to"], Comparison.AtMost), (["under"], Comparison.AtMost), (["below"], Comparison.AtMost), (["within"], Comparison.AtMost), (["<"], Comparison.AtMost),
        (["max"], Comparison.AtMost), (["maximum"], Comparison.AtMost), (["maximum", "of"], Comparison.AtMost), (["capped", "at"], Comparison.AtMost),
        (["about"], Comparison.About), (["around"], Comparison.About), (["roughly"], Comparison.About), (["approximately"], Comparison.About), (["~"], Comparison.About),
        (["some"], Comparison.About), (["something", "like"], Comparison.About), (["close", "to"], Comparison.About), (["maybe"], Comparison.About), (["nearly"], Comparison.About),
        (["almost"], Comparison.About), (["circa"], Comparison.About), (["say"], Comparison.About), (["order", "of"], Comparison.About),
    ];

    public static (int From, Comparison Comparison) Before(IReadOnlyList<Word> words, int i)
    {
        var (from, comparison) = (i, Comparison.Exact);
        foreach (var (said, kind) in Leading)
        {
            if (said.Length <= i && i - said.Length < from && Same(words, i - said.Length, said)) (from, comparison) = (i - said.Length, kind);
        }

        return (from, comparison);
    }

    public static (Comparison Comparison, int To)? After(string text, IReadOnlyList<Word> words, int to)
    {
        string At(int j) => j < words.Count && words[j - 1].After == Gap.Space ? words[j].Plain : "";
        return (At(to), At(to + 1)) switch
        {
            ("+", _) or ("plus", _) => (Comparison.AtLeast, to + 1),
            ("or", "more") or ("or", "above") or ("or", "higher") or ("and", "above") => (Comparison.AtLeast, to + 2),
            ("or", "less") or ("or", "fewer") or ("or", "below") => (Comparison.AtMost, to + 2),
            ("max", _) or ("tops", _) or ("maximum", _) => (Comparison.AtMost, to + 1),
            ("or", "so") => (Comparison.About, to + 2),
            ("ish", _) => (Comparison.About, to + 1),
            _ => null,
        };
    }

    private static bool Same(IReadOnlyList<Word> words, int at, string[] said)
    {
        for (var k = 0; k < said.Length; k++)
        {
            if (words[at + k].Plain != said[k] || words[at + k].After > Gap.Comma) return false;
        }

        return true;
    }
}
