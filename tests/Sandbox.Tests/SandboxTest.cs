using Sandbox.ChartMogul;

namespace Sandbox.Tests;

/// <summary>Starts servers and clients that end with the test.</summary>
internal abstract class SandboxTest
{
    private readonly Stack<IAsyncDisposable> _servers = new();
    private readonly Stack<IDisposable> _clients = new();

    protected Task<SandboxServer> StartAsync(ChartMogulOptions? account = null, SandboxOptions? options = null) =>
        StartAsync(new ChartMogulVendor(account ?? new ChartMogulOptions()), options);

    protected async Task<SandboxServer> StartAsync(IVendor vendor, SandboxOptions? options = null)
    {
        var server = await SandboxServer.StartAsync(vendor, options);
        _servers.Push(server);
        return server;
    }

    protected VendorClient Client(SandboxServer server, string key = "key-1") => Ending(new VendorClient(server, key));

    protected T Ending<T>(T client)
        where T : IDisposable
    {
        _clients.Push(client);
        return client;
    }

    /// <summary>A client of a new server.</summary>
    protected async Task<VendorClient> ClientAsync(ChartMogulOptions? account = null, SandboxOptions? options = null) =>
        Client(await StartAsync(account, options));

    [TearDown]
    public async Task EndAsync()
    {
        while (_clients.TryPop(out var client))
        {
            client.Dispose();
        }

        while (_servers.TryPop(out var server))
        {
            await server.DisposeAsync();
        }
    }
}
