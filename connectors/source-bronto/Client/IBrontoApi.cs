using Refit;

namespace Connectors.Bronto.Client;

/// <summary>Bronto's API: one address, and the operation in the envelope.</summary>
internal interface IBrontoApi
{
    [Post("")]
    Task<HttpResponseMessage> Call([Body] HttpContent envelope, CancellationToken cancellationToken);
}
