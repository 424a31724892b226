using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Bench;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

internal sealed class MailingPagesTests : SelligentTest
{
    private const int Records = 12_345;

    [Test]
    public async Task Pages_of_any_limit_are_parts_of_the_same_list(
        [Values(1, 7, 199, 200, 201, 1_000, 5_000, 10_000)] int limit
    )
    {
        var client = await BenchAsync(Records);
        var whole = (await client.IdsAsync(Mailings, 1, 10_000))
            .Concat(await client.IdsAsync(Mailings, 2, 10_000))
            .ToList();

        foreach (var page in new[] { 1, 2, 3, Records / limit, (Records / limit) + 1, (Records / limit) + 2 })
        {
            var expected = whole.Skip((page - 1) * limit).Take(limit);
            Assert.That(await client.IdsAsync(Mailings, page, limit), Is.EqualTo(expected), $"page {page}");
        }

        Assert.That(whole, Has.Count.EqualTo(Records).And.Unique.And.Ordered);
    }

    [Test]
    public async Task Rows_are_600_bytes_ascend_and_a_tenth_is_beyond_ascii()
    {
        var client = await BenchAsync(1_000);

        var rows = await client.PageAsync(Mailings, 1, 1_000);

        Assert.That(rows.Average(row => Encoding.UTF8.GetByteCount(row.ToJsonString())), Is.InRange(570, 650));
        Assert.That(rows.Select(row => $"{row["modified_time"]}"), Is.Unique.And.Ordered);
        Assert.That(rows.Count(row => $"{row["asset_name"]}".Any(letter => letter > 127)), Is.EqualTo(100));
        Assert.That(
            rows.Select(row => $"{row["asset_url"]}".EndsWith($"/{row["asset_id"]}", StringComparison.Ordinal)),
            Is.All.True
        );
    }

    [Test]
    public async Task A_row_of_the_benchmark_has_the_members_of_any_mailing()
    {
        var client = await BenchAsync(1);

        var row = (await client.PageAsync(Mailings, 1, 1))[0];

        var other = new SelligentVendor(new SelligentOptions()).Rows(Mailings)[0];
        Assert.That(row.Select(member => member.Key), Is.EquivalentTo(other.Select(member => member.Key)));
        foreach (var name in new[] { "campaign", "owner", "target" })
        {
            Assert.That(Names(row[name]), Is.EqualTo(Names(other[name])));
        }

        static IEnumerable<string> Names(JsonNode? node) => node?.AsObject().Select(member => member.Key) ?? [];
    }

    [Test]
    public async Task The_other_lists_are_empty_and_the_vendor_says_what_is_wrong()
    {
        var client = await BenchAsync(10);

        using var wrong = await client.GetAsync($"/sm/rest/v1/{Mailings}/?page=0");

        Assert.That(await client.IdsAsync(Programs, 1, 10_000), Is.Empty);
        Assert.That(await client.IdsAsync(Mailings, 2, 10), Is.Empty);
        Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
    }

    [TestCase(0)]
    [TestCase(200)]
    [TestCase(4_001)]
    public async Task The_named_queries_are_all_pages_and_statistics_count_by_two_hundred(int records)
    {
        var bench = new MailingPages(records);
        var server = await ServeAsync(bench);
        using var client = new SelligentClient(server);
        var rows = 0;
        foreach (var query in ((IBench)bench).Queries)
        {
            using var reply = await client.GetAsync(bench.Path + query);
            rows += JsonNode.Parse(await reply.Content.ReadAsStringAsync())?["data"]?.AsArray().Count ?? 0;
        }

        using var statistics = await client.GetAsync("/bench/stats");

        Assert.That(rows, Is.EqualTo(records));
        Assert.That(
            (int?)JsonNode.Parse(await statistics.Content.ReadAsStringAsync())?["pages"],
            Is.EqualTo((records + 199) / 200)
        );
    }

    private async Task<SelligentClient> BenchAsync(long records) =>
        WithKey(await ServeAsync(new MailingPages(records)));

    private Task<SandboxServer> ServeAsync(MailingPages bench) =>
        StartAsync(new SelligentVendor(SelligentOptions.Empty), new SandboxOptions { Bench = bench });
}
