using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>A list and the place in it, which no call alone can have again.</summary>
public sealed class VendorCallsTogetherTests
{
    private static readonly SomeFormat<string> Format = SomeFormats.Text;

    [Test]
    public async Task All_are_made_again_from_the_first_when_one_fails_that_cannot_be_repeated()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/customers", Reply.Json("a"))
            .Expect(HttpMethod.Post, "/v1/search", Reply.Status(503))
            .Expect("/v1/customers", Reply.Json("b"))
            .Expect(HttpMethod.Post, "/v1/search", Reply.Json("c"));
        using var shop = new Shop(vendor);

        var both = await BothAsync(shop);

        Assert.That(both, Is.EqualTo("bc"));
        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(1));
        vendor.VerifyAllCame();
    }

    [Test]
    public async Task They_are_made_so_often_and_no_more()
    {
        using var vendor = new FakeVendor()
            .Always("/v1/customers", Reply.Json("a"))
            .Always(HttpMethod.Post, "/v1/search", Reply.Status(503));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(BothAsync(shop, new CallOptions { MaxAttempts = 3 }));

        Assert.That(vendor.Requests, Has.Count.EqualTo(6));
        Assert.That(failure.Message, Does.Contain("Tried 3 times").And.Contain("/v1/search"));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
    }

    [Test]
    public async Task A_failure_that_is_final_is_final_for_all()
    {
        using var vendor = new FakeVendor()
            .Always("/v1/customers", Reply.Json("a"))
            .Always(HttpMethod.Post, "/v1/search", Reply.Status(401));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(BothAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
    }

    [Test]
    public async Task One_that_was_repeated_by_itself_in_vain_is_not_repeated_with_the_others()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(503));
        using var shop = new Shop(vendor, o => o.MaxAttempts = 3);

        var failure = await VendorCallsTests.FailureOf(BothAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(3));
        Assert.That(failure.Message.Split("Tried"), Has.Length.EqualTo(2), "said once");
    }

    [Test]
    public async Task One_that_can_be_repeated_by_itself_disturbs_no_other()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/customers", Reply.Status(503), Reply.Json("a"))
            .Expect(HttpMethod.Post, "/v1/search", Reply.Json("b"));
        using var shop = new Shop(vendor);

        Assert.That(await BothAsync(shop), Is.EqualTo("ab"));
        vendor.VerifyAllCame();
    }

    [Test]
    public async Task Answers_that_do_not_fit_together_are_asked_for_again()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json("wrong"), Reply.Json("right"));
        using var shop = new Shop(vendor);

        var answer = await shop.Calls.TogetherAsync(
            async ct =>
            {
                var text = await ListAsync(shop, ct);
                return text == "right" ? text : throw VendorException.Transient("It is wrong.");
            },
            CallOptions.Default,
            default
        );

        Assert.That(answer, Is.EqualTo("right"));
    }

    [Test]
    public async Task Answers_that_never_fit_together_fail_in_the_end()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        var times = 0;

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.TogetherAsync<string>(
                _ =>
                {
                    times++;
                    throw VendorException.Transient("It is wrong.");
                },
                new CallOptions { MaxAttemptsWhenWrong = 2 },
                default
            )
        );

        Assert.That(times, Is.EqualTo(2));
        Assert.That(failure.Message, Does.StartWith("It is wrong. Tried 2 times"));
    }

    [Test]
    public async Task Before_all_are_made_again_it_is_told_why()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/customers", Reply.Json("a"))
            .Expect(HttpMethod.Post, "/v1/search", Reply.Status(503))
            .Expect("/v1/customers", Reply.Json("a"))
            .Expect(HttpMethod.Post, "/v1/search", Reply.Json("b"));
        using var shop = new Shop(vendor);
        var told = new List<int>();

        await BothAsync(shop, new CallOptions { Repeating = _ => told.Add(vendor.Requests.Count) });

        Assert.That(told, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task A_caller_that_gives_up_ends_them_and_the_wait_before_them()
    {
        using var stop = new CancellationTokenSource();
        using var vendor = new FakeVendor()
            .Always("/v1/customers", Reply.Json("a"))
            .Always(HttpMethod.Post, "/v1/search", Reply.Status(503));
        using var shop = new Shop(vendor);

        var calls = BothAsync(shop, new CallOptions { Repeating = _ => stop.Cancel() }, stop.Token);

        Assert.That(async () => await calls, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_caller_that_gave_up_before_makes_none()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        var isMade = false;

        var calls = shop.Calls.TogetherAsync(
            _ => Task.FromResult(isMade = true),
            CallOptions.Default,
            new CancellationToken(canceled: true)
        );

        Assert.That(async () => await calls, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(isMade, Is.False);
    }

    [Test]
    public async Task A_defect_among_them_is_neither_repeated_nor_dressed_up()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        var times = 0;

        var calls = shop.Calls.TogetherAsync<string>(
            _ =>
            {
                times++;
                throw new InvalidOperationException("ours");
            },
            CallOptions.Default,
            default
        );

        Assert.That(async () => await calls, Throws.InvalidOperationException);
        Assert.That(times, Is.EqualTo(1));
    }

    private static Task<string> BothAsync(Shop shop, CallOptions? options = null, CancellationToken ct = default) =>
        shop.Calls.TogetherAsync(
            async token =>
                await ListAsync(shop, token)
                + await shop.Calls.ReadAsync(shop.Api.Search, Format, CallOptions.Default, token),
            options ?? CallOptions.Default,
            ct
        );

    private static Task<string> ListAsync(Shop shop, CancellationToken ct) =>
        shop.Calls.ReadAsync(t => shop.Api.Customers(null, t), Format, CallOptions.Default, ct);
}
