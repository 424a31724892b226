using System.Text;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Http;

/// <summary>Bodies of lines, small answers made into records, and several bodies as one page.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsLinesTests
{
    [Test]
    public async Task Lines_arrive_as_one_page()
    {
        using var vendor = new FakeVendor().Expect("/v1/export/orders", Reply.Json("{\"id\":1}\n\n{\"id\":2}"));
        using var shop = new Shop(vendor);

        using var page = await LinesAsync(shop);

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":1}""", """{"id":2}""" }));
    }

    [Test]
    public async Task A_page_knows_how_long_the_vendor_took_for_it()
    {
        using var vendor = new FakeVendor().Expect("/v1/export/orders", Reply.Json("{\"id\":1}"));
        using var slow = new Slow(vendor, new TaskCompletionSource().Task);
        using var shop = new Shop(slow, o => o.Rate = RateLimit.PerMinute(1));
        var release = new TaskCompletionSource();
        slow.Gone = release.Task;

        var call = LinesAsync(shop);
        shop.Clock.Advance(TimeSpan.FromSeconds(40));
        release.SetResult();
        using var page = await call;

        Assert.That(page.Took, Is.EqualTo(TimeSpan.FromSeconds(40)));
    }

    [TestCase("{\"id\":1}\n{\"id\":", "line 2 of things, its last, breaks off", true)]
    [TestCase("{\"id\":1}\n{\"id\":\n{\"id\":3}", "line 2 of things breaks off in the middle", false)]
    [TestCase("{\"id\":1}\nsecret\n", "line 2 of things: it is no JSON object", false)]
    [TestCase("<html>secret</html>", "HTML instead of JSON", false)]
    public async Task A_broken_body_is_asked_for_again_and_then_tells_its_line_without_content(
        string body,
        string why,
        bool smallerMayPass
    )
    {
        using var vendor = new FakeVendor().Always("/v1/export/orders", Reply.Json(body));
        using var shop = new Shop(vendor, o => o.MaxAttempts = 3);

        var failure = await VendorCallsTests.FailureOf(LinesAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(3));
        Assert.That(failure.Message, Does.Contain(why).And.Not.Contain("secret"));
        Assert.That(failure.SmallerMayPass, Is.EqualTo(smallerMayPass));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
    }

    [Test]
    public async Task A_body_that_is_whole_the_second_time_is_read_once()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/export/orders",
            Reply.Json("{\"id\":1}\n{\"id\":2}\n{"),
            Reply.Json("{\"id\":1}\n{\"id\":2}\n{\"id\":3}")
        );
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, spool: spool);

        var page = await LinesAsync(shop);

        Assert.That(page.Count, Is.EqualTo(3));
        page.Dispose();
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task Chunks_that_end_too_early_are_a_cut_body_even_at_the_end_of_a_line()
    {
        await using var server = new RawServer(
            async (_, stream) =>
            {
                var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"id\":1}\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                return false;
            }
        );
        using var shop = new Shop(network: null, o => o.BaseAddress = server.Address);

        var failure = await VendorCallsTests.FailureOf(LinesAsync(shop, new CallOptions { MaxAttemptsWhenCut = 2 }));

        Assert.That(server.Heads, Has.Count.EqualTo(2));
        Assert.That(
            failure.Message,
            Does.Contain("ended the connection in the middle of its answer").And.Contain("Tried 2 times")
        );
        Assert.That(failure.SmallerMayPass, Is.True, "also after several attempts");
    }

    [Test]
    public async Task A_spool_that_is_full_is_our_failure_and_less_at_a_time_may_pass()
    {
        var line = $"{{\"text\":\"{new string('x', 1_000_000)}\"}}\n";
        using var vendor = new FakeVendor().Expect(
            "/v1/export/orders",
            Reply.Json(string.Concat(Enumerable.Repeat(line, 4)))
        );
        var spool = new Spool([Path.GetTempPath()], storageLimit: 2_500_000);
        using var shop = new Shop(vendor, spool: spool);

        var failure = await FailureOf(LinesAsync(shop));

        Assert.That(failure, Is.Not.InstanceOf<VendorException>());
        Assert.That((failure.FailureType, failure.SmallerMayPass), Is.EqualTo((FailureType.SystemError, true)));
        Assert.That(failure.Message, Does.StartWith("The answer of Shop to /v1/export/orders cannot be kept"));
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task Rows_are_made_of_a_small_answer()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json("\uFEFFa,b"));
        using var shop = new Shop(vendor);

        using var page = await shop.Calls.RowsAsync(
            t => shop.Api.Customers(null, t),
            (body, rows) =>
            {
                foreach (var name in Encoding.UTF8.GetString(body.Span).Split(','))
                {
                    rows.Add(json => json.WriteString("name", name));
                }
            },
            ["name"],
            default
        );

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"name":"a"}""", """{"name":"b"}""" }));
    }

    [Test]
    public async Task Rows_that_cannot_be_made_are_a_wrong_answer()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json("a,b"));
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, o => o.MaxAttempts = 2, spool: spool);

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.RowsAsync(
                t => shop.Api.Customers(null, t),
                (_, _) => throw new InvalidDataException("its head is missing"),
                [],
                default
            )
        );

        Assert.That(failure.Message, Does.Contain("its head is missing"));
        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [TestCase(new[] { 3, 0, 2 }, true)]
    [TestCase(new[] { 9000, 9000 }, false, Description = "together they are too many for memory")]
    [TestCase(new[] { 3, 18_000, 2 }, false, Description = "one lies in a file already")]
    [TestCase(new[] { 18_000, 1, 18_000 }, false)]
    [TestCase(new int[0], true)]
    public async Task Pages_are_joined_in_their_order(int[] counts, bool isInMemory)
    {
        using var vendor = new FakeVendor();
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, spool: spool);
        var format = new SentLines("id");
        var next = 0;
        var pages = counts
            .Select(count =>
                LineBodies.Read(
                    string.Concat(Enumerable.Range(0, count).Select(_ => Line(next++) + "\n")),
                    format,
                    spool
                )
            )
            .ToList();
        pages.ForEach(page => page.Took = TimeSpan.FromSeconds(7));

        using (var joined = await shop.Calls.JoinAsync(pages.ToAsyncEnumerable()))
        {
            Assert.That((joined.Count, joined.IsInMemory), Is.EqualTo((counts.Sum(), isInMemory)));
            Assert.That(joined.Records().SequenceEqual(Enumerable.Range(0, next).Select(Line)), Is.True);
            Assert.That(joined.Took, Is.EqualTo(TimeSpan.FromSeconds(7 * counts.Length)));
            Assert.That(joined.Batches().All(batch => batch.Layouts.Single().Contains("id"u8)), Is.True);
        }

        Assert.That(spool.IsEmpty(), Is.True);

        static string Line(int i) => $"{{\"id\":{i},\"text\":\"{new string((char)('a' + (i % 26)), 980)}\"}}";
    }

    [Test]
    public async Task Pages_that_together_find_no_room_may_pass_one_by_one()
    {
        const int storageLimit = 2_000_000;
        using var vendor = new FakeVendor();
        var spool = new Spool([Path.GetTempPath()], storageLimit);
        using var shop = new Shop(vendor, spool: spool);
        var format = new SentLines();
        var small = LineBodies.Read($"{{\"text\":\"{new string('x', 100_000)}\"}}", format, spool);
        var large = LineBodies.Read($"{{\"text\":\"{new string('x', storageLimit - 150_000)}\"}}", format, spool);

        var failure = await FailureOf(shop.Calls.JoinAsync(new[] { small, large }.ToAsyncEnumerable()));

        Assert.That((failure.FailureType, failure.SmallerMayPass), Is.EqualTo((FailureType.SystemError, true)));
        Assert.That(failure.Message, Does.StartWith("What Shop sends cannot be kept"));
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task The_last_bytes_of_joined_pages_may_be_those_that_find_no_room()
    {
        using var vendor = new FakeVendor();
        var spool = new Spool([Path.GetTempPath()], storageLimit: 700_000);
        using var shop = new Shop(vendor, spool: spool);
        var format = new SentLines();
        var large = LineBodies.Read($"{{\"text\":\"{new string('x', 300_000)}\"}}", format, spool);
        var small = LineBodies.Read($"{{\"text\":\"{new string('x', 150_000)}\"}}", format, spool);

        var failure = await FailureOf(shop.Calls.JoinAsync(new[] { large, small }.ToAsyncEnumerable().Select(Full)));

        Assert.That(failure.SmallerMayPass, Is.True);

        // Somebody else takes the rest of the room meanwhile.
        RecordPage Full(RecordPage page)
        {
            if (ReferenceEquals(page, small))
            {
                spool.Take(350_000);
            }

            return page;
        }
    }

    [Test]
    public async Task A_page_that_does_not_come_ends_the_joining_and_gives_everything_back()
    {
        using var vendor = new FakeVendor();
        var spool = LineBodies.Spool;
        using var shop = new Shop(vendor, spool: spool);
        var format = new SentLines();

        var failure = await FailureOf(shop.Calls.JoinAsync(PagesAsync()));

        Assert.That(failure.Message, Is.EqualTo("No."));
        Assert.That(spool.IsEmpty(), Is.True);

        async IAsyncEnumerable<RecordPage> PagesAsync()
        {
            await Task.Yield();
            yield return LineBodies.Read("{\"id\":1}", format, spool);
            throw ConnectorException.System("No.");
        }
    }

    private static Task<RecordPage> LinesAsync(Shop shop, CallOptions? options = null) =>
        shop.Calls.LinesAsync(shop.Api.Export, new SentLines(), options ?? CallOptions.Default, default);

    private static async Task<ConnectorException> FailureOf(Task call)
    {
        try
        {
            await call;
        }
        catch (ConnectorException e)
        {
            return e;
        }

        throw new AssertionException("The call should have failed.");
    }
}
