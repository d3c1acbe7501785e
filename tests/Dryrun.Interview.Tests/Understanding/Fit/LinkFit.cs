using Dryrun.Contracts.Input;
using Dryrun.Interview.Tests.Toy;
using Dryrun.Interview.Understanding;
using Dryrun.Interview.Understanding.Evaluation;

namespace Dryrun.Interview.Tests.Understanding.Fit;

/// <summary>
/// How the linker's weights are got: the score's by a softmax over facts, the confidence's by logistic regression, both on the development set alone.
/// The threshold comes from the half of the frozen set with odd ids; its other half is for figures only.
/// </summary>
internal static class LinkFit
{
    private const int FoldCount = 5;

    /// <summary>Measures of every fact for one utterance, and the places of those that are right.</summary>
    internal sealed record ScoreRow(int Fold, double[][] Measures, int[] Right);

    /// <summary>Signs of one candidate, and whether it is right.</summary>
    internal sealed record SignRow(double[] Signs, bool Right);

    public static IReadOnlyDictionary<string, PromptLanguage> Languages { get; } =
        new[] { Rooms.Quest, Rooms.WhatsApp, Rooms.Limits, Rooms.Event }.ToDictionary(r => r.Content.Prompt.Id, r => r.Content.Language);

    /// <summary>What weights are fitted to: the development set, and the half of the careless questions that may be looked at.</summary>
    public static IReadOnlyList<LabelledUtterance> Development { get; } = [.. Set("Development"), .. Set("Careless").Where(u => u.Id % 2 == 1)];

    /// <summary>The half of the careless questions that figures are reported on.</summary>
    public static IReadOnlyList<LabelledUtterance> CarelessHeldOut { get; } = [.. Set("Careless").Where(u => u.Id % 2 == 0)];

    /// <summary>The half of the frozen set that the threshold is set on.</summary>
    public static IReadOnlyList<LabelledUtterance> Calibration { get; } = [.. Set("Labelled").Where(u => u.Id % 2 == 1)];

    /// <summary>The half of the frozen set that figures are reported on.</summary>
    public static IReadOnlyList<LabelledUtterance> HeldOut { get; } = [.. Set("Labelled").Where(u => u.Id % 2 == 0)];

    /// <summary>Score weights fitted to the whole development set.</summary>
    public static double[] Scores(LinkCalibration calibration) => FitScores(ScoreRows(calibration));

    /// <summary>Sign weights, fitted to candidates that were scored by weights of the other folds.</summary>
    public static double[] Signs(LinkCalibration calibration)
    {
        var rows = ScoreRows(calibration);
        return FitSigns([.. Enumerable.Range(0, FoldCount).SelectMany(fold => SignRows(
            calibration with { ScoreWeights = FitScores([.. rows.Where(r => r.Fold != fold)]) }, Development.Where(u => u.Id % FoldCount == fold)))]);
    }

    /// <summary>Of utterances with one fact, how many get it as the best of all, each scored by weights of the other folds.</summary>
    public static (int Right, int Of, double Loss) CrossValidated(LinkCalibration calibration)
    {
        var rows = ScoreRows(calibration);
        var (right, loss) = (0, 0.0);
        for (var fold = 0; fold < FoldCount; fold++)
        {
            var weights = FitScores([.. rows.Where(r => r.Fold != fold)]);
            right += rows.Count(r => r.Fold == fold && r.Right.Length == 1 && r.Right.Contains(Best(r.Measures, weights)));
            loss += rows.Where(r => r.Fold == fold).Sum(r => Loss(r, weights));
        }

        return (right, rows.Count(r => r.Right.Length == 1), loss / rows.Count);
    }

    private static double Loss(ScoreRow row, double[] weights)
    {
        var scores = row.Measures.Select(m => Dot(m, weights)).ToArray();
        var top = scores.Max();
        return Math.Log(scores.Sum(s => Math.Exp(s - top))) - Math.Log(row.Right.Sum(r => Math.Exp(scores[r] - top)));
    }

    public static int Best(double[][] measures, double[] weights)
    {
        var scores = measures.Select(m => Dot(m, weights)).ToArray();
        return Array.IndexOf(scores, scores.Max());
    }

    public static CueText Text(string text, PromptLanguage language)
    {
        var words = LanguageIndex.Of(language).Words(text);
        var marks = new byte[words.Count];
        foreach (var q in QuantityReader.Read(text, words)) Array.Fill(marks, CueText.QuantityMark, q.From, q.To - q.From);
        return new(words, marks, 0, words.Count);
    }

    private static List<ScoreRow> ScoreRows(LinkCalibration calibration)
    {
        var linkers = Linkers(calibration);
        var rows = new List<ScoreRow>();
        foreach (var u in Development.Where(u => u.Facts.Count == 1 || u.Kind is "outOfScope" or "none"))
        {
            var linker = linkers[u.Prompt];
            if (linker.Weigh(Text(u.Text, Languages[u.Prompt])) is not { } measures) continue;
            int[] right = u.Facts.Count == 1 ? [linker.Ids.ToList().IndexOf(u.Facts[0])] : [.. Enumerable.Range(linker.Ids.Count, measures.Length - linker.Ids.Count)];
            rows.Add(new(u.Id % FoldCount, measures, right));
        }

        return rows;
    }

