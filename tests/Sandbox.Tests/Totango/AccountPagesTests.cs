using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Bench;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class AccountPagesTests : TotangoTest
{
    private const int Records = 12_345;
    private const string Tier = """{"type":"string_attribute","attribute":"Tier"}""";

    [Test]
    public async Task Any_stretch_is_a_part_of_the_same_list([Values(1, 7, 199, 200, 201, 1_000)] int count)
    {
        var client = await BenchAsync(new AccountPages(Records, wall: null));
        var whole = await AllAsync(client, "");

        foreach (var offset in new[] { 0, 1, 199, 200, 201, 5_000, 12_000, 12_200, 12_344, 12_345, 20_000 })
        {
            var page = Names(await PageAsync(client, "", offset, count));
            Assert.That(page, Is.EqualTo(whole.Skip(offset).Take(count).Select(hit => $"{hit["name"]}")), $"{offset}");
        }

        Assert.That(whole.Select(hit => $"{hit["name"]}").ToList(), Has.Count.EqualTo(Records).And.Unique);
        Assert.That(
            whole.Select(hit => $"{hit["display_name"]}"),
            Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
        );
    }

    [Test]
    public async Task Periods_that_meet_have_every_account_once_within_their_bounds()
    {
        var client = await BenchAsync(new AccountPages(Records, wall: null));
        var whole = await AllAsync(client, "");
        long[] bounds =
        [
            0,
            1_690_000_000_000,
            1_711_000_000_000,
            1_711_900_000_000,
            1_711_929_000_000,
            1_800_000_000_000,
        ];
        var read = new List<JsonObject>();

        foreach (var (from, to) in bounds.Zip(bounds.Skip(1)))
        {
            var part = await AllAsync(client, Date($"\"gte\":{from},\"lt\":{to}"));
            Assert.That(part.Select(Time), Is.All.InRange(from, to - 1));
            Assert.That(
                Total(await PageAsync(client, Date($"\"gt\":{from - 1},\"lte\":{to - 1}"), 0, 1)),
                Is.EqualTo(part.Count)
            );
            read.AddRange(part);
        }

        Assert.That(read.Select(hit => hit.ToJsonString()), Is.EqualTo(whole.Select(hit => hit.ToJsonString())));
        Assert.That(whole.Count(hit => Time(hit) > 1_711_929_600_000 - 86_400_000), Is.InRange(1_200, 1_500));
    }

    [Test]
    public async Task Nothing_is_given_behind_the_wall_but_counted()
    {
        var client = await BenchAsync(new AccountPages(Records));

        var last = await PageAsync(client, "", 9_900, 1_000);
        var behind = await PageAsync(client, "", 10_000, 1_000);

        Assert.That((Total(last), Hits(last).Count), Is.EqualTo((Records, 100)));
        Assert.That((Total(behind), Hits(behind).Count), Is.EqualTo((Records, 0)));
    }

    [Test]
    public async Task Values_are_those_of_the_fields_that_are_asked_for()
    {
        var client = await BenchAsync(new AccountPages(1_000));
        const string fields = """{"type":"number_attribute","attribute":"Attribute 38"},""" + Tier;

        var one = Hits(await client.SearchAsync(Accounts, Query("", Tier)));
        var two = Hits(await client.SearchAsync(Accounts, Query("", fields)));
        using var wrong = await client.QueryAsync("/api/" + Accounts, Query("", """{"type":"colour"}"""));

        Assert.That(
            two.Select(hit => hit["selected_fields"]?[1]?.ToJsonString()),
            Is.EqualTo(one.Select(hit => hit["selected_fields"]?[0]?.ToJsonString()))
        );
        Assert.That(two.Select(hit => hit["selected_fields"]?[0]?.ToJsonString() ?? ""), Has.Some.Match("^\\d+.\\d0$"));
        Assert.That(two.Count(hit => $"{hit["display_name"]}".Any(letter => letter > 127)), Is.EqualTo(100));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task What_else_is_searched_for_is_the_vendors_to_answer()
    {
        var client = await BenchAsync(new AccountPages(10));

        var reds = await client.SearchAsync(Accounts, Query("""{"type":"string","term":"health","eq":"red"}"""));
        using var wrong = await client.QueryAsync("/api/" + Accounts, """{"fields":[]}""");

        Assert.That(Total(reds), Is.Zero);
        Assert.That((int)wrong.StatusCode, Is.EqualTo(401));
    }

    [TestCase(0)]
    [TestCase(200)]
    [TestCase(4_001)]
    public async Task The_named_queries_are_all_pages_and_statistics_count_calls(int records)
    {
        var bench = new AccountPages(records);
        var client = await BenchAsync(bench);
        var rows = new List<JsonObject>();
        foreach (var query in ((IBench)bench).Queries)
        {
            using var reply = await client.GetAsync(bench.Path + query);
            rows.AddRange(Hits(JsonNode.Parse(await reply.Content.ReadAsStringAsync()) ?? new JsonObject()));
        }

        using var statistics = await client.GetAsync("/bench/stats");

        var counted = JsonNode.Parse(await statistics.Content.ReadAsStringAsync());
        Assert.That(rows, Has.Count.EqualTo(records));
        Assert.That(rows.Select(hit => hit["selected_fields"]?.AsArray().Count), Is.All.EqualTo(42));
        Assert.That(rows.Select(hit => Encoding.UTF8.GetByteCount(hit.ToJsonString())), Is.All.InRange(400, 1_200));
        Assert.That((int?)counted?["pages"], Is.EqualTo((records + 199) / 200));
        Assert.That((int?)counted?["calls"], Is.EqualTo((records + 999) / 1_000));
    }

    private static string Date(string bounds) => $$"""{"type":"date","term":"last_activity_time",{{bounds}}}""";

    private static long Time(JsonObject hit) => (long?)hit["last_activity_time"] ?? 0;

    private static Task<JsonNode> PageAsync(TotangoClient client, string terms, int offset, int count) =>
        client.SearchAsync(
            Accounts,
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"terms":[{{terms}}],"fields":[{{Tier}}],"count":{{count}},"offset":{{offset}}}"""
            )
        );

    private static async Task<IReadOnlyList<JsonObject>> AllAsync(TotangoClient client, string terms)
    {
        var rows = new List<JsonObject>();
        while (Hits(await PageAsync(client, terms, rows.Count, 1_000)) is { Count: > 0 } more)
        {
            rows.AddRange(more);
        }

        return rows;
    }

    private async Task<TotangoClient> BenchAsync(AccountPages bench) =>
        Ending(
            new TotangoClient(
                await StartAsync(new TotangoVendor(TotangoOptions.Empty), new SandboxOptions { Bench = bench })
            )
        );
}
