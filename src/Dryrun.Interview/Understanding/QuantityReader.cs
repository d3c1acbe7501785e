using System.Globalization;

namespace Dryrun.Interview.Understanding;

/// <summary>A quantity with the words it covers.</summary>
internal readonly record struct ReadQuantity(Quantity Quantity, int From, int To);

/// <summary>Reads numbers with units: "10M devices", "4 to 6 hours", "at least 50k", "a couple of days", "one percent", "$2m".</summary>
internal static class QuantityReader
{
    private static readonly HashSet<string> NamesANumber =
        ["day", "week", "month", "quarter", "phase", "version", "level", "v", "top", "step", "option", "ring", "tier", "sev", "android", "ios", "ipv", "stage", "wave"];

    private static readonly HashSet<string> Ordinals = ["th", "st", "nd", "rd"];

    public static List<ReadQuantity> Read(string text, IReadOnlyList<Word> words)
    {
        var found = new List<ReadQuantity>();
        for (var i = 0; i < words.Count;)
        {
            if (Number.At(text, words, i) is not { } first || Names(text, words, i, first))
            {
                i++;
                continue;
            }

            var read = Complete(text, words, i, first);
            if (read is { } quantity)
            {
                found.Add(quantity);
                i = quantity.To;
            }
            else
            {
                i = first.To;
            }
        }

        return CarryUnits(text, words, found);
    }

    // "day 3" is a date and "version 12" a name; "3rd" is an ordinal.
    private static bool Names(string text, IReadOnlyList<Word> words, int i, Number number) =>
        (i > 0 && words[i].IsNumber && NamesANumber.Contains(words[i - 1].Plain) && words[i - 1].After == Gap.Space && UnitWords.At(text, words, number.To) is null)
        || (number.To < words.Count && words[number.To].Start == words[number.To - 1].End && Ordinals.Contains(words[number.To].Plain));

    private static ReadQuantity? Complete(string text, IReadOnlyList<Word> words, int i, Number first)
    {
        var (from, comparison) = Comparisons.Before(words, i);
        var to = first.To;
        double? second = null;
        if (SecondOfRange(text, words, i, first) is { } range) (second, to) = (range.Value, range.To);
        var unit = first.Unit;
        var scale = 1.0;
        if (unit is null && UnitWords.At(text, words, to) is { } u) (unit, scale, to) = (u.Unit, u.Scale, u.To);
        else if (unit is null && UnitWords.At(text, words, first.To) is { } inner && second is not null) (unit, scale) = (inner.Unit, inner.Scale);
        if (unit is null && !first.IsDigits) return null;
        if (Comparisons.After(text, words, to) is { } after) (comparison, to) = (after.Comparison, after.To);
        var low = first.Value * scale;
        // Parts of a contraction can stand for words that end before it: "8b'm".
        var (start, end) = (words[from].Start, Math.Max(words[from].End, words[to - 1].End));
        if (end <= start || end > text.Length) return null;
        var said = text[start..end];
        if (second is { } high)
        {
            // "1 to 2 million" counts millions on both sides.
            if (first.IsDigits && high >= 1000 && first.Value < 1000 && low * 1000 <= high) low *= Magnitude(high);
            var (a, b) = (Math.Min(low, high * scale), Math.Max(low, high * scale));
            return new(new(a, b, (a + b) / 2, Comparison.Range, unit ?? Units.None, said, start), from, to);
        }

        return new(Bounded(low, comparison, unit ?? Units.None, said, start), from, to);
    }

    private static Quantity Bounded(double value, Comparison comparison, string unit, string said, int start) => new(
        comparison == Comparison.AtLeast ? value : null, comparison == Comparison.AtMost ? value : null, value, comparison, unit, said, start);

    private static double Magnitude(double value) => value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : 1e3;

    private static (double Value, int To)? SecondOfRange(string text, IReadOnlyList<Word> words, int i, Number first)
    {
        var j = first.To;
        // "4 hours to 6 hours" repeats the unit.
        if (UnitWords.At(text, words, j) is { } repeated && repeated.To < words.Count && words[repeated.To].Plain == "to") j = repeated.To;
        if (j >= words.Count) return null;
        // The parts of a contraction overlap: nothing stands between them.
        var gap = words[j].Start > words[j - 1].End ? text[words[j - 1].End..words[j].Start].Trim() : "";
        var joined = gap is "-" or "–" && words[j].IsNumber;
        var between = i > 0 && words[i - 1].Plain == "between" && words[j].Plain == "and";
        if (!joined && !between && words[j].Plain is not ("to" or "or")) return null;
        var at = joined ? j : j + 1;
        if (at >= words.Count || words[at - 1].After >= Gap.Dash && !joined) return null;
        return Number.At(text, words, at) is { } second ? (second.Value, second.To) : null;
    }

    // In "1, 10, 50 and 100 percent" the unit is said once, at the end.
    private static List<ReadQuantity> CarryUnits(string text, IReadOnlyList<Word> words, List<ReadQuantity> found)
    {
        for (var i = found.Count - 2; i >= 0; i--)
        {
            var (current, next) = (found[i], found[i + 1]);
            if (current.Quantity.Unit.Length > 0 || next.Quantity.Unit != Units.Percent || current.Quantity.Value is not (>= 0 and <= 100)) continue;
            var joining = true;
            for (var w = current.To; w < next.From; w++) joining &= words[w].Plain is "and" or "then" or "to" or "or" or "next";
            if (joining) found[i] = current with { Quantity = current.Quantity with { Unit = Units.Percent } };
        }

        return found;
    }
}

