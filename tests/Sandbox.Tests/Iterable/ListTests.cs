using System.Net;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class ListTests : IterableTest
{
    [TestCase("/api/lists", "lists", 4)]
    [TestCase("/api/channels", "channels", 3)]
    [TestCase("/api/messageTypes", "messageTypes", 5)]
    public async Task What_is_not_paged_comes_at_once(string path, string array, int count)
    {
        var reply = await (await IterableAsync()).JsonAsync(path);

        var records = reply[array]?.AsArray().ToList() ?? [];
        Assert.That(records.Select(record => (long?)record?["id"]), Is.Unique.And.Exactly(count).Items);
        Assert.That(records.Select(record => (string?)record?["name"]), Has.All.Not.Empty);
    }

    [Test]
    public async Task A_list_is_a_text_with_a_line_for_each_member([Values] bool preferUserId)
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));
        foreach (var list in vendor.Lists)
        {
            using var reply = await client.GetAsync(
                $"/api/lists/getUsers?listId={list}&preferUserId={(preferUserId ? "true" : "false")}"
            );

            Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
            Assert.That(
                Lines(await reply.Content.ReadAsStringAsync()),
                Is.EquivalentTo(vendor.Members(list, preferUserId)).And.Not.Empty
            );
        }

        Assert.That(vendor.Members(vendor.Lists[0]), Has.Count.EqualTo(60).And.All.Contains('@'));
        Assert.That(vendor.Members(vendor.Lists[0], preferUserId: true), Has.Some.StartsWith("u-"));
    }

    [Test]
    public async Task The_order_of_members_differs_between_calls()
    {
        var client = await IterableAsync();

        var first = await client.TextAsync("/api/lists/getUsers?listId=55501");
        var second = await client.TextAsync("/api/lists/getUsers?listId=55501");

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(Lines(second), Is.EquivalentTo(Lines(first)));
    }

    [TestCase("listId=1", "error.lists.invalidListId")]
    [TestCase("listId=abc", "BadParams")]
    [TestCase("", "BadParams")]
    public async Task A_list_that_does_not_exist_is_refused(string query, string code)
    {
        using var reply = await (await IterableAsync()).GetAsync($"/api/lists/getUsers?{query}");

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain($"\"code\":\"{code}\""));
    }

    [Test]
    public async Task Lists_may_fail_or_be_gone_though_they_are_listed()
    {
        var vendor = new IterableVendor(new IterableOptions { FailingLists = 1, GoneLists = 1 });
        var server = await StartAsync(vendor);
        var client = WithKey(server);
        foreach (var list in vendor.Lists)
        {
            using var reply = await client.GetAsync($"/api/lists/getUsers?listId={list}");
        }

        Assert.That(server.Requests.Select(request => request.Status), Is.EqualTo(new[] { 200, 200, 400, 500 }));
        Assert.That(vendor.GoneLists, Is.EqualTo(new[] { vendor.Lists[2] }));
        Assert.That(vendor.FailingLists, Is.EqualTo(new[] { vendor.Lists[3] }));
        Assert.That((await client.JsonAsync("/api/lists"))["lists"]?.AsArray(), Has.Count.EqualTo(4));
    }
}
