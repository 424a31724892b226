using System.Globalization;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;

namespace Connectors.Totango.Client;

/// <summary>Totango as the streams see it.</summary>
internal sealed class TotangoClient(ITotangoApi api, VendorCalls calls)
{
    private static readonly CallOptions Search = new() { SafeToRepeat = true };

    /// <summary>Some call it by one name and some by the other.</summary>
    private static readonly string[] ScrollIds = ["scroll-id", "scroll_id"];

    private static readonly PageShape Documents = PageShape.Under(
        "accounts",
        [SearchObject.Total, .. ScrollIds, "status", "_error"]
    ) with
    {
        Failure = new FailureMark("status", "failed", "_error"),
    };

    /// <summary>One page of hits.</summary>
    public Task<RecordPage> SearchAsync(
        SearchObject what,
        SearchQuery query,
        long offset,
        int count,
        CancellationToken cancellationToken
    ) =>
        calls.PageAsync(
            ct => what.Call(api, query.Form(offset, count, what.FormFields), ct),
            what.Shape,
            Search,
            cancellationToken
        );

    /// <summary>The first page of a search, and how many objects it finds.</summary>
    public async Task<(RecordPage Page, long Total)> BeginAsync(
        SearchObject what,
        SearchQuery query,
        CancellationToken cancellationToken
    )
    {
        var page = await SearchAsync(what, query, 0, SearchQuery.MostRows, cancellationToken);
        try
        {
            return (page, TotalOf(page));
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>How many objects a search finds; it says so on each page.</summary>
    /// <exception cref="ConnectorException">The page does not say it, so that nobody could tell whether all have come.</exception>
    public static long TotalOf(RecordPage page) =>
        long.TryParse(page.Text(SearchObject.Total), NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? total
            : throw ConnectorException.System(
                $"Totango does not say how many there are ({SearchObject.Total}), so that nobody can tell whether all have come."
            );

    /// <summary>One page of whole accounts.</summary>
    /// <param name="query">Which accounts.</param>
    /// <param name="scrollId">What the page before ended with; null for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<RecordPage> ScrollAsync(SearchQuery query, string? scrollId, CancellationToken cancellationToken)
    {
        (string, string)[] more = scrollId is null ? [] : [("scroll_id", scrollId)];
        return calls.PageAsync(
            ct => api.ScrollAccounts(query.Form(0, SearchQuery.MostRows, more), ct),
            Documents,
            Search,
            cancellationToken
        );
    }

    /// <summary>What asks for the page behind one of <see cref="ScrollAsync"/>; null behind the last.</summary>
    public static string? ScrollIdOf(RecordPage page) =>
        ScrollIds.Select(page.Text).FirstOrDefault(id => id is not null);

    /// <summary>The attributes in one account; null where the answer holds no account.</summary>
    public Task<JsonElement?> AccountAttributesAsync(string accountId, CancellationToken cancellationToken) =>
        calls.MakeAsync(
            ct => api.Account(accountId, ct),
            static body =>
                SmallReply.Member(SmallReply.Of(body), "account") is { ValueKind: JsonValueKind.Object } account
                    ? SmallReply.Member(account, "attributes")
                    : (JsonElement?)null,
            CallOptions.Default,
            cancellationToken
        );

    /// <summary>The list of the attributes that accounts may have, with their types.</summary>
    public Task<IReadOnlyList<(string Name, string Type)>> AttributesAsync(CancellationToken cancellationToken) =>
        calls.MakeAsync(
            ct => api.List("v1/attributes.json", ct),
            static body => SmallReply.Attributes(SmallReply.Of(body)),
            CallOptions.Default,
            cancellationToken
        );

    /// <summary>Looks whether one of the small lists is there.</summary>
    public Task<JsonElement> ListAsync(string list, CancellationToken cancellationToken) =>
        calls.MakeAsync(ct => api.List(list, ct), SmallReply.Of, CallOptions.Default, cancellationToken);

    /// <summary>One of the small lists, as records: an array, or one under <c>list</c>.</summary>
    public Task<RecordPage> RecordsAsync(string list, CancellationToken cancellationToken) =>
        calls.PageAsync(ct => api.List(list, ct), Rows("list"), cancellationToken);

    /// <summary>Records that are made of one of the small lists.</summary>
    public Task<RecordPage> RowsAsync(
        string list,
        Action<ReadOnlyMemory<byte>, RecordRows> make,
        IReadOnlyList<string> members,
        CancellationToken cancellationToken
    ) => calls.RowsAsync(ct => api.List(list, ct), make, members, cancellationToken);

    /// <summary>What happened on one day.</summary>
    public Task<RecordPage> AuditAsync(DateOnly day, CancellationToken cancellationToken) =>
        calls.PageAsync(ct => api.Audit(Iso(day), Iso(day.AddDays(1)), ct), Rows("list"), cancellationToken);

    /// <summary>Some of those who work with Totango, in the manner of SCIM (RFC 7644, 3.4.2).</summary>
    public Task<RecordPage> ScimUsersAsync(
        string serviceNumber,
        long startIndex,
        CancellationToken cancellationToken
    ) =>
        calls.PageAsync(
            ct => api.ScimUsers(serviceNumber, startIndex, 100, ct),
            PageShape.Under("Resources", "totalResults") with
            {
                MayBeBare = true,
            },
            cancellationToken
        );

    /// <summary>Where a service is kept.</summary>
    public Task<JsonElement> DomainAsync(string serviceId, CancellationToken cancellationToken) =>
        calls.MakeAsync(ct => api.Domain(serviceId, ct), SmallReply.Of, CallOptions.Default, cancellationToken);

    private static PageShape Rows(string property) => PageShape.Under(property) with { MayBeBare = true };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
