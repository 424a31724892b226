using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Bench;

internal sealed class EmailSendBodyTests : SandboxTest
{
    private const string Day =
        "/api/export/data.json?dataTypeName=emailSend&startDateTime=2024-01-15%2000:00:00%20%2B00:00&endDateTime=2024-01-16%2000:00:00%20%2B00:00";

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(200)]
    [TestCase(1_234)]
    public async Task A_body_has_so_many_lines_all_json_and_all_different(int records)
    {
        var client = await BenchAsync(records);

        using var reply = await client.StartAsync(Day);
        var text = await reply.Content.ReadAsStringAsync();

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line))
            .ToList();
        Assert.That(lines, Has.Count.EqualTo(records));
        Assert.That(lines.Select(line => $"{line?["messageId"]}"), Is.Unique);
        Assert.That(lines.Select(line => $"{line?["email"]}"), Is.Unique);
        Assert.That(lines.Select(line => JsonNode.Parse($"{line?["transactionalData"]}")?["orderNo"]), Has.None.Null);
        Assert.That(reply.Headers.TransferEncodingChunked, Is.True);
        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/x-json-stream"));
    }

    [Test]
    public async Task Lines_are_500_bytes_and_a_tenth_is_beyond_ascii()
    {
        var body = await (await BenchAsync(1_000)).BytesAsync(Day);

        var lines = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(body, Has.Length.InRange(495_000, 505_000));
        Assert.That(lines.Count(line => line.Any(letter => letter > 127)), Is.EqualTo(100));
    }

    [TestCase("emailOpen", "2024-01-15 00:00:00", "2024-01-16 00:00:00", ExpectedResult = 0)]
    [TestCase("emailSend", "2024-01-14 00:00:00", "2024-01-15 00:00:00", ExpectedResult = 0)]
    [TestCase("emailSend", "2024-01-15 00:00:01", "2024-01-16 00:00:00", ExpectedResult = 0)]
    [TestCase("emailSend", "2024-01-01 00:00:00", "2024-01-31 00:00:00", ExpectedResult = 3)]
    public async Task<int> Only_the_window_of_the_instant_has_lines(string dataType, string start, string end)
    {
        var client = await BenchAsync(3);

        var text = await client.TextAsync(
            $"/api/export/data.json?dataTypeName={dataType}&startDateTime={start}&endDateTime={end}"
        );

        return text.Count(letter => letter == '\n');
    }

    [Test]
    public async Task The_rest_of_the_vendor_stands_beside_it_and_statistics_count_blocks()
    {
        var client = await BenchAsync(900);

        await client.TextAsync(Day);
        await client.TextAsync(Day);
        var lists = await client.JsonAsync("/api/lists");
        var statistics = await client.JsonAsync("/bench/stats");

        Assert.That(lists["lists"]?.AsArray(), Has.Count.EqualTo(4));
        Assert.That((int?)statistics["pages"], Is.EqualTo(10));
        Assert.That((long?)statistics["bytes"], Is.InRange(890_000, 910_000));
    }

    private async Task<VendorClient> BenchAsync(int records)
    {
        var options = new SandboxOptions { Bench = new EmailSendBody(records) };
        var server = await StartAsync(new IterableVendor(new IterableOptions()), options);
        return Ending(new VendorClient(server, "Api-Key", "key-1"));
    }
}
