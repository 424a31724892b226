using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>enum</c> and <c>const</c>: one of some values. Numbers are equal when their values are (draft-07, 4.2.3).</summary>
internal sealed class ValueKeyword(IReadOnlyList<JsonElement> allowed) : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (!allowed.Any(one => JsonElement.DeepEquals(one, value)))
        {
            findings.Add(place, $"must be {Wording.Choice([.. allowed.Select(Wording.Named)])}", value);
        }
    }
}
