using System.Net;
using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class ExportTests : IterableTest
{
    [Test]
    public async Task Every_data_type_exports_what_the_vendor_says_there_is()
    {
        var vendor = new IterableVendor(new IterableOptions { Events = 40 });
        var client = WithKey(await StartAsync(vendor));

        Assert.That(vendor.DataTypes, Has.Count.EqualTo(53));
        foreach (var dataType in vendor.DataTypes)
        {
            var records = await RecordsAsync(client, Export(dataType));

            Assert.That(vendor.Events(dataType), Has.Count.EqualTo(dataType == "user" ? 60 : 40));
            Assert.That(
                records.Select(record => IdOf(dataType, record)),
                Is.EquivalentTo(vendor.Events(dataType).Select(happened => happened.Id)),
                dataType
            );
        }
    }

    [Test]
    public async Task Windows_are_half_open_and_side_by_side_lose_and_double_nothing()
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));
        var ids = new List<string>();
        for (var day = First; day < Last; day = day.AddDays(13))
        {
            var records = await RecordsAsync(client, Export("emailClick", day, day.AddDays(13)));
            ids.AddRange(records.Select(record => IdOf("emailClick", record)));
        }

        var all = vendor.Events("emailClick");
        Assert.That(ids, Is.EquivalentTo(all.Select(happened => happened.Id)));
        Assert.That(all.Count(happened => happened.At.TimeOfDay == TimeSpan.Zero), Is.GreaterThan(5));
        Assert.That(all.GroupBy(happened => happened.At).Max(group => group.Count()), Is.GreaterThan(2));
        Assert.That(all.Min(happened => happened.At), Is.EqualTo(First));
        Assert.That(all.Max(happened => happened.At), Is.LessThan(Last));
    }

    [TestCase("emailSend", "createdAt")]
    [TestCase("user", "profileUpdatedAt")]
    public async Task Lines_are_not_sorted_by_date_and_dates_have_a_blank_before_the_offset(
        string dataType,
        string field
    )
    {
        var dates = (await RecordsAsync(await IterableAsync(), Export(dataType)))
            .Select(record => (string?)record[field] ?? "")
            .ToList();

        Assert.That(dates, Has.All.Match(@"^2024-\d\d-\d\d \d\d:\d\d:\d\d \+00:00$"));
        Assert.That(dates, Is.Not.Ordered.Using<string>(string.CompareOrdinal));
    }

    [Test]
    public async Task An_event_holds_nested_data_and_a_text_of_json()
    {
        var records = await RecordsAsync(await IterableAsync(), Export("emailSend"));

        var record = records.First(record => record["transactionalData"] is JsonValue);
        Assert.That(JsonNode.Parse($"{record["transactionalData"]}")?["orderNo"], Is.Not.Null);
        Assert.That((string?)record["itblInternal"]?["documentCreatedAt"], Does.EndWith(" +00:00"));
        Assert.That((long?)record["campaignId"], Is.GreaterThanOrEqualTo(7_700_123));
    }

    [Test]
    public async Task The_export_of_users_is_flat()
    {
        var records = await RecordsAsync(await IterableAsync(), Export("user"));

        Assert.That(records, Has.Count.EqualTo(60));
        Assert.That(records.Select(record => record["itblInternal"]), Has.All.Null);
        Assert.That(records.Count(record => record["devices.token"] is JsonArray), Is.GreaterThan(5));
        Assert.That((string?)records[0]["itblInternal.emailDomain"], Does.EndWith(".example"));
    }

    [Test]
    public async Task A_window_without_data_is_an_empty_body()
    {
        var client = await IterableAsync();

        using var reply = await client.GetAsync(Export("emailSend", First.AddYears(-1), First));

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/x-json-stream"));
        Assert.That(await reply.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("dataTypeName=emailSend&startDateTime=2024-01-01 00:00:00&endDateTime=2024-01-02 00:00:00", 200)]
    [TestCase("dataTypeName=emailSend&startDateTime=2024-01-01 00:00:00 %2B00:00&endDateTime=2024-01-02 00:00:00", 200)]
    [TestCase("dataTypeName=emailSend&startDateTime=2024-01-01 00:00:00 +00:00&endDateTime=2024-01-02 00:00:00", 400)]
    [TestCase("dataTypeName=emailSend&startDateTime=2024-01-01&endDateTime=2024-01-02 00:00:00", 400)]
    [TestCase("dataTypeName=emailSend&startDateTime=2024-01-03 00:00:00&endDateTime=2024-01-02 00:00:00", 400)]
    [TestCase("dataTypeName=emailSend&startDateTime=2024-01-01 00:00:00", 400)]
    [TestCase("dataTypeName=emailSend", 400)]
    [TestCase("startDateTime=2024-01-01 00:00:00&endDateTime=2024-01-02 00:00:00", 400)]
    public async Task Data_type_and_both_dates_are_needed(string query, int status)
    {
        var client = await IterableAsync();

        using var reply = await client.GetAsync("/api/export/data.json?" + query);

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task An_offset_counts()
    {
        var client = await IterableAsync();
        var two = TimeSpan.FromHours(2);
        var start = First.AddDays(7);

        var utc = await RecordsAsync(client, Export("emailOpen", start, start.AddDays(30)));
        var vienna = await RecordsAsync(
            client,
            Export("emailOpen", start.ToOffset(two), start.AddDays(30).ToOffset(two))
        );

        Assert.That(vienna, Has.Count.EqualTo(utc.Count).And.Count.GreaterThan(10));
    }

    [TestCase("emailSent")]
    [TestCase("whatsAppSend")]
    [TestCase("emailUnsubscribe")]
    public async Task A_data_type_that_is_unknown_or_not_licensed_is_named_in_the_refusal(string dataType)
    {
        var unlicensed = new HashSet<string> { "whatsAppSend", "emailUnSubscribe" };
        var client = await IterableAsync(new IterableOptions { Unlicensed = unlicensed });

        using var reply = await client.GetAsync(Export(dataType));

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            Is.EqualTo($$"""{"msg":"Invalid dataTypeName: {{dataType}}","code":"BadParams","params":null}""")
        );
    }

    [TestCase(false, "emailUnSubscribe", "emailUnsubscribe", "unknownSession")]
    [TestCase(true, "emailUnsubscribe", "anonSession")]
    public async Task Spellings_depend_on_the_project(bool odd, params string[] known)
    {
        var oddity = odd ? Oddities.OtherSpelling : Oddities.None;
        var client = await IterableAsync(new IterableOptions { Oddities = oddity });
        var taken = new List<string>();
        foreach (var name in new[] { "emailUnSubscribe", "emailUnsubscribe", "unknownSession", "anonSession" })
        {
            using var reply = await client.GetAsync(Export(name));
            taken.AddRange(reply.IsSuccessStatusCode ? [name] : []);
        }

        Assert.That(taken, Is.EqualTo(known));
    }

    [Test]
    public async Task An_export_over_a_long_window_is_cut_and_over_a_short_one_whole()
    {
        var client = await IterableAsync(new IterableOptions { CutLongerThan = TimeSpan.FromDays(30) });

        var half = await RecordsAsync(client, Export("emailSend", First, First.AddDays(30)));

        Assert.That(half, Has.Count.GreaterThan(20));
        Assert.That(
            async () => await client.TextAsync(Export("emailSend", First, First.AddDays(31))),
            Throws.InstanceOf<HttpRequestException>()
        );
    }

    [Test]
    public async Task An_export_may_last_while_others_are_answered()
    {
        var clock = new StandingClock();
        var project = new IterableOptions { ExportLasts = TimeSpan.FromMinutes(10) };
        var client = await IterableAsync(project, new SandboxOptions { Time = clock });
        using var first = await client.StartAsync(Export("emailSend"));
        using var second = await client.StartAsync(Export("emailOpen"));
        while (clock.Waiting < 2)
        {
            await Task.Yield();
        }

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That(Lines(await first.Content.ReadAsStringAsync()), Has.Count.EqualTo(200));
        Assert.That(Lines(await second.Content.ReadAsStringAsync()), Has.Count.EqualTo(200));
    }

    [Test]
    public async Task An_export_may_be_empty_of_everything()
    {
        var vendor = new IterableVendor(IterableOptions.Empty);
        var client = WithKey(await StartAsync(vendor));

        Assert.That(await client.TextAsync(Export("user")), Is.Empty);
        Assert.That(await client.TextAsync(Export("emailSend")), Is.Empty);
        Assert.That((await client.JsonAsync("/api/lists"))["lists"]?.AsArray(), Is.Empty);
        Assert.That(vendor.Events("emailSend"), Is.Empty);
    }
}
