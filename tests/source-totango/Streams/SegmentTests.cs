using System.Text.Json.Nodes;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Segments of the user's own as streams.</summary>
[Parallelizable(ParallelScope.All)]
public class SegmentTests
{
    private const string Tiers = """
        {"terms":[{"type":"string_attribute","attribute":"Tier","in_list":["Gold"]}],
         "fields":[{"type":"number_attribute","attribute":"Contract Value","field_display_name":"Contract Value (EUR)"},
                   {"type":"owner","account_role":"Success Manager","field_display_name":"CSM"}],
         "count":17,"offset":40,"scope":"all"}
        """;

    private static readonly TotangoOptions Some = new()
    {
        Accounts = 200,
        Users = 90,
        Items = 2_500,
        Staff = 3,
        Events = 0,
    };

    [Test]
    public async Task A_segment_of_accounts_has_its_fields_as_columns()
    {
        await using var service = await OpenAsync(Some, "accounts", JsonNode.Parse(Tiers)!);

        var records = (await service.ReadAsync("own")).Whole("own");

        Assert.That(
            records[0].Columns(),
            Is.EqualTo(new[] { "account_id", "account_name", "last_activity_time", "contract_value_eur", "csm" })
        );
        Assert.That(records.Of("account_id"), Is.Unique.And.Count.InRange(20, 80));
        var query = service.Queries("v1/search/accounts").Single();
        Assert.That(query.GetProperty("terms")[0].GetProperty("attribute").GetString(), Is.EqualTo("Tier"));
        Assert.That(
            query.GetProperty("count").GetInt32(),
            Is.EqualTo(1_000),
            "what was pasted of pages does not count"
        );
        Assert.That(query.GetProperty("offset").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task A_segment_may_be_pasted_in_several_forms()
    {
        string[] forms =
        [
            Tiers,
            $"  {Tiers}\n",
            $"query={Tiers}",
            $"query={Uri.EscapeDataString(Tiers)}",
            Uri.EscapeDataString(Tiers),
            Uri.EscapeDataString(Tiers).Replace("%20", "+"),
        ];
        await using var service = await OpenAsync(Some, "accounts", JsonNode.Parse(Tiers)!);
        var expected = (await service.ReadAsync("own")).Messages.Rows("own");

        foreach (var form in forms)
        {
            service.Config["segments"]![0]!["query"] = form;

            var run = await service.ReadAsync("own");

            _ = run.Whole("own");
            Assert.That(run.Messages.Rows("own"), Is.EqualTo(expected), form);
        }
    }

    [Test]
    public async Task A_segment_of_users_has_the_keys_of_users_and_is_of_users()
    {
        await using var service = await OpenAsync(
            Some,
            "users",
            JsonNode.Parse(
                """
                {"terms":[],"fields":[{"type":"string_attribute","attribute":"Title"},
                  {"type":"named_aggregation","aggregation":"activity_days","duration":30,"field_display_name":"User ID"}]}
                """
            )!
        );

        var run = await service.ReadAsync("own");

        var records = run.Whole("own");
        Assert.That(records.Of("account_id", "user_id"), Is.Unique.And.Count.EqualTo(90));
        Assert.That(records[0].Columns(), Has.Some.EqualTo("title").And.Some.EqualTo("user_id_2"));
        Assert.That(records.Raw("user_id_2"), Has.All.Match(@"^\d+$"));
        Assert.That(records.Raw("title"), Has.Some.EqualTo("null").And.Some.EqualTo("\"Buyer\""));
    }

    [Test]
    public async Task A_segment_of_a_collection_has_the_account_and_the_id_and_any_kind_of_value()
    {
        await using var service = await OpenAsync(
            Some,
            "collections",
            JsonNode.Parse(
                """
                {"terms":[],"fields":[{"type":"number_attribute","attribute":"Effort","field_display_name":"Effort"},
                  {"type":"string_attribute","attribute":"Owners","field_display_name":"Owners"},
                  {"type":"string_attribute","attribute":"Priority","field_display_name":"Priority"},
                  {"type":"simple_date_attribute","attribute":"Created","field_display_name":"Created"}]}
                """
            )!
        );

        var records = (await service.ReadAsync("own")).Whole("own");

        Assert.That(records.Of("account_id", "id"), Is.Unique.And.Count.EqualTo(2_500));
        Assert.That(records.Of("id"), Is.Not.Unique, "an id is one of an account");
        Assert.That(records.Raw("effort"), Has.All.EndsWith(".50"));
        Assert.That(records.Raw("owners"), Has.All.StartsWith("[").And.Some.EqualTo("[]"));
        Assert.That(records.Raw("priority"), Has.Some.EqualTo("null"));
        Assert.That(records.Of("created"), Has.All.EndsWith("Z"));
        Assert.That(service.Requests("v1/search/accounts/collections"), Has.Count.EqualTo(3));
    }

    [TestCase("own", "accounts", "account_id")]
    [TestCase("Ünser Segment 1", "users", "account_id,user_id")]
    [TestCase("own", "collections", "account_id,id")]
    public async Task The_catalog_has_it_with_its_key_and_the_types_of_its_fields(string name, string what, string key)
    {
        await using var service = await OpenAsync(
            Some,
            what,
            JsonNode.Parse(
                """
                {"fields":[{"type":"string","term":"health"},{"type":"number_metric","metric":"Seats Used"},
                  {"type":"date","term":"first_seen"},{"type":"health_score"},{"type":"owner","account_role":"CSM"}]}
                """
            )!,
            name
        );

        var run = await service.RunAsync("discover", "--config", service.ConfigFile());

        var stream = run
            .Messages.Catalog.GetProperty("streams")
            .EnumerateArray()
            .Single(stream => stream.GetProperty("name").GetString() == name);
        Assert.That(
            string.Join(',', stream.GetProperty("source_defined_primary_key").EnumerateArray().Select(one => one[0])),
            Is.EqualTo(key)
        );
        Assert.That(stream.GetProperty("supported_sync_modes").GetRawText(), Is.EqualTo("""["full_refresh"]"""));
        var properties = stream.GetProperty("json_schema").GetProperty("properties");
        Assert.That(properties.GetProperty("health").GetRawText(), Does.Contain("string"));
        Assert.That(properties.GetProperty("seats_used").GetRawText(), Does.Contain("number"));
        Assert.That(properties.GetProperty("first_seen").GetRawText(), Does.Contain("date-time"));
        Assert.That(properties.GetProperty("health_score").GetRawText(), Is.EqualTo("{}"));
        Assert.That(properties.GetProperty("csm").GetRawText(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task More_accounts_than_a_search_reaches_come_by_slices()
    {
        await using var service = await OpenAsync(
            Some with
            {
                Accounts = 10_300,
                Attributes = 1,
            },
            "accounts",
            JsonNode.Parse("""{"fields":[{"type":"string","term":"health"}]}""")!
        );

        var records = (await service.ReadAsync("own")).Whole("own");

        Assert.That(records.Of("account_id"), Is.Unique.And.EquivalentTo(service.Vendor.AccountIds));
        Assert.That(service.Requests("v2/accounts/scan_and_scroll_search_accounts"), Is.Empty);
    }

    [Test]
    public async Task Where_slices_do_not_reach_all_the_stream_says_what_to_do()
    {
        await using var service = await OpenAsync(
            Some with
            {
                Accounts = 10_300,
                Attributes = 1,
                TimelessPercent = 2,
            },
            "accounts",
            JsonNode.Parse("""{"fields":[]}""")!
        );

        var run = await service.ReadAsync("own");

        Assert.That(run.Failed("own", "config_error"), Does.Contain("10300 accounts").And.Contain("Narrow down"));
    }

    [Test]
    public async Task More_items_of_a_collection_than_a_search_reaches_are_an_error_before_any_comes()
    {
        await using var service = await OpenAsync(
            Some with
            {
                Items = 10_001,
            },
            "collections",
            JsonNode.Parse("""{"terms":[],"fields":[]}""")!
        );

        var run = await service.ReadAsync("own");

        Assert.That(run.Failed("own", "config_error"), Does.Contain("10001 collections").And.Contain("Narrow down"));
        Assert.That(run.Messages.Records("own"), Is.Empty);
    }

    [Test]
    public async Task A_query_that_totango_refuses_fails_its_own_stream_with_what_totango_says()
    {
        await using var service = await OpenAsync(
            Some,
            "users",
            JsonNode.Parse("""{"terms":[{"type":"no_such_term"}],"fields":[]}""")!
        );

        var run = await service.ReadAsync(["own", "attributes"]);

        Assert.That(run.Failed("own", "config_error"), Does.Contain("no_such_term"));
        Assert.That(run.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }

    private static async Task<Service> OpenAsync(
        TotangoOptions options,
        string what,
        JsonNode query,
        string name = "own"
    )
    {
        var service = await Service.OpenAsync(options);
        service.Config["segments"] = Segments(name, what, query);
        return service;
    }

    private static JsonArray Segments(string name, string what, JsonNode query) =>
        [
            new JsonObject
            {
                ["name"] = name,
                ["object"] = what,
                ["query"] = query,
            },
        ];
}
