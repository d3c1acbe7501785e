using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Sessions;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Interviewer;

public sealed class InterruptionTests
{
    [Fact]
    public void At_most_one_question_a_turn_and_each_interruption_as_often_as_its_rule_says() => ReplayTests.Check(session =>
    {
        var (asked, before) = (0, 0L);
        foreach (var e in session.Events)
        {
            // A long silence makes room for another question.
            if (e.By == Actor.Candidate || e.AtMs - before >= Clock.SilenceMs) asked = 0;
            before = e.AtMs;
            if (e.Data is Interrupted or DesignOffered { Text.Length: > 0 } or Probed) (++asked).ShouldBe(1, Transcript.Of(session.Events));
        }

        foreach (var kind in session.All<Interrupted>().GroupBy(i => i.Kind)) kind.Count().ShouldBeLessThanOrEqualTo(Interruptions.Most[kind.Key]);
    });

    [Fact]
    public void Nobody_is_left_without_a_reaction() => ReplayTests.Check(session =>
    {
        for (var i = 0; i < session.Events.Count; i++)
        {
            if (session.Events[i] is not { By: Actor.Candidate, Data: Said }) continue;
            var exchange = session.Events.Skip(i + 1).TakeWhile(e => e.By != Actor.Candidate);
            exchange.ShouldContain(e => e.By == Actor.Interviewer || e.Data is Ran || e.Data is Stopped, Transcript.Of(session.Events));
        }
    });

    [Fact]
    public void Design_before_scoping_is_stopped_in_the_third_minute()
    {
        var session = new Rehearsal(Rooms.Toy).At(0, 10, "decision| We put a CDN in front");
        session.Has<Interrupted>().ShouldBeFalse("not before");
        session.At(2, 5, "decision| And deltas behind it").One<Interrupted>().Kind.ShouldBe("designBeforeScoping");
        session.Answer.ShouldContain("wrong problem");
    }

    [Theory]
    [InlineData("question :offline| How many are offline?")]
    [InlineData("assumption :offline| I assume 20 percent are offline")]
    [InlineData("target| Success is 90 percent in a week")]
    public void Design_after_any_scoping_is_not_stopped(string scoping) =>
        new Rehearsal(Rooms.Toy).At(0, 10, scoping).At(2, 5, "decision| We put a CDN in front").Has<Interrupted>().ShouldBeFalse();

    [Theory]
    [InlineData("framework", "framework| I'd use RICE to prioritise")]
    [InlineData("meeting", "meetingOnly| I'd set up a meeting with the hardware team")]
    [InlineData("absolute", "decision ~absolute| I would use Kafka for all messaging")]
    [InlineData("bigBang", "rolloutStep| We ship to everyone at once")]
    [InlineData("tracker", "decision| I keep a Jira board for it")]
    [InlineData("overConstraint", "target| We need zero downtime")]
    public void What_the_guides_punish_is_pushed_back_on(string kind, string said)
    {
        var session = new Rehearsal(Rooms.Toy).Say("question :offline| How many are offline?").Say("question :delay| How late?").Say(said);
        session.One<Interrupted>().Kind.ShouldBe(kind);
        session.Last.Count(e => e.By == Actor.Interviewer).ShouldBe(1);
    }

    [Theory]
    [InlineData("framework| RICE // decision ~firstPerson| I cut the dashboard because it changed nothing")]
    [InlineData("meetingOnly| I'd meet them // secondMove| and if they refuse I trade a sprint")]
    [InlineData("decision ~absolute| Kafka for all messaging, because ordering matters to billing")]
    [InlineData("decision ~absolute ~conditional| If ordering matters, always Kafka")]
    [InlineData("rejectedAlternative| Everyone at once is out")]
    [InlineData("rolloutStep ~negated| We never ship to everyone at once")]
    [InlineData("decision| It must be fast, under 200 ms")]
    public void What_the_guides_praise_is_not(string said) =>
        new Rehearsal(Rooms.Toy).Say("question :offline| How many are offline?").Say("question :delay| How late?").Say(said).Has<Interrupted>().ShouldBeFalse();

    [Fact]
    public void An_adjective_is_asked_for_its_number()
    {
        var session = new Rehearsal(Rooms.Toy).Say("question :offline| How many?").Say("question :delay| How late?").Say("decision| The back end must be scalable");
        session.One<Interrupted>().ShouldSatisfyAllConditions(i => i.Kind.ShouldBe("adjective"), i => i.Text.ShouldContain("'scalable'"));
    }

    [Fact]
    public void A_monologue_is_broken_and_a_question_storm_is_not_answered()
    {
        var words = string.Concat(Enumerable.Repeat("and there is a thing ", 60));
        new Rehearsal(Rooms.Toy).Say("question :offline| How many?").Say($"decision| {words}").One<Interrupted>().Kind.ShouldBe("monologue");
        var storm = string.Join(" // ", Enumerable.Repeat("question :bricking| Can it be bricked?", 6));
        var session = new Rehearsal(Rooms.Toy).Say(storm);
        session.One<Interrupted>().Kind.ShouldBe("questionStorm");
        session.State.Disclosed.ShouldBeEmpty();
    }

    [Fact]
    public void Endless_scoping_is_ended_once_half_over_its_time()
    {
        var session = new Rehearsal(Rooms.Toy).At(1, 0, "question :offline| How many?");
        session.At(14, 30, "question :delay| How late?").Has<Interrupted>().ShouldBeFalse();
        session.At(15, 30, "question :users| Who uses it?").One<Interrupted>().Kind.ShouldBe("endlessScoping");
        session.At(16, 30, "question :urgency| How bad?").Has<Interrupted>().ShouldBeFalse();
        session.State.Disclosed.Keys.ShouldBe(["delay", "offline", "urgency"]);
    }

    [Fact]
    public void An_answer_comes_before_the_push_back()
    {
        var session = new Rehearsal(Rooms.Toy).Say("question :offline| How many are offline? // meetingOnly| I'd set up a meeting with them");
        session.Last.Where(e => e.By == Actor.Interviewer).Select(e => e.Data.GetType()).ShouldBe([typeof(Disclosed), typeof(Interrupted)]);
    }

    [Fact]
    public void The_closing_minutes_are_the_candidates()
    {
        var session = new Rehearsal(Rooms.Toy).At(1, 0, "question :offline| How many?");
        session.At(41, 0, "summary| To sum up, rings and owners").Has<Probed>(p => p.About != "breaksFirst").ShouldBeFalse();
        session.Say("decision ~absolute| We always do it this way").Has<Interrupted>().ShouldBeFalse();
    }
}
