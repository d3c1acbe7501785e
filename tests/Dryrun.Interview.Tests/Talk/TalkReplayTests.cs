using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Tests.Toy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Talk;

public sealed class TalkReplayTests
{
    private static readonly string[] Turns =
    [
        "I don't know.", "next", "That's it.", "What do you mean?", "How much time is left?", "Could you repeat that?", "Which rounds will I have?", "How many uploads are there?", "",
        "😀🎉", "I use RICE.", "I'd schedule a meeting.", "We track it in Jira, with a board and a status report.", "I need your quota.", "What if we take the pages for you?",
        "I'd offer two options: delay by a week or cut the scope.", "I killed two projects last quarter because they had no owner, and latency dropped by 40 percent.",
        "So that's between 100 and 900 terabytes.", "We made it much faster and everybody was happy with the result.", "Can I take an example from another company?", "skip", "No, thank you.",
    ];

    private static readonly string Long = string.Concat(Enumerable.Repeat("so we would think about the thing ", 150));

    private sealed record Random(int File, string Company, Temperament Temperament, ulong Seed, IReadOnlyList<(int PauseMs, bool Waits, string Text)> Moves);

    private static Gen<Random> Sessions { get; } =
        from file in Gen.Choose(0, TalkToys.All.Count - 1)
        from company in Gen.Elements("meta", "tiktok")
        from temperament in Gen.Elements(Temperament.Supportive, Temperament.Neutral, Temperament.Stress)
        from seed in Gen.Choose(1, 40)
        from moves in Gen.ListOf(Move)
        select new Random(file, company, temperament, (ulong)seed, [.. moves.Take(20)]);

    private static Gen<(int PauseMs, bool Waits, string Text)> Move =>
        from pause in Gen.Frequency((8, Gen.Choose(0, 20_000)), (2, Gen.Choose(20_000, 150_000)), (1, Gen.Choose(0, 1_200_000)))
        from waits in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from text in Gen.Frequency((12, Gen.Elements(Turns)), (2, ArbMap.Default.GeneratorFor<string>().Select(t => t ?? "")), (1, Gen.Constant(Long)))
        select (pause, waits, text);

    [Fact]
    public void Replays_to_the_byte() => Check(sat =>
        Transcript.Bytes(Play.Again(sat.Events, sat.Room)).ShouldBe(Transcript.Bytes(sat.Events)));

    [Fact]
    public void Opens_the_same_room_from_the_stored_world() => Check(sat =>
    {
        var start = sat.State.Start;
        var again = TalkRoom.Open(sat.Room.Talk!.File, TalkToys.Lines, start.World, "toy");
        Transcript.Bytes(Play.Again(sat.Events, again)).ShouldBe(Transcript.Bytes(sat.Events));
    });

    [Fact]
    public void Asks_at_most_one_thing_an_exchange_and_always_says_something() => Check(sat =>
    {
        foreach (var exchange in Exchanges(sat.Events))
        {
            exchange.Count(e => e.Data is Probed or Interrupted).ShouldBeLessThanOrEqualTo(1);
            exchange.ShouldContain(e => e.By == Actor.Interviewer);
        }
    });

    [Fact]
    public void Never_asks_a_question_twice() => Check(sat =>
    {
        var asked = sat.Events.Select(e => e.Data).OfType<Probed>().Where(p => p.About is "question" or "followUp" or "secondMove").Select(p => p.Probe).ToList();
        asked.ShouldBeUnique();
        asked.GroupBy(a => a.Split('.')[0]).ShouldAllBe(g => g.Count() <= 6);
    });

    [Fact]
    public void Numbers_events_without_gaps_in_time_that_never_runs_back() => Check(sat =>
    {
        sat.Events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, sat.Events.Count).Select(i => (long)i));
        sat.Events.Zip(sat.Events.Skip(1)).ShouldAllBe(p => p.First.AtMs <= p.Second.AtMs);
        sat.Events[^1].AtMs.ShouldBeLessThanOrEqualTo(sat.Room.TotalMs);
    });

    [Fact]
    public void Forks_before_the_first_answer_and_after_it()
    {
        var sat = TalkToys.Sit(TalkToys.Behavioural).Say("We had 3 weeks.").Say("I went to the lead.");
        SessionFold.Of(Fork.From(sat.Events, "x", 2, sat.Room)).Probes.Count.ShouldBe(1);
        var forked = Fork.From(sat.Events, "x", 4, sat.Room);
        SessionFold.Of(forked).Turns.Count.ShouldBe(1);
        forked[^1].Data.ShouldBeOfType<Probed>();
    }

    private static IEnumerable<IReadOnlyList<SessionEvent>> Exchanges(IReadOnlyList<SessionEvent> events)
    {
        var starts = Enumerable.Range(0, events.Count).Where(i => events[i] is { By: Actor.Candidate, Data: Said }).ToList();
        for (var i = 0; i < starts.Count; i++) yield return [.. events.Skip(starts[i]).Take((i + 1 < starts.Count ? starts[i + 1] : events.Count) - starts[i])];
    }

    private static void Check(Action<Sitting> holds) => Prop.ForAll(Arb.From(Sessions), session => holds(Sat(session))).Check(Seeded.Cases.WithMaxTest(40));

    private static Sitting Sat(Random session)
    {
        var sat = TalkToys.Sit(TalkToys.All[session.File], new TalkChoice("tpm", session.Company, 45, session.Seed) { Mix = "Four rounds." }, session.Temperament);
        foreach (var (pause, waits, text) in session.Moves)
        {
            if (sat.State.EndedAtMs is not null) break;
            sat.Do(waits ? new Wait(sat.State.ClockMs + pause) : new Say(sat.State.ClockMs + pause, text, pause % 3 == 0 ? 4000 : 0));
        }

        return sat;
    }
}
