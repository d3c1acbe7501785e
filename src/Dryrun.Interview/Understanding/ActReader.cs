namespace Dryrun.Interview.Understanding;

/// <summary>
/// Reads acts from cues: a clause does an act with probability 1 - product(1 - weight) over its cues, each cue counted once, lowered by contrary cues.
/// </summary>
internal static class ActReader
{
    /// <summary>From here on a reading is reported.</summary>
    public const double Threshold = 0.5;

    private const double OpeningInside = 0.3;

    private static readonly CueTable<Cue> Cues = new(ActCues.All());

    private static readonly int ActCount = Enum.GetValues<DialogueAct>().Length;

    // What a question about the work does not do by mentioning it: "who owns the rollback?" names no owner and rolls nothing back.
    private static readonly DialogueAct[] QuietInQuestions =
    [
        DialogueAct.Decision, DialogueAct.Target, DialogueAct.Risk, DialogueAct.Mitigation, DialogueAct.Owner, DialogueAct.TradeOff, DialogueAct.RejectedAlternative, DialogueAct.RolloutStep,
        DialogueAct.Rollback, DialogueAct.Monitoring, DialogueAct.Estimate, DialogueAct.Cost, DialogueAct.Escalation, DialogueAct.SecondMove, DialogueAct.Stakeholder, DialogueAct.Deferral,
        DialogueAct.Prioritisation, DialogueAct.MeetingOnly, DialogueAct.Summary, DialogueAct.Framework,
    ];

    private static readonly DialogueAct[] QuietInTalk = [DialogueAct.Decision, DialogueAct.RolloutStep, DialogueAct.Risk, DialogueAct.Monitoring, DialogueAct.Cost, DialogueAct.Stakeholder, DialogueAct.Estimate];

    private static readonly DialogueAct[] MoreSpecific =
    [
        .. QuietInQuestions.Where(a => a is not (DialogueAct.Decision or DialogueAct.Cost or DialogueAct.Risk or DialogueAct.Summary or DialogueAct.RejectedAlternative or DialogueAct.TradeOff)),
        DialogueAct.Question, DialogueAct.Assumption, DialogueAct.Confirmation, DialogueAct.Denial, DialogueAct.Meta, DialogueAct.SmallTalk, DialogueAct.ClarificationRequest,
    ];

    /// <summary>Every word that a cue names.</summary>
    public static IEnumerable<string> Vocabulary => Cues.Vocabulary;

    public static double[] Score(CueText text, Position position)
    {
        var doubt = new double[ActCount];
        var contrary = new double[ActCount];
        Array.Fill(doubt, 1);
        Array.Fill(contrary, 1);
        Cues.Find(text, (cue, _, _) =>
        {
            if (cue.Weight > 0) doubt[(int)cue.Act] *= 1 - (cue.Opening && position == Position.Inside ? OpeningInside : 1) * cue.Weight;
            else contrary[(int)cue.Act] *= 1 + cue.Weight;
        });
        var score = new double[ActCount];
        for (var a = 0; a < ActCount; a++) score[a] = (1 - doubt[a]) * contrary[a];
        if (position == Position.Asked) score[(int)DialogueAct.Question] = Math.Max(score[(int)DialogueAct.Question], 0.95);
        return score;
    }

    public static IReadOnlyList<ActReading> Read(CueText text, Position position, TurnContext context)
    {
        var score = Score(text, position);
        Reconcile(score, text, context);
        var acts = new List<ActReading>();
        for (var a = 0; a < ActCount; a++)
        {
            if (score[a] >= Threshold) acts.Add(new((DialogueAct)a, Math.Round(Math.Min(score[a], 0.99), 3)));
        }

        return [.. acts.OrderByDescending(a => a.Confidence).ThenBy(a => a.Act)];
    }

    // Acts that exclude or imply one another.
    private static void Reconcile(double[] score, CueText text, TurnContext context)
    {
        ref var question = ref score[(int)DialogueAct.Question];
        var talk = Math.Max(score[(int)DialogueAct.ClarificationRequest], Math.Max(score[(int)DialogueAct.Meta], score[(int)DialogueAct.SmallTalk]));
        if (score[(int)DialogueAct.ClarificationRequest] >= 0.85 || score[(int)DialogueAct.SmallTalk] >= 0.85) question *= text.To - text.From > 12 ? 1 : 0.4;
        if (question >= Threshold) Lower(score, QuietInQuestions, 0.3);
        else if (score[(int)DialogueAct.Assumption] >= 0.7) Lower(score, QuietInQuestions, 0.4);
        else if (talk >= 0.85 && talk > 0.85) Lower(score, QuietInTalk, 0.5);
        // The more specific act wins: a stage of the rollout is not also a decision.
        if (MoreSpecific.Any(act => score[(int)act] >= Threshold)) score[(int)DialogueAct.Decision] = 0;
        if (context.LastAsk == InterviewerAsk.WhatWouldYouAssume && question < Threshold) Raise(score, DialogueAct.Assumption, 0.8);
        if (question < Threshold) Expected(score, text, context.LastAsk);
        if (text.To - text.From > 12) score[(int)DialogueAct.SmallTalk] *= 0.5;
    }

    // A bare noun phrase answers what was asked: "Who owns that?" "The CDN team."
    private static void Expected(double[] score, CueText text, InterviewerAsk ask)
    {
        var act = ask switch
        {
            InterviewerAsk.Owner => DialogueAct.Owner,
            InterviewerAsk.Risk => DialogueAct.Risk,
            InterviewerAsk.Mitigation => DialogueAct.Mitigation,
            InterviewerAsk.Rollout => DialogueAct.RolloutStep,
            InterviewerAsk.Rollback => DialogueAct.Rollback,
            InterviewerAsk.Monitoring => DialogueAct.Monitoring,
            InterviewerAsk.Cost => DialogueAct.Cost,
            InterviewerAsk.Success => DialogueAct.Target,
            InterviewerAsk.SecondMove => DialogueAct.SecondMove,
            InterviewerAsk.Alternative => DialogueAct.RejectedAlternative,
            InterviewerAsk.Number => DialogueAct.Estimate,
            _ => (DialogueAct?)null,
        };
        if (ask == InterviewerAsk.Confirm && text.Words[text.From].Plain == "okay") Raise(score, DialogueAct.Confirmation, 0.9);
        // "Then everyone, a day each" goes on with what was said before it.
        if (act is { } expected && text.Words[text.From].Plain != "then" && score.All(s => s < Threshold)) Raise(score, expected, 0.6);
    }

    private static void Lower(double[] score, DialogueAct[] acts, double factor)
    {
        foreach (var act in acts) score[(int)act] *= factor;
    }

    private static void Raise(double[] score, DialogueAct act, double to) => score[(int)act] = Math.Max(score[(int)act], to);
}

/// <summary>Where a clause stands.</summary>
internal enum Position
{
    /// <summary>At the beginning of a sentence, or where nothing tells.</summary>
    Open,

    /// <summary>Before a question mark.</summary>
    Asked,

    /// <summary>Inside a sentence that ends with a full stop.</summary>
    Inside,
}
