using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Sessions;

public sealed class ReplayTests
{
    [Fact]
    public void Whatever_is_done_the_numbers_have_no_gaps_time_never_runs_back_and_the_fold_is_the_state() => Check(session =>
    {
        session.Events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, session.Events.Count).Select(i => (long)i));
        session.Events.Zip(session.Events.Skip(1)).ShouldAllBe(p => p.First.AtMs <= p.Second.AtMs);
        session.Events.ShouldAllBe(e => e.AtMs <= session.Room.TotalMs);
        Same(SessionFold.Of(session.Events), session.State);
    });

    [Fact]
    public void Replaying_the_candidates_events_gives_the_same_bytes() =>
        Check(session => Transcript.Bytes(Play.Again(session.Events, session.Room)).ShouldBe(Transcript.Bytes(session.Events)));

    [Fact]
    public void Events_survive_storage() => Check(session =>
    {
        var stored = session.Events.Select(e => e with { Data = EventJson.Read(EventJson.TypeName(e.Data), EventJson.Write(e.Data)) }).ToList();
        Transcript.Bytes(stored).ShouldBe(Transcript.Bytes(session.Events));
        Transcript.Bytes(Play.Again(stored, session.Room)).ShouldBe(Transcript.Bytes(session.Events));
    });

    [Fact]
    public void A_fork_from_any_event_is_a_session_that_replays_and_goes_on() => Check(session =>
    {
        for (var seq = 1; seq <= session.Events.Count; seq += 1 + (session.Events.Count / 12))
        {
            var fork = Fork.From(session.Events, "old", seq, session.Room);
            ((Started)fork[0].Data).ForkOf.ShouldBe($"old@{seq}");
            fork.Count.ShouldBeGreaterThanOrEqualTo(seq);
            Transcript.Bytes(fork.Skip(1)).ShouldBe(Transcript.Bytes(session.Events.Take(fork.Count).Skip(1)));
            Transcript.Bytes(Play.Again(fork, session.Room)).ShouldBe(Transcript.Bytes(fork));
            var state = SessionFold.Of(fork);
            if (state.EndedAtMs is null) SessionDecider.Decide(state, new Say(state.ClockMs, "And now?", 0), session.Room).ShouldNotBeEmpty();
        }
    });

    [Fact]
    public void A_fork_takes_another_way()
    {
        var session = new Rehearsal(Rooms.Toy).Say("question :offline| How many are offline?").Say("question :users| Who are the users?");
        var second = session.Events.First(e => e.Data is Said { Text: var t } && t.Contains("users", StringComparison.Ordinal));
        var fork = Fork.From(session.Events, "s1", second.Seq - 1, session.Room);
        var state = SessionFold.Of(fork);
        state.Disclosed.Keys.ShouldBe(["offline"]);
        var other = SessionDecider.Decide(state, new Say(state.ClockMs, "question :delay| How late?", 0), session.Room);
        other.Select(e => e.Data).OfType<Disclosed>().ShouldHaveSingleItem().Fact.ShouldBe("delay");
        Should.Throw<InputException>(() => Fork.From(session.Events, "s1", 0, session.Room)).Message.ShouldContain("s1 has the events 1 to");
    }

    [Fact]
    public void A_gap_in_the_events_is_refused()
    {
        var events = new Rehearsal(Rooms.Toy).Say("hello").Events.ToList();
        events.RemoveAt(2);
        Should.Throw<InvalidDataException>(() => SessionFold.Of(events)).Message.ShouldContain("event 3 is missing");
    }

    internal static void Check(Action<Rehearsal> holds) =>
        Prop.ForAll(Candidates.Sessions.ToArbitrary(), session =>
        {
            holds(Candidates.Play(session));
            return true;
        }).Check(Seeded.Cases);

    private static void Same(SessionState a, SessionState b)
    {
        a.LastSeq.ShouldBe(b.LastSeq);
        a.ClockMs.ShouldBe(b.ClockMs);
        a.Disclosed.ShouldBe(b.Disclosed);
        a.Assumptions.ShouldBe(b.Assumptions);
        JsonNode.DeepEquals(a.Design.Root, b.Design.Root).ShouldBeTrue();
        a.Probes.Select(p => p.Probe.Probe).ShouldBe(b.Probes.Select(p => p.Probe.Probe));
    }
}
