using System.Text.Json;

namespace Connectors.Schema;

/// <summary>
/// A connector's <c>spec.json</c>: the payload of its SPEC message (airbyte-protocol 1.12), whose
/// <c>connectionSpecification</c> is the schema that a config is checked against. The file is read on construction, the
/// schema in it only when a config has to be judged.
/// </summary>
public sealed class ConnectorSpec
{
    private readonly Lazy<JsonSchema> _schema;

    /// <summary>Takes over a spec file.</summary>
    /// <param name="json">The file's bytes.</param>
    public ConnectorSpec(ReadOnlySpan<byte> json)
    {
        Utf8 = CompactJson.Of(json);
        _schema = new(ReadSchema);
    }

    /// <summary>The SPEC message's payload, on one line.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The schema of a config.</summary>
    public JsonSchema Schema => _schema.Value;

    /// <summary>Reads a spec file from a stream.</summary>
    public static ConnectorSpec Load(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new ConnectorSpec(copy.ToArray());
    }

    /// <summary>The options that are secret: <c>api_key</c>, <c>http_proxy.proxy_url</c>.</summary>
    public IReadOnlyList<string> SecretNames => Schema.SecretNames;

    /// <summary>Every value of <paramref name="config"/> that is secret, valid or not; what a log must never show.</summary>
    public IEnumerable<string> SecretsOf(JsonElement config) => Schema.SecretsIn(config);

    /// <summary>
    /// All that is wrong with a config, one sentence each, naming the option by its title; none means that it is valid.
    /// No sentence repeats a text of the config.
    /// </summary>
    public IReadOnlyList<string> Problems(JsonElement config)
    {
        if (config.ValueKind != JsonValueKind.Object)
        {
            return ["The configuration must be a JSON object."];
        }

        var clean = Clean(config);
        var violations = Schema.Check(clean);
        var judged = violations.Select(violation => violation.Path).ToHashSet();
        var others = CommonOptions.Check(clean, Schema).Where(violation => !judged.Contains(violation.Path));
        return [.. violations.Concat(others).Select(violation => violation.ToString())];
    }

    /// <summary>The options of a config that are not known and therefore ignored, also inside known objects.</summary>
    public IEnumerable<string> UnknownKeys(JsonElement config) => Schema.UndeclaredIn(Clean(config));

    /// <summary>The config without what does not count: names that begin with <c>_</c>, and nulls, which mean absent.</summary>
    public static JsonElement Clean(JsonElement config) => ConfigCleaner.Clean(config);

    private JsonSchema ReadSchema()
    {
        var options = new SchemaOptions { StrictIntegers = true, RefuseBlankSecrets = true };
        var payload = JsonElement.Parse(Utf8.Span);
        return payload.TryGetProperty("connectionSpecification", out var specification)
            ? JsonSchema.Read(specification, options)
            : throw new InvalidDataException("spec.json has no connectionSpecification.");
    }
}
