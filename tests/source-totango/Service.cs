using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.Serving;
using Sandbox.Totango;

namespace Connectors.Totango.Tests;

/// <summary>
/// A service in the sandbox, read inside of the test on a clock that stands at noon of the 10th of April 2024, some days after the
/// last thing that happened.
/// </summary>
internal sealed class Service : Workplace, IAsyncDisposable
{
    /// <summary>Holds what tokens may hold, and values of headers should not.</summary>
    public const string ApiToken = "{v2}$2a$10$token.of.a.test.service@vendor.test";

    private Service(TotangoVendor vendor, SandboxServer server, InstantClock clock)
        : base(
            new TotangoSource(),
            clock,
            new JsonObject
            {
                ["api_token"] = ApiToken,
                ["start_date"] = "2024-01-01",
                ["base_url"] = server.BaseUrl,
            }
        ) => (Vendor, Server) = (vendor, server);

    /// <summary>Knows what is to be read.</summary>
    public TotangoVendor Vendor { get; }

    public SandboxServer Server { get; }

    /// <summary>The requests to a path below <c>/api</c>, in the order of their arrival.</summary>
    public IReadOnlyList<LoggedRequest> Requests(string path) => Server.Requests.To($"/api/{path}");

    /// <summary>The queries of a search, in the order of their arrival.</summary>
    /// <param name="search">Its path below <c>/api</c>.</param>
    public IReadOnlyList<JsonElement> Queries(string search) =>
        [.. Requests(search).Select(request => TotangoVendor.QueryOf(request)!.Value)]; // the connector sends one

    /// <summary>The windows of time that events were asked for, each once, in the order of time.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Windows =>
        [.. Queries("v2/events/search").Select(Window).Distinct().Order()];

    /// <summary>Opens a service, with nothing in it but what is said.</summary>
    /// <param name="options">What is in it.</param>
    /// <param name="prefix">The path below which the API lies.</param>
    public static async Task<Service> OpenAsync(TotangoOptions? options = null, string prefix = "")
    {
        var clock = new InstantClock(Now);
        var vendor = new TotangoVendor((options ?? TotangoOptions.Empty) with { ApiToken = ApiToken });
        return new Service(
            vendor,
            await SandboxServer.StartAsync(vendor, new SandboxOptions { PathPrefix = prefix, Time = clock }),
            clock
        );
    }

    /// <summary>The time in each test.</summary>
    public static DateTimeOffset Now { get; } = new(2024, 4, 10, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Dispose();
    }

    protected override void OnReading() => Server.Requests.Clear();

    private static (DateTimeOffset From, DateTimeOffset Until) Window(JsonElement query)
    {
        var term = query
            .GetProperty("terms")
            .EnumerateArray()
            .Single(term => term.GetProperty("type").GetString() == "date");
        return (Time(term, "gte"), Time(term, "lte"));
    }

    private static DateTimeOffset Time(JsonElement term, string bound) =>
        DateTimeOffset.FromUnixTimeMilliseconds(term.GetProperty(bound).GetInt64());
}
