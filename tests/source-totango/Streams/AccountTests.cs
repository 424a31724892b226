using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Accounts that a search reaches: each once, or a stream that says that it is incomplete.</summary>
[Parallelizable(ParallelScope.All)]
public class AccountTests
{
    private const string Search = "v1/search/accounts";
    private const string Stream = "accounts";

    private static readonly string[] Fixed =
    [
        "account_id",
        "account_name",
        "last_activity_time",
        "status_group",
        "health",
    ];

    private static readonly TotangoOptions Some = TotangoOptions.Empty with { Accounts = 2_500, Attributes = 2 };

    [Test]
    public async Task A_thousand_come_with_each_call_in_a_fixed_order()
    {
        await using var service = await Service.OpenAsync(Some);

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.EqualTo(service.Vendor.AccountIds));
        var queries = service.Queries(Search);
        Assert.That(queries.Of("offset").Order(), Is.EqualTo(new[] { "0", "1000", "2000" }));
        Assert.That(queries.Of("count"), Has.All.EqualTo("1000"));
        Assert.That(queries.Of("sort_by"), Has.All.EqualTo("display_name"));
        Assert.That(queries.Of("sort_order"), Has.All.EqualTo("ASC"));
        Assert.That(queries.Of("scope"), Has.All.EqualTo("all"));
        Assert.That(queries.Raw("terms"), Has.All.EqualTo("[]"), "without terms the token is said to be wrong");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(999)]
    [TestCase(1_000)]
    public async Task What_one_page_holds_is_one_call(int accounts)
    {
        await using var service = await Service.OpenAsync(Some with { Accounts = accounts });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Has.Count.EqualTo(accounts));
        Assert.That(service.Requests(Search), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_id_is_what_totango_calls_name_and_its_case_and_its_zeros_stay()
    {
        using var vendor = Vendor(
            Stage.Found(
                "accounts",
                3,
                Hit("007", "Agents", "1718000000000"),
                Hit("Acme_001", "Acme", "null"),
                Hit("acme_001", "acme", "null")
            )
        );
        using var stage = Stage.Of(vendor);

        var records = (await stage.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Raw("account_id"), Is.EqualTo(new[] { "\"007\"", "\"Acme_001\"", "\"acme_001\"" }));
        Assert.That(records.Of("account_name"), Is.EqualTo(new[] { "Agents", "Acme", "acme" }));
        Assert.That(records[0].Columns(), Is.EqualTo(Fixed));
    }

    [TestCase(TimeForm.Number)]
    [TestCase(TimeForm.Text)]
    public async Task The_last_activity_is_a_date_time_in_either_form(TimeForm form)
    {
        await using var service = await Service.OpenAsync(Some with { Accounts = 20, HitTimes = form });

        var times = (await service.ReadAsync(Stream)).Whole(Stream).Of("last_activity_time");

        Assert.That(times, Has.All.Match(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$"));
    }

    [TestCase(TimeForm.Null)]
    [TestCase(TimeForm.Absent)]
    public async Task A_last_activity_that_is_not_known_is_null(TimeForm form)
    {
        await using var service = await Service.OpenAsync(Some with { Accounts = 20, HitTimes = form });

        var times = (await service.ReadAsync(Stream)).Whole(Stream).Raw("last_activity_time");

        Assert.That(times, Has.Count.EqualTo(20).And.All.EqualTo("null"));
    }

    [Test]
    public async Task Accounts_that_are_said_to_be_there_and_do_not_come_fail_the_stream_after_one_more_reading()
    {
        await using var service = await Service.OpenAsync(Some with { MissingHits = 1 });

        var run = await service.ReadAsync([Stream, "attributes"]);

        var message = run.Failed(Stream, "transient_error");
        Assert.That(message, Does.Contain("2501 accounts").And.Contain("2500 of them"));
        Assert.That(service.Requests(Search), Has.Count.EqualTo(2 * 3));
        Assert.That(run.Messages.Records(Stream).Of("account_id"), Is.EqualTo(service.Vendor.AccountIds), "each once");
        Assert.That(run.Messages.States(Stream), Is.Empty, "nothing is saved of what is not whole");
        Assert.That(run.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task What_is_missing_at_first_and_comes_then_is_given_out_once()
    {
        using var vendor = new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"), Reply.Json("[]"))
            .Expect(
                HttpMethod.Post,
                Stage.Root + Search,
                Stage.Found("accounts", 2, Hit("a", "A", "null")),
                Stage.Found("accounts", 2),
                Stage.Found("accounts", 2, Hit("b", "B", "null"), Hit("a", "A", "null"))
            );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("read once more"));
    }

    [Test]
    public async Task A_total_may_be_a_text()
    {
        await using var service = await Service.OpenAsync(Some with { Oddities = Oddities.TextTotals });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.EqualTo(service.Vendor.AccountIds));
    }

    [Test]
    public async Task Without_a_total_nobody_knows_whether_all_have_come()
    {
        using var vendor = Vendor(Reply.Json("""{"status":"success","response":{"accounts":{"hits":[]}}}"""));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain("total_hits"));
    }

    [Test]
    public async Task Of_accounts_that_go_and_come_and_move_meanwhile_each_comes_once_and_none_is_lost(
        [Values(0, 1)] int vanish,
        [Values(0, 2)] int appear,
        [Values(0, 2)] int move
    )
    {
        await using var service = await Service.OpenAsync(
            Some with
            {
                VanishAfter = vanish,
                AppearAfter = appear,
                MoveAfter = move,
            }
        );
        service.Config["num_workers"] = 1;
        var before = service.Vendor.AccountIds;

        var ids = (await service.ReadAsync(Stream)).Whole(Stream).Of("account_id");

        var after = service.Vendor.AccountIds;
        Assert.That(ids, Is.Unique.And.SupersetOf(before.Intersect(after)).And.SubsetOf(before.Union(after)));
    }

    [TestCase(Oddities.ShortFields, "3 values")]
    [TestCase(Oddities.NullSelectedFields, "0 values")]
    public async Task Values_that_cannot_be_told_apart_are_not_given_out(Oddities oddities, string said)
    {
        await using var service = await Service.OpenAsync(Some with { Accounts = 20, Oddities = oddities });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain("4 fields").And.Contain(said));
        Assert.That(run.Messages.Records(Stream), Is.Empty);
    }

    [Test]
    public async Task Of_a_page_with_one_short_row_no_row_is_given_out_and_the_pages_before_it_stay()
    {
        using var vendor = new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"), Reply.Json("[]"))
            .Expect(
                HttpMethod.Post,
                Stage.Root + Search,
                Stage.Found("accounts", 3, Hit("a", "A", "null"), Hit("b", "B", "null")),
                Stage.Found("accounts", 3, Hit("c", "C", "null"), """{"name":"d","selected_fields":["green"]}""")
            );
        using var stage = Stage.Of(vendor);
        stage.Config["num_workers"] = 1;

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain("2 fields").And.Contain("1 values"));
        Assert.That(run.Messages.Records(Stream).Of("account_id"), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("""{"display_name":"Acme","selected_fields":[null,null]}""")]
    [TestCase("""{"name":null,"display_name":"Acme","selected_fields":[null,null]}""")]
    public async Task A_row_without_an_id_is_an_error(string hit)
    {
        using var vendor = Vendor(Stage.Found("accounts", 2, Hit("a", "A", "null"), hit));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain("\"name\""));
        Assert.That(run.Messages.Records(Stream), Is.Empty);
    }

    [Test]
    public async Task What_else_a_hit_has_is_kept_and_told_once()
    {
        const string Hit = """
            {"name":"a","display_name":"A","last_activity_time":null,"selected_fields":["free","red"],"score":1.10,"health":"odd"}
            """;
        using var vendor = Vendor(Stage.Found("accounts", 2, Hit, Hit.Replace("\"a\"", "\"b\"")));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Raw("score"), Has.All.EqualTo("1.10"));
        Assert.That(records.Of("health"), Has.All.EqualTo("red"), "fixed columns win");
        Assert.That(records.Of("health_2"), Has.All.EqualTo("odd"));
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("score"));
    }

    private static FakeVendor Vendor(Reply found) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("""{"list":[]}"""))
            .Always(HttpMethod.Post, Stage.Root + Search, found);

    private static string Hit(string id, string name, string time) =>
        $$"""{"name":"{{id}}","display_name":"{{name}}","last_activity_time":{{time}},"selected_fields":["paying","green"]}""";
}
