using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

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

/// <summary>How the deep dive opens on what a run exposed.</summary>
/// <param name="Kind">Kind of the timeline entry: "bricked".</param>
/// <param name="About">What it is about.</param>
/// <param name="Real">Scenarios for real mode, without charts.</param>
/// <param name="Coached">Openings for coached mode, with the run on the screen.</param>
/// <param name="FollowUp">What is asked next: the first that the answers so far leave open.</param>
public sealed record DeepDiveOpening(string Kind, string About, IReadOnlyList<string> Real, IReadOnlyList<string> Coached, IReadOnlyList<DeepQuestion> FollowUp);

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

    private static readonly string[] NeededReplies = ["unknown", "confirmed", "refuted", "noted", "notUnderstood", "sameAgain"];

    private static readonly string[] NeededTransitions = ["toDesign", "designFreeze", "toDeepDive", "toSummary"];

    /// <summary>Reads <c>probes.yaml</c>.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static InterviewerLines Read(SourcedTree file)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["temperaments", "opening", "replies", "probes", "interruptions", "nudges", "transitions", "closing", "offers", "deepDive", "thinking"]);
        var lines = new InterviewerLines(
            Wordings.Read(reader, reader.Map("opening"), "opening"),
            Named(reader, "replies"),
            [.. reader.Maps("probes").Select((p, i) => ReadProbe(reader, p, $"probes.{i}"))],
            Listed(reader, "interruptions"),
            Listed(reader, "nudges"),
            Named(reader, "transitions"),
            Wordings.Read(reader, reader.Map("closing"), "closing"),
            Wordings.Read(reader, reader.Map("offers"), "offers"),
            [.. reader.Maps("deepDive").Select((d, i) => ReadOpening(reader, d, $"deepDive.{i}"))],
            Thoughts(reader, file.Root));
        foreach (var missing in NeededReplies.Where(r => !lines.Replies.ContainsKey(r))) reader.Add("replies", $"replies needs {missing}");
        foreach (var missing in NeededTransitions.Where(t => !lines.Transitions.ContainsKey(t))) reader.Add("transitions", $"transitions needs {missing}");
        if (lines.DeepDive.All(d => d.Kind != "nothing")) reader.Add("deepDive", "deepDive needs the kind nothing, for a run in which nothing went wrong");
        reader.ThrowIfAny();
        return lines;
    }

    private static Probe ReadProbe(FieldReader reader, JsonObject p, string path)
    {
        reader.OnlyKeys(path, p, ["id", "about", "because", "unless", "needs", "say", "followUp"]);
        return new Probe(
            reader.Text("id", p, path),
            reader.Text("about", p, path),
            reader.Texts("unless", p, path, needed: false),
            reader.Texts("needs", p, path, needed: false),
            Wordings.Read(reader, reader.Map("say", p, path), $"{path}.say"),
            reader.Texts("followUp", p, path, needed: false),
            p["because"] is null ? "" : reader.Text("because", p, path));
    }

    private static DeepDiveOpening ReadOpening(FieldReader reader, JsonObject d, string path)
    {
        reader.OnlyKeys(path, d, ["kind", "about", "real", "coached", "followUp"]);
        return new DeepDiveOpening(
            reader.Text("kind", d, path),
            reader.Text("about", d, path),
            reader.Texts("real", d, path),
            reader.Texts("coached", d, path),
            Questions(reader, d, path));
    }

    // A question that depends on nothing is written as plain text.
    private static List<DeepQuestion> Questions(FieldReader reader, JsonObject d, string path)
    {
        if (d["followUp"] is not JsonArray written) return [.. reader.Texts("followUp", d, path).Select(t => new DeepQuestion(t, [], []))];
        return [.. written.Select((q, i) => q is JsonObject map ? ReadQuestion(reader, map, $"{path}.followUp.{i}") : new DeepQuestion(PlainValues.Show(q), [], []))];
    }

    private static DeepQuestion ReadQuestion(FieldReader reader, JsonObject q, string path)
    {
        reader.OnlyKeys(path, q, ["ask", "needs", "unless"]);
        return new DeepQuestion(reader.Text("ask", q, path), reader.Texts("needs", q, path, needed: false), reader.Texts("unless", q, path, needed: false));
    }

    private static Dictionary<string, string> Thoughts(FieldReader reader, JsonObject root) =>
        root["thinking"] is JsonObject thinking ? thinking.ToDictionary(t => t.Key, t => reader.Text(t.Key, thinking, "thinking")) : [];

    private static Dictionary<string, Wordings> Named(FieldReader reader, string key) =>
        reader.Map(key).Where(r => r.Value is JsonObject).ToDictionary(r => r.Key, r => Wordings.Read(reader, (JsonObject)r.Value!, $"{key}.{r.Key}"));

    private static Dictionary<string, Wordings> Listed(FieldReader reader, string key)
    {
        var made = new Dictionary<string, Wordings>();
        foreach (var (item, i) in reader.Maps(key).Select((item, i) => (item, i)))
        {
            var path = $"{key}.{i}";
            reader.OnlyKeys(path, item, ["id", "when", "say"]);
            made[reader.Text("id", item, path)] = Wordings.Read(reader, reader.Map("say", item, path), $"{path}.say");
        }

        return made;
    }
}
