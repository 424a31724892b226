using System.Net;
using System.Text;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Http;

/// <summary>What single kinds of calls do otherwise, and what is sent for its effect or waited for.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsOptionsTests
{
    [TestCase("fault", 2)]
    [TestCase("cut", 3)]
    [TestCase("wrong", 4)]
    public async Task A_kind_of_call_has_its_own_number_of_attempts_for_each_kind_of_failure(string kind, int attempts)
    {
        var options = kind switch
        {
            "fault" => new CallOptions { MaxAttempts = 2, MaxAttemptsWhenCut = 1 },
            "cut" => new CallOptions { MaxAttemptsWhenCut = 3, MaxAttemptsWhenWrong = 1 },
            _ => new CallOptions { MaxAttemptsWhenCut = 1, MaxAttemptsWhenWrong = 4 },
        };
        var reply = kind switch
        {
            "fault" => Reply.Status(500),
            "cut" => Reply.Cut("{\"id\":1}\n", announced: 100),
            _ => Reply.Json("nonsense\n"),
        };
        using var vendor = new FakeVendor().Always("/v1/export/orders", reply);
        using var shop = new Shop(vendor);

        await VendorCallsTests.FailureOf(LinesAsync(shop, options));

        Assert.That(vendor.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task No_kind_of_failure_has_more_attempts_than_the_call()
    {
        using var vendor = new FakeVendor().Always("/v1/export/orders", Reply.Json("{"));
        using var shop = new Shop(vendor);

        await VendorCallsTests.FailureOf(LinesAsync(shop, new CallOptions { MaxAttempts = 2, MaxAttemptsWhenCut = 5 }));

        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_rule_of_a_status_has_the_last_word_on_its_attempts()
    {
        using var vendor = new FakeVendor().Always("/v1/export/orders", Reply.Status(429));
        using var shop = new Shop(vendor);

        await VendorCallsTests.FailureOf(LinesAsync(shop, new CallOptions { MaxAttempts = 2 }));

        Assert.That(vendor.Requests, Has.Count.EqualTo(20));
    }

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public async Task What_only_reads_may_say_so(bool safe, int requests)
    {
        using var vendor = new FakeVendor().Always(HttpMethod.Post, "/v1/search", Reply.Status(500));
        using var shop = new Shop(vendor, o => o.MaxAttempts = 2);

        await VendorCallsTests.FailureOf(
            shop.Calls.LinesAsync(shop.Api.Search, new SentLines(), new CallOptions { SafeToRepeat = safe }, default)
        );

        Assert.That(vendor.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task The_first_byte_may_have_its_own_time()
    {
        using var vendor = new FakeVendor();
        using var slow = new Slow(vendor, new TaskCompletionSource().Task);
        using var shop = new Shop(slow);

        var call = VendorCallsTests.FailureOf(
            LinesAsync(shop, new CallOptions { MaxAttempts = 1, HeaderTimeout = TimeSpan.FromMinutes(15) })
        );
        await shop.Clock.PendingAsync(TimeSpan.FromMinutes(15));
        shop.Clock.Advance(TimeSpan.FromSeconds(899));
        var wasPatient = !call.IsCompleted;
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var failure = await call;

        Assert.That(wasPatient, Is.True);
        Assert.That(failure.Message, Does.Contain("did not answer /v1/export/orders within 900 s"));
        Assert.That(failure.SmallerMayPass, Is.True);
    }

    [Test]
    public async Task The_silence_within_a_body_may_have_its_own_time()
    {
        using var vendor = new FakeVendor().Always(
            "/v1/export/orders",
            Reply.From(() => new SilentStream("{\"id\":1}\n"))
        );
        using var shop = new Shop(vendor);

        var call = VendorCallsTests.FailureOf(
            LinesAsync(shop, new CallOptions { MaxAttemptsWhenCut = 1, IdleTimeout = TimeSpan.FromMinutes(5) })
        );
        await shop.Clock.PendingAsync(TimeSpan.FromMinutes(5));
        shop.Clock.Advance(TimeSpan.FromMinutes(5));
        var failure = await call;

        Assert.That(failure.Message, Does.Contain("nothing came for 300 s"));
        Assert.That(failure.SmallerMayPass, Is.True);
    }

    [Test]
    public async Task A_status_may_ask_for_a_longer_wait_than_the_usual_one()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Status(409),
            Reply.Status(500),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(
            vendor,
            o =>
                o.Statuses = o.Statuses.With(
                    HttpStatusCode.Conflict,
                    StatusRule.Transient("{vendor} is busy.") with
                    {
                        LeastWait = TimeSpan.FromSeconds(30),
                    }
                )
        );

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(30.5), TimeSpan.FromSeconds(1) }));
    }

    [Test]
    public async Task Where_the_vendor_says_when_to_come_back_its_word_counts()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Status(409).With("Retry-After", "2"),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(
            vendor,
            o =>
                o.Statuses = o.Statuses.With(
                    409,
                    StatusRule.Transient("{vendor} is busy.") with
                    {
                        LeastWait = TimeSpan.FromSeconds(30),
                    }
                )
        );

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(2.25) }));
    }

    [Test]
    public async Task What_is_sent_for_its_effect_needs_no_body()
    {
        using var vendor = new FakeVendor().Expect(
            HttpMethod.Post,
            "/v1/search",
            Reply.Status(202),
            Reply.Status(200, "any")
        );
        using var shop = new Shop(vendor);

        await shop.Calls.SendAsync(shop.Api.Search, default);
        await shop.Calls.SendAsync(shop.Api.Search, default);

        vendor.VerifyAllCame();
    }

    [Test]
    public async Task What_is_sent_for_its_effect_fails_by_its_status_and_is_not_repeated()
    {
        using var vendor = new FakeVendor().Always(HttpMethod.Post, "/v1/search", Reply.Status(500));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.Calls.SendAsync(shop.Api.Search, default));

        Assert.That(failure.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_done_last_has_a_moment_only()
    {
        using var vendor = new FakeVendor();
        using var slow = new Slow(vendor, new TaskCompletionSource().Task);
        using var shop = new Shop(slow);

        var last = shop.Calls.SendLastAsync(shop.Api.Search);
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(100)); // the time-out of the answer: it is out
        shop.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That(async () => await last, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Looks_at_the_vendors_work_become_rarer()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        var polling = shop.Calls.Poll();

        for (var i = 0; i < 12; i++)
        {
            await polling.PauseAsync("the export", default);
        }

        Assert.That(
            shop.Clock.Waits.Select(wait => wait.TotalSeconds),
            Is.EqualTo(new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300 })
        );
        Assert.That(shop.Log.Lines, Has.Some.Contains("Shop is busy with the export"));
    }

    [Test]
    public async Task Work_that_takes_more_than_a_day_is_given_up()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        var polling = shop.Calls.Poll();

        shop.Clock.Advance(TimeSpan.FromHours(24));
        await polling.PauseAsync("the export", default);

        Assert.That(
            async () => await polling.PauseAsync("the export", default),
            Throws
                .TypeOf<ConnectorException>()
                .With.Message.Contains("did not finish the export within 24 hours")
                .And.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.TransientError)
        );
    }

    [Test]
    public async Task A_pause_between_looks_ends_with_the_run()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        shop.Clock.Holds = true;
        using var stop = new CancellationTokenSource();

        var pause = shop.Calls.Poll().PauseAsync("the export", stop.Token);
        await stop.CancelAsync();

        Assert.That(async () => await pause, Throws.InstanceOf<OperationCanceledException>());
    }

    private static Task<Connectors.Records.RecordPage> LinesAsync(Shop shop, CallOptions options) =>
        shop.Calls.LinesAsync(shop.Api.Export, new SentLines(), options, default);
}
