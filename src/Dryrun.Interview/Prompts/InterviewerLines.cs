using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Prompts;

/// <summary>A question the interviewer asks when something is missing.</summary>
/// <param name="Id">Key: "ownerOfBox".</param>
/// <param name="About">What it is about: "owner".</param>
/// <param name="Unless">Not needed once one of these is in the record: an act ("owner"), a knob path, "facts.ID", "delegated", "programme.owners".</param>
/// <param name="Needs">Held back until all of these are in the record, so that it never gives away what was not asked.</param>
/// <param name="Say">The words. {just} in a wording keeps it for the turn that brought the subject up; {quote}, {team}, {component} are the candidate's own.</param>
/// <param name="FollowUp">The second push.</param>
/// <param name="Because">What the interviewer is thinking when it asks, as a sentence to be read in the debrief.</param>
public sealed record Probe(
    string Id, string About, IReadOnlyList<string> Unless, IReadOnlyList<string> Needs, Wordings Say, IReadOnlyList<string> FollowUp, string Because);

/// <summary>A question of the deep dive that depends on the answers since it was opened.</summary>
/// <param name="Ask">The words; {quote} is the candidate's newest answer that holds what <paramref name="Needs"/> names.</param>
/// <param name="Needs">Asked only where the answers hold all of these: acts or marks of what was said ("rollback", "number", "named").</param>
/// <param name="Unless">Not asked where the answers hold one of these already.</param>
public sealed record DeepQuestion(string Ask, IReadOnlyList<string> Needs, IReadOnlyList<string> Unless);

