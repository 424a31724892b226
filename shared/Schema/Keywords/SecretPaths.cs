using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>
/// The part of a schema that leads to <c>airbyte_secret</c> fields. Of a <c>oneOf</c> it holds every alternative, also those
/// that a config did not choose: a value that is masked for nothing does no harm, one that is not does.
/// </summary>
internal sealed class SecretPaths
{
    private static readonly SecretPaths None = new();

    private readonly Dictionary<string, SecretPaths> _properties = [];
    private SecretPaths? _others;
    private SecretPaths? _items;
    private bool _isSecret;

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
        if (_isSecret)
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
            if (path._isSecret)
            {
                return true;
            }

            var next = step.Property is { } name
                ? path._properties.GetValueOrDefault(name) ?? path._others
                : path._items;
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
            JsonValueKind.Array => value.EnumerateArray().SelectMany((_isSecret ? this : _items ?? this).ValuesIn),
            _ => [],
        };

    private bool IsEmpty => !_isSecret && _properties.Count == 0 && _others is null && _items is null;

    private SecretPaths Below(string name) => _isSecret ? this : _properties.GetValueOrDefault(name) ?? _others ?? None;

    private IEnumerable<(string Step, SecretPaths Path)> Steps() =>
        _properties
            .Select(property => (property.Key, property.Value))
            .Concat(_others is null ? [] : [("*", _others)])
            .Concat(_items is null ? [] : [("[]", _items)]);

    private void Take(SchemaNode schema)
    {
        _isSecret |= schema.IsSecret;
        foreach (var (name, node) in schema.Properties)
        {
            _properties[name] = Merged(_properties.GetValueOrDefault(name), node);
        }

        _others = schema.Others is { } open ? Merged(_others, open) : _others;
        _items = schema.Items is { } item ? Merged(_items, item) : _items;
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
        foreach (var (name, path) in _properties.ToList())
        {
            if (path.IsEmpty)
            {
                _properties.Remove(name);
            }
        }

        _others = _others is { IsEmpty: false } ? _others : null;
        _items = _items is { IsEmpty: false } ? _items : null;
    }
}
