namespace Connectors.Schema;

/// <summary>
/// The options that every connector has. A connector's config derives from it and adds its own as
/// constructor parameters; it is bound by <see cref="ConfigReader"/> only, after the check against <c>spec.json</c>.
/// </summary>
public abstract record CommonConfig
{
    /// <summary>Another address instead of the vendor's, for tests, proxies and archives; see <see cref="Schema.BaseUrl"/>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>How many streams and slices may be read at once, 1–16. 4 by default.</summary>
    public int NumWorkers
    {
        // Generated JSON code sets every init-only property, to 0 where the config says nothing: an initialiser would be lost.
        get => field > 0 ? field : 4;
        init;
    }

    /// <summary>Multiplies every pace that the connector keeps by itself. 1 by default.</summary>
    public double RateLimitFactor
    {
        get => field > 0 ? field : 1;
        init;
    }

    /// <summary>The proxy of this connection; without it the usual environment variables count.</summary>
    public ProxySettings? HttpProxy { get; init; }

    /// <summary>
    /// What neither <c>spec.json</c> nor the rules of the common options can say, one whole sentence for each problem, naming
    /// the option's title. None unless a connector has such rules. Called once, by <see cref="ConfigReader"/>.
    /// </summary>
    public virtual IEnumerable<string> Problems() => [];
}
