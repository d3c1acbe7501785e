namespace Dryrun.Interview.Understanding;

/// <summary>Reads how a clause is said from cue patterns.</summary>
internal static class ModalityReader
{
    public static readonly CueTable<Modality> Cues = new(Table());

    public static Modality Read(CueText text)
    {
        var modality = Modality.None;
        Cues.Find(text, (found, _, _) => modality |= found);
        return modality;
    }

    private static IEnumerable<(string, Modality)> Table()
    {
        foreach (var cue in new[]
        {
            "if we|i|the|it|they|that|this|there|a|an|any|crash*|field|our|no|not|#|install*|legal|someone|users|devices|telemetry|more|less|you|these|one|something|nothing|error*|message|only",
            "^ if", "unless", "depending on", "depends on", "in case", "provided that", "as long as", "otherwise", "should the|it|we $", "when the|it|we|crash*", "where possible",
            "only if|when|after|once", "given that", "assuming that? we", "once the|we|it|#", "^ when", "^ once", "were to", "subject to",
        })
        {
            yield return (cue, Modality.Conditional);
        }

        foreach (var cue in new[]
        {
            "always", "never", "guarantee*", "for all", "all of the|our|them", "every single", "zero downtime|loss|data|risk|failures|bricks|bricked|tolerance|errors", "no downtime",
            "0 downtime", "100 % of|uptime|availability|reliab*|coverage|success|guarantee*|safe|sure", "100 percent of|uptime|availability|reliab*|coverage|success|safe|sure", "nobody", "noone", "impossible", "perfect*",
            "no matter what", "without exception", "under any|no circumstance*", "everywhere", "everything", "every device|user|update|time|country|message|headset|phone|release|patch", "can not fail|break|happen|lose|go",
            "will not ever", "under no circumstance*", "completely", "absolutely", "all messaging|devices|countries|users|traffic|updates|cases|times|headsets|phones at?", "no exceptions", "at all costs", "must never", "no risk",
        })
        {
            yield return (cue, Modality.Absolute);
        }

        foreach (var cue in new[]
        {
            "probably", "maybe", "perhaps", "might", "i think|guess|believe|suppose|feel|imagine", "likely", "possibly", "kind of", "sort of", "could be", "not sure", "roughly", "somewhat", "presumably",
            "i would say", "seems", "tend*", "more or less", "should be okay|fine|enough", "for now", "potentially", "not certain", "hopefully", "i would guess", "could go either",
        })
        {
            yield return (cue, Modality.Hedged);
        }

        foreach (var cue in new[] { "not", "never", "no", "none", "without", "nobody", "nothing", "neither", "nor", "avoid*", "refuse*", "cannot", "rather than", "instead of" })
        {
            yield return (cue, Modality.Negated);
        }

        foreach (var cue in ActCues.Corrections) yield return (cue, Modality.Correction);
        foreach (var cue in new[] { "i", "my", "me", "mine", "myself" }) yield return (cue, Modality.FirstPerson);
        foreach (var cue in new[] { "we", "our", "us", "let us", "ours" }) yield return (cue, Modality.Collective);
    }
}
