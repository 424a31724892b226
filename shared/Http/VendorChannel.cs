using Connectors.Errors;
using Connectors.Records;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>All that stands between a vendor's interface and the network, made once.</summary>
internal sealed class VendorChannel : IDisposable
{
    private readonly HttpClient _links;

    private VendorChannel(HttpClient client, HttpClient links, VendorCalls calls)
    {
        Client = client;
        _links = links;
        Calls = calls;
    }

    /// <summary>For Refit.</summary>
    public HttpClient Client { get; }

    /// <summary>For the vendor's client.</summary>
    public VendorCalls Calls { get; }

    /// <summary>Opens the channel; <paramref name="network"/> takes the place of the sockets, in tests.</summary>
    public static VendorChannel Open(
        VendorOptions options,
        HttpSettings settings,
        Spool spool,
        TimeProvider clock,
        Random random,
        ILogger logger,
        HttpMessageHandler? network
    )
    {
        // Refit appends paths that begin with a slash, so the base must not end in one.
        var address =
            options.BaseAddress
            ?? throw new InvalidOperationException($"{nameof(VendorOptions.BaseAddress)} is not set.");
        var baseAddress = new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/'));

        var waits = new WaitBoard(clock, logger);
        var traffic = new Traffic(options, settings, baseAddress, clock, waits);
        var failure = new NetworkFailure(options.Vendor, settings.Proxy?.IdnHost, options.WhenUnreachable);
        var sockets =
            network ?? Sockets.Create(settings, traffic.Connections, options.RefusesPrivateHosts ? baseAddress : null);
        var transport = new TransportHandler(failure, clock, logger, sockets);
        var redirects = new RedirectHandler(options.Vendor, transport);
        HttpMessageHandler asked = options.RefusesRedirects
            ? new NoRedirectHandler(options.Vendor, transport)
            : redirects;
        var client = new HttpClient(new TurnHandler(traffic, options.HeaderTimeout, asked))
        {
            BaseAddress = baseAddress,
            Timeout = Timeout.InfiniteTimeSpan, // each phase of an attempt has its own
        };
        AddHeaders(client, options, settings);

        // Files lie on another host, whose only limit is how many are fetched at once, and which gets no credentials.
        var files = new VendorOptions { Vendor = options.Vendor, MaxParallel = options.MaxParallel };
        var fileTraffic = new Traffic(files, settings, baseAddress, clock, waits);
        var links = new HttpClient(new TurnHandler(fileTraffic, options.HeaderTimeout, redirects))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        links.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", settings.UserAgent);

        return new VendorChannel(
            client,
            links,
            new VendorCalls(
                options,
                clock,
                spool,
                new RetryPlan(options, clock, random, waits),
                new Attempts(options, new Refusals(options, clock, random), failure),
                links,
                waits
            )
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _links.Dispose();
    }

    private static void AddHeaders(HttpClient client, VendorOptions options, HttpSettings settings)
    {
        var headers = client.DefaultRequestHeaders;
        headers.Authorization = options.Authorization;
        var own = new[] { ("User-Agent", settings.UserAgent), ("Accept", "application/json") };
        foreach (var (name, value) in own.Where(header => !options.Headers.ContainsKey(header.Item1)))
        {
            headers.TryAddWithoutValidation(name, value);
        }

        foreach (var (name, value) in options.Headers)
        {
            if (value.Any(char.IsControl))
            {
                // A line break would begin a header of its own.
                throw ConnectorException.Config(
                    $"An option holds a line break or another control character, which the header {name} cannot have."
                );
            }

            headers.TryAddWithoutValidation(name, value);
        }
    }
}
