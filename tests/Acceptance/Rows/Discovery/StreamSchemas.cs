using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Discovery;

/// <summary>Rules for the schemas of streams.</summary>
internal static class StreamSchemas
{
    /// <summary>All parts of a stream's schema.</summary>
    public static IEnumerable<SchemaPart> Of(JsonElement stream) =>
        stream.Member("json_schema") is { } schema ? SchemaPart.All(schema) : [];

    /// <summary>References, which no destination follows.</summary>
    public static IEnumerable<Finding> References(JsonElement catalog) => With(catalog, "$ref");

    /// <summary>Keywords that destinations cannot make a column of.</summary>
    public static IEnumerable<Finding> Forbidden(JsonElement catalog) =>
        [.. With(catalog, "allOf"), .. With(catalog, "not")];

    /// <summary>Objects that refuse fields.</summary>
    public static IEnumerable<Finding> Closed(JsonElement catalog) =>
        catalog
            .Items("streams")
            .SelectMany(stream =>
                ClosedObjects
                    .Problems(stream.Member("json_schema") ?? default)
                    .Select(finding => CatalogRules.Of(stream, finding.Expected, finding.Came))
            );

    /// <summary>Looks whether each schema is one, and whether a validator can read it.</summary>
    public static async Task ValidAsync(EntryDiscovery discovery, Findings findings)
    {
        foreach (var stream in (await discovery.CatalogAsync()).Items("streams"))
        {
            var schema = stream.Member("json_schema") ?? default;
            var problems = SchemaShape.Problems(schema).ToList();
            if (problems.Count == 0 && await ReadAsync(schema) is { } reason)
            {
                problems.Add(new Finding("a schema that a validator can read", reason));
            }

            findings.Say(
                problems.Select(finding => CatalogRules.Of(stream, finding.Expected, finding.Came)),
                discovery.Where
            );
        }
    }

    private static async Task<string?> ReadAsync(JsonElement schema)
    {
        try
        {
            await JsonValidator.OfAsync(schema);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<Finding> With(JsonElement catalog, string word) =>
        from stream in catalog.Items("streams")
        from part in Of(stream)
        where part.Schema.Member(word) is not null
        select CatalogRules.Of(stream, $"no {word}", $"{part.Place}: {Shown.Json(part.Schema.Member(word))}");
}
