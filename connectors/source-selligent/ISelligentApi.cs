using Refit;

namespace Connectors.Selligent;

/// <summary>Message Studio's REST API, as far as it is known: lists of assets, in pages that are numbered from 1.</summary>
internal interface ISelligentApi
{
    /// <summary>The slash at the end belongs to the address.</summary>
    [Get("/{**list}/")]
    Task<HttpResponseMessage> Assets(
        string list,
        int page,
        int limit,
        string order,
        string sort,
        CancellationToken cancellationToken
    );
}
