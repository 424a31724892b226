using System.Net;
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
        _fields ??= [.. Fields(await ListAsync(cancellationToken))];

    private async Task<IReadOnlyList<(string Name, string Type)>?> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.AttributesAsync(cancellationToken);
        }
        catch (VendorException e) when (IsRefusal(e.Status))
        {
            logger.AttributesRefused(e.Message);
            return null;
        }
    }

    /// <summary>Whether the list is not shown; not that the token is wrong, nor what passes by itself.</summary>
    private static bool IsRefusal(HttpStatusCode? status) =>
        status
            is HttpStatusCode.BadRequest
                or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound
                or HttpStatusCode.MethodNotAllowed
                or HttpStatusCode.Gone;

    /// <summary>
    /// The fields in the order of Totango's list, behind them what it does not have. Columns are named over all of it, so that they keep
    /// their names when the user wants others.
    /// </summary>
    private IEnumerable<SearchField> Fields(IReadOnlyList<(string Name, string Type)>? known)
    {
        var columns = new ColumnNames(AccountColumns.Names);
        var all = (known ?? [])
            .DistinctBy(attribute => attribute.Name)
            .Select(attribute =>
                (attribute.Name, Field: Field(columns.Of(attribute.Name), attribute.Name, attribute.Type))
            )
            .ToList();
        if (config.WantedAttributes is not { } wanted)
        {
            return all.Select(attribute => attribute.Field);
        }

        var unknown = wanted.Distinct(StringComparer.Ordinal).Except(all.Select(attribute => attribute.Name)).ToList();
        if (known is not null && unknown.Count > 0)
        {
            logger.AttributesUnknown(string.Join(", ", unknown));
        }

        return all.Where(attribute => wanted.Contains(attribute.Name))
            .Select(attribute => attribute.Field)
            .Concat(unknown.Select(name => Field(columns.Of(name), name, "text")));
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
}
