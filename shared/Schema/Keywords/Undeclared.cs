using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>Finds properties that no part of a schema names; an object without declared properties is open and has none.</summary>
internal static class Undeclared
{
    public static IEnumerable<string> In(SchemaNode schema, JsonElement value, Place place)
    {
        var known = Declared(schema).ToLookup(property => property.Key, property => property.Value);
        if (value.ValueKind != JsonValueKind.Object || known.Count == 0)
        {
            return [];
        }

        return value
            .EnumerateObject()
            .SelectMany(member =>
            {
                var inner = place.At(member.Name, title: null);
                return known.Contains(member.Name)
                    ? In(Joined(known[member.Name]), member.Value, inner)
                    : [inner.ToString()];
            });
    }

    private static IEnumerable<KeyValuePair<string, SchemaNode>> Declared(SchemaNode schema) =>
        schema.Properties.Concat(schema.Alternatives.SelectMany(Declared));

    private static SchemaNode Joined(IEnumerable<SchemaNode> nodes) => new() { Alternatives = [.. nodes] };
}
