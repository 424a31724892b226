using System.Net.Http.Headers;

namespace Connectors.Http;

/// <summary>Reads <c>Retry-After</c> in both its forms (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>How long the vendor asks to wait from now on, or null where it says nothing that can be read.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } value)
        {
            return null;
        }

        // A date is the vendor's clock: its own Date header says how far that is from ours.
        var wait = value.Delta ?? value.Date - (headers.Date ?? now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
