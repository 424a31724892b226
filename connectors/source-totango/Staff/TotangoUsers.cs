using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Staff;

/// <summary>
/// Those who work with Totango: by a search that is nowhere described, and where that is refused by SCIM, which is.
/// </summary>
internal sealed class TotangoUsers(
    TotangoClient client,
    SearchReader search,
    Spool spool,
    TotangoConfig config,
    ILogger<TotangoUsers> logger
)
{
    /// <summary>The column with the id, most often an e-mail address.</summary>
    public const string Id = "user_id";

    private static readonly FixedColumn[] Columns =
    [
        new FixedColumn(Id, "name") { IsKey = true },
        new FixedColumn("user_name", "display_name"),
    ];

    private static readonly SearchField[] Fields =
    [
        Field("first_name", "First Name"),
        Field("last_name", "Last Name"),
        Field("license", "License"),
        Field("status", "__internal_status"),
        Field("role", "__internal_role"),
        Field("teams", "__internal_teams"),
    ];

    /// <summary>All of them.</summary>
    public async IAsyncEnumerable<RecordPage> ReadAsync(
        string stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = await SearchAsync(stream, cancellationToken) ?? ScimAsync(cancellationToken);
        await foreach (var page in pages)
        {
            yield return page;
        }
    }

    /// <summary>By the search; null where it is refused.</summary>
    private async Task<IAsyncEnumerable<RecordPage>?> SearchAsync(string stream, CancellationToken cancellationToken)
    {
        var task = new SearchTask(
            stream,
            SearchObject.TotangoUsers,
            SearchQuery.All(Fields.Select(field => field.Json)),
            new ColumnsForm(new HitRow(Columns, Fields.Length), Columns, Fields),
            Id
        );
        try
        {
            return await search.TryReadAsync(task, cancellationToken);
        }
        catch (VendorException e)
            when (e.Status
                    is HttpStatusCode.BadRequest
                        or HttpStatusCode.Forbidden
                        or HttpStatusCode.NotFound
                        or HttpStatusCode.MethodNotAllowed
            )
        {
            logger.ReadsByScim(e.Message);
            return null;
        }
    }

    private async IAsyncEnumerable<RecordPage> ScimAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var service = config.ServiceNumber ?? await ServiceNumberAsync(cancellationToken);
        var form = new ScimForm();
        var seen = new SeenKeys(Id);
        long? total = null;
        long before;
        var start = 1L; // counted from 1 (RFC 7644, 3.4.2.4)
        do
        {
            before = seen.Count;
            using var page = await client.ScimUsersAsync(service, start, cancellationToken);
            total = TotalOf(page) ?? total;
            start += page.Count;
            yield return seen.New(form.Of(page, spool));
        } while (seen.Count > before && !(seen.Count >= total));

        if (seen.Count < total)
        {
            throw ConnectorException.Transient(
                $"Totango says that there are {total} who work with it, and {seen.Count} of them came by SCIM. Run again later."
            );
        }
    }

    /// <summary>How many there are; null where the answer, whose form is not known for certain, does not say.</summary>
    private static long? TotalOf(RecordPage page) =>
        long.TryParse(page.Text("totalResults"), NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? total
            : null;

    /// <summary>The answer of every search tells for which service it is.</summary>
    private async Task<string> ServiceNumberAsync(CancellationToken cancellationToken)
    {
        using var page = await client.SearchAsync(SearchObject.Accounts, SearchQuery.All([]), 0, 1, cancellationToken);
        return TotangoConfig.NumberOf(page.Text(SearchObject.ServiceId))
            ?? throw ConnectorException.Config(
                "Those who work with Totango can be read by SCIM only, for which the option \"Service ID\" is needed."
            );
    }

    private static SearchField Field(string column, string name) =>
        SearchField.Attribute(column, name, "string_attribute", FieldKind.Any);
}
