namespace Sandbox.Bench;

/// <summary>The pages of one list, each a block; a request finds its page by arithmetic.</summary>
public interface IBenchPages : IBench
{
    /// <summary>The content encoding of every page, or <c>null</c> for none.</summary>
    string? ContentEncoding { get; }

    /// <summary>
    /// The page that a query asks for, or <c>null</c> where it asks for none that there is; behind the last one is an
    /// empty page that ends every paging.
    /// </summary>
    int? PageOf(string query);

    /// <summary>The query of a page.</summary>
    string QueryOf(int page);

    IEnumerable<string> IBench.Queries => Enumerable.Range(0, Count).Select(QueryOf);
}
