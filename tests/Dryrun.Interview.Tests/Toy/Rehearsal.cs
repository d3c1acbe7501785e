using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Tests.Toy;

/// <summary>A session in the making, one action after the other, a second between two turns.</summary>
internal sealed class Rehearsal
{
    private readonly List<SessionEvent> events;

    public Rehearsal(Room room, SessionMode mode = SessionMode.Coached, Temperament temperament = Temperament.Neutral, ulong seed = 1)
    {
        Room = room;
        events = [.. SessionDecider.Begin(room, seed, "L5", mode, temperament, Rooms.World(room, seed))];
        State = SessionFold.Of(events);
    }

    public Room Room { get; }

    public SessionState State { get; private set; }

    public IReadOnlyList<SessionEvent> Events => events;

    /// <summary>What the last action led to.</summary>
    public IReadOnlyList<SessionEvent> Last { get; private set; } = [];

    public string Answer => string.Join(' ', Last.Select(e => Transcript.Words(e)).Where(w => w.Length > 0));

    public Rehearsal Do(CandidateAction action)
    {
        Last = SessionDecider.Decide(State, action, Room);
        events.AddRange(Last);
        State = Last.Aggregate(State, SessionFold.Apply);
        return this;
    }

    public Rehearsal Say(string text) => Do(new Say(State.ClockMs + 1000, text, 0));

    public Rehearsal At(int minute, int second, string text) => Do(new Say(((minute * 60L) + second) * 1000, text, 0));

    public Rehearsal Wait(int minute, int second = 0) => Do(new Wait(((minute * 60L) + second) * 1000));

    public T One<T>()
        where T : EventData => Last.Select(e => e.Data).OfType<T>().ShouldHaveSingleItem();

    public bool Has<T>(Func<T, bool>? such = null)
        where T : EventData => Last.Select(e => e.Data).OfType<T>().Any(such ?? (_ => true));

    public IEnumerable<T> All<T>()
        where T : EventData => events.Select(e => e.Data).OfType<T>();
}

/// <summary>Sessions as people read them.</summary>
internal static class Transcript
{
    public static string Bytes(IEnumerable<SessionEvent> events) =>
        string.Join('\n', events.Select(e => $"{e.Seq} {e.AtMs} {e.By} {EventJson.TypeName(e.Data)} {EventJson.Write(e.Data)}"));

    /// <summary>What the interviewer says in an event, or empty.</summary>
    public static string Words(SessionEvent e) => e.Data switch
    {
        Said said when e.By == Actor.Interviewer => said.Text,
        Disclosed d => d.Text,
        AssumptionResolved r => r.Text,
        DesignOffered o => o.Text,
        Probed p => p.Text,
        Interrupted i => i.Text,
        Nudged n => n.Text,
        PhaseChanged p => p.Text,
        Ran ran => ran.Scenario,
        Ended ended => ended.Text,
        Started started => started.Text,
        _ => "",
    };

    public static string Of(IEnumerable<SessionEvent> events)
    {
        var text = new StringBuilder();
        foreach (var e in events)
        {
            var clock = $"{e.AtMs / 60_000:00}:{e.AtMs / 1000 % 60:00}";
            var words = Words(e);
            if (words.Length > 0) text.Append($"{clock}  Interviewer  {words}{Mark(e.Data)}\n");
            else if (e.Data is Said said) text.Append($"{clock}  Candidate    {said.Text.ReplaceLineEndings(" ")}\n");
            else if (Note(e) is { Length: > 0 } note) text.Append($"{clock}               ({note})\n");
        }

        return text.ToString();
    }

    private static string Mark(EventData data) => data switch
    {
        Disclosed d => $"  [{d.Fact}]",
        AssumptionResolved r => $"  [{r.Status.ToString().ToLowerInvariant()}]",
        Probed p => $"  [{p.Probe}]",
        Interrupted i => $"  [{i.Kind}]",
        Nudged n => $"  [{n.Kind}]",
        PhaseChanged p => $"  [phase {p.Phase}]",
        Ran => "  [scenario]",
        Ended e => $"  [ended: {e.Why}]",
        _ => "",
    };

    private static string Note(SessionEvent e) => e.Data switch
    {
        Assumed a => $"assumed {a.Fact ?? "something"}{(a.Value is null ? "" : " = " + a.Value)}",
        AssumptionResolved { OverConstraining: true } => "over-constraining",
        Designed { Accepted: false } => "offer declined",
        Designed d => $"design {Compact(d.Patch)}",
        PhaseChanged p => $"phase {p.Phase}",
        Ran { Outcome: null } => "asks for a run",
        Ran { Outcome: { } outcome } => $"run {outcome.Hash}",
        Stopped s => $"the run stops: {s.Observed} {string.Join(" / ", s.Options.Select(o => o.Text))}",
        Decided d => $"decides {d.Key}: {d.Option}",
        _ => "",
    };

    private static string Compact(JsonObject patch) => patch.ToJsonString(EventJson.Options);
}
