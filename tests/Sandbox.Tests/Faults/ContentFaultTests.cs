using System.Text;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.Faults;

internal sealed class ContentFaultTests : SandboxTest
{
    private static readonly ChartMogulOptions _account = new() { Activities = 30 };

    [Test]
    public async Task A_repeated_cursor_is_the_one_just_used()
    {
        var server = await StartAsync(_account);
        var client = Client(server);
        var used = (string?)(await client.JsonAsync("/v1/activities?per_page=10"))["cursor"] ?? "";
        server.Faults.Add("repeated-cursor");

        var page = await client.JsonAsync("/v1/activities?per_page=10&cursor=" + Uri.EscapeDataString(used));

        Assert.That((string?)page["cursor"], Is.EqualTo(used));
        Assert.That((bool?)page["has_more"], Is.True);
        Assert.That(page["entries"]?.AsArray(), Has.Count.EqualTo(10));
    }

    [Test]
    public async Task More_is_promised_without_a_cursor()
    {
        var page = await PageAsync("null-cursor");

        Assert.That((bool?)page["has_more"], Is.True);
        Assert.That(page["cursor"], Is.Null);
    }

    [Test]
    public async Task Nothing_is_said_about_more()
    {
        var page = await PageAsync("no-has-more");

        Assert.That(page.ContainsKey("has_more"), Is.False);
        Assert.That((string?)page["cursor"], Is.Not.Null);
    }

    [Test]
    public async Task An_empty_page_in_the_middle_loses_nothing()
    {
        var server = await StartAsync(_account);
        var client = Client(server);
        var right = await client.ListAsync("/v1/activities?per_page=10");
        server.Faults.Add("empty-page@/v1/activities#2");

        var records = await client.ListAsync("/v1/activities?per_page=10");

        Assert.That(
            records.Select(record => $"{record["uuid"]}"),
            Is.EqualTo(right.Select(record => $"{record["uuid"]}"))
        );
        Assert.That(server.Requests.Skip(3).Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task One_record_is_huge()
    {
        var page = await PageAsync("huge-record=70000");

        var texts = page["entries"]?.AsArray().Select(record => ((string?)record?["sandbox_huge"])?.Length);
        Assert.That(texts, Is.EqualTo(new int?[] { 70_000 }.Concat(Enumerable.Repeat<int?>(null, 29))));
    }

    [Test]
    public async Task Every_record_has_fields_that_no_document_names()
    {
        var page = await PageAsync("unknown-field");

        Assert.That(page["entries"]?.AsArray().Select(record => record?["sandbox_unknown"]), Is.All.Not.Null);
    }

    [Test]
    public async Task What_may_be_null_is_null()
    {
        var page = await PageAsync("null-fields");

        Assert.That(page["entries"]?.AsArray().Select(record => record?["customer-uuid"]), Is.All.Null);
        Assert.That(page["entries"]?.AsArray().Select(record => record?["uuid"]), Is.All.Not.Null);
    }

    [TestCase("big-numbers", "\"sandbox_thirty_digits\":123456789012345678901234567890,")]
    [TestCase("big-numbers", "\"sandbox_beyond_double\":9007199254740993,")]
    [TestCase("big-numbers", "\"sandbox_decimal\":1.10}")]
    [TestCase("pretty", "\n      \"uuid\": \"")]
    public async Task The_bytes_are_as_odd_as_asked_for(string fault, string expected)
    {
        var server = await StartAsync(_account);
        server.Faults.Add(fault);

        var body = await Client(server).BytesAsync("/v1/activities");

        Assert.That(Encoding.UTF8.GetString(body), Does.Contain(expected));
    }

    private async Task<System.Text.Json.Nodes.JsonObject> PageAsync(string fault)
    {
        var server = await StartAsync(_account);
        server.Faults.Add(fault);
        return await Client(server).JsonAsync("/v1/activities");
    }
}
