using System.Text.Json.Serialization.Metadata;
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
        o.AddSchemaTransformer((schema, context, _) =>
        {
            Required(schema, context.JsonTypeInfo);
            return Task.CompletedTask;
        });
        o.AddDocumentTransformer((document, _, _) =>
        {
            foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? []) Whole(schema);
            return Task.CompletedTask;
        });
    });

    // Whatever is never absent is required, inherited and collected values too.
    private static void Required(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || schema.Properties is null) return;
        schema.Required ??= new HashSet<string>();
        foreach (var property in type.Properties.Where(p => !p.IsGetNullable && p.AssociatedParameter is not { HasDefaultValue: true }))
        {
            if (schema.Properties.ContainsKey(property.Name)) schema.Required.Add(property.Name);
        }
    }

    private static void Whole(OpenApiSchema schema)
    {
        foreach (var (name, value) in schema.Properties?.ToList() ?? [])
        {
            if (value is not OpenApiSchema property) continue;

            // The word that tells the kinds of a union apart is always there.
            if (name == "kind" && property.Enum is { Count: 1 }) (schema.Required ??= new HashSet<string>()).Add(name);
            if (schema.Required?.Contains(name) != true) schema.Properties![name] = NeverNull(property);
        }
    }

    // An absent value is left out and never written as null, so what is optional need not be nullable too.
    private static IOpenApiSchema NeverNull(OpenApiSchema property)
    {
        if (property.Type is { } type && type.HasFlag(JsonSchemaType.Null) && type != JsonSchemaType.Null) property.Type = type & ~JsonSchemaType.Null;
        var kept = property.OneOf?.Where(o => o is OpenApiSchemaReference || o.Type != JsonSchemaType.Null).ToList();
        return kept is { Count: 1 } && property.OneOf!.Count == 2 ? kept[0] : property;
    }
}
