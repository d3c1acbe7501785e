using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Judgement of models: data, baselines, why this one, what it moved in the product, what broke, what is shipped under which limits.</summary>
internal static partial class MlJudgement
{
    public static CueExtractor Extractor { get; } = new(
        "mlJudgement",
        [
            new("data", "How the data was built: what counts as positive, what was thrown out, how it was split.", "Projects are asked about so deeply that dataset construction comes first.",
                (_, h) => Data().IsMatch(h.Text) && (h.Sentence.HasNumber || h.Has("why")) && h.Words >= 4)
            {
                Advice = "Say how the data was built: positives, what you threw out, the split and why.", Say = "Impressions on screen for a second, joined with watches within thirty minutes; split by time, because a random split leaked popularity.",
            },
            new("baseline", "A baseline, and how far it got.", "Without a baseline a gain is a number without a unit.", (_, h) => Baseline().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Name the simplest thing that worked, and how far it got.", Say = "The logistic regression was already 80 percent of the way.",
            },
            new("whyThis", "Why this model or feature and not another, with what was tried.", "Why this and not that, under a budget.", (talk, h) => Model().IsMatch(h.Text) && (Why().IsMatch(h.Text) || h.Has("why")) && h.Words >= 5)
            {
                Advice = "Say what else you tried and what decided against it.", Say = "The transformer gave plus 0.4 points for 22 of 30 milliseconds; the mean of the last fifty gave half of it for one.",
            },
            new("offline", "An offline metric, chosen for what the score is used for.", "Offline metrics are explained, not named.", (_, h) => Offline().IsMatch(h.Text) && (h.Sentence.HasNumber || h.Has("why")) && h.Words >= 4),
            new("product", "A technical change tied to a number of the product.", "\"Tie every technical improvement to a product metric\": watch time, completion, retention, diversity, conversion.",
                (_, h) => Product().IsMatch(h.Text) && h.Sentence.HasNumber && Moves().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Tie each technical gain to a number of the product, with before and after.", Say = "Recall rose by six points; what it was for is that completion rate went from 31 to 34 percent.",
            },
            new("broke", "What broke or failed after launch, and by what.", "\"What broke after launch\" tells who was still there.", (talk, h) => Broke().IsMatch(h.Text) && (Model().IsMatch(h.Text) || Data().IsMatch(h.Text) || About(talk, h)) && h.Words >= 3)
            {
                Advice = "Tell what broke after launch, who noticed, and what you changed.", Say = "The freshness feature broke in a time zone migration, and creators noticed before we did.",
            },
            new("kept", "What keeps it working: checks, drift, retraining, rollback.", "Deployed models rot.", (_, h) => Kept().IsMatch(h.Text) && (h.Sentence.HasNumber || h.Has("why") || h.Has("metric")) && h.Words >= 4)
            {
                Advice = "Say how you would notice drift, and what happens then.", Say = "Predicted against observed completion, per country and hour; alert at ten percent apart.",
            },
            new("serving", "Limits of serving: latency, memory, cost, with numbers.", "\"Explain what you would ship under scale, reliability, and latency constraints.\"", (_, h) => Serving().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 4)
            {
                Advice = "Give the latency budget, and what each part takes of it.", Say = "20 for retrieval, 60 for features, 70 for ranking, 20 for re-ranking.",
            },
            new("ships", "What is shipped first, and what is not yet.", "Pragmatic judgement: plain first.", (_, h) => Ships().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Say what you would ship first, and what you would leave out for now.", Say = "First quarter: two-tower retrieval, one light model, one multi-task model. No long sequences yet.",
            },
            new("stopped", "Something tried and given up, with the number.", "Removing is judgement.", (_, h) => Stopped().IsMatch(h.Text) && h.Words >= 4),
            new("guardrail", "A number the gain must not cost, a holdout, exploration.", "Short-term watch time can be bought with worse content.", (_, h) => Guardrail().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Name the guardrail: what the gain must not cost.", Say = "Reports per thousand views, latency at p99, and a one percent holdout for half a year.",
            },
            new("honest", "A gain claimed no larger than it was.", "Causality is claimed with care.", (_, h) => Honest().IsMatch(h.Text) && h.Words >= 4),
        ],
        [Reading.NoneOf("noJudgement", "No data, no baseline, no reason, no product number.", "Textbook definitions are followed by the production case.", "data", "baseline", "whyThis", "product", "broke", "ships", "serving", "kept")]);

