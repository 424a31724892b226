using System.Globalization;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class UserTests : TotangoTest
{
    [Test]
    public async Task A_user_is_one_of_an_account_and_an_id_may_be_there_under_two()
    {
        var client = await TotangoAsync();

        var users = Hits(await client.SearchAsync(Users, Everything));

        Assert.That(users, Has.Count.EqualTo(90));
        Assert.That(users.Select(user => $"{user["account"]?["name"]} {user["name"]}"), Is.Unique);
        Assert.That(users.Select(user => $"{user["name"]}").Distinct().Count(), Is.EqualTo(80));
        Assert.That(
            users.Select(user => $"{user["display_name"]}"),
            Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
        );
        Assert.That(users.Select(user => user["last_activity_time"]), Has.Some.Null.And.Some.Not.Null);
    }

    [Test]
    public async Task Fifty_parents_have_their_users_and_no_others()
    {
        var client = await TotangoAsync(
            new TotangoOptions
            {
                Accounts = 500,
                Users = 5_000,
                Wall = null,
            }
        );
        var parents = Enumerable.Range(100, 50).Select(n => $"acct_{n:d6}").ToList();

        var found = Hits(await client.SearchAsync(Users, Query(Parents(parents))));

        var all = new List<(string, string)>();
        for (var offset = 0; offset < 5_000; offset += 1_000)
        {
            var page = $$"""{"terms":[],"fields":[],"offset":{{offset.ToString(CultureInfo.InvariantCulture)}}}""";
            all.AddRange(Hits(await client.SearchAsync(Users, page)).Select(Key));
        }

        Assert.That(found, Is.Not.Empty);
        Assert.That(found.Select(Key), Is.EqualTo(all.Where(user => parents.Contains(user.Item1))));

        static (string, string) Key(System.Text.Json.Nodes.JsonObject user) =>
            ($"{user["account"]?["name"]}", $"{user["name"]}");
    }

    [Test]
    public async Task A_parent_can_be_told_by_anything_that_accounts_are_found_by()
    {
        var client = await TotangoAsync();
        const string reds = """{"type":"string","term":"health","eq":"red"}""";

        var users = Hits(
            await client.SearchAsync(
                Users,
                Query(
                    $$"""{"type":"parent_account","terms":[{{reds}}]}""",
                    more: ",\"parent_account_fields\":[{\"type\":\"string\",\"term\":\"health\",\"index\":0}]"
                )
            )
        );

        Assert.That(users, Is.Not.Empty);
        Assert.That(users.Select(user => $"{user["account"]?["selected_fields"]?[0]}"), Is.All.EqualTo("red"));
    }

    [Test]
    public async Task One_account_may_have_more_users_than_can_be_read()
    {
        var client = await TotangoAsync(new TotangoOptions { Users = 10_500, CrowdedUsers = 10_100 });

        var found = await client.SearchAsync(Users, Query(Parents(["acct_000000"])));

        Assert.That(Total(found), Is.InRange(10_100, 10_200));
    }

    [Test]
    public async Task Staff_is_of_all_teams_only_when_asked_for()
    {
        var client = await TotangoAsync();
        var query = Query(
            "",
            """{"type":"string_attribute","attribute":"First Name"},{"type":"string_attribute","attribute":"__internal_status"},{"type":"string_attribute","attribute":"__internal_teams"}"""
        );

        var team = await client.SearchAsync(StaffUsers, query);
        var all = await client.SearchAsync(StaffUsers, query, ("team_id", "-1"));

        Assert.That((Total(team), Total(all)), Is.EqualTo((4, 12)));
        Assert.That(
            Hits(all)[1]["selected_fields"]?.ToJsonString(),
            Is.EqualTo("""["Bela","Active",["Onboarding","Renewals"]]""")
        );
    }

    [Test]
    public async Task Scim_has_the_same_people_in_pages_from_one_on()
    {
        var client = await TotangoAsync(new TotangoOptions { Staff = 5 });
        var staff = Names(await client.SearchAsync(StaffUsers, Everything, ("team_id", "-1")));

        var page = await client.JsonAsync("v2/scim/services/12345/Users?startIndex=3&count=2");

        Assert.That(
            page["Resources"]?.AsArray().Select(user => $"{user?["userName"]}"),
            Is.EqualTo(staff.Skip(2).Take(2))
        );
        Assert.That(((int?)page["totalResults"], (int?)page["itemsPerPage"]), Is.EqualTo((5, 2)));
    }

    [Test]
    public async Task Items_have_ids_that_are_unique_within_an_account()
    {
        var client = await TotangoAsync();
        var fields =
            """{"type":"string_attribute","attribute":"Owners"},{"type":"number_attribute","attribute":"Effort"}""";

        var items = Hits(await client.SearchAsync(Items, Query("", fields)));

        Assert.That(items.Select(item => $"{item["account"]?["name"]} {item["id"]}"), Is.Unique);
        Assert.That(items.Select(item => $"{item["id"]}"), Is.Not.Unique);
        Assert.That(
            items[3]["selected_fields"]?.ToJsonString(),
            Is.EqualTo("""[["Ada Kran","Bela Lindt","Cleo Moser"],3.50]""")
        );
    }

    private static string Parents(IEnumerable<string> ids)
    {
        var terms = ids.Select(id => $$"""{"type":"string","term":"identifier","eq":"{{id}}"}""");
        return $$"""{"type":"parent_account","terms":[{"type":"or","or":[{{string.Join(',', terms)}}]}]}""";
    }
}
