using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>How the unknown is framed: facts bought, assumptions settled, success defined, nothing invented.</summary>
internal sealed partial class ScopingExtractor : IExtractor
{
    public string Dimension => "scoping";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("askedFact", "A question that bought a fact which moves a decision.", "Facts are held back to see who asks for what decides the plan."),
        new("askedFrame", "A question about the frame: users, scale, what exists.", "The first minutes establish scope."),
        new("assumptionSettled", "An assumption stated and put to the interviewer for a yes or no.", "\"Explicit assumption articulation\", said aloud with \"is that reasonable?\"."),
        new("assumptionStated", "An assumption with a value, not settled.", "An open assumption can be challenged; a silent one cannot."),
        new("success", "What success is, with a number and what it is a number of.", "\"Define success metrics\" comes first; a diagram without an SLA was rejected."),
        new("guardrail", "A second number that success must not cost.", "Ties the goal to what users and the product can bear."),
        new("reframe", "The task recast as the harm or the goal behind it, before any design.", "\"This isn't about delivery, it's about trust\": called TPM thinking at its best."),
        new("choiceOfGoal", "A question between two goals, or a goal put above another for confirmation.", "\"Consistency over latency, confirm?\" outweighed perfect diagrams."),
        new("planTurner", "What an unknown would change, said before it is known.", "You are expected to navigate uncertainty, not to solve the system."),
        new("overConstraint", "A hard requirement that nobody set, kept to the end.", "\"Overconstraining is as damaging as underconstraining.\""),
        new("designFirst", "Design before the first question, assumption or target.", "\"You're solving the wrong problem\": no evidence of requirement gathering."),
        new("noQuestions", "No question that bought a fact and no assumption put forward.", "The interview is one of progressive disclosure: what is not asked is not known."),
        new("noSuccess", "No success metric with a number.", "\"Looks like an SRE answer\": the job is to define what to build."),
        new("contradictedFact", "An assumption against a fact that had been told.", "Information that is bought and not used is worth nothing."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        List<Sighting> found = [.. Asked(record), .. Assumed(record), .. Success(record), .. Framing(record)];
        if (OverConstraint(record) is { } over) found.Add(new("overConstraint", over));
        if (!found.Any(s => s.Signal is "askedFact" or "askedFrame" or "assumptionSettled" or "assumptionStated")) found.Add(new("noQuestions", record.Absent()));
        if (!found.Any(s => s.Signal is "success")) found.Add(new("noSuccess", record.Absent()));
        if (Frame.DesignBeforeScoping(record) is { } early) found.Add(new("designFirst", SessionRecord.Said(early)));
        return found;
    }

    private static IEnumerable<Sighting> Asked(SessionRecord record)
    {
        var seen = new HashSet<string>();
        foreach (var (_, d) in record.All<Disclosed>())
        {
            if (d.Again || record.Room.Fact(d.Fact) is not { } fact || !seen.Add(d.Fact)) continue;
            if (record.InTurn(d.Turn, s => s.Facts.Contains(d.Fact) && (s.IsQuestion || s.Does("assumption"))) is { } asked && (asked.IsQuestion || asked.Does("assumption"))) yield return new(fact.Framing ? "askedFrame" : "askedFact", SessionRecord.Said(asked));
        }
    }

