using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Server.Sessions;

/// <summary>Something a candidate does, and when.</summary>
/// <param name="ExpectedSeq">Number of the last event that the page knows.</param>
/// <param name="IdleMs">Session time that passed since <c>state.clockMs</c> before the action began; counted up to two hours.</param>
/// <param name="TypedMs">How long it was typed; of what is said.</param>
/// <param name="Action">What is done.</param>
internal sealed record ActionRequest(long ExpectedSeq, long IdleMs, long TypedMs, Move Action);

/// <summary>What an action led to.</summary>
/// <param name="Lines">Visible events since the expected number.</param>
/// <param name="State">Where the session stands.</param>
internal sealed record ActionResult(IReadOnlyList<Line> Lines, RoomState State);

/// <summary>A design as text.</summary>
internal sealed record DesignText(string Yaml);

/// <summary>What is wrong with a text.</summary>
internal sealed record TextCheck(IReadOnlyList<Hosting.Problem> Problems);

/// <summary>An action of the candidate.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SayMove), "say")]
[JsonDerivedType(typeof(DesignMove), "design")]
[JsonDerivedType(typeof(DesignTextMove), "designText")]
[JsonDerivedType(typeof(OfferMove), "offer")]
[JsonDerivedType(typeof(RunMove), "run")]
[JsonDerivedType(typeof(DecideMove), "decide")]
[JsonDerivedType(typeof(CorrectMove), "correct")]
[JsonDerivedType(typeof(WaitMove), "wait")]
[JsonDerivedType(typeof(EndMove), "end")]
[JsonDerivedType(typeof(DraftMove), "draft")]
[JsonDerivedType(typeof(CodeMove), "code")]
[JsonDerivedType(typeof(HintMove), "hint")]
internal abstract record Move;

/// <summary>Says something.</summary>
internal sealed record SayMove(string Text) : Move;

/// <summary>Changes the design by an RFC 7396 merge patch.</summary>
internal sealed record DesignMove(JsonObject Patch) : Move;

/// <summary>Replaces the design by what a text says.</summary>
internal sealed record DesignTextMove(string Yaml) : Move;

/// <summary>Takes or turns down the last offered change.</summary>
internal sealed record OfferMove(bool Accept) : Move;

/// <summary>Asks for a run.</summary>
internal sealed record RunMove : Move;

/// <summary>Answers a stop.</summary>
internal sealed record DecideMove(string Key, string Option) : Move;

/// <summary>Corrects how a clause of the last turn was read; clauses count from 0.</summary>
internal sealed record CorrectMove(int Clause, IReadOnlyList<string> Acts, IReadOnlyList<string> Facts) : Move;

/// <summary>Time passed and nothing was said.</summary>
internal sealed record WaitMove : Move;

/// <summary>Ends the session.</summary>
internal sealed record EndMove : Move;

/// <summary>Keeps what stands in the editor.</summary>
internal sealed record DraftMove(string Problem, string Language, string Code) : Move;

/// <summary>Has a program run. The answer comes at once; the result follows as lines of the session.</summary>
/// <param name="Problem">Problem id.</param>
/// <param name="Language">Language id.</param>
/// <param name="Code">The program.</param>
/// <param name="What">samples, own or submit.</param>
/// <param name="Input">The input of one's own; of own alone.</param>
internal sealed record CodeMove(string Problem, string Language, string Code, CodePurpose What, string? Input = null) : Move;

/// <summary>Asks for a hint.</summary>
internal sealed record HintMove(string Problem) : Move;

/// <summary>Makes moves into actions.</summary>
internal static class SessionActions
{
    /// <summary>Longest time that one action can let pass.</summary>
    public const long PassedMsMax = 2 * 60 * 60_000L;

    /// <summary>The events that follow.</summary>
    /// <exception cref="InputException">The action cannot be done now, or its values are wrong.</exception>
    public static IReadOnlyList<SessionEvent> Decide(SessionView view, ActionRequest asked)
    {
        var startMs = view.State.ClockMs + Math.Clamp(asked.IdleMs, 0, PassedMsMax);
        return ActionOf(view, asked, startMs) is { } action ? SessionDecider.Decide(view.State, action, view.Room) : [];
    }

    private static CandidateAction? ActionOf(SessionView view, ActionRequest asked, long startMs) => asked.Action switch
    {
        SayMove say => new Say(startMs, Needed(say.Text), Math.Clamp(asked.TypedMs, 0, PassedMsMax)),
        DesignMove change => change.Patch.Count == 0 ? null : new ChangeDesign(startMs, (JsonObject)change.Patch.DeepClone()),
        DesignTextMove text => Rewritten(view, text.Yaml) is { } patch ? new ChangeDesign(startMs, patch) : null,
        OfferMove offer => new AnswerOffer(startMs, offer.Accept),
        RunMove => new AskForRun(startMs),
        DecideMove decide => new AnswerStop(startMs, decide.Key, decide.Option),
        CorrectMove correct => new CorrectReading(startMs, correct.Clause, correct.Acts, correct.Facts),
        EndMove => new Finish(startMs),
        DraftMove draft => new KeepDraft(startMs, draft.Problem, draft.Language, draft.Code),
        CodeMove code => new HandIn(startMs, code.Problem, code.Language, code.Code, code.What, code.Input),
        HintMove hint => new AskHint(startMs, hint.Problem),
        _ => new Wait(startMs),
    };

    private static string Needed(string text) => text.Trim() is { Length: > 0 } said ? said : throw new InputException("there is nothing said yet; type something, then send it");

    // The change that a text means; null where it says what the design says already.
    private static JsonObject? Rewritten(SessionView view, string yaml)
    {
        if (view.Room.Talk is not null) throw new InputException("there is no design in a talk segment; just answer");
        var written = DesignFile.ReadText(yaml);
        var problems = DesignProblems.Of(view.Room, view.State.Start.World, written);
        return problems.Count == 0 ? DesignDifference.Of(view.State.Design.Root, written.Root) : throw new InputException(problems);
    }
}
