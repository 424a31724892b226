using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Totango.Segments;

/// <summary>A segment of the user's own, as the config has it.</summary>
/// <param name="Name">The name of its stream.</param>
/// <param name="Object">What it lists.</param>
/// <param name="Query">The query that Totango shows for it: JSON, or the same as text.</param>
internal sealed record SegmentConfig(string Name, string Object, JsonElement Query)
{
    /// <summary>The query as an object; null where it is none.</summary>
    public JsonObject? Parsed
    {
        get
        {
            try
            {
                return (
                        Query.ValueKind == JsonValueKind.String
                            ? JsonNode.Parse(Text(Query.GetString() ?? ""))
                            : JsonObject.Create(Query)
                    ) as JsonObject;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>What is wrong with the segments, each as a sentence.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<SegmentConfig> segments)
    {
        foreach (
            var name in segments
                .GroupBy(segment => segment.Name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            yield return $"\"Segments\" (segments) has the name \"{name.Key}\" more than once.";
        }

        foreach (var segment in segments)
        {
            if (string.IsNullOrWhiteSpace(segment.Name))
            {
                yield return "\"Segments\" (segments) has one without a name.";
            }
            else if (TotangoSource.StreamNames.Contains(segment.Name))
            {
                yield return $"\"Segments\" (segments) has one that is named \"{segment.Name}\" as another stream is.";
            }

            if (segment.Parsed is not { } query)
            {
                yield return $"\"Segments\" (segments): the query of \"{segment.Name}\" is no JSON object. Copy it again, braces included.";
            }
            else if (!IsListOfObjects(query["fields"]))
            {
                yield return $"\"Segments\" (segments): the query of \"{segment.Name}\" has no list of fields.";
            }
            else if (query["parent_account_fields"] is { } parents && !IsListOfObjects(parents))
            {
                yield return $"\"Segments\" (segments): what the query of \"{segment.Name}\" has as parent_account_fields is no list of fields.";
            }
            else if (query["terms"] is not (null or JsonArray))
            {
                yield return $"\"Segments\" (segments): what the query of \"{segment.Name}\" has as terms is no list.";
            }
        }
    }

    private static bool IsListOfObjects(JsonNode? json) =>
        json is JsonArray list && list.All(element => element is JsonObject);

    /// <summary>The query alone, where all of the form was pasted.</summary>
    private static string Text(string pasted)
    {
        const string Field = "query=";
        var text = pasted.Trim();
        text = text.StartsWith(Field, StringComparison.Ordinal) ? text[Field.Length..] : text;
        return text.StartsWith('%') ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;
    }
}