    private static IEnumerable<Sighting> Assumed(SessionRecord record)
    {
        var kept = new List<WordSet>();
        var told = new HashSet<string>();
        foreach (var e in record.Events)
        {
            if (e.Data is Disclosed d) told.Add(d.Fact);
            if (e.Data is not Assumed a || record.InTurn(a.Turn, s => s.Text.Contains(a.Text, StringComparison.Ordinal)) is not { } s) continue;
            var settled = record.State.Assumptions.FirstOrDefault(x => x.Id == a.Id);
            if (a.Fact is not null && told.Contains(a.Fact) && settled?.Status == AssumptionStatus.Refuted)
            {
                yield return new("contradictedFact", SessionRecord.Said(s));
                continue;
            }

            if (kept.Any(k => k.IsSameAs(s.Content)) || !Cues.IsProse(s)) continue;
            kept.Add(s.Content);
            var confirmed = settled?.Status is AssumptionStatus.Confirmed or AssumptionStatus.Refuted || AsksToConfirm().IsMatch(Onward(s));
            if (confirmed && s.Content.Count >= 3) yield return new("assumptionSettled", SessionRecord.Said(s));
            else if (s.HasNumber || a.Fact is not null) yield return new("assumptionStated", SessionRecord.Said(s));
        }
    }

    // The sentence itself and the short one after it: "Fair?"
    private static string Onward(Sentence s) => s.Turn[s.Start..Math.Min(s.Turn.Length, s.Start + s.Text.Length + 60)];

    private static IEnumerable<Sighting> Success(SessionRecord record)
    {
        var targets = Cues.Statements(record).Where(s => IsTarget(s) && !Stage().IsMatch(s.Text)).ToList();
        foreach (var s in targets) yield return new("success", SessionRecord.Said(s));
        var guard = Cues.Statements(record).FirstOrDefault(s => s.HasNumber && Guardrail().IsMatch(s.Text) && (targets.Count > 0 && Near(s, targets[0])));
        if (guard is not null) yield return new("guardrail", SessionRecord.Said(guard));
        if (record.Final.At("programme.successMetrics") is { } designed && DesignParts.Show(designed.Value).Any(char.IsDigit) && targets.Count == 0)
        {
            yield return new("success", designed.Evidence);
        }
    }

    private static bool Near(Sentence a, Sentence b) => Math.Abs(a.AtMs - b.AtMs) <= 180_000;

    private static bool IsTarget(Sentence s) =>
        s.HasNumber && s.Content.Count >= 4 && (Outcome().IsMatch(s.Text) || s.Does("target"))
        && (SuccessWord().IsMatch(s.Text) || (Coverage().IsMatch(s.Text) && (s.Does("target") || Deadline().IsMatch(s.Text))));

    private static IEnumerable<Sighting> Framing(SessionRecord record)
    {
        var design = Frame.FirstDesign(record);
        foreach (var s in record.Distinct.Where(Cues.IsProse))
        {
            var early = design is null || (s.Seq, s.Start).CompareTo((design.Seq, design.Start)) <= 0 || s.AtMs <= Frame.FrameMs(record);
            if (early && Reframing().IsMatch(s.Text) && s.Content.Count >= 4) yield return new("reframe", SessionRecord.Said(s));
            if (early && ChoiceOfGoal().IsMatch(s.Text) && s.Content.Count >= 4) yield return new("choiceOfGoal", SessionRecord.Said(s));
            if (!s.IsQuestion && Cues.HasConsequent(s) && TurnsPlan().IsMatch(s.Text)) yield return new("planTurner", SessionRecord.Said(s));
        }
    }

    private static Evidence? OverConstraint(SessionRecord record)
    {
        // A limit put beside the goal is a guardrail; it binds the design only where it is made a requirement.
        var told = record.State.Assumptions.Where(a => a.OverConstraining).Select(a => record.Holding(a.Text)).OfType<Sentence>()
            .FirstOrDefault(s => !Hedge().IsMatch(s.Text) && (!SuccessWord().IsMatch(s.Text) || Must().IsMatch(s.Text) || Unasked().IsMatch(s.Text)));
        if (told is not null) return SessionRecord.Said(told);
        var said = record.Sentences.Where(s => !s.IsQuestion && Unasked().IsMatch(s.Text) && !Hedge().IsMatch(s.Text) && s.Does("decision", "target", "assumption", "risk", "rolloutStep") | Must().IsMatch(s.Text)).ToList();
        if (said.Count == 0) return null;
        var withdrawn = record.Sentences.Any(s => s.Seq > said[^1].Seq && s.IsCorrection && Unasked().IsMatch(s.Text));
        return withdrawn ? null : SessionRecord.Said(said[0]);
    }

