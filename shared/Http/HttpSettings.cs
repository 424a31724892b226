namespace Connectors.Http;

/// <summary>How this run reaches the network: what the user's config and the environment say, whatever the vendor.</summary>
public sealed record HttpSettings
{
    /// <summary>Multiplies each pace that we keep by ourselves; never the reaction to a 429 or a <c>Retry-After</c>.</summary>
    public double RateLimitFactor { get; init; } = 1;

    /// <summary>How many calls may run at once; a vendor's own limit may be lower.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>
    /// The proxy for all requests, with its credentials as user info; null for what <c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>,
    /// <c>ALL_PROXY</c> and <c>NO_PROXY</c> say.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>Certificates in PEM form that are trusted beside those of the system, or null.</summary>
    public string? ProxyCaPem { get; init; }

    /// <summary>
    /// More such certificates, as PEM text, or null. Asked for only when a server is not trusted without them: a bundle of
    /// all public authorities costs megabytes.
    /// </summary>
    public Func<string>? FurtherAuthorities { get; init; }

    /// <summary>Names the connector and its version to the vendor.</summary>
    public string UserAgent { get; init; } = "connectors";
}
