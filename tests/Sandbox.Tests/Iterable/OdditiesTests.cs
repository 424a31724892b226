using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class OdditiesTests : IterableTest
{
    [TestCase(Oddities.BlankLines, "emailSend", "^\n[^\n]+\n([^\n]+\n)+\n")]
    [TestCase(Oddities.Crlf, "emailSend", "\r\n$")]
    [TestCase(Oddities.NoLastLineFeed, "emailSend", "}$(?!\n)")]
    [TestCase(Oddities.TransactionalObject, "emailSend", "\"transactionalData\":{")]
    [TestCase(Oddities.BrokenTransactional, "pushSend", "\"transactionalData\":\"{orderNo")]
    [TestCase(Oddities.DateForms, "emailSend", "\"createdAt\":\"[0-9-]+T[0-9:]+\\.123\\+00:00\"")]
    [TestCase(Oddities.DateForms, "emailSend", "\"createdAt\":\"[0-9-]+ [0-9:]+ \\+0000\"")]
    [TestCase(Oddities.DateForms, "user", "\"profileUpdatedAt\":\"[0-9-]+T[0-9:]+\\.123456\\.000Z\"")]
    [TestCase(Oddities.Reordered, "emailSend", "\\\\u0")]
    [TestCase(Oddities.UnknownFields, "emailSend", "\"Industry\":\"Trade\",\"industry\":7,\"plan.tier\"")]
    [TestCase(Oddities.UnknownFields, "user", "\"_type\":\"own\"")]
    [TestCase(Oddities.BigNumbers, "purchase", ":123456789012345678901234567890,\"sandbox_decimal\":1.10")]
    [TestCase(Oddities.NonAscii, "emailSend", "株式会社")]
    [TestCase(Oddities.NonAscii, "emailSend", "\\\\ud83d\\\\ude80\"")]
    [TestCase(Oddities.NonAscii, "emailSend", " \\\\ud83d\"")]
    [TestCase(Oddities.ByteOrderMark, "emailSend", "^\uFEFF{")]
    [TestCase(Oddities.HugeLine, "emailSend", "\"sandbox_huge\":\"h{1000000}\"")]
    [TestCase(Oddities.BrokenLine, "emailSend", "\n{\"createdAt\":\"2024-\n")]
    [TestCase(Oddities.MissingKeys, "emailSend", "(^|\n){\"createdAt\":\"[^\"]+\",\"campaignId\"")]
    [TestCase(Oddities.MissingKeys, "user", "(^|\n){\"itblUserId\"")]
    public async Task An_oddity_shows_where_it_is_asked_for_and_nowhere_else(
        Oddities oddity,
        string dataType,
        string pattern
    )
    {
        var odd = await IterableAsync(new IterableOptions { Oddities = oddity });
        var plain = await IterableAsync();

        Assert.That(Encoding.UTF8.GetString(await odd.BytesAsync(Export(dataType))), Does.Match(pattern));
        Assert.That(Encoding.UTF8.GetString(await plain.BytesAsync(Export(dataType))), Does.Not.Match(pattern));
    }

    [Test]
    public async Task No_oddity_changes_how_many_events_there_are(
        [ValueSource(nameof(Single))] Oddities oddity,
        [Values("emailSend", "user")] string dataType
    )
    {
        var vendor = new IterableVendor(new IterableOptions { Oddities = oddity });
        var client = WithKey(await StartAsync(vendor));

        var lines = Lines(await client.TextAsync(Export(dataType)));
        var ids = lines
            .Where(line => line != "{\"createdAt\":\"2024-")
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => line.GetProperty(dataType == "user" ? "itblUserId" : "messageId").GetString());

        Assert.That(ids, Is.EquivalentTo(vendor.Events(dataType).Select(happened => happened.Id)));
    }

    [Test]
    public async Task Reordered_lines_are_written_otherwise_and_mean_the_same()
    {
        var project = new IterableOptions
        {
            Oddities = Oddities.Reordered | Oddities.NonAscii | Oddities.UnknownFields,
        };
        var client = await IterableAsync(project);

        var first = await client.TextAsync(Export("emailSend"));
        var second = await client.TextAsync(Export("emailSend"));

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(
            Lines(second).Zip(Lines(first)).Count(pair => !JsonNode.DeepEquals(Parse(pair.First), Parse(pair.Second))),
            Is.Zero
        );
    }

    [Test]
    public async Task Reindexed_lines_differ_in_nothing_but_when_they_were_indexed()
    {
        var client = await IterableAsync(new IterableOptions { Oddities = Oddities.Reindexed });

        var first = await RecordsAsync(client, Export("emailSend"));
        var second = await RecordsAsync(client, Export("emailSend"));

        Assert.That(
            second.Select(record => (string?)record["itblInternal"]?["documentUpdatedAt"]),
            Is.Not.EqualTo(first.Select(record => (string?)record["itblInternal"]?["documentUpdatedAt"]))
        );
        Assert.That(second.Select(WithoutUpdate), Is.EqualTo(first.Select(WithoutUpdate)));
    }

    [Test]
    public async Task The_instants_that_the_vendor_names_are_those_that_are_written_and_filtered_by()
    {
        var vendor = new IterableVendor(new IterableOptions { Oddities = Oddities.DateForms });
        var client = WithKey(await StartAsync(vendor));
        var day = First.AddDays(45);

        var before = await RecordsAsync(client, Export("emailSend", First, day));

        Assert.That(
            before.Select(record => IdOf("emailSend", record)),
            Is.EquivalentTo(vendor.Events("emailSend").Where(e => e.At < day).Select(e => e.Id))
        );
        Assert.That(vendor.Events("emailSend").Count(e => e.At.Millisecond == 123), Is.GreaterThan(20));
    }

    [Test]
    public async Task Members_of_lists_may_be_user_ids_and_their_lines_odd_too()
    {
        var oddities = Oddities.UserIdMembers | Oddities.BlankLines | Oddities.Crlf | Oddities.ByteOrderMark;
        var vendor = new IterableVendor(new IterableOptions { Oddities = oddities });
        var client = WithKey(await StartAsync(vendor));

        var text = Encoding.UTF8.GetString(await client.BytesAsync("/api/lists/getUsers?listId=55501"));

        Assert.That(text, Does.StartWith("\uFEFF\r\n").And.EndsWith("\r\n\r\n"));
        Assert.That(Lines(text), Is.EquivalentTo(vendor.Members(55_501)));
        Assert.That(
            vendor.Members(55_501).Count(member => member.StartsWith("u-", StringComparison.Ordinal)),
            Is.EqualTo(20)
        );
    }

    [Test]
    public async Task A_fault_makes_one_export_odd()
    {
        var server = await StartAsync(new IterableVendor(new IterableOptions()));
        server.Faults.Add("huge-record=5000@/api/export");
        var client = WithKey(server);

        var first = Lines(await client.TextAsync(Export("emailSend")));
        var second = await client.TextAsync(Export("emailSend"));

        Assert.That(first[0], Does.Contain("\"sandbox_huge\":\"hhh").And.Length.GreaterThan(5000));
        Assert.That(second, Does.Not.Contain("sandbox_huge"));
    }

    private static IEnumerable<Oddities> Single() =>
        Enum.GetValues<Oddities>().Where(oddity => oddity is not (Oddities.None or Oddities.OtherSpelling));

    private static JsonNode? Parse(string line) =>
        JsonNode.Parse(line.Replace("\\ud83d\"", "\"", StringComparison.Ordinal));

    private static string WithoutUpdate(JsonObject record)
    {
        record["itblInternal"]?.AsObject().Remove("documentUpdatedAt");
        return record.ToJsonString();
    }
}
