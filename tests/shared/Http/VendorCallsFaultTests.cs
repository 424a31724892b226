using System.Globalization;
using System.Net;
using System.Text;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>Vendors that say in bodies what is wrong; here as "fault 17".</summary>
public sealed class VendorCallsFaultTests
{
    private const int Busy = 17;
    private const int Expired = 18;
    private const int Denied = 19;

    private static readonly SomeFormat<string> Format = new(
        (body, _) =>
        {
            var text = SomeFormats.ReadAll(body);
            return FaultIn(Encoding.UTF8.GetBytes(text)) is { } fault ? throw new FaultException(fault) : text;
        }
    );

    private static readonly FaultTable Table = new FaultTable(
        FaultIn,
        StatusRule.System("{vendor} says {status} at {path}.")
    )
        .With(Busy, StatusRule.Transient("{vendor} is busy ({status}).", maxTries: 3))
        .With(Expired, StatusRule.Transient("Expired.", maxTries: 4) with { RepeatsAtOnce = true })
        .With(Denied, StatusRule.Config("Check the token ({status}, {path})."));

    private readonly List<string> _told = [];

    [SetUp]
    public void Forget() => _told.Clear();

    [TestCase(200)]
    [TestCase(401)]
    [TestCase(500)]
    public async Task A_fault_counts_before_the_status_of_its_answer(int status)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(status, "fault 19 no such token"));
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(ReadAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
        Assert.That(failure.Message, Is.EqualTo("Check the token (19, /v1/customers). The answer says: no such token"));
        Assert.That(
            (failure.FailureType, failure.FaultCode, failure.Status),
            Is.EqualTo((FailureType.ConfigError, 19, (HttpStatusCode)status))
        );
        Assert.That(failure.Detail, Does.StartWith($"Fault 19 (HTTP {status}) api.shop.test/v1/customers"));
    }

    [Test]
    public async Task A_fault_without_a_rule_of_its_own_has_that_of_all_others()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json("fault 999 what"));
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(ReadAsync(shop));

        Assert.That(failure.Message, Is.EqualTo("Shop says 999 at /v1/customers. The answer says: what"));
        Assert.That((failure.FailureType, failure.FaultCode), Is.EqualTo((FailureType.SystemError, 999)));
    }

    [Test]
    public async Task A_body_of_an_error_without_a_fault_is_judged_by_its_status()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(401, "<html>no</html>", "text/html"));
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(ReadAsync(shop));

        Assert.That((failure.Status, failure.FaultCode), Is.EqualTo((HttpStatusCode.Unauthorized, (int?)null)));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
    }

    [Test]
    public async Task A_fault_that_passes_is_waited_for()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Json("fault 17 busy"),
            Reply.Status(500, "fault 17 busy"),
            Reply.Json("fine")
        );
        using var shop = Open(vendor);

        Assert.That(await ReadAsync(shop), Is.EqualTo("fine"));
        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_code_of_a_fault_is_known_after_several_attempts_too()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json("fault 17 later"));
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(ReadAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(3), "the rule of the fault says so");
        Assert.That(failure.Message, Does.StartWith("Shop is busy (17).").And.Contain("Tried 3 times"));
        Assert.That(failure.FaultCode, Is.EqualTo(Busy));
        Assert.That(failure.As(HttpStatusCode.NotFound).FaultCode, Is.EqualTo(Busy));
    }

    [Test]
    public async Task What_is_mended_by_a_repeat_is_repeated_at_once_but_only_the_first_time()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json("fault 18 expired"));
        using var shop = Open(vendor);

        await VendorCallsTests.FailureOf(ReadAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(4));
        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(2).And.All.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Calls_that_are_made_together_are_repeated_at_once_only_once_too()
    {
        using var vendor = new FakeVendor().Always(HttpMethod.Post, "/v1/search", Reply.Json("fault 18 expired"));
        using var shop = Open(vendor);

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.TogetherAsync(
                ct => shop.Calls.ReadAsync(shop.Api.Search, Format, CallOptions.Default, ct),
                CallOptions.Default,
                default
            )
        );

        Assert.That(vendor.Requests, Has.Count.EqualTo(4));
        Assert.That(failure.FaultCode, Is.EqualTo(Expired));
        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(2).And.All.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Before_each_repeat_it_is_told_why()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Json("fault 18 expired"),
            Reply.Status(503),
            Reply.Json("fine")
        );
        using var shop = Open(vendor);

        await ReadAsync(shop, Telling(vendor));

        Assert.That(
            _told,
            Is.EqualTo(new[] { "after 1: fault 18, status OK", "after 2: fault , status ServiceUnavailable" })
        );
    }

    [Test]
    public async Task Where_nothing_is_repeated_nothing_is_told()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json("fine"), Reply.Json("fault 19 no"));
        using var shop = Open(vendor);

        await ReadAsync(shop, Telling(vendor));
        await VendorCallsTests.FailureOf(ReadAsync(shop, Telling(vendor)));

        Assert.That(_told, Is.Empty);
    }

    [TestCase("fault 999 no", "Shop says 999 at /v1/customers readThings.")]
    [TestCase("", "Shop (api.shop.test) answered /v1/customers readThings with an empty body instead of text.")]
    public async Task What_was_called_is_named_beside_its_path(string body, string message)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(body));
        using var shop = Open(vendor);
        var format = new SomeFormat<string>(
            (stream, spool) =>
                Format.Read(stream, spool) is { Length: > 0 } text ? text : throw new InvalidDataException("")
        );

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.ReadAsync(
                t => shop.Api.Customers(null, t),
                format,
                new CallOptions { Operation = "readThings" },
                default
            )
        );

        Assert.That(failure.Message, Does.StartWith(message));
    }

    private static VendorFault? FaultIn(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body).Split(' ', 3) is ["fault", var code, var text]
            ? new VendorFault(int.Parse(code, CultureInfo.InvariantCulture), text)
            : null;

    private static Shop Open(FakeVendor vendor) => new(vendor, o => o.Faults = Table);

    private static Task<string> ReadAsync(Shop shop, CallOptions? options = null) =>
        shop.Calls.ReadAsync(t => shop.Api.Customers(null, t), Format, options ?? CallOptions.Default, default);

    private CallOptions Telling(FakeVendor vendor) =>
        new() { Repeating = e => _told.Add($"after {vendor.Requests.Count}: fault {e.FaultCode}, status {e.Status}") };
}