    public static DimensionRule Rule { get; } = new(
        "mlJudgement", "ML judgement",
        [
            new("data", 8, 2), new("baseline", 8), new("whyThis", 9, 2), new("offline", 5), new("product", 12, 2), new("broke", 10, 2), new("kept", 8, 2), new("serving", 8, 2), new("ships", 10, 2),
            new("stopped", 7), new("guardrail", 7, 2), new("honest", 5),
        ],
        [new(3, "product", "whyThis", "broke", "serving", "ships", "kept")],
        [new("noJudgement", 2)]);

    private static bool About(TalkSession talk, Heard h) => talk.TurnOf(h).Any(o => Model().IsMatch(o.Text));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(training data|dataset|labels?|labelled|positives?|negatives?|impressions|sampl(e|es|ed|ing)|split|holdout|joined|train(ed)? on|test on|window|leak(s|ed|age)?|noise|logged at serving|autoplay|random exploration|hard ones)\b", Plain)]
    private static partial Regex Data();

    [GeneratedRegex(@"\b(baselines?|logistic regression|popularity per|heuristic|simple(st)? (model|rule|thing)|before (it|us) (was|ran)|rule-based)\b", Plain)]
    private static partial Regex Baseline();

    [GeneratedRegex(
        @"\b(models?|features?|rank(er|ing)|retriev(al|er)|embeddings?|two-tower|transformer|gradient boosting|regression|tree|network|classifier|candidates?|index|calibration|sequence|cross network|multi-task|score|loss|negatives|history|tower|layer|vector)\b", Plain)]
    private static partial Regex Model();

    [GeneratedRegex(@"\b(why (that|this|not)|and not|instead of|rather than|I tried|we tried|in place of|what I (changed|did) first|the reason was|what it was for|gave half|did nothing|already \d+ percent)\b", Plain)]
    private static partial Regex Why();

    [GeneratedRegex(@"\b(AUC|log ?loss|NDCG|MAP|MRR|recall( at)?|precision|calibration( error)?|RMSE|F1|PSI|PR curve|ROC)\b", Plain)]
    private static partial Regex Offline();

    [GeneratedRegex(@"\b(watch time|completion( rate)?|retention|(seven|7|thirty|30|14|28)[- ]day return|return (was|went|flat|after)|diversity|CTR|click-?through|conversions?|minutes watched|minutes|sessions?|revenue|refunds?|reports? per|distinct authors|creators?|likes|churn|catalogue)\b", Plain)]
    private static partial Regex Product();

    [GeneratedRegex(@"\b(went|rose|up|down|plus|minus|dropped|drop|fell|grew|gain(ed|s)?|lost|loses?|cost(s)? us|shrunk|by \d|from \d|worth|moved?|expect)\b", Plain)]
    private static partial Regex Moves();

    [GeneratedRegex(@"\b(what (broke|failed)|broke|failed|failure|went wrong|looked (eight|\w+) hours old|noticed before we did|drifted|bug|regress(ed|ion)|never learned|shrunk)\b", Plain)]
    private static partial Regex Broke();

    [GeneratedRegex(@"\b(drift|alert|checks? on|monitor\w*|retrain\w*|incremental(ly)?|rollback|shadow model|predicted .{0,40}(against|versus) the? ?observed|isn['\u2019]t promoted|not promoted|validation on|streaming updates|refresh|logged at serving)\b", Plain)]
    private static partial Regex Kept();

    [GeneratedRegex(@"\b(milliseconds|ms|p99|p95|latency|budget|GPUs?|requests a second|QPS|memory times|candidates|throughput)\b", Plain)]
    private static partial Regex Serving();

    [GeneratedRegex(@"\b(what I (would|wouldn['\u2019]t|would not) ship|I(['\u2019]d| would) ship|shipped? first|first (quarter|version|release)|start (simple|plain|with)|is plain|wouldn['\u2019]t ship yet|at launch|fits in the budget|every part has a fallback|simple system)\b", Plain)]
    private static partial Regex Ships();

    [GeneratedRegex(@"\b(I removed it|did nothing|so no\b|one thing I stopped|we went back to|gave (it )?up|not worth|threw out|rolled back|turned (it )?off|killed)\b", Plain)]
    private static partial Regex Stopped();

    [GeneratedRegex(@"\b(guardrails?|holdout|exploration|cap of|two per author|diversity|reports (per|on)|without (hurting|losing)|long[- ]term|fairness|under-18s)\b", Plain)]
    private static partial Regex Guardrail();

    [GeneratedRegex(@"\b(I(['\u2019]d| would) rather not claim|about half|part of it was|also (a|another) test|confound\w*|novelty|I(['\u2019]m| am) less proud|people forget|not all of (it|the))\b", Plain)]
    private static partial Regex Honest();
}
