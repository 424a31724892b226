using System.Text.Json.Nodes;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>The attributes of accounts as columns.</summary>
[Parallelizable(ParallelScope.All)]
public class AttributeTests
{
    private const string Search = "v1/search/accounts";
    private const string Stream = "accounts";
    private const string Time =
        """{"type":["null","string"],"format":"date-time","airbyte_type":"timestamp_with_timezone"}""";
    private const string Text = """{"type":["null","string"]}""";
    private const string Number = """{"type":["null","number"]}""";

    private static readonly TotangoOptions Few = TotangoOptions.Empty with { Accounts = 60, Staff = 3 };

    private static readonly string[] Fixed =
    [
        "account_id",
        "account_name",
        "last_activity_time",
        "status_group",
        "health",
    ];

    [Test]
    public async Task Each_attribute_is_a_column_of_its_type_behind_the_fixed_ones()
    {
        await using var service = await Service.OpenAsync(Few);

        var run = await service.RunAsync("discover", "--config", service.ConfigFile());

        var columns = run
            .Messages.Catalog.GetProperty("streams")
            .EnumerateArray()
            .Single(stream => stream.GetProperty("name").GetString() == Stream)
            .GetProperty("json_schema")
            .GetProperty("properties")
            .EnumerateObject()
            .Skip(Fixed.Length)
            .Select(column => (column.Name, column.Value.GetRawText()));
        (string, string)[] expected =
        [
            ("tier", Text),
            ("contract_value", Number),
            ("licenses", Number),
            ("contract_start_date", Time),
            ("segments", "{}"),
            ("account_name_2", Text),
            ("contract_value_2", Number),
            ("reference_number", Number),
            ("stage", "{}"),
            ("company_domain", Text),
            ("contract_renewal_date", Time),
            ("success_manager", Text),
            ("remarks", Text),
        ];
        Assert.That(columns, Is.EqualTo(expected));
    }

    [Test]
    public async Task Each_attribute_is_asked_for_by_its_api_name_and_the_field_of_its_type()
    {
        await using var service = await Service.OpenAsync(Few);

        var run = await service.ReadAsync(Stream);

        _ = run.Whole(Stream);
        var fields = service
            .Queries(Search)[0]
            .GetProperty("fields")
            .EnumerateArray()
            .Skip(2)
            .Select(field => $"{field.GetProperty("attribute")}: {field.GetProperty("type")}");
        string[] expected =
        [
            "Tier: string_attribute",
            "Contract Value: number_attribute",
            "Licenses: number_attribute",
            "Contract Start Date: simple_date_attribute",
            "Segments: string_attribute",
            "account_name: string_attribute",
            "Contract_Value: number_attribute",
            "Reference Number: number_attribute",
            "Stage: lifecycle_attribute",
            "Company Domain: string_attribute",
            "Contract Renewal Date: simple_date_attribute",
            "Success Manager: string_attribute",
            "Remarks: string_attribute",
        ];
        Assert.That(fields, Is.EqualTo(expected));
        Assert.That(service.Requests("v1/attributes.json"), Has.Count.EqualTo(1), "once a run");
    }

    [Test]
    public async Task Numbers_stay_digit_for_digit()
    {
        await using var service = await Service.OpenAsync(Few);

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(
            records.Raw("reference_number").Where(number => number != "null"),
            Is.Not.Empty.And.All.Match(@"^\d{26}9999$")
        );
        Assert.That(
            records.Raw("contract_value").Where(number => number != "null"),
            Has.All.Match(@"^\d+\.\d0$").And.Some.EqualTo("1.10")
        );
    }

    [TestCase(DateForm.Iso, @"^""20\d\d-\d\d-\d\dT00:00:00(\.000)?Z""$")]
    [TestCase(DateForm.Milliseconds, @"^""20\d\d-\d\d-\d\dT00:00:00Z""$")]
    [TestCase(DateForm.Day, @"^""20\d\d-\d\d-\d\dT00:00:00Z""$")]
    public async Task A_date_is_a_date_time_in_whatever_form_it_comes(DateForm form, string pattern)
    {
        await using var service = await Service.OpenAsync(Few with { DateForm = form });

        var dates = (await service.ReadAsync(Stream)).Whole(Stream).Raw("contract_start_date");

        Assert.That(dates.Where(date => date != "null"), Is.Not.Empty.And.All.Match(pattern));
    }

    [TestCase(Oddities.None, @"^\[.*\]$")]
    [TestCase(Oddities.TextTags, "^\".*\"$")]
    public async Task A_list_comes_as_it_is(Oddities oddities, string pattern)
    {
        await using var service = await Service.OpenAsync(Few with { Oddities = oddities });

        var lists = (await service.ReadAsync(Stream)).Whole(Stream).Raw("segments");

        Assert.That(lists.Where(list => list != "null"), Is.Not.Empty.And.All.Match(pattern));
    }

