using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Sessions;

/// <summary>
/// One exchange in the making: a candidate's event and its consequences, with the state kept up to date, so that every rule sees what the rules before it did.
/// </summary>
internal sealed class Exchange(SessionState state, Room room)
{
    private readonly List<SessionEvent> events = [];

    public SessionState State { get; private set; } = state;

    public Room Room => room;

    public PromptContent Content => room.Content;

    public IReadOnlyList<SessionEvent> Events => events;

    public Temperament Temperament => State.Start.Temperament;

    public bool Real => State.Start.Mode == SessionMode.Real;

    /// <summary>Rotates wordings: turns count, and two sessions of different seeds begin at different ones.</summary>
    public long Turn => State.Turns.Count + (long)(State.Start.Seed % 7);

    /// <summary>True once the interviewer has said something in this exchange.</summary>
    public bool Spoke { get; private set; }

    public void Add(Actor by, EventData data, long? atMs = null)
    {
        var happened = new SessionEvent(State.LastSeq + 1, Math.Max(atMs ?? 0, State.ClockMs), by, data);
        events.Add(happened);
        State = SessionFold.Apply(State, happened);
        Spoke |= by == Actor.Interviewer;
    }

    /// <summary>The interviewer says a plain sentence.</summary>
    public void Reply(string text)
    {
        if (text.Length > 0) Add(Actor.Interviewer, new Said(text, SpokenTime.Of(text)));
    }

    /// <summary>One of the prompt's replies with its slots filled.</summary>
    public string Wording(string reply, IReadOnlyDictionary<string, string>? slots = null) =>
        Content.Lines.Replies.TryGetValue(reply, out var wordings) ? wordings.Say(Temperament, Turn, slots) : "";
}
