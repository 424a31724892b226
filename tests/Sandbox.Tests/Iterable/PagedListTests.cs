using System.Net;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class PagedListTests : IterableTest
{
    [TestCase("campaigns", "id", "totalCampaignsCount", 30)]
    [TestCase("templates", "templateId", "totalTemplatesCount", 25)]
    public async Task Pages_follow_links_until_there_is_none(string list, string id, string total, int count)
    {
        var server = await StartAsync(
            new IterableVendor(new IterableOptions()),
            new SandboxOptions { PathPrefix = "/p" }
        );
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Api-Key", "k");
        var client = await IterableAsync();

        var records = await PagesAsync(client, $"/api/{list}", list);
        var first = await client.JsonAsync($"/api/{list}");
        var prefixed = await http.GetStringAsync(new Uri($"{server.BaseUrl}/api/{list}?sort=-id"));

        Assert.That(records.Select(record => (long?)record[id]), Is.Unique.And.Exactly(count).Items.And.Ordered);
        Assert.That(first[list]?.AsArray(), Has.Count.EqualTo(20));
        Assert.That((int?)first[total], Is.EqualTo(count));
        Assert.That(
            prefixed,
            Does.Contain($"\"nextPageUrl\":\"{server.BaseUrl}/api/{list}?sort=-id&page=2&pageSize=20\"")
        );
    }

    [TestCase("pageSize=1000", 25)]
    [TestCase("page=2&pageSize=10", 10)]
    [TestCase("page=4&pageSize=10", 0)]
    [TestCase("page=2147483647&pageSize=1000", 0)]
    public async Task A_page_is_as_long_as_asked_for(string query, int count)
    {
        var page = await (await IterableAsync()).JsonAsync($"/api/templates?{query}");

        Assert.That(page["templates"]?.AsArray(), Has.Count.EqualTo(count));
    }

    [TestCase("page=0")]
    [TestCase("pageSize=0")]
    [TestCase("pageSize=1001")]
    [TestCase("sort=colour")]
    [TestCase("sort=--id")]
    [TestCase("sort=+id")]
    public async Task What_cannot_be_asked_for_is_refused(string query)
    {
        using var reply = await (await IterableAsync()).GetAsync($"/api/campaigns?{query}");

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("sort=-updatedAt")]
    [TestCase("sort=%2BupdatedAt")]
    public async Task Lists_are_sorted_as_asked_for(string query)
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));

        var records = await PagesAsync(client, $"/api/campaigns?{query}", "campaigns");

        var updates = records.Select(record => (long?)record["updatedAt"]).ToList();
        Assert.That(updates, query.Contains('-') ? Is.Ordered.Descending : Is.Ordered);
        Assert.That(
            updates,
            Is.EquivalentTo(vendor.Campaigns.Select(campaign => campaign.UpdatedAt.ToUnixTimeMilliseconds()))
        );
    }

    [Test]
    public async Task Campaigns_can_be_asked_for_by_several_states()
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));

        var records = await PagesAsync(client, "/api/campaigns?campaignState=Running&campaignState=Draft", "campaigns");

        Assert.That(
            records.Select(record => (long?)record["id"]),
            Is.EqualTo(vendor.Campaigns.Where(campaign => campaign.State is "Running" or "Draft").Select(c => c.Id))
        );
        Assert.That(vendor.Campaigns.Any(campaign => campaign.EndedAt > campaign.UpdatedAt), Is.True);
    }

    [Test]
    public async Task Templates_say_their_type_and_medium_only_by_how_they_are_asked_for()
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));
        foreach (var template in vendor.Templates)
        {
            var path = $"/api/templates?templateType={template.Type}&messageMedium={template.Medium}&pageSize=100";
            using var reply = await client.GetAsync(path);
            var text = await reply.Content.ReadAsStringAsync();

            Assert.That(reply.IsSuccessStatusCode, Is.EqualTo(template.Medium != "WebPush"));
            Assert.That(text.Contains($":{template.Id},"), Is.EqualTo(template.Medium != "WebPush"));
            Assert.That(text, Does.Not.Contain("\"templateType\":").And.Not.Contain("\"messageMedium\":"));
        }
    }

    [Test]
    public async Task Templates_can_be_asked_for_by_when_they_were_made()
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));
        var (start, end) = (First.AddDays(20), First.AddDays(50));

        var page = await client.JsonAsync($"/api/templates?startDateTime={Time(start)}&endDateTime={Time(end)}");

        Assert.That(
            page["templates"]?.AsArray().Select(template => (long?)template?["templateId"]),
            Is.EqualTo(vendor.Templates.Where(t => t.CreatedAt >= start && t.CreatedAt < end).Select(t => t.Id))
        );
    }

    [Test]
    public async Task Pages_may_be_shorter_than_asked_for_and_not_say_that_there_are_more()
    {
        var capped = await IterableAsync(new IterableOptions { Oddities = Oddities.PageCap });
        var silent = await IterableAsync(new IterableOptions { Oddities = Oddities.NoNextPageUrl });

        var page = await capped.JsonAsync("/api/campaigns?pageSize=1000");
        var first = await silent.JsonAsync("/api/campaigns");

        Assert.That(page["campaigns"]?.AsArray(), Has.Count.EqualTo(20));
        Assert.That(await PagesAsync(capped, "/api/campaigns?pageSize=1000", "campaigns"), Has.Count.EqualTo(30));
        Assert.That(first["nextPageUrl"], Is.Null);
        Assert.That((await silent.JsonAsync("/api/campaigns?page=2"))["campaigns"]?.AsArray(), Has.Count.EqualTo(10));
    }
}