    public static Dictionary<string, FactLinker> Linkers(LinkCalibration calibration) =>
        Languages.ToDictionary(l => l.Key, l => new FactLinker([.. l.Value.Facts.Select(FactTexts.Of)], Elsewhere.Topics, calibration));

    private static IEnumerable<SignRow> SignRows(LinkCalibration calibration, IEnumerable<LabelledUtterance> utterances)
    {
        var linkers = Linkers(calibration);
        foreach (var u in utterances)
        {
            var (language, linker) = (Languages[u.Prompt], linkers[u.Prompt]);
            var clauses = TurnReader.Understand(u.Text, language, new(InterviewerAsk.None, u.LastFacts)).Clauses;
            var asking = clauses.Where(c => c.Is(DialogueAct.Question) || c.Is(DialogueAct.Assumption)).Select(c => c.Text).ToList();
            if (asking.Count > 0 && clauses.Count > 1) asking.Add(u.Text);
            foreach (var said in asking)
            {
                if (linker.Judge(Text(said, language)) is not { } judged || judged.Candidate.Fact >= linker.Ids.Count) continue;
                yield return new(judged.Candidate.Signs, u.Facts.Contains(linker.Ids[judged.Candidate.Fact]));
            }
        }
    }

    private static double[] FitScores(IReadOnlyList<ScoreRow> rows)
    {
        var scale = Scale([.. rows.SelectMany(r => r.Measures)]);
        return Ascend(scale, rows.Count, 0.02, (weights, gradient) =>
        {
            foreach (var row in rows) Pull(row, weights, gradient);
        });
    }

    // Adds the gradient of the log of the share that the right facts have of all odds.
    private static void Pull(ScoreRow row, double[] weights, double[] gradient)
    {
        var odds = new double[row.Measures.Length];
        for (var f = 0; f < odds.Length; f++) odds[f] = Dot(row.Measures[f], weights);
        var (top, all, right) = (odds.Max(), 0.0, 0.0);
        for (var f = 0; f < odds.Length; f++) all += odds[f] = Math.Exp(odds[f] - top);
        foreach (var f in row.Right) right += odds[f];
        for (var f = 0; f < odds.Length; f++)
        {
            var pull = (Array.IndexOf(row.Right, f) >= 0 ? odds[f] / Math.Max(right, 1e-12) : 0) - odds[f] / all;
            for (var k = 0; k < gradient.Length; k++) gradient[k] += pull * row.Measures[f][k];
        }
    }

    private static double[] FitSigns(IReadOnlyList<SignRow> rows)
    {
        var vectors = rows.Select(r => (double[])[.. r.Signs, 1.0]).ToArray();
        return Ascend(Scale(vectors), rows.Count, 0.005, (weights, gradient) =>
        {
            for (var i = 0; i < vectors.Length; i++)
            {
                var pull = (rows[i].Right ? 1 : 0) - 1 / (1 + Math.Exp(-Dot(vectors[i], weights)));
                for (var k = 0; k < gradient.Length; k++) gradient[k] += pull * vectors[i][k];
            }
        });
    }

    // Gradient ascent of the mean log likelihood less a penalty on the weights, all in units of each measure's spread.
    private static double[] Ascend(double[] scale, int rowCount, double penalty, Action<double[], double[]> addGradient)
    {
        const int Steps = 500;
        const double Pace = 0.5;
        var (weights, speed) = (new double[scale.Length], new double[scale.Length]);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[scale.Length];
            addGradient(weights, gradient);
            for (var k = 0; k < scale.Length; k++)
            {
                speed[k] = 0.8 * speed[k] + 0.2 * (gradient[k] / rowCount * scale[k] - penalty * weights[k] / scale[k]);
                weights[k] += Pace * speed[k] * scale[k];
            }
        }

        return weights;
    }

    // One over the root mean square about the mean; 1 for a constant.
    private static double[] Scale(double[][] vectors)
    {
        var scale = new double[vectors[0].Length];
        for (var k = 0; k < scale.Length; k++)
        {
            var mean = vectors.Average(v => v[k]);
            var spread = Math.Sqrt(vectors.Average(v => (v[k] - mean) * (v[k] - mean)));
            scale[k] = spread > 1e-9 ? 1 / spread : 1;
        }

        return scale;
    }

    private static double Dot(double[] values, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += values[i] * weights[i];
        return sum;
    }

    private static IReadOnlyList<LabelledUtterance> Set(string folder) =>
        LabelledSet.Read(YamlText.ReadFile(Path.Combine(Rooms.Content.Path, "tests", "Dryrun.Interview.Tests", folder, "utterances.yaml")));
}
