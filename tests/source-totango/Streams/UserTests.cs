using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>The users of all accounts, also where they are more than a search reaches.</summary>
[Parallelizable(ParallelScope.All)]
public class UserTests
{
    private const string Search = "v1/search/users";
    private const string Stream = "users";

    private static readonly TotangoOptions Few = TotangoOptions.Empty with { Accounts = 20, Users = 2_500 };
    private static readonly TotangoOptions Many = TotangoOptions.Empty with { Accounts = 120, Users = 10_500 };

    private static readonly string[] Columns =
    [
        "account_id",
        "user_id",
        "account_name",
        "user_name",
        "first_activity_time",
        "last_activity_time",
        "is_online",
    ];

    [Test]
    public async Task Users_have_the_columns_of_a_hit()
    {
        const string Hit = """
            {"name":"ana@acme.test","display_name":"Ana","account":{"name":"acme_001","display_name":"Acme Ltd","service_id":1},
             "first_activity_time":1690000000000,"last_activity_time":"1718000000001","is_online":true,"selected_fields":[]}
            """;
        using var vendor = Vendor(Stage.Found("users", 1, Hit));
        using var stage = Stage.Of(vendor);

        var record = (await stage.ReadAsync(Stream)).Whole(Stream).Single();

        Assert.That(record.Columns().Take(Columns.Length), Is.EqualTo(Columns));
        Assert.That(record.GetProperty("account_service_id").GetRawText(), Is.EqualTo("1"), "what else it has is kept");
        Assert.That($"{record.GetProperty("account_id")}", Is.EqualTo("acme_001"));
        Assert.That($"{record.GetProperty("user_id")}", Is.EqualTo("ana@acme.test"));
        Assert.That($"{record.GetProperty("account_name")}", Is.EqualTo("Acme Ltd"));
        Assert.That($"{record.GetProperty("user_name")}", Is.EqualTo("Ana"));
        Assert.That($"{record.GetProperty("first_activity_time")}", Is.EqualTo("2023-07-22T04:26:40Z"));
        Assert.That($"{record.GetProperty("last_activity_time")}", Is.EqualTo("2024-06-10T06:13:20.001Z"));
        Assert.That(record.GetProperty("is_online").GetRawText(), Is.EqualTo("true"));
    }

    [Test]
    public async Task What_a_hit_lacks_is_null()
    {
        using var vendor = Vendor(
            Stage.Found("users", 1, """{"name":"1","account":{"name":"2"},"selected_fields":[]}""")
        );
        using var stage = Stage.Of(vendor);

        var record = (await stage.ReadAsync(Stream)).Whole(Stream).Single();

        Assert.That($"{record.GetProperty("user_id")}", Is.EqualTo("1"));
        Assert.That(Columns[2..].Select(column => record.GetProperty(column).GetRawText()), Has.All.EqualTo("null"));
    }

