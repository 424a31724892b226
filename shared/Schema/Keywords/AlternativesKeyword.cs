using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>
/// <c>oneOf</c> and <c>anyOf</c>. When no alternative fits, the one that the user meant is told apart by its constant
/// (Airbyte's convention: exactly one property holds a distinct <c>const</c> in each), and only its violations are reported.
/// </summary>
internal sealed class AlternativesKeyword(IReadOnlyList<SchemaNode> alternatives, bool exactlyOne) : IKeyword
{
    public void Check(JsonElement value, Place place, Findings findings)
    {
        var outcomes = alternatives.Select(node => (Node: node, Found: Try(node, value, place, findings))).ToList();
        var fitting = outcomes.Where(outcome => outcome.Found.Violations.Count == 0).Select(outcome => outcome.Node);
        switch (fitting.Count())
        {
            case 0:
                Explain(value, place, findings, outcomes);
                break;
            case > 1 when exactlyOne:
                findings.Add(place, $"fits more than one of the allowed forms{Titles(fitting)}");
                break;
        }
    }

    private static Findings Try(SchemaNode node, JsonElement value, Place place, Findings findings)
    {
        var found = findings.Apart();
        node.Check(value, place, found);
        return found;
    }

    private void Explain(
        JsonElement value,
        Place place,
        Findings findings,
        List<(SchemaNode Node, Findings Found)> outcomes
    )
    {
        var meant = outcomes.Where(outcome => IsChosen(outcome.Node, value)).Select(outcome => outcome.Found).ToList();
        if (meant.Count == 1)
        {
            findings.AddAll(meant[0]);
        }
        else
        {
            findings.Add(place, $"fits none of the allowed forms{Titles(alternatives)}");
        }
    }

    private static bool IsChosen(SchemaNode node, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && node.Properties.Any(property =>
            property.Value.Constant is { } constant
            && value.TryGetProperty(property.Key, out var chosen)
            && JsonElement.DeepEquals(constant, chosen)
        );

    private static string Titles(IEnumerable<SchemaNode> nodes)
    {
        var titles = nodes.Select(node => node.Title).OfType<string>().Select(title => $"\"{title}\"").ToList();
        return titles.Count > 0 ? $" ({string.Join(", ", titles)})" : "";
    }
}
