using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Stages, what is watched, when it stops, and the way back.</summary>
internal sealed partial class RolloutExtractor : IExtractor
{
    public string Dimension => "rollout";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("stages", "Two or more steps with shares.", "\"Any system touching user devices will be evaluated on canary strategy.\""),
        new("wait", "How long a step is watched, as a duration.", "\"Monitor crash rates for 4 hours, then expand.\""),
        new("watched", "What is watched: a named measure of harm.", "\"Monitoring hooks\": without them, \"technically sound, operationally naive\"."),
        new("threshold", "A number at which it stops.", "Fifteen minutes on rollback triggers and alerting thresholds were praised."),
        new("trigger", "What happens when it is passed: halt, roll back, who or what does it.", "\"Can devices be bricked?\" drives the rollback requirements."),
        new("signOff", "A signature before the last step.", "\"Engineering leads will sign off before global rollout.\""),
        new("firstStep", "Who is in the first step, and what it is to show.", "A first percent that misses the rare hardware shows nothing."),
        new("aftermath", "Those already hit, silent ones, or a way back for them.", "Rollback mechanics: what happens to the ones that have it."),
        new("pace", "Pace that depends on the threat or on the data.", "Conditional logic is the signal; a plan is a proposal."),
        new("bigBang", "Everybody at once.", "A \"big bang\" firmware update is a non-starter."),
        new("noStages", "No share of devices for a first step, and no threshold.", "\"Never mentioned canary percentages or monitoring thresholds.\""),
        new("noWayBack", "Nothing that stops it or takes it back.", "No rollback trigger: the harm has no end."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = Spoken(record).Concat(Designed(record)).ToList();
        if (BigBang(record) is { } all) found.Add(new("bigBang", all));
        if (!found.Any(s => s.Signal is "stages")) found.Add(new("noStages", record.Absent()));
        if (!found.Any(s => s.Signal is "trigger" or "threshold")) found.Add(new("noWayBack", record.Absent()));
        return found;
    }

    private static IEnumerable<Sighting> Spoken(SessionRecord record)
    {
        var staged = record.Sentences.Where(IsStep).Select(s => s.Seq).ToHashSet();
        foreach (var s in Cues.Statements(record))
        {
            var step = IsStep(s);
            var near = staged.Contains(s.Seq) || staged.Any(q => record.Sentences.Any(o => o.Seq == q && Math.Abs(o.AtMs - s.AtMs) <= 240_000));
            if (step) yield return new("stages", SessionRecord.Said(s));
            if (staged.Contains(s.Seq) && Cues.HasDuration(s.Text)) yield return new("wait", SessionRecord.Said(s));
            if (Watches().IsMatch(s.Text) && Measure().IsMatch(s.Text)) yield return new("watched", SessionRecord.Said(s));
            if (Measure().IsMatch(s.Text) && Line().IsMatch(s.Text) && !s.Does("target")) yield return new("threshold", SessionRecord.Said(s));
            if (Stops().IsMatch(s.Text) && (Line().IsMatch(s.Text) || Measure().IsMatch(s.Text) || Mechanism().IsMatch(s.Text))
                && s.Content.Count >= 4) yield return new("trigger", SessionRecord.Said(s));
            if (near && SignsStep().IsMatch(s.Text)) yield return new("signOff", SessionRecord.Said(s));
            if (FirstStep().IsMatch(s.Text) && s.Content.Count >= 4) yield return new("firstStep", SessionRecord.Said(s));
            if (Aftermath().IsMatch(s.Text) && s.Content.Count >= 4) yield return new("aftermath", SessionRecord.Said(s));
            if (Pace().IsMatch(s.Text) && Cues.HasConsequent(s)) yield return new("pace", SessionRecord.Said(s));
        }
    }

    private static bool IsStep(Sentence s) => !s.IsQuestion && Cues.IsProse(s) && Cues.Percents(s).Count >= 2 && StepWord().IsMatch(s.Text) && !Goal().IsMatch(s.Text);

