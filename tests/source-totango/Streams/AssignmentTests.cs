using System.Text.Json.Nodes;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Who is assigned to an account, in whichever form the owner comes.</summary>
[Parallelizable(ParallelScope.All)]
public class AssignmentTests
{
    private const string Search = "v1/search/accounts";
    private const string Stream = "account_assignments";

    private static readonly string[] Columns = ["account_id", "role", "user_name", "user_email"];
    private static readonly TotangoOptions Some = TotangoOptions.Empty with { Accounts = 40, Staff = 5 };

    [TestCase(OwnerForm.Text)]
    [TestCase(OwnerForm.Name)]
    [TestCase(OwnerForm.DisplayName)]
    [TestCase(OwnerForm.Array)]
    public async Task Each_role_that_somebody_has_is_a_record_with_name_and_address(OwnerForm form)
    {
        await using var service = await Service.OpenAsync(Some with { OwnerForm = form });
        await using var plain = await Service.OpenAsync(Some);

        var run = await service.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Of("account_id", "role"), Is.Unique.And.Count.InRange(50, 80));
        Assert.That(records.Of("role").Distinct(), Is.EquivalentTo(new[] { "Success Manager", "Sales Manager" }));
        Assert.That(records.Select(record => record.Columns()), Has.All.EqualTo(Columns));
        Assert.That(records.Of("user_name"), Has.All.Match(@"^\w+ \w+$"));
        Assert.That(records.Of("user_email"), Has.All.EndsWith("@vendor.test"));
        Assert.That(
            run.Messages.Rows(Stream),
            Is.EqualTo((await plain.ReadAsync(Stream)).Messages.Rows(Stream)),
            "the form makes no difference"
        );
    }

    [TestCase(OwnerForm.Text, false)]
    [TestCase(OwnerForm.Name, false)]
    [TestCase(OwnerForm.DisplayName, true)]
    [TestCase(OwnerForm.Array, true)]
    public async Task Without_the_twin_the_address_is_that_of_the_owner_or_none(OwnerForm form, bool hasAddress)
    {
        await using var service = await Service.OpenAsync(Some with { OwnerForm = form, Oddities = Oddities.NoTid });

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("user_name"), Is.Not.Empty.And.All.Match(@"^\w+ \w+$"));
        Assert.That(
            records.Raw("user_email"),
            hasAddress ? Has.All.EndsWith("@vendor.test\"") : Has.All.EqualTo("null")
        );
    }

    [TestCase("""[]""")]
    [TestCase("""null""")]
    [TestCase("\"\"")]
    [TestCase("""{"display_name":null,"email":""}""")]
    [TestCase("[null]")]
    public async Task A_role_that_nobody_has_is_no_record(string owner)
    {
        using var vendor = Vendor($$"""{"name":"a","selected_fields":[{{owner}},null]}""");
        using var stage = Stage.Of(vendor);
        stage.Config["account_roles"] = new JsonArray("Success Manager");

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Is.Empty);
    }

    [TestCase("null", "\"kim@vendor.test\"", "null", "\"kim@vendor.test\"")]
    [TestCase("\"Kim\"", "null", "\"Kim\"", "null")]
    [TestCase("""{"name":"Kim","user_name":"k@vendor.test"}""", "null", "\"Kim\"", "\"k@vendor.test\"")]
    [TestCase(
        """{"display_name":"Kim","email":"x@vendor.test"}""",
        "\"k@vendor.test\"",
        "\"Kim\"",
        "\"k@vendor.test\""
    )]
    [TestCase("""["Kim","Lee"]""", """["k@vendor.test","l@vendor.test"]""", "\"Kim\"", "\"k@vendor.test\"")]
    public async Task What_is_known_is_given_out(string owner, string twin, string name, string email)
    {
        using var vendor = Vendor($$"""{"name":"a","selected_fields":[{{owner}},{{twin}}]}""");
        using var stage = Stage.Of(vendor);
        stage.Config["account_roles"] = new JsonArray("Success Manager");

        var record = (await stage.ReadAsync(Stream)).Whole(Stream).Single();

        Assert.That(record.GetProperty("user_name").GetRawText(), Is.EqualTo(name));
        Assert.That(record.GetProperty("user_email").GetRawText(), Is.EqualTo(email));
    }

    [Test]
    public async Task The_roles_are_those_that_the_first_twenty_accounts_have()
    {
        await using var service = await Service.OpenAsync(Some);

        var run = await service.ReadAsync(Stream);

        _ = run.Whole(Stream);
        var looked = service.Server.Requests.Where(request =>
            request.Path.StartsWith("/api/v2/accounts/", StringComparison.Ordinal)
        );
        Assert.That(
            looked.Select(request => request.Path),
            Is.EqualTo(service.Vendor.AccountIds.Take(20).Select(id => $"/api/v2/accounts/{id}/"))
        );
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("the roles are"));
        var fields = service.Queries(Search)[^1].GetProperty("fields").EnumerateArray();
        Assert.That(
            fields.Select(field =>
                $"{field.GetProperty("type")}: {(field.TryGetProperty("account_role", out var role) ? role : field.GetProperty("attribute"))}"
            ),
            Is.EquivalentTo(
                new[]
                {
                    "owner: Success Manager",
                    "string_attribute: Success Manager___tid",
                    "owner: Sales Manager",
                    "string_attribute: Sales Manager___tid",
                }
            )
        );
    }

    [Test]
    public async Task Roles_that_the_user_names_are_not_looked_for()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["account_roles"] = new JsonArray("Sales Manager", "Sales Manager");

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("role"), Is.Not.Empty.And.All.EqualTo("Sales Manager"));
        Assert.That(records.Of("account_id"), Is.Unique);
        Assert.That(service.Server.Requests.Select(request => request.Path), Has.All.EqualTo($"/api/{Search}"));
    }

    [Test]
    public async Task Where_nobody_has_a_role_there_is_nothing_to_read_and_the_log_says_so()
    {
        await using var service = await Service.OpenAsync(Some with { Staff = 0 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Is.Empty);
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("\"Account Roles\""));
    }

    [TestCase(404)]
    [TestCase(400)]
    public async Task An_account_that_is_gone_meanwhile_is_passed_over(int status)
    {
        const string Account = """
            {"account":{"attributes":{"Success Manager":{"val":"Kim","business_type":"OWNER"},"Tier":{"val":"Gold"},"x":7}}}
            """;
        using var vendor = new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Expect(
                HttpMethod.Post,
                Stage.Root + Search,
                Stage.Found("accounts", 3, Bare("gone"), Bare("a/b"), Bare("empty"))
            )
            .Expect($"{Stage.Root}v2/accounts/gone/", Reply.Status(status, "Account not found"))
            .Expect($"{Stage.Root}v2/accounts/a%2Fb/", Reply.Json(Account))
            .Expect($"{Stage.Root}v2/accounts/empty/", Reply.Json("{}"))
            .Expect(
                HttpMethod.Post,
                Stage.Root + Search,
                Stage.Found("accounts", 1, """{"name":"a/b","selected_fields":["Kim",null]}""")
            );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("role"), Is.EqualTo(new[] { "Success Manager" }));
        vendor.VerifyAllCame();
    }

    [Test]
    public async Task Accounts_that_no_slice_reaches_have_their_assignments_too()
    {
        await using var service = await Service.OpenAsync(
            Some with
            {
                Accounts = 10_200,
                Attributes = 1,
                TimelessPercent = 3,
            }
        );
        service.Config["account_roles"] = new JsonArray("Success Manager");

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("account_id"), Is.Unique.And.Count.InRange(8_300, 8_700), "one in six has nobody");
        Assert.That(records.Raw("user_email"), Has.None.EqualTo("null"));
    }

    private static string Bare(string id) => $$"""{"name":"{{id}}","selected_fields":[]}""";

    private static FakeVendor Vendor(string hit) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, Stage.Found("accounts", 1, hit));
}
