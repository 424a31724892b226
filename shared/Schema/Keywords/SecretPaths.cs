using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>
/// The part of a schema that leads to <c>airbyte_secret</c> fields. Of a <c>oneOf</c> it holds every alternative, also those
/// that a config did not choose: a value that is masked for nothing does no harm, one that is not does.
/// </summary>
internal sealed class SecretPaths
{
    private static readonly SecretPaths None = new();

    private readonly Dictionary<string, SecretPaths> properties = [];
    private SecretPaths? others;
    private SecretPaths? items;
    private bool isSecret;

    private SecretPaths() { }

    public static SecretPaths Of(SchemaNode schema)
    {
        var paths = new SecretPaths();
        paths.Take(schema);
        return paths;
    }

    /// <summary>Each secret field as <c>a.b</c>, <c>a[].b</c>, or <c>a.*</c> for names that the schema leaves open.</summary>
    public IEnumerable<string> Names()
    {
        if (isSecret)
        {
            yield return "";
        }

        foreach (var (step, path) in Steps())
        {
            foreach (var rest in path.Names())
            {
                yield return rest is "" || rest[0] == '[' ? step + rest : $"{step}.{rest}";
            }
        }
    }

    /// <summary>True where a secret may be: at a secret field, inside it, and at a value that should have held one.</summary>
    public bool Touches(Place place)
    {
        var path = this;
        foreach (var step in place.Steps())
        {
            if (path.isSecret)
            {
                return true;
            }

            var next = step.Property is { } name ? path.properties.GetValueOrDefault(name) ?? path.others : path.items;
            if (next is null)
            {
                return false;
            }

            path = next;
        }

        return !path.IsEmpty;
    }

    /// <summary>
    /// Every text and number of <paramref name="value"/> that is a secret. A value of another shape than the schema's (a
    /// proxy's address where its object should be) is taken for one as well.
    /// </summary>
    public IEnumerable<string> ValuesIn(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String when !IsEmpty && JsonText.TryGet(value, out var text) => [text],
            JsonValueKind.Number when !IsEmpty => [value.GetRawText()],
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Below(member.Name).ValuesIn(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((isSecret ? this : items ?? this).ValuesIn),
            _ => [],
        };

    private bool IsEmpty => !isSecret && properties.Count == 0 && others is null && items is null;

    private SecretPaths Below(string name) => isSecret ? this : properties.GetValueOrDefault(name) ?? others ?? None;

    private IEnumerable<(string Step, SecretPaths Path)> Steps() =>
        properties
            .Select(property => (property.Key, property.Value))
            .Concat(others is null ? [] : [("*", others)])
            .Concat(items is null ? [] : [("[]", items)]);

    private void Take(SchemaNode schema)
    {
        isSecret |= schema.IsSecret;
        foreach (var (name, node) in schema.Properties)
        {
            properties[name] = Merged(properties.GetValueOrDefault(name), node);
        }

        others = schema.Others is { } open ? Merged(others, open) : others;
        items = schema.Items is { } item ? Merged(items, item) : items;
        foreach (var alternative in schema.Alternatives)
        {
            Take(alternative);
        }

        Prune();
    }

    private static SecretPaths Merged(SecretPaths? known, SchemaNode node)
    {
        var merged = known ?? new SecretPaths();
        merged.Take(node);
        return merged;
    }

    private void Prune()
    {
        foreach (var (name, path) in properties.ToList())
        {
            if (path.IsEmpty)
            {
                properties.Remove(name);
            }
        }

        others = others is { IsEmpty: false } ? others : null;
        items = items is { IsEmpty: false } ? items : null;
    }
}
