namespace Connectors.Support;

/// <summary>A request as it left the connector.</summary>
/// <param name="Method">GET, POST, …</param>
/// <param name="Uri">The whole address, escaped as it was sent.</param>
/// <param name="Headers">Its headers, without regard to case.</param>
/// <param name="Body">Its body as text; empty without one.</param>
public sealed record SeenRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The path and the query, escaped.</summary>
    public string PathAndQuery => Uri.PathAndQuery;
}
