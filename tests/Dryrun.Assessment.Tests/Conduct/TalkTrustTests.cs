using Dryrun.Assessment.Conduct;
using Dryrun.Interview.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>What must never raise a mark in a talk segment, and what must.</summary>
public sealed class TalkTrustTests
{
    private static readonly string[] Story =
    [
        "Last year I ran the move of the billing exports, three teams and about forty customers. Finance refused to give us their analyst, they were in the middle of the audit.",
        "I tied it to their own goal: the old exports were two of the five findings in that audit. I offered one of my engineers for a week in return, and she signed off on the plan on Thursday.",
        "I presented two options to the director: wait until the audit is over, which costs us about ninety thousand in penalties, or move the forty customers in four steps. He took the steps.",
        "I stopped the third step because totals differed by 0.3 percent for one customer, told support before they asked, and we went on two days later.",
        "It was finished eleven days before the date, and complaints fell from thirty a month to four. The rounding check was an engineer's idea, getting finance in was mine.",
        "If they had still said no, I'd have gone to both directors with the price of each week of waiting. Since then there's a check on totals in every migration of ours.",
        "In short: find out what they are measured by, give something, and stop when the numbers differ.",
    ];

    private static readonly string[] Facts =
    [
        "I'd split by time, train on four weeks and test on the days after, because a random split leaks what will be popular.",
        "We saw that with a feed of nine million users: offline it looked four points better, and watch time went down by one percent.",
        "The baseline was a logistic regression, which was already 80 percent of the way.",
        "What broke was the freshness feature after a migration; I added an alert on drift of the top thirty features that goes to us.",
    ];

    private static readonly string[] Fillers =
    [
        "leakage calibration drift PSI NDCG negatives exploration holdout guardrail latency",
        "ownership influence escalation stakeholder buy-in OKR trade-off options leverage impact",
        "We are all very committed to alignment and to ownership and to impact and to influence.",
        "That's a great question, thank you so much, let me think about that for a moment.",
        "I think it is really important that everybody takes all of this very seriously and works together as one team.",
        "Let me say something about stakeholders and about options and about risks in general.",
    ];

    private static (string Kind, string Role, string[] Talk)[] Talks => [("behavioural", "tpm", Story), ("cross-functional", "tpm", Story), ("fundamentals", "mle", Facts), ("project-deep-dive", "mle", Facts)];

