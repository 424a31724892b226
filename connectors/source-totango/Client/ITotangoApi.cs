using Refit;

namespace Connectors.Totango.Client;

/// <summary>Totango's API for reading, call by call. Searches are forms whose field <c>query</c> is JSON.</summary>
internal interface ITotangoApi
{
    [Post("/v1/search/accounts")]
    Task<HttpResponseMessage> SearchAccounts([Body] HttpContent form, CancellationToken cancellationToken);

    [Post("/v1/search/users")]
    Task<HttpResponseMessage> SearchUsers([Body] HttpContent form, CancellationToken cancellationToken);

    [Post("/v1/search/users/internal")]
    Task<HttpResponseMessage> SearchTotangoUsers([Body] HttpContent form, CancellationToken cancellationToken);

    [Post("/v1/search/accounts/collections")]
    Task<HttpResponseMessage> SearchCollections([Body] HttpContent form, CancellationToken cancellationToken);

    [Post("/v2/accounts/scan_and_scroll_search_accounts")]
    Task<HttpResponseMessage> ScrollAccounts([Body] HttpContent form, CancellationToken cancellationToken);

    [Post("/v2/events/search")]
    Task<HttpResponseMessage> SearchEvents([Body] HttpContent form, CancellationToken cancellationToken);

    /// <summary>The slash at the end belongs to the address.</summary>
    [Get("/v2/accounts/{accountId}/")]
    Task<HttpResponseMessage> Account(string accountId, CancellationToken cancellationToken);

    /// <summary>One of the small lists, which take no parameters.</summary>
    [Get("/{**list}")]
    Task<HttpResponseMessage> List(string list, CancellationToken cancellationToken);

    [Get("/v2/audit")]
    Task<HttpResponseMessage> Audit(string startDate, string endDate, CancellationToken cancellationToken);

    [Get("/v2/scim/services/{serviceNumber}/Users")]
    Task<HttpResponseMessage> ScimUsers(
        string serviceNumber,
        long startIndex,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>Where services are kept; beside the API, not below it.</summary>
    [Get("/../domains/")]
    Task<HttpResponseMessage> Domain([AliasAs("service_id")] string serviceId, CancellationToken cancellationToken);
}
