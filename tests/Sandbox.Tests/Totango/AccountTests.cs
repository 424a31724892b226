using System.Text.Json.Nodes;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class AccountTests : TotangoTest
{
    [Test]
    public async Task Pages_are_parts_of_one_list_in_the_order_of_names()
    {
        var client = await TotangoAsync();
        var all = await client.SearchAsync(Accounts, Everything);
        var down = await client.SearchAsync(Accounts, Query("", more: ",\"sort_order\":\"DESC\""));

        var page = await client.SearchAsync(Accounts, """{"terms":[],"fields":[],"count":7,"offset":14}""");

        Assert.That(Names(page), Is.EqualTo(Names(all).Skip(14).Take(7)));
        Assert.That(Names(down), Is.EqualTo(Names(all).Reverse()));
        Assert.That(
            Hits(all).Select(hit => $"{hit["display_name"]}"),
            Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
        );
        Assert.That(Total(page), Is.EqualTo(60));
        Assert.That(Names(all), Is.Unique.And.SupersetOf(new[] { "Acme_001", "acme_001" }));
        Assert.That(Hits(all).Count(hit => hit["last_activity_time"] is null), Is.EqualTo(4));
        Assert.That(Hits(all).Select(hit => (long?)hit["last_activity_time"]), Is.Not.Ordered);
    }

    [Test]
    public async Task Nothing_is_given_behind_the_wall_but_counted()
    {
        var client = await TotangoAsync(new TotangoOptions { Accounts = 12_000, Users = 10 });

        var last = await client.SearchAsync(Accounts, """{"terms":[],"fields":[],"count":1000,"offset":9500}""");
        var behind = await client.SearchAsync(Accounts, """{"terms":[],"fields":[],"count":1000,"offset":10000}""");

        Assert.That((Total(last), Hits(last).Count), Is.EqualTo((12_000, 500)));
        Assert.That((Total(behind), Hits(behind).Count), Is.EqualTo((12_000, 0)));
    }

    [Test]
    public async Task Without_a_wall_all_is_given()
    {
        var client = await TotangoAsync(new TotangoOptions { Accounts = 12_000, Wall = null });

        var last = await client.SearchAsync(Accounts, """{"terms":[],"fields":[],"count":1000,"offset":11500}""");

        Assert.That(Hits(last), Has.Count.EqualTo(500));
    }

    [Test]
    public async Task A_period_has_its_ends_and_whoever_was_never_active_is_in_none()
    {
        var client = await TotangoAsync(new TotangoOptions { Accounts = 3_000, TimelessPercent = 10 });
        var all = Hits(await client.SearchAsync(Accounts, Everything));
        const long from = 1_700_000_000_000;
        var to = all.Select(hit => (long?)hit["last_activity_time"]).OfType<long>().First(time => time > from);

        var inside = await client.SearchAsync(Accounts, Query(Date($"\"gte\":{from},\"lte\":{to}")));
        var before = await client.SearchAsync(Accounts, Query(Date($"\"lt\":{from}")));
        var behind = await client.SearchAsync(Accounts, Query(Date($"\"gt\":{to}")));
        var everyone = await client.SearchAsync(Accounts, Query(Date("\"gte\":0")));

        Assert.That(Total(inside) + Total(before) + Total(behind), Is.EqualTo(Total(everyone)));
        Assert.That(Total(everyone), Is.InRange(2_600, 2_800));
        Assert.That(Hits(inside).Select(hit => (long?)hit["last_activity_time"]), Is.All.InRange(from, to));
        Assert.That(
            Hits(inside).Select(hit => $"{hit["display_name"]}"),
            Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
        );
    }

    [TestCase("""{"type":"string","term":"identifier","eq":"acme_001"}""", 1)]
    [TestCase("""{"type":"string","term":"identifier","in_list":["acme_001","Acme_001","ACME_001"]}""", 2)]
    [TestCase("""{"type":"string","term":"identifier","contains":"acme"}""", 2)]
    [TestCase(
        """{"type":"or","or":[{"type":"string","term":"identifier","eq":"acme_001"},{"type":"string","term":"identifier","eq":"acct_000009"}]}""",
        2
    )]
    [TestCase(
        """{"type":"or","or":[{"type":"string","term":"health","eq":"red"},{"type":"string","term":"health","in_list":["green","yellow"]}]},{"type":"string","term":"health","eq":"blue"}""",
        0
    )]
    public async Task Terms_are_understood(string terms, int expected)
    {
        var client = await TotangoAsync();

        var found = await client.SearchAsync(Accounts, Query(terms));

        Assert.That((Total(found), Hits(found).Count), Is.EqualTo((expected, expected)));
    }

    [Test]
    public async Task A_list_and_its_opposite_are_all_accounts()
    {
        var client = await TotangoAsync();

        var inside = await client.SearchAsync(Accounts, Query(Tier("in_list")));
        var outside = await client.SearchAsync(Accounts, Query(Tier("not_in_list")));

        Assert.That(Total(inside) + Total(outside), Is.EqualTo(60));
        Assert.That(Total(inside), Is.GreaterThan(5));

        static string Tier(string comparison) =>
            $$"""{"type":"string_attribute","attribute":"Tier","{{comparison}}":["Gold","Silver"]}""";
    }

    [Test]
    public async Task Values_come_by_position_and_digit_for_digit()
    {
        var client = await TotangoAsync();
        const string fields = """
            {"type":"number_attribute","attribute":"Contract Value"},{"type":"number_attribute","attribute":"Reference Number"},
            {"type":"string_attribute","attribute":"Segments"},{"type":"simple_date_attribute","attribute":"Contract Start Date"},
            {"type":"owner","account_role":"Success Manager"},{"type":"string_attribute","attribute":"Success Manager___tid"},
            {"type":"lifecycle_attribute","attribute":"Stage"},{"type":"health_score"},{"type":"health_trend"},
            {"type":"number_metric","metric":"score","source":"userdef"},{"type":"date","term":"last_activity_time"}
            """;

        var values = Hits(await client.SearchAsync(Accounts, Query("", fields)))
            .Select(hit => hit["selected_fields"]?.AsArray() ?? [])
            .ToList();

        Assert.That(values.Select(row => row.Count), Is.All.EqualTo(11));
        Assert.That(values.Select(row => row[0]?.ToJsonString()), Has.Some.EqualTo("1.10").And.Some.Null);
        Assert.That(values.Select(row => row[1]?.ToJsonString()?.Length ?? 30), Is.All.EqualTo(30));
        Assert.That(values.Select(row => row[2]).OfType<JsonArray>().Count(), Is.GreaterThan(40));
        Assert.That(values.Select(row => $"{row[3]}"), Has.Some.Match("^....-..-..T00:00:00.000Z$"));
        Assert.That(values.Select(row => row[4] is null == row[5] is null), Is.All.True);
        Assert.That(values.Select(row => $"{row[5]}"), Has.Some.EndsWith("@vendor.test"));
    }

    [Test]
    public async Task A_scroll_gives_every_account_whole_and_once()
    {
        var client = await TotangoAsync(new TotangoOptions { Accounts = 10_500 });
        var ids = new List<string>();
        var scroll = "";
        for (JsonNode? page = null; page is null || page["accounts"]?.AsArray().Count > 0; )
        {
            page = await client.SearchAsync(ScrollAll, Everything, ("scroll_id", scroll));
            scroll = $"{page["scroll-id"]}";
            ids.AddRange(page["accounts"]?.AsArray().Select(account => $"{account?["id"]}") ?? []);
        }

        using var wrong = await client.QueryAsync(
            "/api/" + ScrollAll,
            Everything,
            ("scroll_id", scroll.Replace('+', ' '))
        );

        Assert.That(ids, Has.Count.EqualTo(10_500).And.Unique);
        Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
    }

    [TestCase("""{"type":"owner","is_one_of":["ada.kran0@vendor.test"]}""", "Ada Kran")]
    [TestCase("""{"type":"owner","is_one_of":["nobody@vendor.test"]}""", null)]
    public async Task Accounts_are_found_by_the_address_of_an_owner(string term, string? name)
    {
        var client = await TotangoAsync();
        var owners = Roles.All.Select(role => $$"""{"type":"owner","account_role":"{{role}}"}""");

        var found = Hits(await client.SearchAsync(Accounts, Query(term, string.Join(',', owners))));

        Assert.That(found.Select(hit => $"{hit["selected_fields"]}"), Is.All.Contains(name ?? "nobody"));
        Assert.That(found.Count > 0, Is.EqualTo(name is not null));
    }

    [Test]
    public async Task A_document_has_the_values_of_a_row()
    {
        var client = await TotangoAsync();

        var document = (await client.JsonAsync("v2/accounts/acct_000000/"))["account"];
        var row = Hits(
            await client.SearchAsync(
                Accounts,
                Query(
                    """{"type":"string","term":"identifier","eq":"acct_000000"}""",
                    """{"type":"number_attribute","attribute":"Licenses"},{"type":"string_attribute","attribute":"Success Manager"}"""
                )
            )
        )[0];

        Assert.That(
            new[]
            {
                document?["attributes"]?["Licenses"]?["val"],
                document?["attributes"]?["Success Manager"]?["val"],
            }.Select(value => value?.ToJsonString()),
            Is.EqualTo(row["selected_fields"]?.AsArray().Select(value => value?.ToJsonString()))
        );
        Assert.That((string?)document?["attributes"]?["Success Manager"]?["business_type"], Is.EqualTo("owner"));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        var (one, other) = (await TotangoAsync(), await TotangoAsync());

        foreach (var path in new[] { Accounts, Users, Events, ScrollAll, Items, StaffUsers })
        {
            Assert.That(
                (await one.SearchAsync(path, Everything)).ToJsonString(),
                Is.EqualTo((await other.SearchAsync(path, Everything)).ToJsonString())
            );
        }
    }

    private static string Date(string bounds) => $$"""{"type":"date","term":"last_activity_time",{{bounds}}}""";
}
