using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>A point of a question that was held.</summary>
/// <param name="Point">Its id.</param>
/// <param name="Holds">The thing in a sentence.</param>
/// <param name="Evidence">The words that held it.</param>
public sealed record HeldPoint(string Point, string Holds, Evidence Evidence);

/// <summary>An estimate beside the worked answer.</summary>
/// <param name="Low">Lower end in <paramref name="Unit"/>, or null where no figure was given.</param>
/// <param name="High">Upper end; equal to <paramref name="Low"/> where a single figure was given.</param>
/// <param name="Truth">The worked answer.</param>
/// <param name="Unit">Unit of all three.</param>
/// <param name="Covers">True where the interval holds the worked answer and is at most tenfold wide.</param>
/// <param name="Factor">How far the middle is off, as a factor of 1 or more; null where there is no figure.</param>
/// <param name="Formula">How the answer is worked out.</param>
/// <param name="Inputs">The drawn inputs, each as "name value unit".</param>
/// <param name="FactorsSaid">Names of the inputs that were named with a number.</param>
/// <param name="FactorsMissed">Names of the others.</param>
/// <param name="Decides">What the figure is for.</param>
public sealed record EstimateReport(
    double? Low, double? High, double Truth, string Unit, bool Covers, double? Factor, string Formula, IReadOnlyList<string> Inputs, IReadOnlyList<string> FactorsSaid,
    IReadOnlyList<string> FactorsMissed, string Decides);

/// <summary>One question of a talk segment with what came of it.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Asked">The interviewer's words.</param>
/// <param name="AtMs">When it was asked.</param>
/// <param name="Words">Words of the answer.</param>
/// <param name="SpokenMs">What these words take to say.</param>
/// <param name="LimitWords">Words that there were, or null where there is no limit.</param>
/// <param name="Best">What spoke most for the candidate in the answer, or null.</param>
/// <param name="Against">What spoke most against them, or null.</param>
/// <param name="Held">Points that were held.</param>
/// <param name="Missed">Points that were not, the most important first.</param>
/// <param name="AskedFor">What the interviewer had to ask for, in its own thoughts.</param>
/// <param name="Strong">What a strong answer shows.</param>
/// <param name="Weak">What a weak one shows.</param>
/// <param name="Anchors">What marks 1, 3 and 5 are like at the level sat at.</param>
/// <param name="Estimate">Of an estimate, the figures; else null.</param>
public sealed record AnswerReport(
    string Question, string Asked, long AtMs, int Words, long SpokenMs, int? LimitWords, Finding? Best, Finding? Against, IReadOnlyList<HeldPoint> Held, IReadOnlyList<string> Missed,
    IReadOnlyList<string> AskedFor, IReadOnlyList<string> Strong, IReadOnlyList<string> Weak, IReadOnlyDictionary<int, string> Anchors, EstimateReport? Estimate);

/// <summary>Sets what was said beside what each question looks for.</summary>
internal static class AnswerReports
{
    /// <summary>One report a question that was asked, in order.</summary>
    public static IReadOnlyList<AnswerReport> Of(SessionRecord record, IReadOnlyList<DimensionMark> marks)
    {
        var talk = record.Talk;
        var estimates = Estimation.Of(talk).ToDictionary(e => e.Asked.Seq, e => e.Estimate);
        return [.. talk.Asked.Select(a => Of(record, a, marks, estimates.GetValueOrDefault(a.Seq)))];
    }

    private static AnswerReport Of(SessionRecord record, AskedQuestion asked, IReadOnlyList<DimensionMark> marks, Estimated? estimate)
    {
        var question = asked.Question;
        var turns = asked.Turns.Select(t => t.Seq).ToHashSet();
        var said = marks.SelectMany(m => m.Findings.Select(f => (Weight: m.Weight * f.Strength, Finding: f)))
            .Where(f => f.Finding.Evidence.Kind == EvidenceKind.Said && turns.Contains(f.Finding.Evidence.Seq)).ToList();
        var held = Points.Heard(record, asked);
        var pitched = question.Situation.Length > 0 ? Executive.Pitched(record.Talk, asked).Sum(h => SpokenTime.Words(h.Text)) : asked.Words;
        var thoughts = record.All<Probed>().Where(p => asked.Probes.Contains(p.Data.Probe) && p.Data.Because.Length > 0).Select(p => p.Data.Because).Distinct();
        return new AnswerReport(
            question.Id, asked.Said, asked.AtMs, pitched, pitched * 60_000L / SpokenTime.WordsPerMinute, question.Situation.Length > 0 ? Executive.WordsMax : null,
            said.Where(f => f.Weight > 0).OrderByDescending(f => f.Weight).ThenBy(f => f.Finding.Evidence.Seq).Select(f => f.Finding).FirstOrDefault(),
            said.Where(f => f.Weight < 0).OrderBy(f => f.Weight).ThenBy(f => f.Finding.Evidence.Seq).Select(f => f.Finding).FirstOrDefault(),
            [.. question.Points.Where(p => held.ContainsKey(p.Id)).Select(p => new HeldPoint(p.Id, p.Holds, held[p.Id]))],
            [.. question.Points.Where(p => !held.ContainsKey(p.Id)).Select(p => p.Holds)],
            [.. thoughts], question.Strong, question.Weak, question.Anchors.GetValueOrDefault(record.Level) ?? new Dictionary<int, string>(),
                estimate is null ? null : Of(record, asked, estimate));
    }

    private static EstimateReport Of(SessionRecord record, AskedQuestion asked, Estimated estimate)
    {
        var problem = asked.Question.Estimate!;
        var drawn = record.State.Start.World["inputs"]?[asked.Question.Id];
        return new EstimateReport(
            estimate.Low, estimate.High, estimate.Truth, problem.AnswerUnit, estimate.Covers, estimate.Factor, problem.Answer.Text,
            [.. problem.Inputs.Select(i => $"{i.Name} {Contracts.Descriptions.PlainValues.Show(drawn?[i.Id])} {i.Unit}".Trim())],
            [.. problem.Inputs.Where(i => estimate.FactorsSaid.Contains(i.Id)).Select(i => i.Name)],
                [.. problem.Inputs.Where(i => !estimate.FactorsSaid.Contains(i.Id)).Select(i => i.Name)], problem.Decides);
    }
}
