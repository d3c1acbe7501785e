using System.Text;

namespace Dryrun.Interview.Understanding.Evaluation;

/// <summary>Measures understanding against a labelled set.</summary>
public static class Evaluator
{
    /// <summary>Reads every utterance and counts. Utterances of prompts without a language are left out.</summary>
    public static EvaluationFigures Run(IEnumerable<LabelledUtterance> utterances, IReadOnlyDictionary<string, PromptLanguage> languages)
    {
        var readings = utterances.Where(u => languages.ContainsKey(u.Prompt)).Select(u => Read(u, languages[u.Prompt])).ToArray();
        var kinds = readings.GroupBy(r => r.Utterance.Kind).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new(
            [Linking("all", readings), .. kinds.Select(g => Linking(g.Key, [.. g]))],
            [Acts(null, readings), .. Enum.GetValues<DialogueAct>().Select(a => Acts(a, readings))],
            readings);
    }

    /// <summary>Both tables as plain text.</summary>
    public static string Show(EvaluationFigures evaluation)
    {
        var text = new StringBuilder();
        text.Append($"{"kind",-12} {"top-1",-30} {"exactly its facts",-30} {"abstained",-30} {"wrong disclosure",-30} wrong among links\n");
        foreach (var l in evaluation.Linking) text.Append($"{l.Kind,-12} {l.Top1,-30} {l.Exact,-30} {l.Abstained,-30} {l.Wrong,-30} {l.WrongLinks}\n");
        text.Append($"\n{"act",-22} {"precision",-30} {"recall",-30} F1\n");
        foreach (var a in evaluation.Acts.Where(a => a.True + a.False + a.Missed > 0))
        {
            text.Append($"{a.Act?.ToString() ?? "all (micro)",-22} {a.Precision,-30} {a.Recall,-30} {a.F1:0.000}\n");
        }

        return text.Append($"{"mean over acts",-22} {"",-30} {"",-30} {evaluation.MacroF1:0.000}\n").ToString();
    }

    private static Reading Read(LabelledUtterance utterance, PromptLanguage language)
    {
        var turn = TurnReader.Understand(utterance.Text, language, new(InterviewerAsk.None, utterance.LastFacts));
        var facts = turn.Clauses.SelectMany(c => c.Facts).OrderByDescending(f => f.Probability).Select(f => f.Fact).Distinct().ToArray();
        return new(utterance, facts, [.. turn.Clauses.SelectMany(c => c.Acts).Select(a => a.Act).Distinct()]);
    }

    private static LinkingFigures Linking(string kind, Reading[] readings)
    {
        var about = readings.Where(r => r.Utterance.Facts.Count > 0).ToArray();
        return new(
            kind,
            new(about.Count(r => r.Facts.Count > 0 && r.Utterance.Facts.Contains(r.Facts[0])), about.Length),
            new(about.Count(r => r.Facts.Count == r.Utterance.Facts.Count && r.Facts.All(r.Utterance.Facts.Contains)), about.Length),
            new(about.Count(r => r.Facts.Count == 0), about.Length),
            new(readings.Count(r => r.Facts.Any(f => !r.Utterance.Facts.Contains(f))), readings.Length),
            new(readings.Sum(r => r.Facts.Count(f => !r.Utterance.Facts.Contains(f))), readings.Sum(r => r.Facts.Count)));
    }

    private static ActFigures Acts(DialogueAct? act, Reading[] readings)
    {
        bool Counts(DialogueAct a) => act is null || a == act;
        return new(
            act,
            readings.Sum(r => r.Acts.Count(a => Counts(a) && r.Utterance.Acts.Contains(a))),
            readings.Sum(r => r.Acts.Count(a => Counts(a) && !r.Utterance.Acts.Contains(a))),
            readings.Sum(r => r.Utterance.Acts.Count(a => Counts(a) && !r.Acts.Contains(a))));
    }
}
