using System.Net.Sockets;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>What a user is told beside the failure when there is no connection at all.</summary>
public sealed class UnreachableTests
{
    private const string Advice = "Ask your administrator. Twice.";

    private static readonly IEnumerable<TestCaseData> Unreachable =
    [
        new TestCaseData(Fails(HttpRequestError.NameResolutionError)).SetArgDisplayNames("no such host"),
        new TestCaseData(Fails(HttpRequestError.ConnectionError)).SetArgDisplayNames("refused"),
        new TestCaseData(Reply.Fails(new OperationCanceledException())).SetArgDisplayNames("time-out to connect"),
    ];

    private static readonly IEnumerable<TestCaseData> Reachable =
    [
        new TestCaseData(Fails(HttpRequestError.ResponseEnded)).SetArgDisplayNames("no answer"),
        new TestCaseData(Fails(HttpRequestError.SecureConnectionError)).SetArgDisplayNames("no encryption"),
        new TestCaseData(Reply.From(() => new BreakingStream("{"))).SetArgDisplayNames("reset in the middle"),
        new TestCaseData(Reply.Cut("{}", announced: 100)).SetArgDisplayNames("cut"),
        new TestCaseData(Reply.Status(503)).SetArgDisplayNames("refusal"),
        new TestCaseData(Reply.Html()).SetArgDisplayNames("HTML"),
    ];

    [TestCaseSource(nameof(Unreachable))]
    public async Task Advice_is_given_where_no_connection_was_made(Reply reply)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", reply);
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(
            failure.Message,
            Does.StartWith("Could not reach Shop").And.Contain($"(at /v1/customers). {Advice}")
        );
    }

    [TestCaseSource(nameof(Reachable))]
    public async Task Advice_is_not_given_where_the_vendor_was_reached(Reply reply)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", reply);
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.Not.Contain("administrator"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Advice_is_given_for_silence_unless_the_vendor_has_answered_before(bool hasAnswered)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(404));
        using var slow = new Slow(vendor, Task.CompletedTask);
        using var shop = new Shop(slow, o => o.WhenUnreachable = Advice);
        if (hasAnswered)
        {
            await VendorCallsTests.FailureOf(shop.CustomersAsync());
        }

        slow.Gone = new TaskCompletionSource().Task;
        var call = VendorCallsTests.FailureOf(
            shop.Calls.ReadAsync(
                t => shop.Api.Customers(null, t),
                SomeFormats.Text,
                new CallOptions { MaxAttempts = 1, HeaderTimeout = TimeSpan.FromMinutes(15) },
                default
            )
        );
        await shop.Clock.PendingAsync(TimeSpan.FromMinutes(15));
        shop.Clock.Advance(TimeSpan.FromMinutes(15));
        var failure = await call;

        Assert.That(failure.Message, Does.Contain("did not answer /v1/customers within 900 s"));
        Assert.That(failure.Message.EndsWith(Advice, StringComparison.Ordinal), Is.EqualTo(!hasAnswered));
    }

    [Test]
    public async Task The_log_of_the_repeats_goes_without_it()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Fails(HttpRequestError.ConnectionError));
        using var shop = Open(vendor);

        await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(shop.Log.Lines, Has.Some.Contains("Could not reach Shop").And.None.Contains("administrator"));
    }

    private static Reply Fails(HttpRequestError error) =>
        Reply.Fails(new HttpRequestException(error, "no", new SocketException((int)SocketError.ConnectionRefused)));

    private static Shop Open(FakeVendor vendor) =>
        new(
            vendor,
            o =>
            {
                o.WhenUnreachable = Advice;
                o.MaxAttempts = 2;
            }
        );
}
