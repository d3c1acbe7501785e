using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Server.Catalogue;
using Dryrun.Server.Hosting;

namespace Dryrun.Server.Sessions;

/// <summary>Where a session stands, as far as the candidate may see it: a pure projection of its events.</summary>
internal static class RoomStates
{
    public static RoomState Of(IReadOnlyList<SessionEvent> events, SessionState state, Room room)
    {
        var isOpen = LineReader.IsOpen(state);
        var yaml = room.Talk is null ? DesignFile.Annotated(room.System, state.Design) : "";
        return new RoomState(
            state.LastSeq, state.ClockMs, ChargedMs(events, state), state.Phase, [.. state.Phases.Select(p => new PhaseStart(p.Phase, p.AtMs))], state.Frozen,
            (JsonObject)state.Design.Root.DeepClone(), yaml, room.Talk is null ? DesignProblems.OfText(room, state.Start.World, yaml) : [], Undecided(state, room), Offers(events, state),
            Facts(state, room), Assumptions(events, state, isOpen), isOpen ? Runs(events, state) : [])
        {
            Ended = events.Select(e => (e.AtMs, Data: e.Data as Ended)).Where(e => e.Data is not null).Select(e => new SessionEnd(e.AtMs, e.Data!.Why, e.Data.Text)).LastOrDefault(),
            Stop = state.Stop is { } stop ? LineReader.StopOf(stop) : null,
            Hint = Hint(state, room),
            Code = room.Code is { } code ? CodeShapes.State(state, code) : null,
        };
    }

    /// <summary>
    /// The length of the interviewer's last unbroken words: that time stands on the clock already while they are being read. An action that takes no time leaves them
    /// unbroken.
    /// </summary>
    public static long ChargedMs(IReadOnlyList<SessionEvent> events, SessionState state)
    {
        var from = state.ClockMs;
        for (var i = events.Count - 1; i >= 0; i--)
        {
            var e = events[i];
            if (e.Data is Said said && e.By == Actor.Candidate) return Math.Max(0, state.ClockMs - Math.Max(from, e.AtMs + said.TookMs));
            if (e.AtMs + SpokenTime.Of(Words(e)) < from) break;
            from = Math.Min(from, e.AtMs);
        }

        return state.ClockMs - from;
    }

    // What the clock counts as said, see SessionFold.
    private static string Words(SessionEvent e) => e.Data switch
    {
        Started s => s.Text,
        Said s => s.Text,
        Disclosed d => d.Text,
        AssumptionResolved r => r.Text,
        DesignOffered o => o.Text,
        Ran r => r.Scenario,
        Probed p => p.Text,
        Interrupted x => x.Text,
        Nudged n => n.Text,
        Hinted h => h.Text,
        PhaseChanged p => p.Text,
        _ => "",
    };

    private static IReadOnlyList<string> Undecided(SessionState state, Room room) => room.Talk is not null ? []
        : [.. room.System.Design.Properties.Where(p => p.Knob?.Class == KnobClass.Programme && state.Design.Value(p.Path) is null).Select(p => p.Path)];

    private static List<OfferOpen> Offers(IReadOnlyList<SessionEvent> events, SessionState state) =>
        [.. from offer in state.Offers
            let said = events[(int)offer.Seq - 1].Data as DesignOffered
            where said is { Text.Length: > 0 }
            select new OfferOpen(offer.Seq, (JsonObject)offer.Patch.DeepClone(), offer.Quote, said.Text)];

    // Figures of an estimation carry their name in what is told of them.
    private static string NameOf(Room room, string id) => room.Fact(id) is { } fact ? FactNames.Of(fact, room.System) : "";

    private static List<FactTold> Facts(SessionState state, Room room) =>
        [.. state.Disclosed.OrderBy(d => d.Value).Select(d => new FactTold(d.Key, NameOf(room, d.Key), d.Value, Told(state, room, d.Key))).Where(f => f.Text.Length > 0)];

    // A fact of a design, an input of an estimate, or the rounds of a loop.
    private static string Told(SessionState state, Room room, string id)
    {
        if (room.Fact(id) is { } fact) return fact.Say(state.Start.World);
        if (id == CandidateQuestions.Process) return room.Talk?.Mix ?? "";
        var (question, input) = (room.Talk?.Of(id), id[(id.IndexOf('.') + 1)..]);
        return question?.Estimate?.Inputs.FirstOrDefault(i => i.Id == input) is { } known
            ? $"{known.Name}: {Fact.Shown(state.Start.World["inputs"]?[question.Id]?[input])} {known.Unit}" : "";
    }

    // What became of an assumption without a word stays with the interviewer until the end of a real session.
    private static List<AssumptionShown> Assumptions(IReadOnlyList<SessionEvent> events, SessionState state, bool isOpen)
    {
        var said = events.Select(e => e.Data).OfType<AssumptionResolved>().Where(r => r.Text.Length > 0).Select(r => r.Id).ToHashSet();
        return [.. state.Assumptions.Select(a => new AssumptionShown(a.Id, a.AtMs, a.Text, isOpen || said.Contains(a.Id) ? a.Status : AssumptionStatus.Unchecked)
        {
            Fact = isOpen ? a.Fact : null,
            OverConstraining = isOpen && a.OverConstraining ? true : null,
        })];
    }

    private static List<RunBrief> Runs(IReadOnlyList<SessionEvent> events, SessionState state) =>
        [.. state.Runs.Select(r => new RunBrief(r.Seq, events[(int)r.Seq - 1].AtMs, r.Run.Hash, r.Run.TotalCents, r.Run.Metrics))];

    private static IReadOnlyList<string>? Hint(SessionState state, Room room) => room.Talk is null || room.Code is not null || state.Start.Mode != SessionMode.Coached ? null
        : state.Probes.Where(p => p.Probe.About == "question").Select(p => room.Talk.Find(p.Probe.Probe)).LastOrDefault()?.Strong;
}

/// <summary>Checks a design as text.</summary>
internal static class DesignProblems
{
    /// <summary>Everything wrong with a text, its own problems first, then those across properties; each with its line.</summary>
    public static IReadOnlyList<Problem> OfText(Room room, JsonObject world, string yaml)
    {
        try
        {
            return [.. Of(room, world, DesignFile.ReadText(yaml)).Select(Problem.Of)];
        }
        catch (InputException e)
        {
            return [.. e.Problems.Select(Problem.Of)];
        }
    }

    /// <summary>Everything wrong with a design.</summary>
    public static IReadOnlyList<InputProblem> Of(Room room, JsonObject world, DesignDocument design)
    {
        var problems = DesignCheck.Of(room.System, world, design);
        return problems.Count > 0 ? problems : [.. room.System.CheckAcross(world, design).Select(design.Locate)];
    }
}
