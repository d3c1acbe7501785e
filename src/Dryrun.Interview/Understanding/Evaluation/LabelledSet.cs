using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Understanding.Evaluation;

/// <summary>One utterance with what a person says it means.</summary>
/// <param name="Id">1.. without gaps.</param>
/// <param name="Prompt">Id of the prompt it belongs to.</param>
/// <param name="Kind">How it is said: plain, typo, speech, indirect, twoInOne, elliptic, outOfScope, assumption, statement.</param>
/// <param name="Text">What is said.</param>
/// <param name="Facts">Facts asked for or assumed about, unordered.</param>
/// <param name="Acts">Acts, unordered.</param>
/// <param name="LastFacts">What the turn before was about.</param>
public sealed record LabelledUtterance(
    int Id, string Prompt, string Kind, string Text, IReadOnlyList<string> Facts, IReadOnlyList<DialogueAct> Acts, IReadOnlyList<string> LastFacts);

/// <summary>Reads labelled utterances.</summary>
public static class LabelledSet
{
    /// <summary>Reads a document with a list <c>utterances</c> of {id, prompt, kind, text, facts, acts, context?: {lastFacts}}.</summary>
    /// <exception cref="InputException">An entry is incomplete or names an act that does not exist.</exception>
    public static IReadOnlyList<LabelledUtterance> Read(SourcedTree source)
    {
        if (source.Root["utterances"] is not JsonArray all) throw new InputException(source.Problem("utterances", "needs a list of utterances"));
        return [.. all.Select((node, i) => One(source, node, $"utterances.{i}"))];
    }

    private static LabelledUtterance One(SourcedTree source, JsonNode? node, string at)
    {
        if (node is not JsonObject o || PlainValues.AsNumber(o["id"]) is not { } id || Text(o["prompt"]) is not { } prompt
            || Text(o["kind"]) is not { } kind || Text(o["text"]) is not { } text)
        {
            throw new InputException(source.Problem(at, "an utterance needs id, prompt, kind and text"));
        }

        var acts = Names(o["acts"]).Select(name => Act(name) ?? throw new InputException(source.Problem(at, $"{name} is not an act"))).ToArray();
        return new((int)id, prompt, kind, text, Names(o["facts"]), acts, Names((o["context"] as JsonObject)?["lastFacts"]));
    }

    private static DialogueAct? Act(string name) =>
        name == "Clarification" ? DialogueAct.ClarificationRequest : Enum.TryParse<DialogueAct>(name, out var act) ? act : null;

    private static string? Text(JsonNode? node) => (node as JsonValue)?.TryGetValue<string>(out var text) is true ? text : node is JsonValue v ? PlainValues.Show(v) : null;

    private static string[] Names(JsonNode? node) => node is JsonArray list ? [.. list.Select(n => n!.GetValue<string>())] : [];
}
