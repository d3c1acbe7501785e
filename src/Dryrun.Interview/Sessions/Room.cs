using System.Text.Json.Nodes;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Sessions;

/// <summary>Reads what a candidate says. The offline reader is a pure function; a language model behind this face is a recorded input.</summary>
public interface IUnderstanding
{
    /// <summary>A turn, clause by clause.</summary>
    Turn Read(string text, TurnContext context);

    /// <summary>The design changes that a turn commits to, with the words that do.</summary>
    IReadOnlyList<Commitment> Commitments(Turn turn);
}

/// <summary>Everything about a session that its events do not change: prompt, system, understanding.</summary>
/// <param name="Content">The prompt with facts and lines.</param>
/// <param name="System">What the design runs on.</param>
/// <param name="Understanding">How turns are read.</param>
public sealed record Room(PromptContent Content, ISimulatedSystem System, IUnderstanding Understanding)
{
    /// <summary>What is asked where the room is one of talk; null where there is a design.</summary>
    public TalkPlan? Talk { get; init; }

    /// <summary>What is solved where the round is one with code; null elsewhere.</summary>
    public CodePlan? Code { get; init; }

    /// <summary>A fact by its id.</summary>
    public Fact? Fact(string id) => Content.Facts.FirstOrDefault(f => f.Id == id);

    /// <summary>Length of the segment.</summary>
    public long TotalMs => Content.Prompt.Minutes * 60_000L;

    /// <summary>What is said at the start where a system or a judge is missing; empty where designs run.</summary>
    public string ByTalk => Talk is { } talk ? talk.File.ByTalk
        : System.CanRun ? "" : "This prompt is rehearsed by talk: its system does not run in this version, so say your decisions and what they lead to.";

    /// <summary>Runs a design in a session's world: replicate 0 of the session's seed, on the search grid unless another is asked for.</summary>
    public Outcome Run(SessionState state, RunGrid grid = RunGrid.Search)
    {
        var prepared = System.Prepare((JsonObject)state.Start.World.DeepClone(), state.Design);
        return prepared.Run(new RunOptions
        {
            Seed = state.Start.Seed,
            Grid = grid,
            Decisions = state.Decisions,
            StopForPeople = state.Start.Mode == SessionMode.Coached,
        });
    }
}

/// <summary>Something a candidate does.</summary>
/// <param name="StartMs">Session time at which it begins; earlier than what was said already counts as then.</param>
public abstract record CandidateAction(long StartMs);

/// <summary>Says something; <paramref name="TypedMs"/> is how long it took to type, 0 where spoken.</summary>
public sealed record Say(long StartMs, string Text, long TypedMs) : CandidateAction(StartMs);

/// <summary>Changes the design by a merge patch.</summary>
public sealed record ChangeDesign(long StartMs, JsonObject Patch) : CandidateAction(StartMs);

/// <summary>Takes or turns down the last offered change.</summary>
public sealed record AnswerOffer(long StartMs, bool Accept) : CandidateAction(StartMs);

/// <summary>Asks for a run. In real mode this freezes the design.</summary>
public sealed record AskForRun(long StartMs) : CandidateAction(StartMs);

/// <summary>Answers a stop.</summary>
public sealed record AnswerStop(long StartMs, string Key, string Option) : CandidateAction(StartMs);

/// <summary>Corrects how a clause of the last turn was understood (coached mode).</summary>
public sealed record CorrectReading(long StartMs, int Clause, IReadOnlyList<string> Acts, IReadOnlyList<string> Facts) : CandidateAction(StartMs);

/// <summary>Time passes and nothing is said: the room speaks of time, and ends the segment, when it is due.</summary>
public sealed record Wait(long StartMs) : CandidateAction(StartMs);

/// <summary>Ends the segment.</summary>
public sealed record Finish(long StartMs) : CandidateAction(StartMs);
