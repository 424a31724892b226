using System.Text;
using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests;

/// <summary>
/// An account in the sandbox, read inside of the test on a clock that stands at noon of the 10th of April 2024, a moment after
/// the last thing that happened.
/// </summary>
internal sealed class Account : Workplace, IAsyncDisposable
{
    public const string ApiToken = "TOKEN-OF-A-TEST-ACCOUNT";

    private Account(BrontoVendor vendor, SandboxServer server, InstantClock clock)
        : base(
            new BrontoSource(),
            clock,
            new JsonObject
            {
                ["api_token"] = ApiToken,
                ["start_date"] = "2024-02-10",
                ["base_url"] = server.BaseUrl,
            }
        ) => (Vendor, Server) = (vendor, server);

    /// <summary>Knows what is to be read.</summary>
    public BrontoVendor Vendor { get; }

    public SandboxServer Server { get; }

    /// <summary>All calls, in the order of their arrival.</summary>
    public IReadOnlyList<SoapCall> AllCalls =>
        [.. Server.Requests.Select(request => new SoapCall(Encoding.UTF8.GetString(request.Body.Span)))];

    /// <summary>The calls of an operation, in the order of their arrival.</summary>
    public IReadOnlyList<SoapCall> Calls(string operation) => [.. AllCalls.Where(call => call.Operation == operation)];

    /// <summary>The windows that an operation was asked for, each once, in the order of time.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Windows(string operation) =>
        [.. Calls(operation).Select(call => call.Window).Distinct().Select(w => (Time(w.From), Time(w.Until))).Order()];

    /// <summary>Opens an account, with nothing in it but what is said.</summary>
    /// <param name="options">What is in it.</param>
    /// <param name="prefix">The path below which the API lies.</param>
    /// <param name="ahead">How much the vendor's clock is ahead.</param>
    public static async Task<Account> OpenAsync(
        BrontoOptions? options = null,
        string prefix = "",
        TimeSpan ahead = default
    )
    {
        var clock = new InstantClock(Now);
        var vendor = new BrontoVendor(
            (options ?? BrontoOptions.Empty) with
            {
                ApiKey = ApiToken,
                Until = Now,
            },
            ahead == TimeSpan.Zero ? clock : new InstantClock(Now + ahead)
        );
        return new Account(
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

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal
        );
}
