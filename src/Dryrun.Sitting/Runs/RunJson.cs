using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Dryrun.Sitting.Runs;

/// <summary>The JSON document of <c>dryrun run</c>. What varies from run to run stands under <c>timing</c> alone.</summary>
public static class RunJson
{
    public static JsonObject Of(RunResult result, TimeSpan elapsed)
    {
        var shown = result.Outcomes[0];
        return new JsonObject
        {
            ["system"] = result.System.Id,
            ["modelVersion"] = result.System.ModelVersion,
            ["seed"] = result.Options.Seed,
            ["replicates"] = result.Outcomes.Count,
            ["grid"] = result.Options.Grid.ToString().ToLowerInvariant(),
            ["world"] = result.World.DeepClone(),
            ["metrics"] = new JsonObject(result.Summary.Metrics.Select(m => KeyValuePair.Create(m.Metric.Path, (JsonNode?)new JsonObject
            {
                ["mean"] = Number(m.Mean?.Mid),
                ["low"] = Number(m.Mean?.Low),
                ["high"] = Number(m.Mean?.High),
                ["unit"] = m.Metric.Unit,
                ["reached"] = m.Reached,
            }))),
            ["ledger"] = new JsonObject(result.Summary.LedgerCents.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)Math.Round(l.Value)))),
            ["expectedCost"] = new JsonObject
            {
                ["mean"] = Number(result.Summary.CostDollars.Mid),
                ["low"] = Number(result.Summary.CostDollars.Low),
                ["high"] = Number(result.Summary.CostDollars.High),
                ["unit"] = "dollars",
            },
            ["knobs"] = new JsonObject(result.Knobs.Select(k => KeyValuePair.Create(k.Knob.Path, (JsonNode?)new JsonObject
            {
                ["value"] = k.Value.DeepClone(),
                ["status"] = Contracts.Descriptions.Wording.Key(k.Status.ToString()),
                ["because"] = k.Because,
            }))),
            ["series"] = new JsonObject(shown.Series.Select(s => KeyValuePair.Create(s.Id, (JsonNode?)new JsonObject
            {
                ["name"] = s.Name,
                ["unit"] = s.Unit,
                ["atHours"] = Numbers(s.AtHours),
                ["values"] = Numbers(s.Values),
            }))),
            ["timeline"] = new JsonArray([.. shown.Timeline.Select(t => (JsonNode?)new JsonObject
            {
                ["atMinute"] = t.AtMinute,
                ["kind"] = t.Kind,
                ["severity"] = t.Severity.ToString().ToLowerInvariant(),
                ["text"] = t.Text,
                ["component"] = t.Component,
                ["affected"] = t.Affected,
            })]),
            ["hash"] = shown.Hash,
            ["timing"] = new JsonObject
            {
                ["elapsedSeconds"] = Math.Round(elapsed.TotalSeconds, 3),
                ["peakMemoryBytes"] = PeakMemoryBytes(),
            },
        };
    }

    private static JsonNode? Number(double? value) => value is { } v && double.IsFinite(v) ? JsonValue.Create(v) : null;

    private static JsonArray Numbers(IReadOnlyList<double> values) => [.. values.Select(v => Number(v))];

    private static long PeakMemoryBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
