using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;

namespace Dryrun.Contracts.Tests.Descriptions;

public sealed class SchemaAndTableTests
{
    private static readonly ISimulatedSystem System = new ToySystem();

    [Fact]
    public void A_schema_holds_every_knob_with_its_range_class_and_owner()
    {
        var schema = JsonSchemaText.Design(System);
        schema["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        schema["type"]!.GetValue<string>().ShouldBe("object");
        schema["properties"]!.AsObject().Select(p => p.Key).ShouldBe(["deadlineDays", "rollout", "delivery", "delegated", "programme"]);
        At(schema, "rollout.soakHours")!.ToJsonString().ShouldBe(
            """{"title":"Soak time","description":"How long a ring is watched before the next opens.","type":["integer","null"],"""
            + """
            "minimum":1,"maximum":72,"x-unit":"hours","x-class":"programme","x-owner":"ota","x-unled":2,"x-specialist":24}
            """);
        At(schema, "delivery.payload")!["enum"]!.ToJsonString().ShouldBe("""["full","delta","deltaWithFullFallback",null]""");
        At(schema, "delivery.payload")!["x-class"]!.GetValue<string>().ShouldBe("engineering");
        At(schema, "delivery.capacityTbps")!["x-where"]!.GetValue<string>().ShouldBe("the payload is full");
        At(schema, "delivery.retry.backoffMinutes")!["maximum"]!.GetValue<double>().ShouldBe(240);
        At(schema, "rollout")!["title"]!.GetValue<string>().ShouldBe("Rollout");
        var rings = At(schema, "rollout.ringsPercent")!;
        (rings["minItems"]!.GetValue<int>(), rings["maxItems"]!.GetValue<int>(), rings["items"]!["maximum"]!.GetValue<double>())
            .ShouldBe((2, 8, 100));
        At(schema, "rollout.gates")!["uniqueItems"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Only_engineering_knobs_can_be_delegated_and_only_components_owned()
    {
        var schema = JsonSchemaText.Design(System);
        At(schema, "delegated")!["properties"]!.AsObject().Select(p => p.Key)
            .ShouldBe(["delivery.payload", "delivery.capacityTbps", "delivery.retry.backoffMinutes"]);
        At(schema, "programme.owners")!["properties"]!.AsObject().Select(p => p.Key).ShouldBe(["ota", "cdn", "client"]);
        At(schema, "programme")!["properties"]!.AsObject().Select(p => p.Key)
            .ShouldBe(["owners", "risks", "successMetrics", "mustHave", "niceToHave", "rejected", "milestones"]);
    }

    [Fact]
    public void Every_object_of_every_schema_is_closed_and_every_type_is_known()
    {
        foreach (var schema in new[] { JsonSchemaText.Design(System), JsonSchemaText.World(System), JsonSchemaText.Metrics(System) })
        {
            var objects = Schemas(schema).ToList();
            objects.Count.ShouldBeGreaterThan(3);
            foreach (var node in objects)
            {
                var types = node["type"] is JsonArray many ? many.Select(t => t!.GetValue<string>()).ToArray() : [node["type"]!.GetValue<string>()];
                types.ShouldBeSubsetOf(["object", "array", "string", "number", "integer", "boolean", "null"]);
                if (types.Contains("object")) node["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
                if (types.Contains("object")) node["properties"].ShouldBeOfType<JsonObject>();
                if (types.Contains("array")) node["items"].ShouldBeOfType<JsonObject>();
            }

            JsonNode.Parse(JsonSchemaText.Text(schema))!.ToJsonString().ShouldBe(schema.ToJsonString());
        }
    }

    [Fact]
    public void The_schema_of_a_world_tells_typical_values_and_sources()
    {
        var offline = At(JsonSchemaText.World(System), "offlinePercent")!;
        (offline["type"]!.GetValue<string>(), offline["x-typical"]!.GetValue<long>(), offline["x-source"]!.GetValue<string>())
            .ShouldBe(("number", 20, "brief"));
    }

    [Fact]
    public void Tables_hold_one_row_for_each_property()
    {
        var knobs = DescriptionTables.Knobs(System);
        knobs.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2 + System.Design.Properties.Count);
        knobs.ShouldContain("| `rollout.soakHours` | Soak time. How long a ring is watched before the next opens. "
            + "| hours | 1 to 72 | programme | OTA service | 2 | 24 |\n");
        knobs.ShouldContain("Only where the payload is full.");
        DescriptionTables.World(System.World).ShouldContain("| `storeRampPercent` | Store ramp. Shares of the store's own ramp. "
            + "| percent | a list of numbers 0 to 100, increasing | [1, 10, 100] |  |\n");
        DescriptionTables.Metrics(System.Metrics).ShouldContain("| `coveragePercent` | Coverage. Share patched at the end. | percent | more |\n");
        foreach (var line in knobs.Split('\n', StringSplitOptions.RemoveEmptyEntries)) line.Count(c => c == '|').ShouldBe(9);
    }

    private static JsonObject? At(JsonObject schema, string path) =>
        path.Split('.').Aggregate((JsonObject?)schema, (at, key) => at?["properties"]?[key] as JsonObject);

    private static IEnumerable<JsonObject> Schemas(JsonObject schema)
    {
        yield return schema;
        var inner = (schema["properties"] as JsonObject ?? []).Select(p => p.Value as JsonObject)
            .Append(schema["items"] as JsonObject).OfType<JsonObject>();
        foreach (var node in inner.SelectMany(Schemas)) yield return node;
    }
}