    [GeneratedRegex(
        @"\b(reasonable|right|fair|okay|ok|correct|confirm|match|off|agree|fine|that about right|does that|"
        + @"is that)\b[^.!?]{0,40}\?|\b(tell me if|stop me if)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AsksToConfirm();

    [GeneratedRegex(
        @"\b(success|goal|metrics?|done (at|when|with)|the target|objective|SLA|i'd measure|i'd call it|we're done|i'd set|"
        + @"limit i'd hold|what i'd promise|definition of done|number(s)? (i|we))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SuccessWord();

    [GeneratedRegex(
        @"\b(active|patched|coverage|devices|headsets|phones|users|updated|on the (new|patched)|installs?|crash|contacts?|within|"
        + @"window|returns?|chats?|messages?|percent)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Outcome();

    [GeneratedRegex(
        @"\b(percent|%)[^.?!]{0,60}\b(active|patched|headsets|devices|phones|updated|new version)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Coverage();

    [GeneratedRegex(
        @"\b(in time|in the window|inside the window|within the window|within (that|the|\w+) (days?|weeks?|window)|by (day|the))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Deadline();

    [GeneratedRegex(
        @"\b(then (to )?\d|halt (when|on|if)|stop (when|at|if)|rings?:)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Stage();

    [GeneratedRegex(
        @"\b(guardrail|no more than|at most|under one in|below one|fewer than|less than|no worse than|not above|not be worse|"
        + @"limit|must not (dip|drop|rise)|one in [\w ]*thousand|one dead)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Guardrail();

    [GeneratedRegex(
        @"((isn't|is not|not) (really |just )?about\b.{3,80}\b(it's|it is|this is|but) about)|\bbefore (i|we) (sketch|draw|design|"
        + @"put|build|propose)\b|\b(define|defining) success first\b|\b(start|begin) with (the )?(risks?|what (can|could) go wrong|"
        + @"harm|three (ways|risks|kinds))|\bdesign against that first\b|\b(ways|kinds) (it|this|trust|things) (can|could|"
        + @"gets?) (go wrong|fail|lost|hurt)|\bthree (kinds|ways|sorts) of (harm|failure|risk|thing)|"
        + @"\bdevice failure, user disruption\b|\bwhat (can|could) go wrong\b.{0,60}\bfirst\b|\brisk taxonomy\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reframing();

    [GeneratedRegex(
        @"\b(optimi[sz]ing for|goal is|is the goal|are we (after|aiming|serving)|is this for|care more about|matters more|"
        + @"prefer)\b.{3,120}\b(or|than|over)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ChoiceOfGoal();

    [GeneratedRegex(
        @"\b(exploit\w*|attacked|routine|brick\w*|offline|spotty|telemetry|coverage|slot|metered|data shows|turns? out|"
        + @"you tell me|if it's|turn the plan|being used)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TurnsPlan();

    [GeneratedRegex(
        @"\b(zero[- ]downtime|no downtime|without (any )?(downtime|interruption)|zero (seconds of )?interruption|100 ?(%|"
        + @"percent) (of|coverage|uptime|availability)|five nines|zero (data )?loss|never lose|nobody may (miss|notice|lose)|"
        + @"every (single )?(device|headset|phone|user) must|must (all )?be (patched|updated) (immediately|instantly|at once))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Unasked();

    [GeneratedRegex(
        @"\b(must|has to|have to|hard requirement|need(s)? to|strictly|require(s|d|ment)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Must();

    [GeneratedRegex(
        @"\b(don't need|not need|no need|do we need|nobody asked|rather than|if (we|you)|unless|would cost|is not (a|required)|"
        + @"isn't (a|required))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hedge();
}
