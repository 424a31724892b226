using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Totango.Client;

/// <summary>
/// The query of a search: which objects, by which terms, with which fields. It always has <c>terms</c>, since a query without them
/// is answered as if the token were wrong.
/// </summary>
/// <param name="template">The query; what it says of pages is replaced.</param>
internal sealed class SearchQuery(JsonObject template)
{
    /// <summary>The most rows that one call gives.</summary>
    public const int MostRows = 1000;

    /// <summary>Objects without any filter, in a fixed order.</summary>
    /// <param name="fields">The fields, each a JSON object.</param>
    public static SearchQuery All(IEnumerable<string> fields) =>
        new(
            new JsonObject
            {
                ["terms"] = new JsonArray(),
                ["fields"] = new JsonArray([.. fields.Select(field => JsonNode.Parse(field))]),
                ["sort_by"] = "display_name",
                ["sort_order"] = "ASC",
                ["scope"] = "all",
            }
        );

    /// <summary>The same query, of what fits a further term only.</summary>
    public SearchQuery And(JsonObject term)
    {
        var narrower = template.DeepClone().AsObject();
        if (narrower["terms"] is not JsonArray terms)
        {
            narrower["terms"] = terms = [];
        }

        terms.Add((JsonNode)term);
        return new SearchQuery(narrower);
    }

    /// <summary>The form that asks for a page.</summary>
    /// <param name="offset">The place of its first row, or the number of the page.</param>
    /// <param name="count">How many rows it may have.</param>
    /// <param name="more">Further fields of the form.</param>
    public HttpContent Form(long offset, int count, params IReadOnlyList<(string Name, string Value)> more) =>
        new FormUrlEncodedContent([
            new("query", Json(offset, count)),
            .. more.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);

    /// <summary>A term for the time of the last activity, or of an event.</summary>
    /// <param name="term">Which time.</param>
    /// <param name="from">The first millisecond.</param>
    /// <param name="to">The last one; null for no end.</param>
    public static JsonObject Date(string term, long from, long? to = null)
    {
        var date = new JsonObject
        {
            ["type"] = "date",
            ["term"] = term,
            ["gte"] = from,
        };
        if (to is { } last)
        {
            date["lte"] = last;
        }

        return date;
    }

    /// <summary>A term that one of several others is to hold.</summary>
    public static JsonObject AnyOf(IEnumerable<JsonObject> terms) =>
        new() { ["type"] = "or", ["or"] = new JsonArray([.. terms]) };

    private string Json(long offset, int count)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in template.Where(member => member.Key is not ("count" or "offset")))
            {
                writer.WritePropertyName(name);
                if (value is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    value.WriteTo(writer);
                }
            }

            writer.WriteNumber("count", count);
            writer.WriteNumber("offset", offset);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
