using System.Globalization;
using Dryrun.Assessment.Conduct.Talk;

namespace Dryrun.Assessment.Reports;

/// <summary>What became of each question of a talk segment, in lines that every form of the report shows alike.</summary>
internal static class AnswerStory
{
    /// <summary>Heading of the section.</summary>
    public const string Heading = "Question by question";

    /// <summary>Missed points, signs of a strong or a weak answer that are shown.</summary>
    private const int MissedShown = 4, StrongShown = 3, WeakShown = 2;

    /// <summary>The line a question stands under: when it was asked and in which words.</summary>
    public static string Question(AnswerReport answer) => $"{Shown.Time(answer.AtMs)} {Shown.Cut(answer.Asked, 260)}";

    /// <summary>The lines below it: a label of at most seven letters and a sentence.</summary>
    public static IEnumerable<(string Label, string Text)> Lines(AnswerReport answer, string level)
    {
        if (answer.Words == 0)
        {
            yield return ("you", "no answer");
            yield break;
        }

        yield return ("you", answer.Best is { } best ? $"{Shown.Quote(best, 220)} {best.Because}" : "nothing that counts for this question was heard");
        if (answer.Against is { } against) yield return ("against", $"{Shown.Quote(against, 180)} {against.Because}");
        if (answer.Estimate is { } estimate)
        {
            foreach (var line in Figures(estimate)) yield return line;
        }

        if (answer.Held.Count > 0) yield return ("held", string.Join(" ", answer.Held.Select(h => h.Holds)));
        if (answer.Missed.Count > 0) yield return ("missed", string.Join(" ", answer.Missed.Take(MissedShown)) + (answer.Missed.Count > MissedShown ? $" And {answer.Missed.Count - MissedShown} more." : ""));
        if (answer.AskedFor.Count > 0) yield return ("asked", $"They had to ask: {string.Join(" ", answer.AskedFor)}");
        if (answer.Strong.Count > 0) yield return ("strong", string.Join(" ", answer.Strong.Take(StrongShown)));
        if (answer.Against is not null && answer.Weak.Count > 0) yield return ("weak", string.Join(" ", answer.Weak.Take(WeakShown)));
        if (answer.Anchors.TryGetValue(5, out var five)) yield return ("a 5", $"At {level}: {five}");
        yield return ("length", Length(answer));
    }

    /// <summary>Words and seconds of an answer, beside the limit where there is one.</summary>
    public static string Length(AnswerReport answer)
    {
        var seconds = answer.SpokenMs / 1000;
        var limit = answer.LimitWords is { } most ? answer.Words > most ? $", {answer.Words - most} words over the {most} of 90 seconds" : $", within the {most} of 90 seconds" : "";
        return $"{answer.Words} words, {seconds} seconds of speech{limit}";
    }

    private static IEnumerable<(string, string)> Figures(EstimateReport e)
    {
        var stated = e.Low is not { } low ? "no figure" : e.High is { } high && high > low ? $"{Number(low)} to {Number(high)} {e.Unit}" : $"{Number(low)} {e.Unit}, no range around it";
        var verdict = e.Factor is not { } factor ? "" : e.Covers ? " Your range holds it." : e.Low < e.High && e.Low <= e.Truth && e.Truth <= e.High
            ? " Your range holds it, and is more than tenfold wide." : $" You are off by a factor of {factor.ToString("0.#", CultureInfo.InvariantCulture)}.";
        yield return ("figure", $"{Shown.Capital(stated)}. Worked answer: {Number(e.Truth)} {e.Unit} ({e.Formula}; {string.Join(", ", e.Inputs)}).{verdict}");
        if (e.FactorsMissed.Count > 0) yield return ("factors", $"Named with a number: {(e.FactorsSaid.Count == 0 ? "none" : string.Join(", ", e.FactorsSaid))}. Not named: {string.Join(", ", e.FactorsMissed)}.");
        yield return ("for", e.Decides);
    }

    private static string Number(double value)
    {
        if (value == 0) return "0";
        var digits = Math.Max(0, 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        var step = Math.Abs(value) >= 100 ? Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1) : 0;
        var rounded = step > 0 ? Math.Round(value / step) * step : Math.Round(value, Math.Min(digits, 10));
        return rounded.ToString("#,0.##########", CultureInfo.InvariantCulture);
    }
}