    [TestCase("""{"name":"ana@acme.test","selected_fields":[]}""", "account.name")]
    [TestCase("""{"name":"ana@acme.test","account":{"name":null},"selected_fields":[]}""", "account.name")]
    [TestCase("""{"account":{"name":"acme_001"},"selected_fields":[]}""", "\"name\"")]
    public async Task A_user_without_one_of_its_ids_is_an_error(string hit, string said)
    {
        using var vendor = Vendor(Stage.Found("users", 1, hit));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain(said));
        Assert.That(run.Messages.Records(Stream), Is.Empty);
    }

    [Test]
    public async Task The_same_user_of_two_accounts_is_two_users()
    {
        await using var service = await Service.OpenAsync(Few);

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        var keys = records.Of("account_id", "user_id");
        Assert.That(keys, Has.Count.EqualTo(2_500).And.Unique);
        Assert.That(records.Of("user_id").Distinct().Count(), Is.LessThan(2_500 - 200));
        Assert.That(
            service.Queries(Search).Of("offset").Order(),
            Is.EqualTo(new[] { "0", "0", "1000", "2000" }),
            "one call counts"
        );
    }

    [Test]
    public async Task No_users_are_no_records()
    {
        await using var service = await Service.OpenAsync(Few with { Users = 0 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Is.Empty);
    }

    [Test]
    public async Task Users_that_are_said_to_be_there_and_do_not_come_fail_the_stream_after_one_more_reading()
    {
        await using var service = await Service.OpenAsync(Few with { MissingHits = 1 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "transient_error"), Does.Contain("2501 users").And.Contain("2500 of them"));
        Assert.That(service.Requests(Search), Has.Count.EqualTo(1 + (2 * 3)));
    }

    [TestCase(Oddities.None, "eq", 0)]
    [TestCase(Oddities.NoIdentifierInList, "eq", 0)]
    [TestCase(Oddities.NoIdentifierEq, "in_list", 1)]
    public async Task Beyond_ten_thousand_they_are_searched_for_by_fifty_accounts(
        Oddities oddities,
        string comparison,
        int refused
    )
    {
        await using var service = await Service.OpenAsync(Many with { Oddities = oddities });

        var run = await service.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Of("account_id", "user_id"), Is.Unique.And.Count.EqualTo(10_500));
        Assert.That(records.Of("account_id").Distinct().ToList(), Has.Count.EqualTo(120));
        Assert.That(service.Requests(Search).Count(request => request.Status == 400), Is.EqualTo(refused));
        var asked = service
            .Queries(Search)
            .Where(query => query.GetProperty("terms").GetArrayLength() > 0)
            .Select(query => query.GetProperty("terms")[0])
            .ToList();
        Assert.That(asked.Of("type"), Has.All.EqualTo("parent_account"));
        var identifiers = asked.Skip(refused).Select(term => term.GetProperty("terms")[0]).ToList();
        Assert.That(
            identifiers.Select(term =>
                comparison == "eq"
                    ? term.GetProperty("or").GetArrayLength()
                    : term.GetProperty("in_list").GetArrayLength()
            ),
            Has.All.LessThanOrEqualTo(50)
        );
    }

    [Test]
    public async Task Fifty_accounts_with_too_many_users_are_halved()
    {
        await using var service = await Service.OpenAsync(Many with { Accounts = 40 });

        var run = await service.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Of("account_id", "user_id"), Is.Unique.And.Count.EqualTo(10_500));
        var sizes = service
            .Queries(Search)
            .Where(query => query.GetProperty("terms").GetArrayLength() > 0)
            .Select(query => query.GetProperty("terms")[0].GetProperty("terms")[0].GetProperty("or").GetArrayLength())
            .Distinct();
        Assert.That(sizes, Is.EqualTo(new[] { 40, 20 }));
    }

    [Test]
    public async Task Accounts_whose_ids_differ_by_case_only_keep_their_own_users()
    {
        await using var service = await Service.OpenAsync(Many);

        var accounts = (await service.ReadAsync(Stream)).Whole(Stream).Of("account_id").ToHashSet();

        Assert.That(accounts, Does.Contain("Acme_001").And.Contain("acme_001"));
    }

    [Test]
    public async Task Too_many_users_of_one_account_are_searched_for_by_the_time_of_their_last_activity()
    {
        await using var service = await Service.OpenAsync(Many with { Users = 11_500, CrowdedUsers = 11_000 });

        // All that were ever active, which a search by that time reaches.
        var run = await service.ReadAsync(Stream, """{"last_activity_time":"2020-01-01T00:00:00Z"}""");

        var records = run.Whole(Stream);
        Assert.That(
            records.Of("account_id", "user_id"),
            Is.Unique.And.Count.EqualTo(Enumerable.Range(0, 11_500).Count(user => user % 17 != 6))
        );
    }

    [Test]
    public async Task Users_of_such_an_account_that_were_never_active_are_missed_loudly()
    {
        await using var service = await Service.OpenAsync(Many with { Users = 11_500, CrowdedUsers = 11_000 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("users at the account acct_000000"));
        var records = run.Messages.Records(Stream);
        Assert.That(records.Of("account_id", "user_id"), Is.Unique);
        Assert.That(run.Messages.States(Stream), Is.Empty);
    }

    [Test]
    public async Task A_search_by_accounts_that_is_refused_in_both_forms_fails_the_stream()
    {
        await using var service = await Service.OpenAsync(
            Many with
            {
                Oddities = Oddities.NoIdentifierEq | Oddities.NoIdentifierInList,
            }
        );

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("400"));
        Assert.That(service.Requests(Search).Count(request => request.Status == 400), Is.EqualTo(2), "each form once");
    }

    private static FakeVendor Vendor(Reply found) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, found);
}
