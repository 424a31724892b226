using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Soap;
using Connectors.Support;
using Connectors.Tests.Records;
using Connectors.Tests.Xml;

namespace Connectors.Tests.Http;

/// <summary>Bodies that a format pulls in on a thread of its own.</summary>
public sealed class VendorCallsPulledTests
{
    private const string Head =
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><rResponse xmlns=''><return><id>1</id></return>";
    private const string Tail = "</rResponse></s:Body></s:Envelope>";

    private static readonly CallOptions Once = new() { MaxAttempts = 1 };

    [Test]
    public async Task A_body_is_read_and_the_vendor_took_its_time_for_it()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(Head + Tail));
        using var slow = new Slow(vendor, new TaskCompletionSource().Task);
        using var shop = new Shop(slow);
        var release = new TaskCompletionSource();
        slow.Gone = release.Task;

        var call = RecordsAsync(shop);
        shop.Clock.Advance(TimeSpan.FromSeconds(40));
        release.SetResult();
        using var page = await call;

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":1}""" }));
        Assert.That(page.Took, Is.EqualTo(TimeSpan.FromSeconds(40)));
    }

    [Test]
    public async Task A_body_of_any_length_arrives_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i} é;"));
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(body));
        using var shop = new Shop(vendor);

        var read = await ReadAsync(shop, SomeFormats.Text);

        Assert.That(read == body, Is.True);
    }

    [Test]
    public async Task A_network_that_fails_in_the_middle_is_told_as_that_and_not_as_a_bad_body()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new BreakingStream(Head)));
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, spool: spool);

        var failure = await VendorCallsTests.FailureOf(RecordsAsync(shop, Once));

        Assert.That(failure.Message, Does.StartWith("Could not reach Shop").And.Not.Contain("SOAP"));
        Assert.That(failure.Detail, Does.Contain("Connection reset by peer"));
        Assert.That((failure.FailureType, failure.SmallerMayPass), Is.EqualTo((FailureType.TransientError, true)));
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task A_body_that_is_shorter_than_announced_is_cut_whatever_its_format_says()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Cut(Head + Tail, announced: 5000));
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, spool: spool);

        var failure = await VendorCallsTests.FailureOf(RecordsAsync(shop, Once));

        Assert.That(failure.Message, Does.Contain("ended the connection in the middle of its answer"));
        Assert.That(failure.SmallerMayPass, Is.True);
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task A_sender_that_falls_silent_is_given_up()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new SilentStream(Head)));
        using var shop = new Shop(vendor, o => o.IdleTimeout = TimeSpan.FromSeconds(77));

        var call = RecordsAsync(shop, Once);
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(77));
        shop.Clock.Advance(TimeSpan.FromSeconds(77));
        var failure = await VendorCallsTests.FailureOf(call);

        Assert.That(failure.Message, Does.Contain("nothing came for 77 s"));
    }

    [Test]
    public async Task A_caller_that_gives_up_is_heard_in_the_middle_of_a_body()
    {
        using var stop = new CancellationTokenSource();
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new SilentStream(Head)));
        using var shop = new Shop(vendor, o => o.IdleTimeout = TimeSpan.FromSeconds(77));

        var call = ReadAsync(shop, SomeFormats.Text, Once, stop.Token);
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(77));
        await stop.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(Head, "with a body that is broken off or not the SOAP it should be: it breaks off in line 1.", true)]
    [TestCase("<html/>", "with a body that is broken off or not the SOAP it should be: it is HTML.", false)]
    [TestCase(" \n", "with an empty body instead of SOAP.", true)]
    public async Task A_body_that_is_not_what_it_should_be_is_asked_for_again(
        string body,
        string why,
        bool smallerMayPass
    )
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(body));
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, spool: spool);

        var failure = await VendorCallsTests.FailureOf(RecordsAsync(shop, new CallOptions { MaxAttempts = 3 }));

        Assert.That(vendor.Requests, Has.Count.EqualTo(3));
        Assert.That(failure.Message, Does.StartWith($"Shop (api.shop.test) answered /v1/customers {why}"));
        Assert.That(failure.SmallerMayPass, Is.EqualTo(smallerMayPass));
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task The_body_of_each_attempt_is_read_anew()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(Head), Reply.Json(Head + Tail));
        using var shop = new Shop(vendor);

        using var page = await RecordsAsync(shop);

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":1}""" }));
    }

    [Test]
    public async Task A_format_that_has_seen_enough_ends_the_reading()
    {
        var endless = new EndlessStream();
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.From(() => endless));
        using var shop = new Shop(vendor);
        var format = new SomeFormat<string>(
            (body, _) => throw new InvalidDataException($"it begins with {(char)body.ReadByte()}")
        );

        var failure = await VendorCallsTests.FailureOf(ReadAsync(shop, format, Once));

        Assert.That(failure.Message, Does.Contain("not the text it should be: it begins with x"));
        Assert.That(endless.Given, Is.LessThan(2 * 1024 * 1024));
    }

    [Test]
    public async Task No_more_of_a_body_than_a_megabyte_waits_for_its_format()
    {
        var endless = new EndlessStream();
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.From(() => endless));
        using var shop = new Shop(vendor);
        long most = 0;
        var format = new SomeFormat<string>(
            (body, _) =>
            {
                var piece = new byte[16];
                for (long taken = 0; taken < 4 * 1024 * 1024; taken += body.Read(piece))
                {
                    most = Math.Max(most, endless.Given - taken);
                }

                throw new InvalidDataException("it is long");
            }
        );

        await VendorCallsTests.FailureOf(ReadAsync(shop, format, Once));

        Assert.That(most, Is.InRange(1, 1024 * 1024));
    }

    [Test]
    public async Task A_spool_that_is_full_is_our_failure_and_not_the_vendors()
    {
        var text = new string('x', 2_000_000);
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Json($"{Head}<return><text>{text}</text></return>{Tail}")
        );
        var spool = new Spool([Path.GetTempPath()], storageLimit: 1_000_000);
        using var shop = new Shop(vendor, spool: spool);

        Assert.That(
            async () => await RecordsAsync(shop, new CallOptions { Operation = "readThings" }),
            Throws
                .TypeOf<ConnectorException>()
                .With.Message.StartsWith("The answer of Shop to /v1/customers readThings cannot be kept: ")
                .And.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.SystemError)
                .And.Property(nameof(ConnectorException.SmallerMayPass))
                .True
        );
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task A_defect_of_a_format_is_neither_repeated_nor_dressed_up()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(Head + Tail));
        using var shop = new Shop(vendor);
        var format = new SomeFormat<string>((_, _) => throw new InvalidOperationException("ours"));

        Assert.That(
            async () => await ReadAsync(shop, format),
            Throws.InvalidOperationException.With.Message.EqualTo("ours")
        );
    }

    [Test]
    public async Task What_became_of_a_body_that_did_not_arrive_whole_is_given_back()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.From(() => new BreakingStream("half")));
        using var shop = new Shop(vendor);
        using var made = new MemoryStream();
        var format = new SomeFormat<MemoryStream>(
            (body, _) =>
            {
                Assert.That(() => SomeFormats.ReadAll(body), Throws.InstanceOf<IOException>());
                return made;
            }
        );

        await VendorCallsTests.FailureOf(ReadAsync(shop, format, Once));

        Assert.That(made.CanRead, Is.False);
    }

    private static Task<RecordPage> RecordsAsync(Shop shop, CallOptions? options = null) =>
        ReadAsync(
            shop,
            new SoapService("urn:n", _ => 0).Records("r", XmlRecords.Type("""{"id":{"type":"integer"}}""")),
            options
        );

    private static Task<T> ReadAsync<T>(
        Shop shop,
        IBodyFormat<T> format,
        CallOptions? options = null,
        CancellationToken ct = default
    ) => shop.Calls.ReadAsync(t => shop.Api.Customers(null, t), format, options ?? CallOptions.Default, ct);
}
