using System.Net;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

internal sealed class PagingTests : SelligentTest
{
    [TestCase(1)]
    [TestCase(10)]
    [TestCase(23)]
    [TestCase(100)]
    public async Task Pages_give_each_row_once_by_time_and_id_and_end_with_an_empty_one(int limit)
    {
        var client = await SelligentAsync();

        var rows = await AllAsync(client, Mailings, limit);

        Assert.That(rows, Has.Count.EqualTo(23));
        Assert.That(rows.Select(row => $"{row["modified_time"]} {(long?)row["asset_id"]:d12}"), Is.Unique.And.Ordered);
        Assert.That(rows.Select(row => (long?)row["asset_id"]), Is.Not.Ordered);
        Assert.That(rows.DistinctBy(row => $"{row["modified_time"]}").Count(), Is.EqualTo(12));
    }

    [Test]
    public async Task Descending_is_the_other_way_round()
    {
        var client = await SelligentAsync();
        var ascending = await client.IdsAsync(Mailings, 1, 100);

        var page = await client.JsonAsync(Mailings + "/?page=2&limit=10&sort=desc");

        Assert.That(
            page?["data"]?.AsArray().Select(row => (long?)row?["asset_id"]),
            Is.EqualTo(ascending.Reverse().Skip(10).Take(10))
        );
    }