    [Fact]
    public void The_talk_the_others_are_compared_with_has_marks_to_lose()
    {
        var marks = Marks("behavioural", "tpm", Story);
        marks["ownAction"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(marks));
        marks["influence"].Level.ShouldBeGreaterThanOrEqualTo(4, Shown(marks));
        Marks("project-deep-dive", "mle", Facts)["mlJudgement"].Level.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Keywords_polite_filler_and_length_never_raise_a_mark()
    {
        foreach (var (kind, role, talk) in Talks)
        {
            var limit = Marks(kind, role, talk);
            foreach (var filler in Fillers)
            {
                NotAbove(Marks(kind, role, [.. talk[..^1], $"{talk[^1]} {filler}"]), limit, filler);
                NotAbove(Marks(kind, role, [.. talk[..^1], $"{talk[^1]} {string.Join(' ', Enumerable.Repeat(filler, 12))}"]), limit, filler);
            }
        }
    }

    [Fact]
    public void Keywords_alone_are_worth_nothing()
    {
        foreach (var (kind, role, _) in Talks)
        {
            var stuffed = Marks(kind, role, Fillers);
            stuffed.Dimensions.ShouldAllBe(d => d.Level <= 2, Shown(stuffed));
        }
    }

    [Fact]
    public void The_words_of_every_point_in_a_row_are_worth_nothing()
    {
        foreach (var question in TalkRehearsals.Questions("fundamentals").Questions.Take(4))
        {
            var list = string.Join(", ", question.Points.SelectMany(p => p.Words.Take(2)));
            var (events, room) = TalkRehearsals.Say("fundamentals", "mle", [question.Id], $"{list}.", $"So: {list}, and so on.");
            ConductAssessment.Of(events, room)["mlJudgement"].Level.ShouldBeLessThanOrEqualTo(2, question.Id);
        }
    }

    [Fact]
    public void Saying_it_again_never_raises_a_mark_and_neither_does_another_order()
    {
        var sentences = Story[1..].SelectMany(s => s.Split(". ").Select(p => p.EndsWith('.') ? p : p + ".")).ToArray();
        var limit = Marks("behavioural", "tpm", Story);
        Prop.ForAll(Gen.ListOf(Gen.Elements(sentences)).ToArbitrary(), again =>
        {
            var mine = Marks("behavioural", "tpm", [.. Story[..^1], $"{Story[^1]} {string.Join(' ', again.Take(6))}"]);
            return mine.Dimensions.All(d => d.Level <= limit[d.Id].Level);
        }).Check(Seeded.Cases.WithMaxTest(30));

        Prop.ForAll(Gen.Shuffle(Story).ToArbitrary(), turned =>
        {
            var mine = Marks("behavioural", "tpm", turned);
            return mine.Dimensions.All(d => d.Id == "communication" || d.Level <= limit[d.Id].Level);
        }).Check(Seeded.Cases.WithMaxTest(20));
    }

    [Fact]
    public void Leaving_out_what_was_quoted_never_raises_its_mark()
    {
        foreach (var (kind, role, talk) in Talks)
        {
            var whole = Marks(kind, role, talk);
            for (var left = 0; left < talk.Length; left++)
            {
                var fewer = Marks(kind, role, [.. talk.Where((_, i) => i != left)]);
                foreach (var d in whole.Dimensions.Where(d => d.Findings.Any(f => f.Favourable && f.Evidence.Quote.Length > 0
                    && talk[left].Contains(f.Evidence.Quote, StringComparison.Ordinal))))
                {
                    if (fewer.Dimensions.FirstOrDefault(o => o.Id == d.Id) is { } other) other.Level.ShouldBeLessThanOrEqualTo(d.Level, $"{d.Id} without {talk[left]}");
                }
            }
        }
    }

    [Fact]
    public void We_in_place_of_I_lowers_own_action()
    {
        var ours = Marks("behavioural", "tpm", [.. Story.Select(s => s.Replace("I'd", "we'd", StringComparison.Ordinal).Replace("I ", "we ", StringComparison.Ordinal).Replace("was mine", "was ours", StringComparison.Ordinal))]);
        ours["ownAction"].Level.ShouldBeLessThanOrEqualTo(2, Shown(ours));
    }

    [Fact]
    public void A_session_without_a_word_has_marks_of_one_and_absences_for_evidence()
    {
        foreach (var kind in new[] { "behavioural", "fundamentals", "estimation", "executive-90s", "technical-deep-dive" })
        {
            var (events, room) = TalkRehearsals.Say(kind, kind == "fundamentals" ? "mle" : "tpm", []);
            var conduct = ConductAssessment.Of(events, room);
            conduct.Dimensions.ShouldAllBe(d => d.Level == 1 && d.Findings.All(f => f.Evidence.Kind == EvidenceKind.Absent), $"{kind}\n{Shown(conduct)}");
            Feedback.Of(conduct, events).Decision.ShouldBe(Decision.StrongNoHire, kind);
            Feedback.Of(conduct, events).Changes.Count.ShouldBe(3, kind);
        }
    }

    [Fact]
    public void Every_quote_is_a_substring_of_the_record()
    {
        var lines = Story.Concat(Facts).Concat(Fillers).Concat(["I'd schedule a meeting with all of them.", "I use RICE for that.", "\u201cQuoted\u201d - 100% at once!\nNew line?", "...", "Between 300 and 700 terabytes a day, I'd say."]).ToArray();
        var kinds = new[] { "behavioural", "estimation", "executive-90s", "fundamentals" };
        Prop.ForAll(Gen.ListOf(Gen.Elements(lines)).ToArbitrary(), Gen.Elements(kinds).ToArbitrary(), (said, kind) =>
        {
            var (events, room) = TalkRehearsals.Say(kind, kind == "fundamentals" ? "mle" : "tpm", [], said.Take(9));
            var conduct = ConductAssessment.Of(events, room);
            var feedback = Feedback.Of(conduct, events);
            var all = conduct.Dimensions.SelectMany(d => d.Findings).Select(f => f.Evidence).Concat(feedback.Changes.Select(c => c.Evidence))
                .Concat(conduct.Answers.SelectMany(a => a.Held.Select(h => h.Evidence)));
            return all.All(e => e.Kind == EvidenceKind.Absent ? e.Quote.Length == 0
                : e.Quote.Length > 0 && events.Single(x => x.Seq == e.Seq).Data is Said s && s.Text.Contains(e.Quote, StringComparison.Ordinal));
        }).Check(Seeded.Cases.WithMaxTest(40));
    }

    private static ConductReport Marks(string kind, string role, IEnumerable<string> turns)
    {
        var (events, room) = TalkRehearsals.Say(kind, role, [], turns);
        return ConductAssessment.Of(events, room);
    }

    // A dimension that was not marked before may join with a mark that moves nothing.
    private static void NotAbove(ConductReport mine, ConductReport limit, string why)
    {
        foreach (var d in mine.Dimensions)
        {
            if (limit.Dimensions.FirstOrDefault(o => o.Id == d.Id) is { } other) d.Level.ShouldBeLessThanOrEqualTo(other.Level, $"{d.Id} with: {why}\n{Shown(mine)}");
        }
    }

    private static string Shown(ConductReport conduct) =>
        string.Join('\n', conduct.Dimensions.Select(d => $"{d.Id} {d.Level} ({d.Points}): {string.Join(" / ", d.Findings.Select(f => $"{f.Signal} {f.Strength} {f.Evidence.Quote}"))}"));
}
