using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Tests.Toy;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Code;

public sealed class CodeReplayTests
{
    private static readonly string[] Turns =
    [
        "I'm done", "Can I have a hint?", "How large can it be?", "It's O(n log n).", "I think both see the same seat, between the check and the change.", "", "I don't know.", "Say that again?", "😀",
        "The ticketing team owns it, by Friday.", "How much time is left?", "An empty list, all equal, one clip.", "My plan is to count with a dictionary, because that's one pass.",
    ];

    private static readonly string[] Codes = ["x = 1\n", "# wrongAnswer\n", "# timeLimit\ny\n", "# sampleFails\n", "# judgeError\n", "free -= 1\n"];

    private sealed record Move(int Kind, int Text, int Code, int What, int PauseMs);

    private sealed record Random(string Kind, string Why, IReadOnlyList<Move> Moves);

    private static Gen<Random> Sessions { get; } =
        from kind in Gen.Elements(CodeKinds.Coding, CodeKinds.Debugging, CodeKinds.Assessment)
        from why in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Constant("no sandbox")))
        from moves in Gen.ListOf(from k in Gen.Choose(0, 5)
                                 from t in Gen.Choose(0, Turns.Length - 1)
                                 from c in Gen.Choose(0, Codes.Length - 1)
                                 from w in Gen.Choose(0, 2)
                                 from p in Gen.Frequency((8, Gen.Choose(0, 30_000)), (2, Gen.Choose(30_000, 600_000)))
                                 select new Move(k, t, c, w, p))
        select new Random(kind, why, [.. moves.Take(30)]);

    private static CodeSitting Play(Random random)
    {
        var sat = new CodeSitting(random.Kind, 40, random.Why);
        foreach (var move in random.Moves.TakeWhile(_ => sat.State.EndedAtMs is null))
        {
            var (at, problem) = (sat.State.ClockMs + move.PauseMs, sat.Room.Code!.Problems[move.Text % sat.Room.Code.Problems.Count].Id);
            try
            {
                switch (move.Kind)
                {
                    case 0 or 1: sat.Do(new Say(at, Turns[move.Text], 0)); break;
                    case 2: sat.Do(new KeepDraft(at, problem, "python", Codes[move.Code])); break;
                    case 3: sat.Do(new AskHint(at, problem)); break;
                    case 4: sat.Do(new Wait(at)); break;
                    default: sat.Run((CodePurpose)move.What, Codes[move.Code], move.What == 1 ? "[[1]]" : null, problem); break;
                }
            }
            catch (InputException e)
            {
                e.Message.ShouldNotContain("\n");
            }
        }

        return sat;
    }

    // What follows a turn without a pause. What the clock brings up later, when nobody has spoken since, is no answer to the turn.
    private static IEnumerable<SessionEvent> Answer(IReadOnlyList<SessionEvent> events, int turn)
    {
        var untilMs = events.Skip(turn).First(e => e.Data is Understood).AtMs;
        foreach (var e in events.Skip(turn + 1).TakeWhile(e => e.By != Actor.Candidate && e.AtMs <= untilMs && e.Data is not CodeRan and not Nudged))
        {
            var tookMs = e.Data switch { Said said => said.TookMs, Probed probed => SpokenTime.Of(probed.Text), Hinted hinted => SpokenTime.Of(hinted.Text), _ => 0 };
            untilMs = Math.Max(untilMs, e.AtMs) + tookMs;
            yield return e;
        }
    }

    private static void Check(Action<CodeSitting> holds) => Prop.ForAll(Sessions.ToArbitrary(), random => holds(Play(random))).Check(Seeded.Cases);

    [Fact]
    public void Replays_to_the_byte_and_runs_nothing() => Check(sat => Transcript.Bytes(Scripts.Play.Again(sat.Events, sat.Room)).ShouldBe(Transcript.Bytes(sat.Events)));

    [Fact]
    public void Opens_the_same_room_from_the_stored_world() => Check(sat =>
    {
        var stored = (Started)EventJson.Read("started", EventJson.Write(sat.State.Start));
        Transcript.Bytes(Scripts.Play.Again(sat.Events, ToyCode.Room(stored.World))).ShouldBe(Transcript.Bytes(sat.Events));
        CodeRoom.Problems(stored.World).Select(p => p.Id).ShouldBe(sat.Room.Code!.Problems.Select(p => p.Id));
    });

    [Fact]
    public void Asks_at_most_one_thing_a_turn_and_never_goes_back_in_time() => Check(sat =>
    {
        sat.Events.Zip(sat.Events.Skip(1)).ShouldAllBe(p => p.First.AtMs <= p.Second.AtMs);
        for (var i = 0; i < sat.Events.Count; i++)
        {
            if (sat.Events[i].Data is not Said || sat.Events[i].By != Actor.Candidate) continue;
            Answer(sat.Events, i).Count(e => e.Data is Probed).ShouldBeLessThanOrEqualTo(1);
        }

        sat.State.Code.Runs.Count(r => r.Report is null).ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void Is_taken_up_from_any_moment() => Check(sat =>
    {
        for (var seq = 1; seq <= sat.Events.Count; seq += 3)
        {
            var forked = Fork.From(sat.Events, "s", seq, sat.Room);
            SessionFold.Of(forked).Code.Drafts.Count.ShouldBeLessThanOrEqualTo(sat.State.Code.Drafts.Count);
        }
    });
}
