using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;
using Dryrun.Assessment.Reports;
using Dryrun.Assessment.Tests.Conduct;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Tests.Reports;

public sealed partial class DebriefTests
{
    private static readonly GuideVerdict Script = GuideVerdict.All().First(v => v.Number == "13");

    private static (IReadOnlyList<SessionEvent> Events, Room Room) Session() => Rehearsals.Play(
        new Contracts.Input.SourcedTree((JsonObject)Script.Root["script"]!.DeepClone(), new Dictionary<string, int>(), null));

    private static Debrief With(ConsequenceReport? consequence)
    {
        var (events, room) = Session();
        return Debriefing.Of(events, room, consequence, new FactValues("0", 1, new Dictionary<string, FactValue> { ["telemetryOptIn"] = new(120_000, 100_000, 140_000, false) }));
    }

    private static ConsequenceReport Cost(double candidate = 3_400_000) => new()
    {
        ExpectedCost = Around(candidate), NaiveCost = Around(31_000_000), ReferenceCost = Around(1_400_000), BestKnownCost = Around(1_000_000), BestKnownName = "found", BestKnown = [],
        Regret = Around(candidate - 1_000_000), NormalisedRegret = (candidate - 1_000_000) / 30_000_000, IsBound = false, Optimisers = [],
        ExplainedBy =
        [
            new("rollout.soakHours", "Soak time", PartClass.Programme, (candidate - 1_000_000) * 0.75, 1_000, 2_500_000, "4", "24"),
            new("delivery.payload", "Payload", PartClass.Engineering, (candidate - 1_000_000) * 0.25, 1_000, 900_000, "full", "delta"),
        ],
        Split = new RegretSplit((candidate - 1_000_000) * 0.75, (candidate - 1_000_000) * 0.25, 0),
        Waterfall = [new("rollout", "Rollout", PartClass.Programme, candidate - 31_000_000, candidate - 31_500_000, candidate - 30_500_000, ["rollout.soakHours"])],
        Missed = [new("telemetryOptIn", new DollarRange(200_000, 300_000, 400_000), ["rollout.soakHours"])], Knobs = [], Runs = 1,
    };

    private static DollarRange Around(double dollars) => new(dollars * 0.9, dollars, dollars * 1.1);

    [Theory]
    [InlineData("A smaller product", "a smaller product $10")]
    [InlineData("Machines", "machines $10")]
    [InlineData("CDN egress", "CDN egress $10")]
    public void A_line_of_the_ledger_is_told_inside_the_sentence(string name, string told)
    {
        var debrief = With(null) with { LedgerNames = new Dictionary<string, string> { ["line"] = name } };
        Story.RunCost(debrief, new RunRecord("0", 1_000, new Dictionary<string, double?>(), new Dictionary<string, long> { ["line"] = 1_000 }, [], [])).ShouldEndWith($": {told}.");
    }

    [Fact]
    public void All_forms_tell_the_same_story_in_the_same_order()
    {
        var debrief = With(Cost());
        var forms = new[] { string.Join('\n', DebriefText.Write(debrief)), DebriefMarkdown.Write(debrief), DebriefHtml.Write(debrief) };
        foreach (var form in forms)
        {
            var at = form.IndexOf(Shown.Headline(debrief), StringComparison.Ordinal);
            at.ShouldBeGreaterThan(0);
            foreach (var heading in Story.Headings.Skip(1))
            {
                var next = form.IndexOf(heading, at, StringComparison.Ordinal);
                next.ShouldBeGreaterThan(at, $"{heading} in\n{form}");
                at = next;
            }

            form.ShouldContain("$28M to $34M");
        }
    }

    [Fact]
    public void The_document_has_the_fields_of_the_contract_and_the_same_bytes_each_time()
    {
        var json = DebriefJson.Write(With(Cost()));
        json.ShouldBe(DebriefJson.Write(With(Cost())));
        var root = JsonNode.Parse(json)!.AsObject();
        foreach (var field in new[] { "prompt", "seed", "level", "mode", "disclosed", "missed", "assumptions", "phases", "dimensions", "outcome",
            "feedback", "changes", "drill" }) root.ContainsKey(field).ShouldBeTrue(field);
        foreach (var field in new[] { "metrics", "ledger", "expectedCost", "bestKnownCost", "naiveCost", "regret", "normalisedRegret",
            "explainedBy" }) root["outcome"]!.AsObject().ContainsKey(field).ShouldBeTrue(field);
        root["changes"]!.AsArray().Count.ShouldBe(3);
        root["feedback"]!["decision"]!.GetValue<string>().ShouldBe("hire");
        root["missed"]![0]!["fact"]!.GetValue<string>().ShouldBe("telemetryOptIn");
        root["missed"]![0]!["valueOfInformation"]!.GetValue<double>().ShouldBe(120_000);
        root["missed"]![0]!["costHere"]!.GetValue<double>().ShouldBe(300_000);
        var outcome = root["outcome"]!;
        outcome["explainedBy"]!.AsArray().Sum(p => p!["dollars"]!.GetValue<double>()).ShouldBe(outcome["regret"]!["mid"]!.GetValue<double>(), 0.01);
        (outcome["expectedCost"]!.GetValue<double>() - outcome["bestKnownCost"]!.GetValue<double>()).ShouldBe(outcome["regret"]!["mid"]!.GetValue<double>(), 0.01);
        root.ContainsKey("session").ShouldBeFalse();
    }

