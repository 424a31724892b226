using System.Globalization;
using System.Net.Http.Headers;

namespace Connectors.Http;

/// <summary>
/// The headers by which a vendor tells with each answer how far its limit is used up (in the manner of the IETF draft "RateLimit header
/// fields for HTTP").
/// </summary>
/// <param name="Remaining">The header with the number of requests that are left.</param>
/// <param name="Reset">The header with the seconds until there are all again.</param>
public sealed record LimitHeaders(string Remaining, string Reset)
{
    /// <summary>How long nothing is left, or null while something is, or where the vendor does not say.</summary>
    internal TimeSpan? Pause(HttpResponseHeaders headers) => Number(headers, Remaining) is <= 0 ? Wait(headers) : null;

    /// <summary>How long it takes until everything is left again; null where the vendor does not say.</summary>
    internal TimeSpan? Wait(HttpResponseHeaders headers) =>
        Number(headers, Reset) is { } seconds and >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
