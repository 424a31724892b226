using System.Net.Http.Headers;

namespace Connectors.Http;

/// <summary>What one vendor's API is like; filled in by the connector.</summary>
public sealed class VendorOptions
{
    /// <summary>The vendor's name as users know it; messages begin with it.</summary>
    public string Vendor { get; set; } = "";

    /// <summary>Scheme, host and the path below which all of the interface's paths lie.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Sent with each request, and never to another host.</summary>
    public AuthenticationHeaderValue? Authorization { get; set; }

    /// <summary>
    /// Further headers of each request. <c>Accept</c> is <c>application/json</c>, and <c>User-Agent</c> the connector's name and
    /// version, unless they are named here.
    /// </summary>
    public IDictionary<string, string> Headers { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pace of all requests together, or null for none.</summary>
    public RateLimit? Rate { get; set; }

    /// <summary>
    /// Further, slower paces of single paths; the longest prefix that fits counts, beside <see cref="Rate"/>. Such an endpoint
    /// has <see cref="MaxParallel"/> places of its own, so that no other waits for it.
    /// </summary>
    public IList<RateLimit> PathRates { get; } = [];

    /// <summary>How many requests the vendor lets run at once; the user's number of workers may be lower.</summary>
    public int MaxParallel { get; set; } = 10;

    /// <summary>How often a call is sent at most, unless the rule of its status says otherwise.</summary>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>The upper end of the first, random wait; it doubles with each attempt.</summary>
    public TimeSpan BackoffBase { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the doubling ends. A <c>Retry-After</c> may be longer.</summary>
    public TimeSpan BackoffCap { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// After this time a call is not tried again. Waits that the vendor asked for by <c>Retry-After</c> are not counted: each
    /// has its own bound, <see cref="MaxWait"/>.
    /// </summary>
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest <c>Retry-After</c> that is waited for; a longer one fails the call.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the first byte of an answer may take.</summary>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long the sender of a body may be silent.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>What each status means.</summary>
    public StatusTable Statuses { get; set; } = StatusTable.Default;

    /// <summary>The headers that tell of the limit; null where the vendor sends none.</summary>
    public LimitHeaders? LimitHeaders { get; set; }

    /// <summary>What is said in bodies, where the vendor does so; it counts before the status.</summary>
    public FaultTable? Faults { get; set; }

    /// <summary>
    /// Whether a redirect is an error although it stays on the same host: where each user names a host, and what a stranger's
    /// server points to must not get the credentials.
    /// </summary>
    public bool RefusesRedirects { get; set; }

    /// <summary>
    /// Whether hosts of this machine and of private networks are refused, whatever name they go by: where each user names a
    /// host, and the connector may run next to services that trust their neighbours.
    /// </summary>
    public bool RefusesPrivateHosts { get; set; }

    /// <summary>
    /// What to tell a user who gets something else than JSON before the first answer that is right, as whole sentences: where
    /// each names a host, a page of HTML says that it is the wrong one. Empty where it is a server in trouble.
    /// </summary>
    public string WhenNotTheApi { get; set; } = "";

    /// <summary>What to tell a user whose vendor cannot be reached at all, as whole sentences; empty for nothing.</summary>
    public string WhenUnreachable { get; set; } = "";
}
