namespace Dryrun.Interview.Understanding;

/// <summary>A date with the words it covers.</summary>
internal readonly record struct ReadDate(DateMention Date, int From, int To);

/// <summary>Reads points in time: "day 3", "week 3", "by Friday", "tomorrow", "in 48 hours", "20 December", "end of the quarter".</summary>
internal static class DateReader
{
    private static readonly HashSet<string> Weekdays =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri"];

    private static readonly HashSet<string> Months =
    [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];

    private static readonly HashSet<string> Leading = ["by", "on", "before", "until", "till", "in", "within", "after", "from", "since"];

    public static List<ReadDate> Read(string text, IReadOnlyList<Word> words, IReadOnlyList<ReadQuantity> quantities)
    {
        var found = new List<ReadDate>();
        var quantity = 0;
        for (var i = 0; i < words.Count;)
        {
            while (quantity < quantities.Count && quantities[quantity].To <= i) quantity++;
            var here = quantity < quantities.Count && quantities[quantity].From <= i ? quantities[quantity] : (ReadQuantity?)null;
            if (At(words, i, here) is not { } date)
            {
                i++;
                continue;
            }

            var from = i > 0 && Leading.Contains(words[i - 1].Plain) && words[i - 1].After == Gap.Space ? i - 1 : i;
            var start = words[from].Start;
            found.Add(new(new(date.Day, text[start..words[date.To - 1].End], start), from, date.To));
            i = date.To;
        }

        return found;
    }

    private static (int? Day, int To)? At(IReadOnlyList<Word> words, int i, ReadQuantity? quantity)
    {
        string At(int j) => j < words.Count ? words[j].Plain : "";
        var word = words[i].Plain;
        if (word is "today" or "tonight") return (0, i + 1);
        if (word == "tomorrow") return (1, i + 1);
        if (word is "day" or "week" or "month" && Count(At(i + 1)) is { } n)
        {
            return ((int)Math.Min(n * (word == "day" ? 1 : word == "week" ? 7 : 30), 36500), i + 2);
        }

        if (Weekdays.Contains(word) && (word.Length > 3 || (i > 0 && Leading.Contains(At(i - 1))))) return (null, i + 1);
        if (word.Length == 2 && word[0] == 'q' && word[1] is >= '1' and <= '4') return (null, i + 1);
        if (Months.Contains(word) && Count(At(i + 1)) is >= 1 and <= 31) return (null, i + 2);
        if (words[i].IsNumber && Months.Contains(At(i + 1)) && At(i + 1) != "mar") return (null, i + 2);
        if (word is "december" or "january" or "november" or "october" or "september" or "february") return (null, i + 1);
        if (word == "next" && At(i + 1) is "week" or "month" or "quarter") return (At(i + 1) == "week" ? 7 : At(i + 1) == "month" ? 30 : null, i + 2);
        if (word is "end" && At(i + 1) == "of") return EndOf(words, i);
        if (word is "eod" or "eow" or "christmas" or "thanksgiving") return (word == "eod" ? 0 : null, i + 1);
        return quantity is { } time && time.From == i && InTime(words, time) ? (Days(time.Quantity), time.To) : null;
    }

    // "in 48 hours"; "within 48 hours" has its comparator inside the quantity.
    private static bool InTime(IReadOnlyList<Word> words, ReadQuantity time) =>
        Days(time.Quantity) is not null
        && (words[time.From].Plain == "within" || (time.From > 0 && words[time.From - 1].Plain is "in" or "after" or "by"));

    private static (int?, int)? EndOf(IReadOnlyList<Word> words, int i)
    {
        for (var j = i + 2; j < words.Count && j <= i + 3; j++)
        {
            if (words[j].Plain is "day" or "week" or "month" or "quarter" or "year" or "sprint") return (words[j].Plain == "day" ? 0 : null, j + 1);
        }

        return null;
    }

    private static double? Count(string word) =>
        double.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) && n >= 0 ? n : NumberWords.Of(word);

    /// <summary>A stretch of time in whole days, rounded up; null for what is not time.</summary>
    public static int? Days(Quantity quantity)
    {
        var value = quantity.High ?? quantity.Value ?? 0;
        double? days = quantity.Unit switch
        {
            Units.Minutes => value / 1440,
            Units.Hours => value / 24,
            Units.Days => value,
            Units.Weeks => value * 7,
            Units.Months => value * 30,
            _ => null,
        };
        return days is { } d ? (int)Math.Min(Math.Ceiling(d), 36500) : null;
    }
}
