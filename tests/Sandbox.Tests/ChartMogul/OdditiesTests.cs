using System.Text;
using System.Text.Json;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.ChartMogul;

internal sealed class OdditiesTests : SandboxTest
{
    [TestCase(
        Oddities.DuplicateKeys,
        "/v1/activities",
        "\"subscription-set-external-id\":[^,]*,\"subscription-set-external-id\""
    )]
    [TestCase(Oddities.EmptyNumbers, "/v1/subscription_events", "\"quantity\":\"\"")]
    [TestCase(
        Oddities.Leads,
        "/v1/customers",
        "\"status\":\"[A-Za-z]+ Lead\",\"customer-since\":null,\"lead_created_at\":\"2"
    )]
    [TestCase(Oddities.Offsets, "/v1/customers", "\"customer-since\":\"[^\"]*-04:00\"")]
    [TestCase(Oddities.BareDueDates, "/v1/tasks", "\"due_date\":\"\\d{4}-\\d\\d-\\d\\d\"")]
    [TestCase(Oddities.WildAttributes, "/v1/customers", "\"Seats booked\":\"12\",\"plan.tier\"")]
    [TestCase(Oddities.WildAttributes, "/v1/customers", "\"Seats booked\":12,\"plan.tier\"")]
    [TestCase(Oddities.UnknownFields, "/v1/plans", "\"sandbox_unknown\":")]
    [TestCase(
        Oddities.UnknownFields,
        "/v1/metrics/mrr?start-date=2024-01-01&end-date=2024-02-01",
        "\"sandbox_unknown\":"
    )]
    [TestCase(Oddities.Nulls, "/v1/contacts", "\"email\":null")]
    [TestCase(Oddities.BigNumbers, "/v1/invoices", "\"sandbox_thirty_digits\":123456789012345678901234567890,")]
    [TestCase(Oddities.NonAscii, "/v1/activities", "株式会社")]
    [TestCase(Oddities.NonAscii | Oddities.Escapes, "/v1/activities", "\"\\\\u682A\\\\u5F0F")]
    [TestCase(Oddities.LoneSurrogates, "/v1/activities", " \\\\ud83d\"")]
    [TestCase(Oddities.HugeRecords, "/v1/customers", "\"sandbox_huge\":\"h{1000000}\"")]
    [TestCase(Oddities.PrettyPrinted, "/v1/account", "\n  \"name\": \"")]
    [TestCase(Oddities.ByteOrderMark, "/v1/data_sources", "^\uFEFF\\{")]
    public async Task An_oddity_shows_where_it_is_asked_for_and_nowhere_else(
        Oddities oddity,
        string path,
        string pattern
    )
    {
        var odd = await ClientAsync(new ChartMogulOptions { Oddities = oddity });
        var plain = await ClientAsync();

        Assert.That(Encoding.UTF8.GetString(await odd.BytesAsync(path)), Does.Match(pattern));
        Assert.That(Encoding.UTF8.GetString(await plain.BytesAsync(path)), Does.Not.Match(pattern));
    }

    [Test]
    public async Task A_deleted_customer_is_listed_and_not_found()
    {
        var server = await StartAsync(new ChartMogulOptions { Oddities = Oddities.DeletedCustomers });
        var client = Client(server);
        foreach (var customer in await client.ListAsync("/v1/customers"))
        {
            await client.GetAsync($"/v1/customers/{customer["uuid"]}/subscriptions");
        }

        Assert.That(server.Requests.Count(request => request.Status == 404), Is.EqualTo(5));
        Assert.That(server.Requests.Count(request => request.Status == 200), Is.EqualTo(46));
    }

    [Test]
    public async Task Only_the_last_page_leaves_has_more_out()
    {
        var client = await ClientAsync(new ChartMogulOptions { Oddities = Oddities.MissingHasMore });

        var first = await client.JsonAsync("/v1/activities");

        Assert.That((bool?)first["has_more"], Is.True);
        Assert.That(await client.ListAsync("/v1/activities"), Has.Count.EqualTo(500));
    }

    [Test]
    public async Task An_old_account_has_no_id()
    {
        var old = await ClientAsync(new ChartMogulOptions { Oddities = Oddities.OldAccount, TimeZone = "Asia/Tokyo" });
        var plain = await ClientAsync();

        var account = await old.JsonAsync("/v1/account");

        Assert.That(account.ContainsKey("id"), Is.False);
        Assert.That($"{account["time_zone"]}", Is.EqualTo("Asia/Tokyo"));
        Assert.That($"{(await plain.JsonAsync("/v1/account"))["id"]}", Does.StartWith("acc_"));
    }

    [Test]
    public async Task Even_with_every_oddity_each_reply_is_json()
    {
        var client = await ClientAsync(new ChartMogulOptions { Oddities = Oddities.All, HugeRecordBytes = 1000 });
        foreach (var path in new[] { "customers", "activities", "invoices", "tasks", "subscription_events", "account" })
        {
            var body = await client.BytesAsync("/v1/" + path);

            Assert.That(() => JsonDocument.Parse(body.AsMemory(3)).Dispose(), Throws.Nothing, path);
        }
    }
}
