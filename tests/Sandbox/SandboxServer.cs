using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Sandbox.Bench;
using Sandbox.Faults;
using Sandbox.Serving;

namespace Sandbox;

/// <summary>
/// A vendor behind a real HTTP server on the loopback address. It is silent, knows no configuration but its arguments,
/// and ends at once when disposed, whatever replies are still under way.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly IServer _server;
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    private SandboxServer(IServer server) => _server = server;

    /// <summary>Scheme, host, port and prefix, without a slash at the end.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Every request to the vendor so far, in the order of arrival.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>What goes wrong, and where; may be changed at any time.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>Starts a server; it listens when the task ends.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(
        IVendor vendor,
        SandboxOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new SandboxOptions();
        var certificate = options.TlsCertificatePath is { } path
            ? OwnCertificate.Create(path, options.Time.GetUtcNow())
            : null;
        var server = new SandboxServer(Listener.Create(options.Port, inline: options.Bench is not null, certificate));
        var pipeline = new VendorPipeline(vendor, options, server.Faults, server.Requests, server._stopping.Token);
        var control = new ControlEndpoints(pipeline, server.Faults, server.Requests);
        var application = new Application(control, options.Bench, options.PathPrefix);
        await server._server.StartAsync(application, cancellationToken);

        var address = server._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        server.BaseUrl = address + options.PathPrefix;
        return server;
    }

    /// <summary>Cuts every connection and frees the port; a second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        _stopping.Dispose();
    }
}