    private static IEnumerable<Sighting> Designed(SessionRecord record)
    {
        foreach (var part in record.Final.Under("rollout.").Concat(record.Final.Under("delegated.rollout.")))
        {
            var off = part.Value is JsonValue value && (DesignParts.Show(value) is "false" or "none");
            var signal = part.Path[(part.Path.LastIndexOf('.') + 1)..] switch
            {
                "rings" or "ringsPercent" or "stages" when part.Value is JsonArray { Count: >= 2 } => "stages",
                "soakHours" or "bakeHours" => "wait",
                "gateMetrics" or "gates" when part.Value is JsonArray { Count: > 0 } => "watched",
                "haltRule" or "minExposed" when !off => "threshold",
                // Above this number of real users limited the last step is taken back by itself.
                "autoHalt" or "onBreach" or "haltAgreedBeforehand" or "wrongLimitPerMillion" when !off => "trigger",
                "approval" when !off => "signOff",
                "ringSelection" => "firstStep",
                _ => null,
            };
            if (signal is not null) yield return new(signal, part.Evidence);
        }
    }

    private static Evidence? BigBang(SessionRecord record)
    {
        var said = record.Sentences.FirstOrDefault(s => !s.IsQuestion && AtOnce().IsMatch(s.Text) && !s.Marks.Contains("negated") && !s.IsConditional
            && !s.Does("rejectedAlternative", "risk"));
        if (said is not null && !record.Sentences.Any(s => s.Seq > said.Seq && IsStep(s))) return SessionRecord.Said(said);
        var rings = record.Final.Under("rollout.").FirstOrDefault(p => p.Path is "rollout.rings" or "rollout.ringsPercent" or "rollout.stages"
            && p.Value is JsonArray { Count: 1 } only && only[0]?.ToString() == "100");
        return rings?.Evidence;
    }

    [GeneratedRegex(
        @"\b(rollout|roll|rings?|steps?|stages?|first|start|then|dogfood|employees|canary|expand)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StepWord();

    [GeneratedRegex(
        @"\b(success|goal|metric|i'd measure|we're done|i'd call it|target)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Goal();

    [GeneratedRegex(
        @"\b(watch(ing)?|monitor(s|ing)?|look at|we look|compared?|gates?|alert(s|ing)?|halt|stops?|stop when|we'd see|measured?|"
        + @"counts?|see it|trigger|failed boots|anomalies means)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Watches();

    [GeneratedRegex(
        @"\b(crash(es)?|crash rates?|boot failures?|failed boots?|install (failures?|success)|failures?|sends? fail|send success|"
        + @"failed installs?|error rates?|contacts|check-?ins?|silent|silence|battery|gap metric|battery drain|"
        + @"real users|wrongly limited|wrong rejections|failed starts|starts fail)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Measure();

    [GeneratedRegex(
        @"\b(above|over|at|pass(es)?|beyond|exceeds?|more than|under|within|below|double|twice|reach(es)?)\b.{0,40}(\d|double|"
        + @"twice|baseline|percent|half|the line|two hundred)|\bat (double|twice)\b|\btimes the baseline\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(
        @"\b(halts?|halted|halting|stops?|roll(s|ed)? ?back|rollback|pull (it|the)|pause[sd]?|previous version back|goes back|"
        + @"revert|(takes?|taken) (a|that|the|this|each|last) step back|hold(s)? that)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Stops();

    [GeneratedRegex(
        @"\b(automatic(ally)?|by itself|by rule|on-call|release service|alone|pages?|trigger|server|switch(ed)?|kill switch)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mechanism();

    [GeneratedRegex(@"\bsign(s|ed)?([- ]off)?\b|\bapprov\w+\b|\bresume needs\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SignsStep();

    [GeneratedRegex(
        @"\b(stratified|spread over|across all models|over all (hardware|models|families)|all hardware families|employees|dogfood|"
        + @"by (hardware|phone) (family|model|stratum)|each (family|model)|rare (hardware|chipsets?)|region a)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstStep();

    [GeneratedRegex(
        @"\b(have it already|already (have|got|hit)|previous version|spare slot|go(es)? silent|silent|without a check-?in|no news|"
        + @"missing (data|reports)|way back|take it off again|with at least|thousand installs|don't report|can't tell us|"
        + @"counts? as bad|goes back)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Aftermath();

    [GeneratedRegex(
        @"\b(exploit\w*|routine|attacked|telemetry|faster|slower|shorten|halve|hours?|waits?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pace();

    [GeneratedRegex(
        @"\b(big bang|everyone at once|everybody at once|all at once|to all (the )?(devices|headsets|users|phones) (at once|on)|"
        + @"all (the )?(devices|headsets|users|phones) at once|one release to the whole|100 ?(%|percent) (at once|on day (1|one)|"
        + @"immediately|right away))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AtOnce();
}
