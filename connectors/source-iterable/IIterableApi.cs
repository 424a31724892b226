using Refit;

namespace Connectors.Iterable;

/// <summary>Iterable's API, call by call, in the vendor's words (api.iterable.com/api/docs).</summary>
internal interface IIterableApi
{
    [Get("/export/data.json")]
    Task<HttpResponseMessage> ExportData(
        string dataTypeName,
        string startDateTime,
        string endDateTime,
        CancellationToken cancellationToken
    );

    [Post("/export/start")]
    Task<HttpResponseMessage> StartExport([Body] HttpContent request, CancellationToken cancellationToken);

    [Get("/export/{jobId}/files")]
    Task<HttpResponseMessage> ExportFiles(long jobId, string? startAfter, CancellationToken cancellationToken);

    [Delete("/export/{jobId}")]
    Task<HttpResponseMessage> CancelExport(long jobId, CancellationToken cancellationToken);

    [Get("/channels")]
    Task<HttpResponseMessage> Channels(CancellationToken cancellationToken);

    [Get("/lists")]
    Task<HttpResponseMessage> Lists(CancellationToken cancellationToken);

    [Get("/lists/getUsers")]
    Task<HttpResponseMessage> ListUsers(string listId, CancellationToken cancellationToken);

    [Get("/messageTypes")]
    Task<HttpResponseMessage> MessageTypes(CancellationToken cancellationToken);

    [Get("/campaigns")]
    Task<HttpResponseMessage> Campaigns(int page, int pageSize, string sort, CancellationToken cancellationToken);

    [Get("/campaigns/metrics")]
    Task<HttpResponseMessage> CampaignsMetrics(
        [Query(CollectionFormat.Multi)] string[] campaignId,
        string startDateTime,
        CancellationToken cancellationToken
    );

    [Get("/templates")]
    Task<HttpResponseMessage> Templates(
        string? templateType,
        string? messageMedium,
        int page,
        int pageSize,
        string sort,
        CancellationToken cancellationToken
    );

    [Get("/metadata")]
    Task<HttpResponseMessage> MetadataTables(CancellationToken cancellationToken);

    [Get("/metadata/{table}")]
    Task<HttpResponseMessage> MetadataKeys(string table, string? nextMarker, CancellationToken cancellationToken);

    [Get("/metadata/{table}/{key}")]
    Task<HttpResponseMessage> MetadataValue(string table, string key, CancellationToken cancellationToken);

    [Get("/journeys")]
    Task<HttpResponseMessage> Journeys(string? state, int page, int pageSize, CancellationToken cancellationToken);

    [Get("/users/getFields")]
    Task<HttpResponseMessage> UserFields(CancellationToken cancellationToken);

    [Get("/users/forgotten")]
    Task<HttpResponseMessage> ForgottenUsers(CancellationToken cancellationToken);

    [Get("/users/forgottenUserIds")]
    Task<HttpResponseMessage> ForgottenUserIds(CancellationToken cancellationToken);

    [Get("/catalogs")]
    Task<HttpResponseMessage> Catalogs(int page, int pageSize, CancellationToken cancellationToken);

    [Get("/snippets")]
    Task<HttpResponseMessage> Snippets(CancellationToken cancellationToken);
}