    [TestCase(Oddities.UpperCaseTypes)]
    [TestCase(Oddities.BareAttributes)]
    [TestCase(Oddities.UpperCaseTypes | Oddities.BareAttributes)]
    public async Task The_list_of_attributes_may_come_in_other_forms(Oddities oddities)
    {
        await using var plain = await Service.OpenAsync(Few);
        await using var odd = await Service.OpenAsync(Few with { Oddities = oddities });

        var (one, other) = (await plain.ReadAsync(Stream), await odd.ReadAsync(Stream));

        _ = other.Whole(Stream);
        Assert.That(other.Messages.Rows(Stream), Is.EqualTo(one.Messages.Rows(Stream)));
    }

    [TestCase("""["Remarks","Contract Value"]""", new[] { "contract_value", "remarks" })]
    [TestCase("""["Contract_Value","Contract Value"]""", new[] { "contract_value", "contract_value_2" })]
    [TestCase("""["Tier","Tier"]""", new[] { "tier" })]
    public async Task Those_that_the_user_names_are_the_columns(string named, string[] columns)
    {
        await using var service = await Service.OpenAsync(Few);
        service.Config["account_attributes"] = JsonNode.Parse(named);

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records[0].Columns().Skip(Fixed.Length), Is.EqualTo(columns));
    }

    [TestCase("""["*"]""")]
    [TestCase("""["Tier","*"]""")]
    [TestCase("[]")]
    [TestCase("null")]
    public async Task An_asterisk_or_nothing_is_all(string named)
    {
        await using var service = await Service.OpenAsync(Few);
        service.Config["account_attributes"] = JsonNode.Parse(named);

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records[0].Columns(), Has.Count.EqualTo(Fixed.Length + 13));
    }

    [Test]
    public async Task Where_the_list_is_refused_accounts_have_the_fixed_columns_and_the_log_says_so()
    {
        await using var service = await Service.OpenAsync(Few with { Refused = new HashSet<string> { "attributes" } });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream)[0].Columns(), Is.EqualTo(Fixed));
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("list of account attributes").And.One.Contains("403"));
    }

    [Test]
    public async Task Those_named_are_asked_for_as_text_where_the_list_is_refused()
    {
        await using var service = await Service.OpenAsync(Few with { Refused = new HashSet<string> { "attributes" } });
        service.Config["account_attributes"] = new JsonArray("Remarks", "Tier");

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records[0].Columns(), Is.EqualTo(Fixed.Concat(["remarks", "tier"])));
        Assert.That(records.Raw("tier"), Has.Some.EqualTo("\"Gold\""));
    }

    [TestCase(401)]
    [TestCase(500)]
    public async Task Another_trouble_with_the_list_fails_the_stream(int status)
    {
        using var vendor = new FakeVendor().Always($"{Stage.Root}*", Reply.Status(status));
        using var stage = Stage.Of(vendor);

        var run = await stage.RunAsync("discover", "--config", stage.ConfigFile());

        Assert.That(run.ExitCode, Is.EqualTo(1), "half of a catalog would drop columns");
    }

    [Test]
    public async Task A_name_that_the_list_does_not_have_is_told_and_asked_for_all_the_same()
    {
        using var vendor = Vendor("""{"list":[{"key_name":"Tier","type":"text"}]}""", "\"Gold\"", "\"x\"");
        using var stage = Stage.Of(vendor);
        stage.Config["account_attributes"] = new JsonArray("Tier", "Teir");

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("teir"), Is.EqualTo(new[] { "x" }));
        Assert.That(run.Messages.Logs("WARN"), Has.Some.Contains("does not have: Teir."));
    }

    [TestCase("Contract Value", "contract_value")]
    [TestCase("contractValue", "contract_value")]
    [TestCase("CRM ID", "crm_id")]
    [TestCase("ARR (EUR) – 2024", "arr_eur_2024")]
    [TestCase("__internal", "internal")]
    [TestCase("Größe", "größe")]
    [TestCase("%", "field")]
    [TestCase("Account ID", "account_id_2")]
    [TestCase("health", "health_2")]
    public async Task A_column_is_named_in_snake_case_and_no_fixed_one_is_taken(string attribute, string column)
    {
        using var vendor = Vendor($$"""[{"key_name":"{{attribute}}","type":"text"}]""", "\"x\"");
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Whole(Stream)[0].Columns()[^1], Is.EqualTo(column));
    }

    [Test]
    public async Task The_third_of_a_name_gets_a_three_and_what_comes_twice_is_one_column()
    {
        using var vendor = Vendor(
            """[{"key_name":"A b"},{"key_name":"a B"},{"key_name":"a_b"},{"key_name":"a_b"},{"type":"text"},7]""",
            "1",
            "2",
            "3"
        );
        using var stage = Stage.Of(vendor);

        RunResult run = await stage.ReadAsync(Stream);

        var record = run.Whole(Stream)[0];
        Assert.That(record.Columns().Skip(Fixed.Length), Is.EqualTo(new[] { "a_b", "a_b_2", "a_b_3" }));
        Assert.That(record.GetProperty("a_b_3").GetRawText(), Is.EqualTo("3"), "a type that is not known is anything");
    }

    private static FakeVendor Vendor(string attributes, params string[] values) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json(attributes))
            .Always(
                HttpMethod.Post,
                Stage.Root + Search,
                Stage.Found(
                    "accounts",
                    1,
                    $$"""{"name":"a","display_name":"A","selected_fields":["free","red",{{string.Join(',', values)}}]}"""
                )
            );
}