    [TestCase("", 200)]
    [TestCase("?page=1", 200)]
    [TestCase("?order=modified_time&sort=desc", 200)]
    [TestCase("?limit=10000", 200)]
    [TestCase("?page=0", 400)]
    [TestCase("?page=two", 400)]
    [TestCase("?limit=0", 400)]
    [TestCase("?limit=-1", 400)]
    [TestCase("?order=asset_name", 400)]
    [TestCase("?sort=up", 400)]
    public async Task Every_parameter_may_be_missing_and_none_may_be_wrong(string query, int status)
    {
        var client = await SelligentAsync();

        using var reply = await client.GetAsync("/sm/rest/v1/programs/" + query);

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    [TestCase(100, 200)]
    [TestCase(101, 400)]
    public async Task A_page_beyond_the_limit_is_refused(int limit, int status)
    {
        var client = await SelligentAsync(new SelligentOptions { MaxLimit = 100 });

        using var reply = await client.GetAsync($"/sm/rest/v1/programs/?limit={limit}");

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(await reply.Content.ReadAsStringAsync(), status == 200 ? Is.Not.Empty : Does.Contain("1 to 100"));
    }

    [Test]
    public async Task A_capped_page_is_followed_by_what_is_behind_it()
    {
        var client = await SelligentAsync(new SelligentOptions { PageCap = 8 });

        Assert.That(await client.PageAsync(Mailings, 1, 10), Has.Count.EqualTo(8));
        Assert.That(await AllAsync(client, Mailings, 10), Has.Count.EqualTo(23));
        Assert.That(await client.PageAsync(Mailings, 1, 3), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_capped_page_may_be_followed_by_what_is_behind_the_limit()
    {
        var client = await SelligentAsync(new SelligentOptions { PageCap = 8, Oddities = Oddities.OffsetByLimit });
        var whole = await AllAsync(client, Mailings, 8);

        var second = await client.IdsAsync(Mailings, 2, 10);

        Assert.That(whole, Has.Count.EqualTo(23));
        Assert.That(second, Is.EqualTo(whole.Skip(10).Take(8).Select(row => (long?)row["asset_id"])));
    }

    [Test]
    public async Task A_server_that_ignores_the_page_gives_the_first_one_from_either_end()
    {
        var client = await SelligentAsync(new SelligentOptions { Oddities = Oddities.IgnorePage });
        var first = await client.IdsAsync(Mailings, 1, 10);

        var last = await client.JsonAsync(Mailings + "/?page=7&limit=10&sort=desc");

        Assert.That(await client.IdsAsync(Mailings, 4, 10), Is.EqualTo(first));
        Assert.That(last?["data"]?.AsArray().Select(row => (long?)row?["asset_id"]), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_server_may_stop_at_the_last_page()
    {
        var client = await SelligentAsync(new SelligentOptions { Oddities = Oddities.RepeatLastPage });

        var last = await client.IdsAsync(Mailings, 3, 10);

        Assert.That(last, Has.Count.EqualTo(3));
        Assert.That(await client.IdsAsync(Mailings, 2, 10), Has.Count.EqualTo(10));
        Assert.That(await client.IdsAsync(Mailings, 4, 10), Is.EqualTo(last));
        Assert.That(await client.IdsAsync(Mailings, 99, 10), Is.EqualTo(last));
    }

    [Test]
    public async Task A_server_that_stops_at_the_last_page_has_none_of_an_empty_list()
    {
        var client = await SelligentAsync(SelligentOptions.Empty with { Oddities = Oddities.RepeatLastPage });

        Assert.That(await client.IdsAsync(Mailings, 5, 10), Is.Empty);
    }

    [Test]
    public async Task A_row_that_moves_leaves_one_out_and_comes_again()
    {
        var client = await SelligentAsync(new SelligentOptions { MovingRows = 1 });
        var before = await client.IdsAsync(Mailings, 1, 10);

        var behind = (await client.IdsAsync(Mailings, 2, 10)).Concat(await client.IdsAsync(Mailings, 3, 10)).ToList();
        var again = await client.PageAsync(Mailings, 1, 100);

        Assert.That(behind, Has.Count.EqualTo(13));
        Assert.That(behind.Intersect(before), Is.EqualTo(new[] { before[5] }));
        Assert.That(again.Select(row => (long?)row["asset_id"]).Except([.. before, .. behind]).Count(), Is.EqualTo(1));
        Assert.That((long?)again[^1]["asset_id"], Is.EqualTo(before[5]));
        Assert.That(again.Select(row => $"{row["modified_time"]}"), Is.Ordered);
    }

    [Test]
    public async Task A_row_that_vanishes_leaves_one_out_and_does_not_come_again()
    {
        var vendor = new SelligentVendor(new SelligentOptions { VanishingRows = 1 });
        var client = WithKey(await StartAsync(vendor));
        var before = await client.IdsAsync(Mailings, 1, 10);

        var behind = (await client.IdsAsync(Mailings, 2, 10)).Concat(await client.IdsAsync(Mailings, 3, 10)).ToList();
        using var gone = await client.GetAsync($"/sm/rest/v1/{Mailings}/{before[5]}");

        Assert.That(behind, Has.Count.EqualTo(12).And.No.AnyOf(before));
        Assert.That(vendor.Ids(Mailings).Except([.. before, .. behind]).Count(), Is.EqualTo(1));
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Rows_move_as_often_as_was_said_in_each_list_and_not_by_looking_at_one()
    {
        var vendor = new SelligentVendor(new SelligentOptions { MovingRows = 2 });
        var client = WithKey(await StartAsync(vendor));
        var orders = new List<string> { Order() };
        foreach (var limit in new[] { 1, 100, 5, 5, 5 })
        {
            await client.PageAsync(Mailings, 1, limit);
            orders.Add(Order());
        }

        Assert.That(
            orders.Zip(orders.Skip(1), (a, b) => a != b),
            Is.EqualTo(new[] { false, false, true, true, false })
        );
        Assert.That(vendor.Ids(Internal), Is.EqualTo(new SelligentVendor(new SelligentOptions()).Ids(Internal)));

        string Order() => string.Join(' ', vendor.Ids(Mailings));
    }

    [Test]
    public async Task A_bigger_account_has_as_much_as_was_said()
    {
        var client = await SelligentAsync(
            new SelligentOptions
            {
                Programs = 12_000,
                Campaigns = 300,
                Owners = 200,
            }
        );

        var rows = await AllAsync(client, Programs, 10_000);

        Assert.That(rows, Has.Count.EqualTo(12_000));
        Assert.That(rows.Select(row => (long?)row["asset_id"]), Is.Unique);
        Assert.That(rows.Select(row => (long?)row["campaign"]?["asset_id"]).Distinct().Count(), Is.EqualTo(301));
    }
}
