using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Scrolling through all accounts, which is nowhere described.</summary>
[Parallelizable(ParallelScope.All)]
public class ScrollTests
{
    private const string Scroll = "v2/accounts/scan_and_scroll_search_accounts";
    private const string Stream = "accounts";

    [Test]
    public async Task Each_call_has_the_query_and_from_the_second_on_what_the_one_before_ended_with()
    {
        using var vendor = Vendor(Page(3, "one", "a", "b"), Page(3, "two", "c"));

        var ids = await ReadAsync(vendor);

        Assert.That(ids, Is.EqualTo(new[] { "a", "b", "c" }));
        var bodies = vendor.Requests.Select(request => request.Body).Where(body => body.Length > 0).ToList();
        Assert.That(bodies, Has.All.StartsWith("query=%7B%22terms%22%3A%5B%5D%2C"));
        Assert.That(bodies[0], Does.Not.Contain("scroll_id"));
        Assert.That(bodies[1], Does.EndWith("&scroll_id=one"));
    }

    [TestCase("scroll-id")]
    [TestCase("scroll_id")]
    public async Task What_goes_on_may_be_spelled_in_two_ways(string name)
    {
        using var vendor = Vendor(
            Reply.Json($$"""{"{{name}}":"one","total_hits":"2","accounts":[{"id":"a"}]}"""),
            Page(2, "two", "b")
        );

        Assert.That(await ReadAsync(vendor), Is.EqualTo(new[] { "a", "b" }));
    }

    /// <summary>A call that is repeated may have been answered before, so that the next answer is the one behind.</summary>
    [Test]
    public async Task A_page_that_was_passed_over_is_noticed_and_all_is_read_once_more()
    {
        using var vendor = Vendor(
            Page(4, "one", "a", "b"),
            Page(4, "two"),
            Page(4, "one", "a", "b"),
            Page(4, "two", "c", "d")
        );

        Assert.That(await ReadAsync(vendor), Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [Test]
    public async Task A_scroll_that_does_not_go_on_is_read_once_more_and_then_fails()
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(
                HttpMethod.Post,
                Stage.Root + Scroll,
                Reply.Json("""{"total_hits":2,"accounts":[{"id":"a","display_name":"A"}]}""")
            );
        using var stage = Stage.Of(vendor);
        stage.Config["accounts_read_mode"] = "scroll";

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "transient_error"), Does.Contain("2 accounts").And.Contain("1 of them"));
        Assert.That(run.Messages.Records(Stream).Of("account_id"), Is.EqualTo(new[] { "a" }));
        Assert.That(vendor.Requests.Count(request => request.Method == HttpMethod.Post), Is.EqualTo(2));
    }

    [Test]
    public async Task An_account_without_an_id_is_an_error()
    {
        using var vendor = Vendor(Reply.Json("""{"total_hits":1,"accounts":[{"display_name":"A"}]}"""));
        using var stage = Stage.Of(vendor);
        stage.Config["accounts_read_mode"] = "scroll";

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain("\"id\""));
    }

    [Test]
    public async Task No_accounts_are_one_call()
    {
        await using var service = await Service.OpenAsync(TotangoOptions.Empty);
        service.Config["accounts_read_mode"] = "scroll";

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Is.Empty);
        Assert.That(service.Requests(Scroll), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Only_the_columns_of_the_stream_come_of_a_whole_account()
    {
        const string Account = """
            {"id":"a","display_name":"A","status":"Active","status_group":"paying","health":{"curr":"green","prev":"red"},
             "attributes":{"Tier":{"val":"Gold","display_name":"Tier"},"Other":{"val":1}},"metrics":{"score":{"curr":1}}}
            """;
        using var vendor = new FakeVendor()
            .Always(
                $"{Stage.Root}v1/attributes.json",
                Reply.Json("""[{"key_name":"Tier","type":"text"},{"key_name":"No","type":"text"}]""")
            )
            .Always(
                HttpMethod.Post,
                Stage.Root + Scroll,
                Reply.Json($$"""{"total_hits":1,"accounts":[{{Account}}]}""")
            );
        using var stage = Stage.Of(vendor);
        stage.Config["accounts_read_mode"] = "scroll";

        var run = await stage.ReadAsync(Stream);

        Assert.That(
            run.Whole(Stream).Single().GetRawText(),
            Is.EqualTo(
                """{"account_id":"a","account_name":"A","last_activity_time":null,"status_group":"paying","health":"green","tier":"Gold","no":null}"""
            )
        );
        Assert.That(run.Messages.Logs("WARN"), Is.Empty);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(FakeVendor vendor)
    {
        using var stage = Stage.Of(vendor);
        stage.Config["accounts_read_mode"] = "scroll";
        var run = await stage.ReadAsync(Stream);
        vendor.VerifyAllCame();
        return run.Whole(Stream).Of("account_id");
    }

    /// <summary>The attributes are asked for by the catalog and by the reading.</summary>
    private static FakeVendor Vendor(params Reply[] pages) =>
        new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"), Reply.Json("[]"))
            .Expect(HttpMethod.Post, Stage.Root + Scroll, pages);

    private static Reply Page(int total, string next, params IEnumerable<string> ids)
    {
        var accounts = string.Join(',', ids.Select(id => $"{{\"id\":\"{id}\"}}"));
        return Reply.Json($"{{\"scroll-id\":\"{next}\",\"total_hits\":{total},\"accounts\":[{accounts}]}}");
    }
}
