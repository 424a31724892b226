using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>The small lists, each in the forms that are known of it.</summary>
[Parallelizable(ParallelScope.All)]
public class LookupTests
{
    [TestCase("touchpoint_types", "v3/touchpoint-types/", "id", 5)]
    [TestCase("touchpoint_tags", "v3/touchpoint-tags/", "id", 4)]
    [TestCase("activity_types", "v3/activity-types/", "activity_type_id", 4)]
    [TestCase("attributes", "v1/attributes.json", "key_name", 13)]
    [TestCase("objective_statuses", "v3/objective-settings/status", "id", 3)]
    [TestCase("objective_categories", "v3/objective-settings/category", "id", 2)]
    public async Task A_list_is_one_call_and_each_entry_a_record(string stream, string path, string key, int count)
    {
        await using var service = await Service.OpenAsync();

        var records = (await service.ReadAsync(stream)).Whole(stream);

        Assert.That(records.Of(key), Has.Count.EqualTo(count).And.Unique.And.None.Empty);
        Assert.That(
            service.Server.Requests.Select(request => request.Method + request.Path + request.Query),
            Is.EqualTo(new[] { $"GET/api/{path}" })
        );
    }

    [TestCase("activity_types", Oddities.ActivityTypeArray)]
    [TestCase("touchpoint_tags", Oddities.CapitalTagIds)]
    [TestCase("attributes", Oddities.BareAttributes)]
    public async Task Either_form_gives_the_same(string stream, Oddities oddities)
    {
        await using var plain = await Service.OpenAsync();
        await using var odd = await Service.OpenAsync(TotangoOptions.Empty with { Oddities = oddities });

        var (one, other) = (await plain.ReadAsync(stream), await odd.ReadAsync(stream));

        _ = other.Whole(stream);
        Assert.That(other.Messages.Rows(stream), Is.EqualTo(one.Messages.Rows(stream)));
    }

    [TestCase("""{"a":{"activity_type_id":"adoption","n":1.10},"b":{"display_name":"B"}}""", "adoption", "b")]
    [TestCase("""{"a":{"activity_type_id":null},"b":{"activity_type_id":7}}""", "a", "7")]
    [TestCase("""[{"activity_type_id":"a"},{"activity_type_id":"b"}]""", "a", "b")]
    [TestCase("""{"list":[{"activity_type_id":"a"},{"activity_type_id":"b"}]}""", "a", "b")]
    [TestCase("{}")]
    [TestCase("[]")]
    public async Task A_flow_goes_by_its_own_id_or_by_the_name_it_comes_under(string list, params string[] ids)
    {
        using var vendor = Vendor("v3/activity-types/", list);
        using var stage = Stage.Of(vendor);

        var records = (await stage.ReadAsync("activity_types")).Whole("activity_types");

        Assert.That(records.Of("activity_type_id"), Is.EqualTo(ids));
    }

    [TestCase("\"none\"")]
    [TestCase("null")]
    [TestCase("""[{"display_name":"A"}]""")]
    [TestCase("""{"a":7}""")]
    [TestCase("""["a"]""")]
    public async Task What_is_no_list_of_flows_is_not_an_empty_one(string list)
    {
        using var vendor = Vendor("v3/activity-types/", list);
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("activity_types");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses("activity_types")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Records("activity_types"), Is.Empty);
    }

    [Test]
    public async Task Numbers_stay_as_they_are_and_times_are_date_times()
    {
        using var vendor = Vendor(
            "v3/touchpoint-types/",
            """[{"id":"a","used":1.10,"created_at":1718000000000,"updated_at":"2024-06-10"}]"""
        );
        using var stage = Stage.Of(vendor);

        var records = (await stage.ReadAsync("touchpoint_types")).Whole("touchpoint_types");

        Assert.That(records.Raw("used"), Is.EqualTo(new[] { "1.10" }));
        Assert.That(records.Of("created_at"), Is.EqualTo(new[] { "2024-06-10T06:13:20Z" }));
        Assert.That(records.Of("updated_at"), Is.EqualTo(new[] { "2024-06-10T00:00:00Z" }));
    }

    [Test]
    public async Task Objectives_have_their_times_in_the_vendors_spelling()
    {
        using var vendor = Vendor(
            "v3/objective-settings/status",
            """[{"id":"a","displayName":"Open","createdAt":1718000000000,"updatedAt":null,"own":1}]"""
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("objective_statuses");

        Assert.That(run.Whole("objective_statuses").Of("createdAt"), Is.EqualTo(new[] { "2024-06-10T06:13:20Z" }));
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("own"), "what is not known is kept and told");
    }

    [Test]
    public async Task A_list_that_is_refused_fails_its_own_stream_only()
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v3/touchpoint-tags/", Reply.Status(403))
            .Always($"{Stage.Root}*", Reply.Json("""[{"id":"a","key_name":"Tier"}]"""));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(["touchpoint_tags", "touchpoint_types"]);

        Assert.That(run.Failed("touchpoint_tags", "config_error"), Does.Contain("403").And.Contain("deselect"));
        Assert.That(run.Messages.Statuses("touchpoint_types")[^1], Is.EqualTo("COMPLETE"));
    }

    private static FakeVendor Vendor(string path, string list) =>
        new FakeVendor()
            .Always(Stage.Root + path, Reply.Json(list))
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"));
}
