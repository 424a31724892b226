using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>items</c>: one schema for every element.</summary>
internal sealed class ItemsKeyword(SchemaNode items) : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            items.Check(item, place.At(index, items.Title), findings);
        }
    }
}

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword(int least, int most) : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var count = value.GetArrayLength();
        if (count < least)
        {
            findings.Add(place, $"must have at least {Wording.Counted(least, "element")}, not {count}");
        }
        else if (count > most)
        {
            findings.Add(place, $"must have at most {Wording.Counted(most, "element")}, not {count}");
        }
    }
}

/// <summary><c>uniqueItems</c>. Compares each with each: the arrays of a config are short.</summary>
internal sealed class UniqueItemsKeyword : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var earlier = new List<JsonElement>();
        foreach (var item in value.EnumerateArray())
        {
            if (earlier.Any(other => JsonElement.DeepEquals(other, item)))
            {
                findings.Add(place, "must not hold the same element twice");
                return;
            }

            earlier.Add(item);
        }
    }
}
