using Dryrun.Interview.Prompts;

namespace Dryrun.Interview.Sessions;

/// <summary>
/// One exchange in the making: a candidate's event and its consequences, with the state kept up to date, so that every rule sees what the rules before it did.
/// </summary>
internal sealed class Exchange(SessionState state, Room room)
{
    private readonly List<SessionEvent> events = [];
    private long movedToMs;

    public SessionState State { get; private set; } = state;

    public Room Room => room;

    public PromptContent Content => room.Content;

    public IReadOnlyList<SessionEvent> Events => events;

    public Temperament Temperament => State.Start.Temperament;

    public bool Real => State.Start.Mode == SessionMode.Real;

    /// <summary>Session time of what happens next; never after the end of the segment.</summary>
    public long NowMs => Math.Min(Math.Max(State.ClockMs, movedToMs), room.TotalMs);

    /// <summary>Milliseconds left of the segment.</summary>
    public long LeftMs => room.TotalMs - NowMs;

    /// <summary>Rotates wordings: turns count, and two sessions of different seeds begin at different ones.</summary>
    public long Turn => State.Turns.Count + (long)(State.Start.Seed % 7);

    /// <summary>True once the interviewer has said something in this exchange.</summary>
    public bool Spoke { get; private set; }

    /// <summary>True once the interviewer has asked something in this exchange; a second question would talk over the first.</summary>
    public bool Asked { get; private set; }

    /// <summary>Lets time pass up to a moment.</summary>
    public void MoveTo(long ms) => movedToMs = Math.Max(movedToMs, ms);

    public void Add(Actor by, EventData data)
    {
        var happened = new SessionEvent(State.LastSeq + 1, NowMs, by, data);
        events.Add(happened);
        State = SessionFold.Apply(State, happened);
        Spoke |= by == Actor.Interviewer && data is not PhaseChanged;
        Asked |= data is Probed or Interrupted or DesignOffered { Text.Length: > 0 } or Ran { Scenario.Length: > 0 };
    }

    /// <summary>The interviewer says a plain sentence.</summary>
    public void Reply(string text)
    {
        if (text.Length > 0) Add(Actor.Interviewer, new Said(text, SpokenTime.Of(text)));
    }

    /// <summary>A sign of listening: it takes no time and leaves open what was asked.</summary>
    public void Murmur(string text) => Add(Actor.Interviewer, new Said(text, 0));

    /// <summary>
    /// A wording that was not used for a question or push-back in this session, where one is left; otherwise one that was not the last. Empty where none fits.
    /// </summary>
    /// <param name="wordings">The wordings.</param>
    /// <param name="slots">What their slots are filled with.</param>
    /// <param name="from">The wording to try first; the turn decides where it is left out.</param>
    public string Fresh(Wordings wordings, IReadOnlyDictionary<string, string>? slots = null, long? from = null) =>
        Fresh(wordings.ByTemperament.GetValueOrDefault(Temperament) ?? [], slots, from);

    /// <inheritdoc cref="Fresh(Wordings, IReadOnlyDictionary{string, string}?, long?)"/>
    public string Fresh(IReadOnlyList<string> wordings, IReadOnlyDictionary<string, string>? slots = null, long? from = null)
    {
        // More than one round, because most turns prefer wordings with the candidate's words.
        var texts = Enumerable.Range(0, Math.Max(1, 3 * wordings.Count)).Select(i => Wordings.Pick(wordings, (from ?? Turn) + i, slots)).ToList();
        return texts.FirstOrDefault(t => !IsUsed(t)) ?? texts.FirstOrDefault(t => t != State.LastWords) ?? texts[0];
    }

    private bool IsUsed(string text) =>
        State.Probes.Any(p => p.Probe.Text.EndsWith(text, StringComparison.Ordinal)) || State.Interruptions.Any(i => i.Interruption.Text == text);

    /// <summary>One of the prompt's replies with its slots filled; empty where the prompt has no such reply.</summary>
    public string Wording(string reply, IReadOnlyDictionary<string, string>? slots = null) =>
        Content.Lines.Replies.TryGetValue(reply, out var wordings) ? wordings.Say(Temperament, Turn, slots) : "";
}
