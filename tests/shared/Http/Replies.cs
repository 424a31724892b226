using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>Replies that several fixtures give.</summary>
internal static class Replies
{
    /// <summary>The vendor's limit, and when to come back.</summary>
    public static Reply Limited(string retryAfter) => Reply.Status(429).With("Retry-After", retryAfter);
}
