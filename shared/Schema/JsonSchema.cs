using System.Text.Json;
using Connectors.Schema.Keywords;

namespace Connectors.Schema;

/// <summary>
/// A JSON schema of draft-07, read once and asked often: the keywords that the specs and stream schemas of connectors use.
/// Used for configs before a run, and for records in tests. Safe for use by several threads.
/// </summary>
/// <remarks>
/// Known: type, properties, required, additionalProperties, items (one schema), enum, const, pattern, format (date, date-time and
/// time asserted, uri as an annotation), minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems,
/// uniqueItems, oneOf, anyOf, true and false as schemas, and the annotations of draft-07 and of Airbyte.
/// </remarks>
public sealed class JsonSchema
{
    private readonly SchemaNode _root;
    private readonly SchemaOptions _options;
    private readonly SecretPaths _secrets;

    private JsonSchema(SchemaNode root, SchemaOptions options)
    {
        _root = root;
        _options = options;
        _secrets = SecretPaths.Of(root);
        SecretNames = [.. _secrets.Names()];
    }

    /// <summary>The fields marked <c>airbyte_secret</c>: <c>api_key</c>, <c>http_proxy.proxy_url</c>, <c>accounts[].token</c>.</summary>
    public IReadOnlyList<string> SecretNames { get; }

    /// <summary>Reads a schema.</summary>
    /// <exception cref="InvalidDataException">It is broken, or uses a keyword, a format or a dialect that is not known here.</exception>
    public static JsonSchema Read(JsonElement schema, SchemaOptions? options = null) =>
        new(SchemaReader.Read(schema), options ?? new SchemaOptions());

    /// <summary>All violations, in the order of the schema; none means that <paramref name="value"/> is valid.</summary>
    public IReadOnlyList<SchemaViolation> Check(JsonElement value)
    {
        var findings = new Findings(_options, _secrets);
        _root.Check(value, Place.Root, findings);
        return findings.Violations;
    }

    /// <summary>The property of the top level, or of an object in it, that the schema declares at <paramref name="path"/>.</summary>
    internal SchemaNode? Find(params ReadOnlySpan<string> path)
    {
        var node = _root;
        foreach (var property in path)
        {
            node = node?.Properties.GetValueOrDefault(property);
        }

        return node;
    }

    /// <summary>Every text and number in <paramref name="value"/> that stands where the schema says secret.</summary>
    public IEnumerable<string> SecretsIn(JsonElement value) =>
        _secrets.ValuesIn(value).Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The properties that <paramref name="value"/> has and its schema does not name, also inside named objects.</summary>
    public IEnumerable<string> UndeclaredIn(JsonElement value) => Undeclared.In(_root, value, Place.Root);
}
