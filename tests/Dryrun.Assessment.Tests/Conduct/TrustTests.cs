using System.Text.Json.Nodes;
using Dryrun.Assessment.Conduct;
using Dryrun.Interview.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>What must never raise a mark, and what must.</summary>
public sealed class TrustTests
{
    private static readonly string[] Talk =
    [
        "0| What does a failed patch do to a headset, can it be bricked?", "1| What is the coverage target, and by when?", "2| Is the vulnerability being exploited?",
        "4| I'm assuming twenty percent are offline at peak, is that reasonable?",
        "5| Success is ninety percent of active headsets patched in the window, with under one dead headset in twenty thousand.",
        "11| Rollout is 1 percent over all hardware families for 24 hours, then 10 percent, then 50 percent, then everyone. We halt automatically when boot failures pass 0.1 percent.",
        "15| The OTA lead owns the release service and the client, the edge team owns the CDN, security owns signing. Each has an on-call, and it escalates to the infrastructure director.",
        "18| We trade two days of exposure for fewer dead headsets. If the hole is exploited, I'd halve the waits and accept more risk.",
        "21| The biggest risk is a bad build on a rare model. Hardware owns it, and the mitigation is that these go last and only on the charger.",
        "25| Support gets a script and the dates a week before. The traffic costs about a hundred thousand dollars, which is less than a thousand dead headsets.",
        "30| If QA says no, I'd go to the director with two options, hold that family or slip a week, and I'd recommend the first.",
        "40| To sum up: small first ring, automatic halt, owners for every part, ninety percent in the window, and the rare model is the biggest risk.",
    ];

    private static readonly string[] Fillers =
    [
        "rollback canary SLA KPI on-call escalation trade-off stakeholder mitigation risk owner monitoring",
        "We will use rollback and canary and monitoring and on-call and escalation and trade-offs.",
        "That's a great question, thank you so much, let me think about that for a moment.",
        "There are many trade-offs here, and risks, and we need owners and monitoring for all of that.",
        "I think it is really important that we take all of this very seriously and work together as one team.",
    ];

    private static readonly Lazy<ConductReport> Base = new(() => Marks(Talk));

    [Fact]
    public void The_talk_the_others_are_compared_with_has_marks_to_lose()
    {
        Base.Value.Dimensions.Count(d => d.Level >= 3).ShouldBeGreaterThanOrEqualTo(6, Say(Base.Value));
    }

    [Fact]
    public void Keywords_polite_filler_and_length_never_raise_a_mark()
    {
        foreach (var filler in Fillers)
        {
            NotAbove(Marks([.. Talk[..^1], $"36| {filler}", Talk[^1]]), Base.Value, filler);
            NotAbove(Marks([.. Talk[..^1], "36| " + string.Join(' ', Enumerable.Repeat(filler, 12)), Talk[^1]]), Base.Value, filler);
        }
    }

    [Fact]
    public void Keywords_alone_are_worth_nothing()
    {
        var stuffed = Marks([.. Fillers.Select((f, i) => $"{i * 3}| {f}")]);
        stuffed.Dimensions.ShouldAllBe(d => d.Level <= 2, Say(stuffed));
        stuffed.Dimensions.Count(d => d.Level == 1).ShouldBeGreaterThanOrEqualTo(6, Say(stuffed));
    }

    [Fact]
    public void Saying_it_again_never_raises_a_mark()
    {
        foreach (var again in Talk[5..^1]) NotAbove(Marks([.. Talk[..^1], $"37| {again[(again.IndexOf('|') + 1)..].Trim()}", Talk[^1]]), Base.Value, again);
    }

    [Fact]
    public void The_order_of_independent_turns_changes_no_mark()
    {
        string At(int minute, int turn) => $"{minute}| {Talk[turn][(Talk[turn].IndexOf('|') + 1)..].Trim()}";
        var turned = Marks([.. Talk[..5], At(11, 9), At(15, 8), At(18, 5), At(21, 6), At(25, 7), At(30, 10), Talk[^1]]);
        foreach (var d in turned.Dimensions.Where(d => d.Id is not ("communication" or "prioritisation")))
            d.Level.ShouldBe(Base.Value[d.Id].Level, $"{d.Id}\n{Say(turned)}\n{Say(Base.Value)}");
    }

