using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>What every search has in its query, checked.</summary>
internal sealed record SearchQuery(JsonElement Terms, JsonElement Fields, int Count, int Offset, bool Descending)
{
    private const int MaxCount = 1_000;

    /// <exception cref="QueryException">A part of it is missing or not valid.</exception>
    public static SearchQuery Of(JsonElement query)
    {
        if (!query.TryGetProperty("terms", out var terms))
        {
            // Not a word about the token is true.
            throw new QueryException("Authentication failed.", 401);
        }

        if (terms.ValueKind != JsonValueKind.Array)
        {
            throw new QueryException("terms must be an array.");
        }

        if (!query.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Array)
        {
            throw new QueryException("fields must be an array.");
        }

        var order = Word(query, "sort_order") ?? "ASC";
        return Word(query, "sort_by") is not (null or "display_name")
                ? throw new QueryException("sort_by is not known.")
            : order is not ("ASC" or "DESC") ? throw new QueryException("sort_order must be ASC or DESC.")
            : new SearchQuery(
                terms,
                fields,
                Number(query, "count", MaxCount, MaxCount),
                Number(query, "offset", 0, int.MaxValue),
                order == "DESC"
            );
    }

    /// <summary>A search for events, in which nothing has a default and no fields can be asked for.</summary>
    /// <exception cref="QueryException">A part of it is missing or not valid.</exception>
    public static SearchQuery OfEvents(JsonElement query)
    {
        if (!query.TryGetProperty("count", out _) || !query.TryGetProperty("offset", out _))
        {
            throw new QueryException("terms, fields, count and offset are mandatory.");
        }

        var search = Of(query);
        return search.Fields.GetArrayLength() == 0 ? search : throw new QueryException("fields must be empty.");
    }

    private static string? Word(JsonElement query, string name) =>
        !query.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new QueryException($"{name} must be a text.");

    private static int Number(JsonElement query, string name, int otherwise, int max) =>
        !query.TryGetProperty(name, out var value) ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 && number <= max
            ? number
        : throw new QueryException($"{name} must be a number from 0 to {max}.");
}