    [Fact]
    public void The_waterfall_adds_up_from_naive_to_yours_to_best_known()
    {
        var bars = Story.Bars(Cost());
        var totals = bars.Where(b => b.Kind == "total").ToList();
        totals.Select(t => t.To).ShouldBe([31_000_000, 3_400_000, 1_000_000]);
        for (var i = 1; i < bars.Count; i++)
        {
            if (bars[i].Kind == "total") bars[i].To.ShouldBe(bars[i - 1].To, 1);
            else bars[i].From.ShouldBe(bars[i - 1].To, 1);
        }
    }

    [Fact]
    public void Parts_within_noise_are_told_together_and_the_account_still_adds_up()
    {
        var cost = Cost();
        cost = cost with { ExplainedBy = [.. cost.ExplainedBy, new RegretPart("noise.up", "Noise up", PartClass.Mixed, 1000, -9000, 11_000), new RegretPart("noise.down", "Noise down", PartClass.Mixed, -1000, -11_000, 9000)] };
        var bars = Story.Bars(cost);
        bars.ShouldNotContain(b => b.Label.StartsWith("Noise"));
        for (var i = 1; i < bars.Count; i++) (bars[i].Kind == "total" ? bars[i].To : bars[i].From).ShouldBe(bars[i - 1].To, 1);
    }

    [Theory]
    [InlineData("chipset")]
    [InlineData("headset")]
    [InlineData("boot")]
    [InlineData("brick")]
    [InlineData("patch")]
    [InlineData("OTA")]
    [InlineData("install")]
    [InlineData("spare")]
    public void Words_to_say_fit_every_prompt(string thing) =>
        Phrases.Signals.Select(s => Phrases.For(s.Split('.')[0], s.Split('.')[1])).ShouldAllBe(text => !text.Contains(thing, StringComparison.Ordinal));

    [Fact]
    public void Every_piece_of_advice_has_words_to_say_and_no_words_are_without_advice() =>
        Phrases.Signals.Order(StringComparer.Ordinal).ShouldBe(Advice.Signals.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("[\"staged rollout\",\"a way to pause\"]", "staged rollout; a way to pause")]
    [InlineData("{\"team\":\"security\",\"day\":3}", "team security; day 3")]
    [InlineData("{\"option\":\"all at once\",\"because\":\"no way back\"}; {\"option\":\"wait\"}", "option all at once; because no way back; option wait")]
    [InlineData("0.5", "0.5")]
    [InlineData("[\"cut in the mid", "[\"cut in the mid")]
    public void A_designed_value_reads_as_words(string json, string shown) => Shown.Value(json).ShouldBe(shown);

    [Theory]
    [InlineData("nothing in the record settles biggestRisk", "Nothing in the record settles biggest risk.")]
    [InlineData("nothing went wrong in the run.", "Nothing went wrong in the run.")]
    [InlineData("", "")]
    public void A_reason_reads_as_a_sentence(string because, string shown) => Shown.Sentence(because).ShouldBe(shown);

    [Fact]
    public void Who_left_nothing_out_is_told_three_things_to_do_more_often()
    {
        var (events, room) = Session();
        var conduct = ConductAssessment.Of(events, room);
        var full = conduct with
        {
            Dimensions = [.. conduct.Dimensions.Select(d => d with
            {
                Level = 5,
                Findings = [.. LevelRules.Dimensions.First(r => r.Id == d.Id).Weights.Where(w => w.Points > 0)
                    .Select(w => new Finding(w.Signal, w.Points, "", new Evidence(EvidenceKind.Said, 2, 0, "said")))],
            })],
        };
        var changes = Advice.Changes(full, 0);
        changes.Count.ShouldBe(3);
        changes.ShouldAllBe(c => c.Again && c.Say.Length > 0);
        Advice.Changes(conduct, 0).Count.ShouldBe(3);
    }

    [Fact]
    public void The_time_of_a_moment_is_told_once() => Shown.Moment("Day 1 04:00: Stage 2 of 4 opens").ShouldBe("Stage 2 of 4 opens");

    [Fact]
    public void Without_a_consequence_the_section_says_so()
    {
        foreach (var form in new[] { string.Join(' ', DebriefText.Write(With(null))), DebriefMarkdown.Write(With(null)), DebriefHtml.Write(With(null)) })
            form.ShouldContain("rehearsed by talk");
    }

