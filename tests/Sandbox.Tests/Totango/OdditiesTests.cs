using System.Text.Json.Nodes;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class OdditiesTests : TotangoTest
{
    private const string Eq = """{"type":"string","term":"identifier","eq":"acme_001"}""";
    private const string InList = """{"type":"string","term":"identifier","in_list":["acme_001"]}""";
    private const string Active = """{"type":"date","term":"last_activity_time","gte":0}""";
    private const string Owner = """{"type":"owner","account_role":"Success Manager"}""";

    [TestCase(Oddities.UpperCaseTypes, "v1/attributes.json", "\"type\":\"CURRENCY\"")]
    [TestCase(Oddities.BareAttributes, "v1/attributes.json", "^\\[")]
    [TestCase(Oddities.ActivityTypeArray, "v3/activity-types/", "^\\[")]
    [TestCase(Oddities.CapitalTagIds, "v3/touchpoint-tags/", "\"ID\":")]
    [TestCase(Oddities.AuditEnvelope, "v2/audit?startDate=2023-12-31&endDate=2024-01-01", "^\\{\"list\":\\[")]
    public async Task Lists_have_another_form(Oddities oddity, string path, string pattern)
    {
        var (plain, odd) = (await TotangoAsync(), await TotangoAsync(new TotangoOptions { Oddities = oddity }));

        Assert.That((await plain.JsonAsync(path)).ToJsonString(), Does.Not.Match(pattern));
        Assert.That((await odd.JsonAsync(path)).ToJsonString(), Does.Match(pattern));
    }

    [TestCase(Oddities.TextTotals, "\"total_hits\":\"60\"")]
    [TestCase(Oddities.NumericServiceId, "\"service_id\":12345")]
    [TestCase(Oddities.TextTags, "\"selected_fields\":\\[\"[^\"]*\",\"pilot,vip\"")]
    [TestCase(Oddities.ShortFields, "\"selected_fields\":\\[\"[a-z]+\"\\]")]
    [TestCase(Oddities.NullSelectedFields, "\"selected_fields\":null")]
    public async Task Rows_have_another_form(Oddities oddity, string pattern)
    {
        var (plain, odd) = (await TotangoAsync(), await TotangoAsync(new TotangoOptions { Oddities = oddity }));
        var query = Query(
            "",
            """{"type":"string","term":"status_group"},{"type":"string_attribute","attribute":"Segments"}"""
        );

        Assert.That((await plain.SearchAsync(Accounts, query)).ToJsonString(), Does.Not.Match(pattern));
        Assert.That((await odd.SearchAsync(Accounts, query)).ToJsonString(), Does.Match(pattern));
    }

    [TestCase(Oddities.NoActivityTerm, Active, InList)]
    [TestCase(Oddities.NoIdentifierEq, Eq, InList)]
    [TestCase(Oddities.NoIdentifierInList, InList, Eq)]
    public async Task A_term_is_refused_and_another_is_not(Oddities oddity, string refused, string other)
    {
        var client = await TotangoAsync(new TotangoOptions { Oddities = oddity });

        using var no = await client.QueryAsync("/api/" + Accounts, Query(refused));
        using var yes = await client.QueryAsync("/api/" + Accounts, Query(other));

        Assert.That(((int)no.StatusCode, (int)yes.StatusCode), Is.EqualTo((400, 200)));
    }

    [TestCase(OwnerForm.Text, "^\"\\w+ \\w+\"$")]
    [TestCase(OwnerForm.Name, "^\\{\"name\":\"\\w+ \\w+\"\\}$")]
    [TestCase(OwnerForm.DisplayName, "^\\{\"display_name\":\"\\w+ \\w+\",\"email\":\"\\S+@vendor.test\"\\}$")]
    [TestCase(OwnerForm.Array, "^\\[\\{\"display_name\":\"\\w+ \\w+\",\"email\":\"\\S+@vendor.test\"\\}\\]$")]
    public async Task An_owner_has_many_forms(OwnerForm form, string pattern)
    {
        var client = await TotangoAsync(new TotangoOptions { OwnerForm = form });

        var owners = Hits(await client.SearchAsync(Accounts, Query("", Owner)))
            .Select(hit => hit["selected_fields"]?[0]?.ToJsonString())
            .OfType<string>();

        Assert.That(owners, Is.Not.Empty.And.All.Match(pattern));
    }

    [TestCase(DateForm.Iso, "^\"....-..-..T00:00:00.000Z\"$")]
    [TestCase(DateForm.Day, "^\"....-..-..\"$")]
    [TestCase(DateForm.Milliseconds, "^\\d{13}$")]
    public async Task Dates_of_attributes_have_many_forms(DateForm form, string pattern)
    {
        var client = await TotangoAsync(new TotangoOptions { DateForm = form });
        const string field = """{"type":"simple_date_attribute","attribute":"Contract Start Date"}""";

        var dates = Hits(await client.SearchAsync(Accounts, Query("", field)))
            .Select(hit => hit["selected_fields"]?[0]?.ToJsonString())
            .OfType<string>();

        Assert.That(dates, Is.Not.Empty.And.All.Match(pattern));
    }

    [TestCase(TimeForm.Number, "^\\d{13}$")]
    [TestCase(TimeForm.Text, "^\"\\d{13}\"$")]
    [TestCase(TimeForm.Null, "^null$")]
    [TestCase(TimeForm.Absent, "^absent$")]
    public async Task Times_of_rows_have_many_forms_and_searches_go_by_them_nevertheless(TimeForm form, string pattern)
    {
        var client = await TotangoAsync(new TotangoOptions { HitTimes = form, EventTimes = form });

        var accounts = Hits(await client.SearchAsync(Accounts, Query(Active)));
        var events = Hits(await client.SearchAsync(Events, Everything));

        Assert.That(accounts, Has.Count.EqualTo(56));
        Assert.That(accounts.Select(hit => Text(hit, "last_activity_time")), Is.All.Match(pattern));
        Assert.That(events.Select(hit => Text(hit, "timestamp")), Is.All.Match(pattern));

        static string Text(JsonObject hit, string name) =>
            hit.ContainsKey(name) ? hit[name]?.ToJsonString() ?? "null" : "absent";
    }

    [Test]
    public async Task Nobody_has_an_address_where_the_twin_is_missing()
    {
        var client = await TotangoAsync(new TotangoOptions { Oddities = Oddities.NoTid });
        const string twin = """{"type":"string_attribute","attribute":"Success Manager___tid"}""";

        var rows = Hits(await client.SearchAsync(Accounts, Query("", $"{Owner},{twin}")));
        var document = (await client.JsonAsync("v2/accounts/acct_000000/")).ToJsonString();

        Assert.That(rows.Select(row => row["selected_fields"]?[0]), Has.Some.Not.Null);
        Assert.That(rows.Select(row => row["selected_fields"]?[1]), Is.All.Null);
        Assert.That(document, Does.Contain("Success Manager").And.Not.Contain("___tid"));
    }

    [Test]
    public async Task A_scroll_has_another_name_for_its_id_and_lacks_keys()
    {
        var client = await TotangoAsync(
            new TotangoOptions { Oddities = Oddities.ScrollUnderscore | Oddities.LackingKeys }
        );

        var page = await client.SearchAsync(ScrollAll, Everything);

        var accounts = (page["accounts"]?.AsArray() ?? []).OfType<JsonObject>().ToList();
        Assert.That((page["scroll_id"] is null, page["scroll-id"] is null), Is.EqualTo((false, true)));
        foreach (var key in new[] { "display_name", "health", "attributes" })
        {
            Assert.That(accounts.Count(account => !account.ContainsKey(key)), Is.EqualTo(15), key);
        }
    }

    [TestCase("unknown-field", "\"invented_member\":")]
    [TestCase("big-numbers", "\"huge_integer\":123456789012345678901234567890")]
    [TestCase("huge-record=3000", "xxxxxxxxxx")]
    [TestCase("empty-page", "\"hits\":\\[\\]")]
    [TestCase("null-fields", "\"selected_fields\":\\[null\\]")]
    [TestCase("pretty", "\n +\"name\"")]
    public async Task The_faults_of_content_are_played(string fault, string pattern)
    {
        var server = await ServeAsync();
        server.Faults.Add(fault);
        using var client = new TotangoClient(server);
        var query = Query(Eq, """{"type":"string","term":"status_group"}""");

        using var odd = await client.QueryAsync("/api/" + Accounts, query);
        using var plain = await client.QueryAsync("/api/" + Accounts, query);

        Assert.That(await odd.Content.ReadAsStringAsync(), Does.Match(pattern));
        Assert.That(await plain.Content.ReadAsStringAsync(), Does.Not.Match(pattern));
    }
}
