using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class FaultTests : IterableTest
{
    [TestCase("unknown-field", "/api/campaigns", "\"sandbox_unknown\":")]
    [TestCase("unknown-field", "/api/channels", "\"sandbox_unknown\":")]
    [TestCase("big-numbers", "/api/lists", ":123456789012345678901234567890,\"sandbox_decimal\":1.10}")]
    [TestCase("huge-record=5000", "/api/templates", "\"sandbox_huge\":\"h{5000}\"")]
    [TestCase("huge-record=5000", "export", "^[^\n]+\"sandbox_huge\":\"h{5000}\"")]
    [TestCase("null-fields", "/api/campaigns", "\"templateId\":null")]
    [TestCase(
        "null-fields",
        "/api/templates",
        "\"templateId\":\\d+,\"createdAt\":\\d+,\"updatedAt\":\\d+,\"name\":\"[^\"]+\",\"creatorUserId\":null"
    )]
    [TestCase("null-fields", "export", "\"email\":null,\"userId\":null")]
    [TestCase("pretty", "/api/lists", "^{\n  \"lists\": \\[\n")]
    [TestCase("pretty", "export", "^{ \"createdAt\": \"[^\n]+\n{ \"createdAt\"")]
    [TestCase("repeated-cursor", "/api/campaigns", "\"nextPageUrl\":\"[^\"]+page=1&")]
    [TestCase("empty-page", "/api/campaigns", "\"campaigns\":\\[\\],\"totalCampaignsCount\":30,\"nextPageUrl\"")]
    [TestCase("null-cursor", "/api/campaigns", "\"totalCampaignsCount\":30}$")]
    [TestCase("no-has-more", "/api/campaigns", "}\\]}$")]
    public async Task A_fault_changes_one_reply(string fault, string path, string pattern)
    {
        var server = await StartAsync(new IterableVendor(new IterableOptions()));
        server.Faults.Add(fault);
        var client = WithKey(server);
        path = path == "export" ? Export("emailSend") : path;

        var first = await client.TextAsync(path);
        var second = await client.TextAsync(path);

        Assert.That(first, Does.Match(pattern));
        Assert.That(second, Does.Not.Match(pattern));
    }

    [Test]
    public async Task A_marker_may_lead_back_to_its_own_page()
    {
        var server = await StartAsync(new IterableVendor(new IterableOptions()));
        server.Faults.Add("repeated-cursor@/api/metadata/prices#2");
        var client = WithKey(server);
        var first = await client.JsonAsync("/api/metadata/prices");
        var path = $"/api/metadata/prices?nextMarker={Uri.EscapeDataString((string?)first["nextMarker"] ?? "")}";

        var faulty = await client.JsonAsync(path);
        var sound = await client.JsonAsync(path);

        Assert.That((string?)faulty["nextMarker"], Is.EqualTo((string?)first["nextMarker"]));
        Assert.That((string?)sound["nextMarker"], Is.Not.EqualTo((string?)first["nextMarker"]));
        Assert.That(JsonNode.DeepEquals(faulty["results"], sound["results"]), Is.True);
    }

    [Test]
    public async Task The_users_of_a_list_may_take_long()
    {
        var clock = new StandingClock();
        var project = new IterableOptions { GetUsersLasts = TimeSpan.FromMinutes(80) };
        var client = await IterableAsync(project, new SandboxOptions { Time = clock });
        using var reply = await client.StartAsync("/api/lists/getUsers?listId=55501");
        while (clock.Waiting == 0)
        {
            await Task.Yield();
        }

        clock.Advance(TimeSpan.FromMinutes(80));

        Assert.That(Lines(await reply.Content.ReadAsStringAsync()), Has.Count.EqualTo(60));
    }
}
