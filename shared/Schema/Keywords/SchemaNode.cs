using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>One schema, read: its rules, and the annotations that the words of a violation need.</summary>
internal sealed class SchemaNode
{
    /// <summary>The schema <c>true</c>: everything fits.</summary>
    public static readonly SchemaNode Anything = new();

    /// <summary>The schema <c>false</c>: nothing fits.</summary>
    public static readonly SchemaNode Nothing = new() { Keywords = [new NothingKeyword()] };

    public string? Title { get; init; }

    public bool IsSecret { get; init; }

    /// <summary>The allowed kinds; null where any is.</summary>
    public TypeKeyword? Type { get; init; }

    public IReadOnlyList<IKeyword> Keywords { get; init; } = [];

    public IReadOnlyDictionary<string, SchemaNode> Properties { get; init; } = new Dictionary<string, SchemaNode>();

    public SchemaNode? Others { get; init; }

    public SchemaNode? Items { get; init; }

    public IReadOnlyList<SchemaNode> Alternatives { get; init; } = [];

    /// <summary>The value of <c>const</c>, by which a user's choice among alternatives is recognised.</summary>
    public JsonElement? Constant { get; init; }

    /// <summary>A value of the wrong kind is one violation: what the other rules say of it would only repeat that.</summary>
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (Type is not null && !Type.Fits(value, findings.Options.StrictIntegers))
        {
            findings.Add(place, $"must be {Type}, not {Wording.KindOf(value)}");
            return;
        }

        foreach (var keyword in Keywords)
        {
            keyword.Check(value, place, findings);
        }
    }

    private sealed class NothingKeyword : IKeyword
    {
        public void Check(JsonElement value, Place place, Findings findings) =>
            findings.Add(place, "is not allowed here");
    }
}