    [Fact]
    public void Leaving_out_what_was_quoted_never_raises_its_mark()
    {
        for (var left = 5; left < Talk.Length; left++)
        {
            var fewer = Marks([.. Talk.Where((_, i) => i != left)]);
            foreach (var d in Base.Value.Dimensions.Where(d => d.Findings.Any(f => f.Favourable
                && Talk[left].Contains(f.Evidence.Quote, StringComparison.Ordinal) && f.Evidence.Quote.Length > 0)))
            {
                fewer[d.Id].Level.ShouldBeLessThanOrEqualTo(d.Level, $"{d.Id} without {Talk[left]}");
            }
        }
    }

    [Fact]
    public void A_contradiction_costs_and_a_correction_does_not()
    {
        var said = "27| We stop the rollout when failed boots pass 5 percent of a family.";
        var other = "28| We stop the rollout when failed boots pass 9 percent of a family.";
        var corrected = "28| Actually, correction: we stop the rollout when failed boots pass 9 percent of a family.";
        var with = Marks([.. Talk[..10], said, other, .. Talk[10..]]);
        var without = Marks([.. Talk[..10], said, corrected, .. Talk[10..]]);
        with["communication"].Findings.ShouldContain(f => f.Signal == "contradiction");
        without["communication"].Findings.ShouldNotContain(f => f.Signal == "contradiction");
        with["communication"].Points.ShouldBeLessThan(without["communication"].Points);
    }

    [Fact]
    public void A_requirement_that_nobody_set_costs_as_much_as_none_at_all()
    {
        var over = Marks(["0| Every update has to happen with zero downtime, that is the hard requirement for everything.", .. Talk[1..]]);
        over["scoping"].Level.ShouldBeLessThanOrEqualTo(2);
        Marks(Talk[5..])["scoping"].Level.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void An_empty_session_has_every_mark_at_one_and_absences_for_evidence()
    {
        var (events, room) = Rehearsals.Say();
        var conduct = ConductAssessment.Of(events, room);
        conduct.Dimensions.ShouldAllBe(d => d.Level == 1 && d.Findings.Count > 0 && d.Findings.All(f => f.Evidence.Kind == EvidenceKind.Absent));
        Feedback.Of(conduct, events).Decision.ShouldBe(Decision.StrongNoHire);
        Feedback.Of(conduct, events).Changes.Count.ShouldBe(3);
    }

    [Fact]
    public void Every_quote_is_a_substring_of_the_record()
    {
        var lines = Talk.Select(t => t[(t.IndexOf('|') + 1)..].Trim()).Concat(Fillers).Concat(["Zero downtime, always.", "Network congestion.",
            "\u201cQuoted\u201d - 100% at once!\nNew line?", "..."]).ToArray();
        var sessions = Gen.ListOf(Gen.Elements(lines)).Select(l => l.Take(12).ToList());
        Prop.ForAll(sessions.ToArbitrary(), turns =>
        {
            var (events, room) = Rehearsals.With([JsonNode.Parse("""{"programme":{"risks":[{"text":"a dead family","owner":"OTA","mitigation":"hold it back"}]}}""")!.AsObject()], turns);
            var conduct = ConductAssessment.Of(events, room);
            var feedback = Feedback.Of(conduct, events);
            var all = conduct.Dimensions.SelectMany(d => d.Findings).Select(f => f.Evidence).Concat(feedback.Changes.Select(c => c.Evidence)).Concat(conduct.Risks.Select(r => r.Evidence));
            return all.All(e => Stands(e, events));
        }).Check(Seeded.Cases.WithMaxTest(40));
    }

    private static bool Stands(Evidence e, IReadOnlyList<SessionEvent> events)
    {
        if (e.Kind == EvidenceKind.Absent) return e.Quote.Length == 0;
        var found = events.Single(x => x.Seq == e.Seq);
        return e.Quote.Length > 0 && (found.Data is Said s && e.Kind == EvidenceKind.Said ? s.Text : EventJson.Write(found.Data)).Contains(e.Quote, StringComparison.Ordinal);
    }

    private static ConductReport Marks(params IEnumerable<string> turns)
    {
        var (events, room) = Rehearsals.Say(turns);
        return ConductAssessment.Of(events, room);
    }

    private static void NotAbove(ConductReport mine, ConductReport limit, string why)
    {
        foreach (var d in mine.Dimensions) d.Level.ShouldBeLessThanOrEqualTo(limit[d.Id].Level, $"{d.Id} with: {why}\n{Say(mine)}");
    }

    private static string Say(ConductReport conduct) =>
        string.Join('\n', conduct.Dimensions.Select(d => $"{d.Id} {d.Level} ({d.Points}): {string.Join(" / ", d.Findings.Select(f => $"{f.Signal} {f.Strength} {f.Evidence.Quote}"))}"));
}