    [Fact]
    public void Terminal_lines_fit_every_width()
    {
        foreach (var width in new[] { 80, 93, 110 }) DebriefText.Write(With(Cost()), width).ShouldAllBe(l => l.Length <= width);
    }

    [Fact]
    public void The_page_loads_nothing_and_its_quotes_lead_to_the_transcript()
    {
        var html = DebriefHtml.Write(With(Cost()));
        html.ShouldNotContain("http");
        html.ShouldNotContain("<script");
        html.ShouldContain("prefers-color-scheme:dark");
        html.ShouldContain("@media print");
        var anchors = Target().Matches(html).Select(m => m.Groups[1].Value).ToHashSet();
        anchors.ShouldNotBeEmpty();
        var defined = Defined().Matches(html).Select(m => m.Groups[1].Value).ToHashSet();
        anchors.Except(defined).ShouldBeEmpty();
    }

    [Fact]
    public void Words_of_people_are_text_in_every_form()
    {
        var (events, room) = Rehearsals.Say("0| What does a failed patch do, can it brick <b>headsets</b>?",
            "10| The biggest risk is <script>alert(1)</script> [a](b) * dead headsets, and OTA owns it.");
        var debrief = Debriefing.Of(events, room);
        DebriefHtml.Write(debrief).ShouldNotContain("<script>");
        DebriefMarkdown.Write(debrief).ShouldNotContain("<script>");
    }

    [Fact]
    public void Figures_have_two_significant_digits()
    {
        foreach (var (dollars, shown) in new (double, string)[]
        {
            (0, "$0"), (31_400_000, "$31M"), (3_449_000, "$3.4M"), (-24_600_000, "-$25M"), (999_999, "$1.0M"), (82_400, "$82k"), (1_234, "$1.2k"), (7, "$7.0"),
        })
        {
            Shown.Dollars(dollars).ShouldBe(shown);
        }
    }

    [Fact]
    public void Dear_programme_decisions_lower_the_mark_and_engineering_knobs_do_not()
    {
        var (events, room) = Session();
        var quiet = ConductAssessment.Of(events, room);
        var dear = ConductAssessment.Of(events, room, Cost(25_000_000));
        dear["rollout"].Points.ShouldBeLessThan(quiet["rollout"].Points);
        dear["rollout"].Findings.ShouldContain(f => f.Signal == "cost.rollout.soakHours");
        foreach (var d in quiet.Dimensions.Where(d => d.Id != "rollout")) dear[d.Id].Points.ShouldBe(d.Points);
    }

    [Fact]
    public void Talk_with_a_naive_design_and_a_design_in_silence_are_told_apart_from_both()
    {
        var (talked, room) = Session();
        var design = Contracts.Input.YamlText.ReadFile(Rehearsals.Folder("prompts", "quest-patches", "designs", "reference.yaml")).Root;
        var (silent, _) = Rehearsals.With([design], []);
        var both = Debriefing.Of(talked, room, Cost(1_100_000));
        var talkOnly = Debriefing.Of(talked, room, Cost(30_500_000));
        var designOnly = Debriefing.Of(silent, room, Cost(1_100_000));
        ((int)both.Feedback.Decision).ShouldBeGreaterThanOrEqualTo((int)Decision.Hire);
        ((int)designOnly.Feedback.Decision).ShouldBeLessThanOrEqualTo((int)Decision.NoHire);
        designOnly.Conduct["rollout"].Level.ShouldBeGreaterThanOrEqualTo(4);
        designOnly.Conduct["ownership"].Level.ShouldBeGreaterThanOrEqualTo(3);
        designOnly.Conduct["scoping"].Level.ShouldBeLessThanOrEqualTo(2);
        talkOnly.Conduct["rollout"].Points.ShouldBeLessThan(both.Conduct["rollout"].Points);
        talkOnly.Consequence!.NormalisedRegret!.Value.ShouldBeGreaterThan(0.9);
        Story.Money(talkOnly).ShouldNotBe(Story.Money(both));
    }

    [Fact]
    public void What_the_interviewer_was_thinking_is_taken_from_its_own_events()
    {
        var (events, room) = Session();
        foreach (var thought in Debriefing.Of(events, room).Feedback.Thinking)
        {
            var json = EventJson.Write(events.Single(e => e.Seq == thought.Seq).Data);
            JsonNode.Parse(json)!["text"]!.GetValue<string>().ShouldBe(thought.Said);
            json.ShouldContain(thought.Because.Replace("\"", "\\\"", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("href=\"#(e[0-9]+)\"")]
    private static partial Regex Target();

    [GeneratedRegex("id=\"(e[0-9]+)\"")]
    private static partial Regex Defined();
}
