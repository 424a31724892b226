using System.Text;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Those who work with Totango: by a search, and where that is refused by SCIM.</summary>
[Parallelizable(ParallelScope.All)]
public class StaffTests
{
    private const string Search = "v1/search/users/internal";
    private const string Scim = "v2/scim/services/12345/Users";
    private const string Stream = "totango_users";

    private static readonly string[] Columns =
    [
        "user_id",
        "user_name",
        "first_name",
        "last_name",
        "license",
        "status",
        "role",
        "teams",
    ];

    private static readonly TotangoOptions Some = TotangoOptions.Empty with { Staff = 250 };
    private static readonly TotangoOptions Refusing = Some with { Refused = new HashSet<string> { "staff" } };

    [Test]
    public async Task A_search_finds_those_of_all_teams()
    {
        await using var service = await Service.OpenAsync(Some with { Staff = 1_200 });

        var records = (await service.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("user_id"), Has.Count.EqualTo(1_200).And.Unique);
        Assert.That(records.Select(record => record.Columns()), Has.All.EqualTo(Columns));
        Assert.That(records.Of("license").Distinct(), Is.EquivalentTo(new[] { "Spark", "Zoe" }));
        Assert.That(records.Of("status").Distinct(), Is.EquivalentTo(new[] { "Active", "Created", "Disabled" }));
        Assert.That(records.Raw("teams"), Has.All.StartsWith("["));
        Assert.That(
            service.Requests(Search).Select(request => Encoding.UTF8.GetString(request.Body.Span)),
            Has.Exactly(2).Items.And.All.EndsWith("&team_id=-1")
        );
    }

    [TestCase(null)]
    [TestCase("SP-12345-01")]
    [TestCase("12345")]
    [TestCase(" sp-12345-01 ")]
    public async Task Where_the_search_is_refused_they_come_by_scim_page_by_page(string? serviceId)
    {
        await using var service = await Service.OpenAsync(Refusing);
        service.Config["service_id"] = serviceId;

        var run = await service.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Of("user_id"), Has.Count.EqualTo(250).And.Unique.And.All.Contains("@vendor.test"));
        Assert.That(records.Select(record => record.Columns().Order()), Has.All.EqualTo(Columns.Order()));
        Assert.That(records.Of("status").Distinct(), Is.EquivalentTo(new[] { "Active", "Disabled" }));
        Assert.That(
            service.Requests(Scim).Select(request => request.Query),
            Is.EqualTo(new[] { "?startIndex=1&count=100", "?startIndex=101&count=100", "?startIndex=201&count=100" })
        );
        Assert.That(service.Requests("v1/search/accounts"), Has.Count.EqualTo(serviceId is null ? 1 : 0));
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("SCIM").And.One.Contains("403"));
    }

    [Test]
    public async Task The_number_of_the_service_may_come_as_a_number()
    {
        await using var service = await Service.OpenAsync(Refusing with { Oddities = Oddities.NumericServiceId });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Has.Count.EqualTo(250));
    }

    [Test]
    public async Task Without_any_number_of_the_service_the_option_is_named()
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, Reply.Status(404))
            .Always(
                HttpMethod.Post,
                $"{Stage.Root}v1/search/accounts",
                Reply.Json("""{"response":{"accounts":{"total_hits":0,"hits":[]}}}""")
            );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("\"Service ID\""));
    }

    [Test]
    public async Task Where_both_are_refused_the_stream_says_so_and_the_others_go_on()
    {
        await using var service = await Service.OpenAsync(
            Some with
            {
                Refused = new HashSet<string> { "staff", "scim" },
            }
        );

        var run = await service.ReadAsync([Stream, "attributes"]);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("403").And.Contain("deselect"));
        Assert.That(run.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase(401)]
    [TestCase(500)]
    public async Task Another_trouble_of_the_search_is_not_gone_around(int status)
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, Reply.Status(status));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, status == 401 ? "config_error" : "transient_error"), Does.Contain($"{status}"));
    }

    [Test]
    public async Task What_a_user_of_scim_lacks_is_taken_from_elsewhere_or_null()
    {
        const string Users = """
            {"totalResults":2,"Resources":[
              {"id":"u-1","displayName":null,"name":{"formatted":"Kim Roe"}},
              {"id":"u-2","userName":"lee@vendor.test","active":false,"roles":[{"value":"Member"}]}]}
            """;
        using var vendor = Scimming(Users);
        using var stage = Stage.Of(vendor);
        stage.Config["service_id"] = "12345";

        var records = (await stage.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("user_id"), Is.EqualTo(new[] { "u-1", "lee@vendor.test" }));
        Assert.That(records.Raw("user_name"), Is.EqualTo(new[] { "\"Kim Roe\"", "null" }));
        Assert.That(records.Raw("status"), Is.EqualTo(new[] { "null", "\"Disabled\"" }));
        Assert.That(records.Raw("role"), Is.EqualTo(new[] { "null", """[{"value":"Member"}]""" }));
    }

    [Test]
    public async Task A_user_of_scim_without_any_id_is_an_error()
    {
        using var vendor = Scimming("""{"totalResults":1,"Resources":[{"active":true}]}""");
        using var stage = Stage.Of(vendor);
        stage.Config["service_id"] = "12345";

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "system_error"), Does.Contain("userName"));
    }

    private static FakeVendor Scimming(string users) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, Reply.Status(403))
            .Always(Stage.Root + Scim, Reply.Json(users));
}