/// <summary>A number as it was said.</summary>
/// <param name="Value">Its value.</param>
/// <param name="To">Word after it.</param>
/// <param name="IsDigits">Written in digits.</param>
/// <param name="Unit">Where the words name the unit themselves ("$5", "half of").</param>
internal readonly record struct Number(double Value, int To, bool IsDigits, string? Unit)
{
    private static readonly Dictionary<string, double> Small = Numbers(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 0, 1);

    private static readonly Dictionary<string, double> Tens = Numbers("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10);

    private static readonly Dictionary<string, double> Powers = new()
    {
        ["hundred"] = 100, ["thousand"] = 1e3, ["k"] = 1e3, ["million"] = 1e6, ["millions"] = 1e6, ["mil"] = 1e6, ["mn"] = 1e6, ["mm"] = 1e6, ["m"] = 1e6,
        ["billion"] = 1e9, ["billions"] = 1e9, ["bil"] = 1e9, ["bn"] = 1e9, ["b"] = 1e9,
    };

    private static readonly Dictionary<string, double> Shares = new()
    {
        ["half"] = 50, ["third"] = 100.0 / 3, ["thirds"] = 100.0 / 3, ["quarter"] = 25, ["quarters"] = 25, ["fifth"] = 20, ["tenth"] = 10,
    };

    public static Number? At(string text, IReadOnlyList<Word> words, int i)
    {
        var word = words[i].Plain;
        if (word is "$" or "€" or "£" && i + 1 < words.Count && words[i + 1].IsNumber)
        {
            var amount = Digits(words, i + 1);
            return amount with { Unit = Units.Dollars };
        }

        if (words[i].IsNumber) return Digits(words, i);
        if (Fraction(words, i) is { } share) return share;
        return Spelled(words, i);
    }

    private static Number Digits(IReadOnlyList<Word> words, int i)
    {
        if (!double.TryParse(words[i].Plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)) value = 0;
        var to = i + 1;
        if (to < words.Count && words[i].After == Gap.Space && Powers.TryGetValue(words[to].Plain, out var power)
            && (words[to].Plain.Length > 1 || words[to].Start == words[i].End)) (value, to) = (value * power, to + 1);
        return new(value, to, true, null);
    }

    // "half of", "a third of the fleet", "one in five".
    private static Number? Fraction(IReadOnlyList<Word> words, int i)
    {
        string At(int j) => j < words.Count ? words[j].Plain : "";
        var many = At(i) is "a" or "one" ? 1 : At(i) == "two" ? 2 : At(i) == "three" ? 3 : 0;
        if (At(i) == "half" && At(i + 1) is "of" or "the") return new(50, i + 1, false, Units.Percent);
        if (many > 0 && Shares.TryGetValue(At(i + 1), out var part) && At(i + 2) is "of") return new(many * part, i + 2, false, Units.Percent);
        if (many == 1 && At(i + 1) == "in" && (Small.TryGetValue(At(i + 2), out var whole) || double.TryParse(At(i + 2), CultureInfo.InvariantCulture, out whole)) && whole > 1)
        {
            return new(100 / whole, i + 3, false, Units.Percent);
        }

        return null;
    }

    private static Number? Spelled(IReadOnlyList<Word> words, int i)
    {
        string At(int j) => j < words.Count ? words[j].Plain : "";
        if (At(i) == "a" && At(i + 1) == "couple") return new(2, At(i + 2) == "of" ? i + 3 : i + 2, false, null);
        if (At(i) == "couple" && At(i + 1) == "of") return new(2, i + 2, false, null);
        if (At(i) == "a" && At(i + 1) == "few") return new(3, i + 2, false, null);
        if (At(i) == "half" && At(i + 1) is "a" or "an") return new(0.5, i + 2, false, null);
        if (At(i) is "a" or "an" && At(i + 1) is "day" or "week" or "month" or "hour" or "minute" && i > 0
            && At(i - 1) is "within" or "in" or "after" or "for" or "every") return new(1, i + 1, false, null);
        var (value, to, said) = (0.0, i, false);
        if (At(i) == "a" && At(i + 1) is "hundred" or "thousand" or "million" or "billion") (value, to, said) = (1, i + 1, true);
        for (; to < words.Count; to++)
        {
            if (Small.TryGetValue(At(to), out var n)) value += n;
            else if (Tens.TryGetValue(At(to), out n)) value += n;
            else if (said && At(to).Length > 2 && Powers.TryGetValue(At(to), out n)) value = Math.Max(value, 1) * n;
            else break;
            said = true;
            if (words[to].After > Gap.Space) { to++; break; }
        }

        if (!said) return null;
        if (At(to) == "point" && Small.TryGetValue(At(to + 1), out var tenth)) (value, to) = (value + tenth / 10, to + 2);
        return new(value, to, false, null);
    }

    private static Dictionary<string, double> Numbers(string names, double from, double step) =>
        names.Split(' ').Select((name, i) => (name, from + i * step)).ToDictionary(p => p.name, p => p.Item2);
}
