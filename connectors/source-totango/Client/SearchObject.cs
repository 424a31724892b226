using Connectors.Records;

namespace Connectors.Totango.Client;

/// <summary>What can be searched for.</summary>
/// <param name="Name">The property of a reply that holds the hits.</param>
/// <param name="Call">The call.</param>
internal sealed record SearchObject(
    string Name,
    Func<ITotangoApi, HttpContent, CancellationToken, Task<HttpResponseMessage>> Call
)
{
    /// <summary>How many objects there are, which is more than the rows that come.</summary>
    public const string Total = "total_hits";

    /// <summary>The service that the token is for.</summary>
    public const string ServiceId = "service_id";

    public static SearchObject Accounts { get; } = new("accounts", (api, form, ct) => api.SearchAccounts(form, ct));

    public static SearchObject Users { get; } = new("users", (api, form, ct) => api.SearchUsers(form, ct));

    public static SearchObject Collections { get; } =
        new("collections", (api, form, ct) => api.SearchCollections(form, ct));

    public static SearchObject Events { get; } = new("events", (api, form, ct) => api.SearchEvents(form, ct));

    /// <summary>Those who work with Totango; the team -1 stands for all.</summary>
    public static SearchObject TotangoUsers { get; } =
        new("users", (api, form, ct) => api.SearchTotangoUsers(form, ct)) { FormFields = [("team_id", "-1")] };

    /// <summary>Further fields of the form.</summary>
    public IReadOnlyList<(string Name, string Value)> FormFields { get; init; } = [];

    /// <summary>Where the hits lie in a reply. A reply that says that the search failed has status 200 all the same.</summary>
    public PageShape Shape { get; } =
        PageShape.Under(["response", Name, "hits"], Total, ServiceId, "status", "_error") with
        {
            Failure = new FailureMark("status", "failed", "_error"),
        };
}
