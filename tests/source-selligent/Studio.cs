using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.Selligent;
using Sandbox.Serving;

namespace Connectors.Selligent.Tests;

/// <summary>
/// A Message Studio in the sandbox, read inside of the test on a clock that stands at noon of the 10th of April 2019, some weeks
/// after the last change.
/// </summary>
internal sealed class Studio : Workplace, IAsyncDisposable
{
    public const string ApiKey = "key-of-a-test-studio";
    public const string Mailings = "mailings/transactional";
    public const string Programs = "programs";

    private Studio(SelligentVendor vendor, SandboxServer server, InstantClock clock)
        : base(
            new SelligentSource(),
            clock,
            new JsonObject
            {
                ["base_url"] = server.BaseUrl,
                ["api_key"] = ApiKey,
                ["organization"] = "ExampleOrg",
                ["allow_private_hosts"] = true,
            }
        ) => (Vendor, Server) = (vendor, server);

    /// <summary>Knows what is to be read.</summary>
    public SelligentVendor Vendor { get; }

    public SandboxServer Server { get; }

    /// <summary>The requests to a list, in the order of their arrival.</summary>
    public IReadOnlyList<LoggedRequest> Requests(string list) => Server.Requests.To($"/sm/rest/v1/{list}/");

    /// <summary>The pages that were asked for in a list's order, each with its number and its length.</summary>
    public IReadOnlyList<string> Pages(string list) =>
        [.. Requests(list).Select(request => $"{request.Value("page")}/{request.Value("limit")}")];

    /// <summary>Opens a studio, with nothing in it but what is said.</summary>
    public static async Task<Studio> OpenAsync(SelligentOptions? options = null, string prefix = "")
    {
        var clock = new InstantClock(Now);
        var vendor = new SelligentVendor((options ?? SelligentOptions.Empty) with { ApiKey = ApiKey });
        return new Studio(
            vendor,
            await SandboxServer.StartAsync(vendor, new SandboxOptions { PathPrefix = prefix, Time = clock }),
            clock
        );
    }

    /// <summary>The time in each test.</summary>
    public static DateTimeOffset Now { get; } = new(2019, 4, 10, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Dispose();
    }

    protected override void OnReading() => Server.Requests.Clear();
}
