using Microsoft.OpenApi;

namespace Dryrun.Server.Hosting;

/// <summary>The OpenAPI document from which the browser's client is generated.</summary>
internal static class OpenApiDocument
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Dryrun", Version = "v1", Description = "What the browser room uses, on the loopback address." };
            document.Servers = [];
            return Task.CompletedTask;
        });
        o.AddSchemaTransformer((schema, _, _) =>
        {
            NullIsAbsent(schema);
            return Task.CompletedTask;
        });
    });

    // An absent value is left out and never written as null, so what is optional need not be nullable too.
    private static void NullIsAbsent(OpenApiSchema schema)
    {
        foreach (var (name, value) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema.Required?.Contains(name) == true || value is not OpenApiSchema property) continue;
            if (property.Type is { } type && type.HasFlag(JsonSchemaType.Null) && type != JsonSchemaType.Null) property.Type = type & ~JsonSchemaType.Null;
            if (property.OneOf?.Count == 2) Single(schema, name, property);
        }
    }

    private static void Single(OpenApiSchema schema, string name, OpenApiSchema property)
    {
        var kept = property.OneOf!.Where(o => o.Type != JsonSchemaType.Null).ToList();
        if (kept.Count == 1) schema.Properties![name] = kept[0];
    }
}
