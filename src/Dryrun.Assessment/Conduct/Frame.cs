using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>The order that the guides judge: scope before design.</summary>
internal static class Frame
{
    /// <summary>Planned length of the first phase.</summary>
    public static long FrameMs(SessionRecord record) => record.Room.Content.Prompt.Phases is [var first, ..] ? first.Minutes * 60_000L : 600_000;

    /// <summary>The first sentence that designs: a decision, a rollout step, or engineering detail stated as such.</summary>
    public static Sentence? FirstDesign(SessionRecord record) =>
        record.Sentences.FirstOrDefault(s => !s.IsQuestion && (Cues.DetailCount(s) >= 2
            || (s.Does("decision", "rolloutStep") && s.Content.Count >= 5 && !s.Does("assumption", "target", "risk", "meta", "smallTalk"))));

    /// <summary>The first sentence that scopes: a question that is linked to a fact or names a choice, an assumption, a target, a risk or a reframing.</summary>
    public static Sentence? FirstScoping(SessionRecord record) =>
        record.Sentences.FirstOrDefault(s => (s.IsQuestion && s.Content.Count >= 2) || ((s.Does("assumption", "target", "risk") || Cues.NamesHarm(s)) && Cues.DetailCount(s) == 0));

    /// <summary>The design sentence that came before any scoping, or null. An interruption for it counts as well.</summary>
    public static Sentence? DesignBeforeScoping(SessionRecord record)
    {
        if (FirstDesign(record) is not { } design) return null;
        var cutIn = record.All<Interrupted>().Select(i => i.Data).FirstOrDefault(i => i.Kind == "designBeforeScoping");
        var scope = FirstScoping(record);
        return cutIn is not null || scope is null || scope.Seq > design.Seq ? design : null;
    }
}
