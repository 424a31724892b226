using System.Text.Json;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>The key of activities, which is stored by users for ever.</summary>
[Parallelizable(ParallelScope.All)]
public class ActivityIdTests
{
    private const string Contact = "<contactId>0bbb03e9000000000000000000000000a1b2</contactId>";
    private const string Message = "<messageId>0bc403e9000000000000000000000000c3d4</messageId>";

    private const string Click =
        "<createdDate>2018-06-01T12:34:56Z</createdDate>" + Contact + Message + "<activityType>click</activityType>";

    private const string ClickId = "2d67c42d7ae1e439fcb5ecfd6e6f2d82";

    [Test]
    public async Task A_click_has_the_id_of_the_tap() =>
        Assert.That(await IdsAsync(Click), Is.EqualTo(new[] { ClickId }));

    [Test]
    public async Task A_send_to_a_list_has_the_id_of_the_tap() =>
        Assert.That(
            await IdsAsync(
                "<createdDate>2018-06-01T12:34:56Z</createdDate>"
                    + Contact
                    + "<listId>0bbc03ec0000000000000000000000000001</listId>"
                    + Message
                    + "<activityType>send</activityType>"
            ),
            Is.EqualTo(new[] { "778214fd00d481d2c78905ea46d22437" })
        );

    [TestCase("<createdDate>2018-06-01T12:34:56Z", "<createdDate>2018-06-01T14:34:56+02:00")]
    [TestCase("<createdDate>2018-06-01T12:34:56Z", "<createdDate>2018-06-01T12:34:56.789Z")]
    [TestCase("<createdDate>2018-06-01T12:34:56Z", "<createdDate>2018-06-01T12:34:56")]
    [TestCase("<activityType>", "<listId/><segmentId></segmentId><activityType>")]
    [TestCase("<activityType>", "<linkName>shop</linkName><deliveryId>d1</deliveryId><activityType>")]
    public async Task What_does_not_belong_to_it_does_not_change_it(string part, string other) =>
        Assert.That(await IdsAsync(Click.Replace(part, other)), Is.EqualTo(new[] { ClickId }));

    [TestCase("12:34:56", "12:34:57")]
    [TestCase("click", "open")]
    [TestCase("a1b2", "a1b3")]
    [TestCase("c3d4", "C3D4")]
    public async Task What_belongs_to_it_changes_it(string part, string other) =>
        Assert.That(await IdsAsync(Click.Replace(part, other)), Has.None.EqualTo(ClickId));

    [TestCase("compatible", 1)]
    [TestCase("strict", 2)]
    public async Task Two_clicks_on_two_links_in_one_second_are_told_apart_by_the_strict_mode_only(string mode, int ids)
    {
        var found = await IdsAsync(mode, Click + "<linkName>shop</linkName>", Click + "<linkName>blog</linkName>");

        Assert.That(found, Has.Count.EqualTo(2), "both come");
        Assert.That(found.Distinct().Count(), Is.EqualTo(ids));
    }

    [TestCase("<deliveryId>a</deliveryId>", "<workflowId>a</workflowId>")]
    [TestCase("<linkUrl>a|b</linkUrl>", "<linkUrl>a</linkUrl><linkName>b</linkName>")]
    [TestCase("<linkUrl>a\\|</linkUrl>", "<linkUrl>a\\</linkUrl>")]
    [TestCase("<orderId>1</orderId>", "<webformId>1</webformId>")]
    [TestCase("<socialNetwork>view</socialNetwork>", "<socialActivity>view</socialActivity>")]
    [TestCase("<mobileNumber>1</mobileNumber>", "")]
    public async Task The_strict_mode_minds_the_place_of_a_value(string one, string other) =>
        Assert.That(await IdsAsync("strict", Click + one, Click + other), Is.Unique);

    [Test]
    public async Task The_ids_are_the_same_whatever_columns_are_selected()
    {
        await using var account = await Account.OpenAsync(
            BrontoOptions.Empty with
            {
                InboundActivities = 60,
                ActivityDays = 3,
            }
        );
        using var folder = new WorkFolder();
        account.Config["activity_window_hours"] = 24;
        var catalog = folder.Write(
            "catalog.json",
            """
            {"streams":[{"stream":{"name":"inbound_activity","json_schema":{"type":"object","properties":{"id":{"type":"string"},
            "createdDate":{"type":"string"}}},"supported_sync_modes":["full_refresh","incremental"]},
            "sync_mode":"incremental","destination_sync_mode":"append","cursor_field":["createdDate"]}]}
            """
        );

        var all = await account.ReadAsync("inbound_activity");
        var few = await account.RunAsync("read", "--config", account.ConfigFile(), "--catalog", catalog);

        Assert.That(Ids(few), Has.Count.EqualTo(60));
        Assert.That(Ids(few), Is.EquivalentTo(Ids(all)));
    }

    private static Task<IReadOnlyList<string?>> IdsAsync(string activity) => IdsAsync("compatible", activity);

    private static async Task<IReadOnlyList<string?>> IdsAsync(string mode, params string[] activities)
    {
        using var vendor = SoapVendor.OfPages(string.Concat(activities.Select(SoapVendor.Row)));
        using var stage = Stage.Of(vendor);
        stage.Config["activity_id_mode"] = mode;
        return Ids(await stage.ReadAsync("inbound_activity"));
    }

    private static IReadOnlyList<string?> Ids(RunResult run) =>
        [.. run.Messages.Records("inbound_activity").Select(record => record.GetProperty("id").GetString())];
}
