using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>properties</c> and <c>additionalProperties</c>: what is not among the first falls to the second.</summary>
internal sealed class PropertiesKeyword(IReadOnlyDictionary<string, SchemaNode> properties, SchemaNode? others)
    : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetValue(member.Name, out var schema))
            {
                schema.Check(member.Value, place.At(member.Name, schema.Title), findings);
            }
            else
            {
                others?.Check(member.Value, place.At(member.Name, others.Title), findings);
            }
        }
    }
}

/// <summary><c>required</c>.</summary>
internal sealed class RequiredKeyword(IReadOnlyList<string> names, IReadOnlyDictionary<string, SchemaNode> properties)
    : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var name in names)
        {
            var schema = properties.GetValueOrDefault(name);
            if (!value.TryGetProperty(name, out var member))
            {
                findings.Add(place.At(name, schema?.Title), "is missing");
            }
            else if (findings.Options.RefuseBlankSecrets && schema is { IsSecret: true } && IsBlank(member))
            {
                findings.Add(place.At(name, schema.Title), "is empty");
            }
        }
    }

    private static bool IsBlank(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && JsonText.TryGet(value, out var text)
        && string.IsNullOrWhiteSpace(text);
}
