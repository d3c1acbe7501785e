using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class ProbeTests
{
    [Fact]
    public void No_probe_asks_for_what_is_in_the_record_and_none_comes_twice() => ReplayTests.Check(session =>
    {
        SessionState? state = null;
        var said = new HashSet<string>();
        foreach (var e in session.Events)
        {
            if (e.Data is Probed probed && session.Room.Content.Lines.Probes.FirstOrDefault(p => p.Id == probed.Probe) is { } probe)
            {
                Probes.Given(state!, probe).ShouldBeFalse($"{probe.Id}\n{Transcript.Of(session.Events)}");
                state!.Phase.ShouldNotBe("frame");
            }

            if (e.Data is Probed { Probe: not "unknown" } once) said.Add(once.Probe).ShouldBeTrue($"{once.Probe} twice");
            state = SessionFold.Apply(state, e);
        }
    });

    [Fact]
    public void Quotes_are_the_candidates_own_statements_on_the_subject() => ReplayTests.Check(session =>
    {
        var texts = session.All<Said>().Select(s => s.Text).ToList();
        foreach (var probed in session.All<Probed>().Where(p => p.Text.StartsWith('"')))
        {
            var quote = probed.Text[1..probed.Text.IndexOf('"', 1)];
            texts.ShouldContain(t => t.Contains(quote, StringComparison.Ordinal));
            quote.ShouldNotContain("?");
            quote.ShouldNotContain("RICE");
        }
    });

    [Fact]
    public void The_mitigation_of_a_risk_is_asked_in_the_words_that_named_it()
    {
        var session = Designing().Say("framework ~firstPerson decision| I'd use RICE to prioritise").Say("risk| A bad build bricks old headsets").Say("risk| It could be slow to notice");
        var probes = session.All<Probed>().Where(p => p.About == "biggestRisk").ToList();
        probes.ShouldNotBeEmpty();
        session.All<Probed>().ShouldNotContain(p => p.Text.Contains("RICE", StringComparison.Ordinal));
        probes.Where(p => p.Text.Contains('"')).ShouldAllBe(p => p.Text.Contains("bricks", StringComparison.Ordinal) || p.Text.Contains("notice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_component_is_named_only_after_the_candidate_named_it()
    {
        ReplayTests.Check(session =>
        {
            var named = string.Join(' ', session.All<Said>().Select(s => s.Text)).ToLowerInvariant();
            foreach (var probed in session.All<Probed>().Where(p => p.Text.Contains("content delivery", StringComparison.Ordinal)))
            {
                (named.Contains("cdn", StringComparison.Ordinal) || named.Contains("delivery", StringComparison.Ordinal)).ShouldBeTrue();
            }
        });
        var session = Designing().Say("decision| We put a CDN in front").Say("decision| It caches the image");
        session.State.NamedComponents.ShouldBe(["cdn"]);
        session.All<Probed>().ShouldContain(p => p.About == "owner");
    }

    [Fact]
    public void A_thin_answer_is_pushed_once_and_a_full_one_is_not()
    {
        var session = Designing().Say("risk| Phones die").Say("risk| Bad builds happen");
        while (session.State.LastAsked != "biggestRisk") session.Say("risk| Something bad happens");
        session.Say("risk| Network congestion").One<Probed>().ShouldSatisfyAllConditions(p => p.Probe.ShouldEndWith(".followUp"), p => p.About.ShouldBe("biggestRisk"));
        session.Say("risk| Still congestion").Has<Probed>(p => p.About == "biggestRisk").ShouldBeFalse("it is left alone then");

        var other = Designing().Say("risk| Phones die").Say("risk| Bad builds happen");
        while (other.State.LastAsked != "biggestRisk") other.Say("risk| Something bad happens");
        other.Say("mitigation| We keep the old slot and hold the model back").Has<Probed>(p => p.About == "biggestRisk").ShouldBeFalse();
    }

    [Fact]
    public void No_question_and_no_push_back_is_put_in_the_same_words_twice()
    {
        foreach (var temperament in Enum.GetValues<Temperament>())
        {
            var session = Designing(temperament);
            string[] turns =
            [
                "risk| Phones die", "stakeholder| Hardware must agree", "meetingOnly| I'd set up a sync", "decision| We build it", "rolloutStep| One percent first",
                "owner| We own that", "meetingOnly| I'd meet them", "stakeholder| Legal has to agree", "decision| It is fast", "monitoring| We watch crashes",
            ];
            for (var i = 0; i < 30; i++) session.Say(turns[i % turns.Length]);
            var put = session.Events.Select(e => e.Data switch { Probed p => p.Text, Interrupted i => i.Text, _ => "" }).Where(t => t.Length > 0).ToList();
            put.Count.ShouldBeGreaterThan(7);
            put.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Unknown_questions_are_met_in_turn_by_every_wording_there_is_and_never_twice_running()
    {
        var session = new Rehearsal(Rooms.Toy);
        var wordings = Rooms.Toy.Content.Lines.Replies["unknown"].ByTemperament[Temperament.Neutral];
        for (var i = 0; i < 3 * wordings.Count; i++) session.Say($"question| What is the colour of box {i}?");
        var said = session.All<Probed>().Select(p => p.Text).ToList();
        said.Take(wordings.Count).ShouldBe(wordings, ignoreOrder: true);
        said.Zip(said.Skip(1)).ShouldAllBe(p => p.First != p.Second);
    }

    [Fact]
    public void A_team_that_was_named_is_called_by_its_name_and_people_on_call_are_no_team()
    {
        var asked = new List<Probed>();
        for (var seed = 1UL; seed <= 7; seed++)
        {
            var session = Designing(Temperament.Stress, seed);
            session.Say("owner| Release engineering owns the rollout, release on-call can halt it");
            for (var i = 0; i < 4 && session.All<Probed>().All(p => p.Probe != "escalationPath"); i++) session.Say("owner| Release engineering owns it");
            asked.AddRange(session.All<Probed>());
        }

        asked.Count(p => p.Probe == "escalationPath" && p.Text.Contains("elease engineering", StringComparison.Ordinal)).ShouldBeGreaterThan(2, string.Join(" / ", asked.Select(p => p.Text)));
        asked.ShouldNotContain(p => p.Text.Contains("release on-call", StringComparison.Ordinal));
        asked.Where(p => p.Probe == "escalationPath").ShouldAllBe(p => p.Because == Rooms.Toy.Content.Lines.Probes.First(q => q.Id == "escalationPath").Because);
    }

    [Fact]
    public void Every_push_back_that_ships_has_words_for_each_time_it_may_come()
    {
        foreach (var lines in new[] { Rooms.Quest.Content.Lines, Rooms.WhatsApp.Content.Lines })
        {
            foreach (var (kind, most) in Interruptions.Most)
            {
                lines.Interruptions[kind].ByTemperament.ShouldAllBe(t => t.Value.Distinct().Count() >= most, kind);
            }
        }
    }

    [Fact]
    public void Every_probe_that_ships_says_what_the_interviewer_is_thinking()
    {
        foreach (var lines in new[] { Rooms.Quest.Content.Lines, Rooms.WhatsApp.Content.Lines })
        {
            lines.Probes.ShouldAllBe(p => p.Because.EndsWith('.') && p.Because.Length > 20);
            foreach (var moment in new[] { "unknown", "designFreeze", "again", "run", "cleanRun" })
            {
                lines.Thought(moment, new Dictionary<string, string> { ["because"] = "So.", ["moment"] = "It broke." }).ShouldNotBeEmpty(moment);
            }
        }
    }

    [Fact]
    public void Nothing_is_probed_while_the_candidate_frames()
    {
        var session = new Rehearsal(Rooms.Toy, temperament: Temperament.Stress);
        foreach (var said in new[] { "target| Fewer exposed users", "risk| Bricking", "stakeholder| Security wants it today", "risk| Trust" }) session.Say(said);
        session.All<Probed>().ShouldBeEmpty();
        session.State.Phase.ShouldBe("frame");
    }

    [Fact]
    public void Temperaments_differ_in_how_much_they_ask()
    {
        int Asked(Temperament temperament)
        {
            var session = Designing(temperament);
            for (var i = 0; i < 12; i++) session.Say("decision| We build it this way");
            return session.All<Probed>().Count();
        }

        Asked(Temperament.Stress).ShouldBeGreaterThan(Asked(Temperament.Neutral));
        Asked(Temperament.Neutral).ShouldBeGreaterThan(Asked(Temperament.Supportive));
    }

    private static Rehearsal Designing(Temperament temperament = Temperament.Neutral, ulong seed = 1)
    {
        var session = new Rehearsal(Rooms.Toy, temperament: temperament, seed: seed);
        foreach (var fact in new[] { "offline", "delay", "urgency", "users" }) session.Say($"question :{fact}| Tell me about it?");
        session.Say("decision| We begin with the back end");
        session.State.Phase.ShouldBe("design");
        return session;
    }
}
