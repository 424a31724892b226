namespace Sandbox.Bench;

/// <summary>The pages of one list, made before the first request; a request finds its page by arithmetic.</summary>
public interface IBenchPages
{
    /// <summary>The path that is served, as the vendor names it.</summary>
    string Path { get; }

    /// <summary>The content encoding of every page, or <c>null</c> for none.</summary>
    string? ContentEncoding { get; }

    /// <summary>How many pages there are; behind the last one is an empty page that ends every paging.</summary>
    int Count { get; }

    /// <summary>The page that a query asks for, or <c>null</c> where it asks for none that there is.</summary>
    int? PageOf(string query);

    /// <summary>The query of a page, so that a client can name all pages in advance.</summary>
    string QueryOf(int page);

    /// <summary>The exact length of a page as sent.</summary>
    int LengthOf(int page);

    /// <summary>Writes a page into a buffer of at least its length.</summary>
    void Fill(int page, Span<byte> buffer);
}