/// <summary>How the deep dive opens: on what a run exposed, or, where nothing runs, on a scenario that the plan leaves open.</summary>
/// <param name="Kind">Kind of the timeline entry: "bricked"; where nothing runs, the name of the scenario.</param>
/// <param name="About">What it is about.</param>
/// <param name="Real">Scenarios for real mode, without charts.</param>
/// <param name="Coached">Openings for coached mode, with the run on the screen.</param>
/// <param name="FollowUp">What is asked next: the first that the answers so far leave open.</param>
public sealed record DeepDiveOpening(string Kind, string About, IReadOnlyList<string> Real, IReadOnlyList<string> Coached, IReadOnlyList<DeepQuestion> FollowUp)
{
    /// <summary>Where a prompt is rehearsed by talk: passed over once one of these is in the record, as for <see cref="Probe.Unless"/>.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>
    /// Where a prompt is rehearsed by talk: passed over unless the session's world has these values, by path. A list holds any of its values, or, of a
    /// number, everything from the first to the second.
    /// </summary>
    public IReadOnlyDictionary<string, JsonNode> World { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>True where a session's world has the values that it needs.</summary>
    public bool HoldsIn(JsonObject world) => World.All(w => Matches(Tree.Get(world, w.Key), w.Value));

    private static bool Matches(JsonNode? actual, JsonNode wanted) => wanted switch
    {
        JsonArray { Count: 2 } range when PlainValues.AsNumber(actual) is { } number && PlainValues.AsNumber(range[0]) is { } low && PlainValues.AsNumber(range[1]) is { } high =>
            number >= low && number <= high,
        JsonArray any => any.Any(one => one is not null && Matches(actual, one)),
        _ => PlainValues.Show(actual) == PlainValues.Show(wanted),
    };
}

/// <summary>Everything the interviewer of a prompt can say besides answers.</summary>
public sealed record InterviewerLines(
    Wordings Opening,
    IReadOnlyDictionary<string, Wordings> Replies,
    IReadOnlyList<Probe> Probes,
    IReadOnlyDictionary<string, Wordings> Interruptions,
    IReadOnlyDictionary<string, Wordings> Nudges,
    IReadOnlyDictionary<string, Wordings> Transitions,
    Wordings Closing,
    Wordings Offers,
    IReadOnlyList<DeepDiveOpening> DeepDive,
    IReadOnlyDictionary<string, string> Thinking)
{
    /// <summary>What the interviewer is thinking at a moment of the conversation ("unknown", "run"), with its slots filled; empty where the prompt says nothing.</summary>
    public string Thought(string moment, IReadOnlyDictionary<string, string>? slots = null) =>
        Thinking.TryGetValue(moment, out var text) ? Wordings.Pick([text], 0, slots) : "";

    /// <summary>The file beside the prompts with the lines that all prompts rehearsed by talk share.</summary>
    public const string SharedFile = "lines.yaml";

    /// <summary>The opening of the deep dive where nothing went wrong, or where the plan leaves none of the scenarios open.</summary>
    public const string Nothing = "nothing";

    private static readonly string[] NeededReplies = ["unknown", "confirmed", "refuted", "noted", "notUnderstood", "sameAgain"];

    private static readonly string[] NeededTransitions = ["toDesign", "designFreeze", "toDeepDive", "toSummary"];

    /// <summary>Reads <c>probes.yaml</c>.</summary>
    /// <param name="file">The prompt's own lines.</param>
    /// <param name="shared">
    /// Lines that stand where the prompt has none of its own, or null. A line of the prompt replaces the shared one of the same key or id; its own probes
    /// are asked in turn with the shared ones.
    /// </param>
    /// <param name="runs">True where the prompt's system runs, so that the run decides which opening of the deep dive fits.</param>
    /// <exception cref="InputException">A file has problems; every one is a line.</exception>
    public static InterviewerLines Read(SourcedTree file, SourcedTree? shared = null, bool runs = false)
    {
        var own = LinesPart.Read(file, Extent(shared is not null, runs));
        var rest = shared is null ? LinesPart.None : LinesPart.Read(shared, LinesExtent.Shared);
        var problems = own.Problems.Concat(rest.Problems).ToList();
        var none = new Wordings(new Dictionary<Temperament, IReadOnlyList<string>>());
        var lines = new InterviewerLines(
            own.Opening ?? rest.Opening ?? none,
            Over(own.Replies, rest.Replies),
            Woven(own.Probes, rest.Probes),
            Over(own.Interruptions, rest.Interruptions),
            Over(own.Nudges, rest.Nudges),
            Over(own.Transitions, rest.Transitions),
            own.Closing ?? rest.Closing ?? none,
            own.Offers ?? rest.Offers ?? none,
            own.DeepDive,
            Over(own.Thinking, rest.Thinking));
        problems.AddRange(NeededReplies.Where(r => !lines.Replies.ContainsKey(r)).Select(r => file.Problem("replies", $"replies needs {r}")));
        problems.AddRange(NeededTransitions.Where(t => !lines.Transitions.ContainsKey(t)).Select(t => file.Problem("transitions", $"transitions needs {t}")));
        if (lines.DeepDive.All(d => d.Kind != Nothing)) problems.Add(file.Problem("deepDive", "deepDive needs the kind nothing, for a run in which nothing went wrong"));
        return problems.Count == 0 ? lines : throw new InputException(problems);
    }

    /// <summary>True where a prompt's file holds everything that is said; one without an opening lies over the shared lines.</summary>
    internal static bool IsWhole(SourcedTree file) => file.Root["opening"] is not null;

    internal static LinesExtent Extent(bool overShared, bool runs) => !overShared ? LinesExtent.Whole : runs ? LinesExtent.OwnOfRuns : LinesExtent.Own;

    private static Dictionary<string, T> Over<T>(IReadOnlyDictionary<string, T> own, IReadOnlyDictionary<string, T> shared) =>
        shared.Where(s => !own.ContainsKey(s.Key)).Concat(own).ToDictionary(l => l.Key, l => l.Value);

    // One that replaces a shared probe stands in its place; of the others, one comes before each shared one until they run out.
    private static List<Probe> Woven(IReadOnlyList<Probe> own, IReadOnlyList<Probe> shared)
    {
        var replaced = shared.Select(s => own.FirstOrDefault(p => p.Id == s.Id) ?? s).ToList();
        var added = own.Where(p => shared.All(s => s.Id != p.Id)).ToList();
        return [.. replaced.SelectMany((probe, i) => added.Skip(i).Take(1).Append(probe)), .. added.Skip(replaced.Count)];
    }
}
