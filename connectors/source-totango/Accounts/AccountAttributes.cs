using System.Net;
using System.Text.Json;
using Connectors.Http;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Accounts;

/// <summary>The attributes of this service's accounts, as fields and columns.</summary>
internal sealed class AccountAttributes(TotangoClient client, TotangoConfig config, ILogger<AccountAttributes> logger)
{
    private IReadOnlyList<SearchField>? _fields;

    /// <summary>A field for each attribute that the user wants. Asked for once a run.</summary>
    /// <exception cref="VendorException">They could not be asked for. Where Totango does not show them, there are none but those named.</exception>
    public async Task<IReadOnlyList<SearchField>> FieldsAsync(CancellationToken cancellationToken) =>
        _fields ??= Fields(await ListAsync(cancellationToken));

    private async Task<List<(string Name, string Type)>?> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Attributes(await client.ListAsync("v1/attributes.json", cancellationToken));
        }
        catch (VendorException e)
            when (e.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
                && e.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests)
            )
        {
            logger.AttributesRefused(e.Message);
            return null;
        }
    }

    private SearchField[] Fields(List<(string Name, string Type)>? known)
    {
        var types = (known ?? []).DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Type);
        var wanted =
            config.WantedAttributes?.Distinct(StringComparer.Ordinal)
            ?? (known ?? []).Select(one => one.Name).Distinct();
        var names = wanted.ToList();
        if (known is not null && names.Where(name => !types.ContainsKey(name)).ToList() is { Count: > 0 } unknown)
        {
            logger.AttributesUnknown(string.Join(", ", unknown));
        }

        var columns = new ColumnNames(AccountColumns.Names);
        return [.. names.Select(name => Field(columns.Of(name), name, types.GetValueOrDefault(name, "text")))];
    }

    /// <summary>What a type of the list is in a search. Types that are not known are asked for as text is.</summary>
    private static SearchField Field(string column, string name, string type) =>
        type.ToLowerInvariant() switch
        {
            "text" => SearchField.Attribute(column, name, "string_attribute", FieldKind.Text),
            "numeric" or "number" or "currency" => SearchField.Attribute(
                column,
                name,
                "number_attribute",
                FieldKind.Number
            ),
            "date" => SearchField.Attribute(column, name, "simple_date_attribute", FieldKind.Date),
            "lifecycle" => SearchField.Attribute(column, name, "lifecycle_attribute", FieldKind.Any),
            _ => SearchField.Attribute(column, name, "string_attribute", FieldKind.Any),
        };

    private static List<(string Name, string Type)> Attributes(JsonElement reply)
    {
        var list =
            reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty("list", out var inner) ? inner : reply;
        return list.ValueKind == JsonValueKind.Array
            ?
            [
                .. list.EnumerateArray()
                    .Where(one => Text(one, "key_name") is not null)
                    .Select(one => (Text(one, "key_name")!, Text(one, "type") ?? "")),
            ] // checked
            : [];
    }

    private static string? Text(JsonElement attribute, string name) =>
        attribute.ValueKind == JsonValueKind.Object
        && attribute.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
