using System.Text.Json.Nodes;
using Dryrun.Interview.Loops;

namespace Dryrun.Sitting.Loops;

/// <summary>A loop as one JSON document.</summary>
public static class LoopReport
{
    /// <summary>The rounds that ended and the committee's report.</summary>
    public static JsonObject Of(LoopState state) => new()
    {
        ["loop"] = state.Start.Loop,
        ["seed"] = state.Start.Seed,
        ["level"] = state.Start.Level,
        ["mode"] = state.Start.Mode.ToString().ToLowerInvariant(),
        ["rounds"] = new JsonArray([.. state.Ended.Select(e => (JsonNode)new JsonObject
        {
            ["round"] = e.Round,
            ["kind"] = e.Record.Kind,
            ["title"] = e.Record.Title,
            ["decision"] = e.Record.Decision,
            ["because"] = e.Record.Because,
            ["missingSignal"] = e.Record.MissingSignal,
            ["dimensions"] = new JsonObject(e.Record.Marks.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Key, m.Value))),
            ["changes"] = new JsonArray([.. e.Record.Changes.Select(c => (JsonNode)c)]),
        })]),
        ["committee"] = state.Committee?.Report.DeepClone(),
    };
}
