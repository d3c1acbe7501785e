using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Interview.Tests.Toy;

/// <summary>A random sitting: how it is sat, and what is done after how many milliseconds.</summary>
public sealed record RandomSession(SessionMode Mode, Temperament Temperament, ulong Seed, IReadOnlyList<(int PauseMs, int What, string Text)> Moves);

/// <summary>Candidates who do anything: sense, nonsense, emoji, silence, five thousand characters.</summary>
internal static class Candidates
{
    private static readonly string[] Turns =
    [
        "question :bricking| Can devices be bricked?", "question :offline| How many are offline?",
        "question :delay question :urgency| How late are reports and how bad is it?",
        "question| What is the colour of the box?", "question :users| Who uses it? // question :coverage| By when?",
        "assumption :offline| I assume 20 percent are offline",
        "assumption question :offline| I'm assuming 80 percent are offline, is that fair?", "assumption :bricking| I'd assume all have two slots // question| right?",
        "target| We need zero downtime for everybody", "target| 100 percent of devices in 24 hours", "decision| We'd use a CDN",
        "decision ~absolute| I would always use Kafka for all messaging",
        "rolloutStep =rollout.rings=[1,10,100]| 1 percent, then 10, then all", "rolloutStep =rollout.soakHours=4| We wait 4 hours",
        "rolloutStep =rollout.rings=[100]| Everyone at once",
        "decision =rollout.soakHours=2| Two hours are enough", "owner| The CDN team owns delivery", "risk| A bad build bricks devices",
        "mitigation| We hold back the affected model",
        "monitoring| We watch crash rate, 0.3 percent over baseline", "framework| I'd use RICE to prioritise", "meetingOnly| I'd schedule a meeting with them",
        "summary| To sum up: rings, gates, owners",
        "confirmation| Yes", "denial| No", "clarificationRequest question| Say again?", "meta question| How much time is left?", "smallTalk| Thanks",
        "decision| Halt it", "decision| Open the next ring",
        "rollback| We roll back", "tradeOff| We accept slower coverage for fewer dead devices", "decision| It must be fast and scalable",
        "escalation| I'd take it to the director", "decision| We track it in Jira",
        "question| a? // question| b? // question| c? // question| d? // question| e? // question| f?", "", "   ", "😀🎉", "?!…",
        "Can devices be bricked and how many are offline?",
        "We'll start with 1% of devices, watch crash rates for 4 hours, then 10%.", "asdf qwer zxcv",
    ];

    private static readonly string Long = string.Concat(Enumerable.Repeat("so we would think about the thing ", 150));

    public static Gen<RandomSession> Sessions { get; } =
        from mode in Gen.Elements(SessionMode.Coached, SessionMode.Real)
        from temperament in Gen.Elements(Temperament.Supportive, Temperament.Neutral, Temperament.Stress)
        from seed in Gen.Choose(1, 40)
        from moves in Gen.ListOf(Move)
        select new RandomSession(mode, temperament, (ulong)seed, [.. moves.Take(40)]);

    private static Gen<(int PauseMs, int What, string Text)> Move =>
        from pause in Gen.Frequency((8, Gen.Choose(0, 20_000)), (3, Gen.Choose(20_000, 150_000)), (1, Gen.Choose(0, 1_200_000)))
        from what in Gen.Choose(0, 19)
        from text in Gen.Frequency((12, Gen.Elements(Turns)),
            (2, ArbMap.Default.GeneratorFor<string>().Select(t => (t ?? "").Replace("|", "", StringComparison.Ordinal))),
            (1, Gen.Constant(Long)))
        select (pause, what, text);

    public static Rehearsal Play(RandomSession session) => Play(session, Rooms.Toy);

    public static Rehearsal Play(RandomSession session, Room room)
    {
        var played = new Rehearsal(room, session.Mode, session.Temperament, session.Seed);
        foreach (var (pause, what, text) in session.Moves)
        {
            var at = played.State.ClockMs + pause;
            try
            {
                played.Do(Action(played, what, text, at));
            }
            catch (InputException)
            {
                // Refused: nothing happened, and the candidate goes on.
            }
        }

        return played;
    }

    private static CandidateAction Action(Rehearsal played, int what, string text, long at) => what switch
    {
        0 => new AskForRun(at),
        1 => new AnswerOffer(at, text.Length % 2 == 0),
        2 => new AnswerStop(at, "ring2", text.Length % 2 == 0 ? "halt" : "goOn"),
        3 => new ChangeDesign(at, new JsonObject { ["rollout"] = new JsonObject { ["soakHours"] = text.Length % 90 } }),
        4 => new ChangeDesign(at, new JsonObject { ["rollout"] = new JsonObject { ["rings"] = new JsonArray(1, 10, 100), ["soakHours"] = 2 } }),
        5 => new CorrectReading(at, 0, ["question"], ["delay"]),
        6 => new Wait(at),
        7 when text.Length == 0 => new Finish(at),
        _ => new Say(at, text, TypedMs(played)),
    };

    private static long TypedMs(Rehearsal played) => played.Events.Count % 3 == 0 ? 4000 : 0;
}
