using System.Text.Json;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Events as records: as they are, and flat.</summary>
[Parallelizable(ParallelScope.All)]
public class EventRecordTests
{
    private const string Search = "v2/events/search";

    [Test]
    public async Task An_event_comes_as_it_is_but_for_the_time_and_with_the_account_beside()
    {
        const string Event = """
            {"id":"ev-77","timestamp":1718000000000,"type":"note","is_new":"true",
             "account":{"id":"007","display_name":"Acme Ltd","contract_value":1.10},
             "note_content":{"note_id":5501,"text":"Kick-off held","totango_user":{"user_name":"kim@vendor.test"}},
             "properties":{"subject":"Kick-off"},"account_id":"own","extra":[1.10]}
            """;

        var record = await OneAsync("events", Event);

        Assert.That(
            record.GetRawText(),
            Does.Contain("\"id\":\"ev-77\"")
                .And.Contain("\"account_id\":\"007\"")
                .And.Contain("\"account_name\":\"Acme Ltd\"")
                .And.Contain("\"timestamp\":\"2024-06-10T06:13:20Z\"")
                .And.Contain("\"type\":\"note\"")
                .And.Contain("\"is_new\":\"true\"")
                .And.Contain("\"contract_value\":1.10")
                .And.Contain("\"note_content\":{\"note_id\":5501,")
                .And.Contain("\"properties\":{\"subject\":\"Kick-off\"}")
                .And.Contain("\"account_id_2\":\"own\"")
                .And.Contain("\"extra\":[1.10]")
        );
    }

    [Test]
    public async Task A_touchpoint_is_flat_with_its_properties_as_columns_and_whole()
    {
        const string Event = """
            {"id":"ev-77","timestamp":"1718000000000","type":"note","account":{"id":"a","display_name":"A"},
             "note_content":{"note_id":5501,"text":"Kick-off held","totango_user":{"user_name":"kim@vendor.test"}},
             "properties":{"subject":"Kick-off","touchpoint_tags":["t"],"text":"other","id":7,"properties":{"a":1.10}}}
            """;

        var record = await OneAsync("touchpoints", Event);

        string[] expected =
        [
            "id: \"ev-77\"",
            "account_id: \"a\"",
            "account_name: \"A\"",
            "timestamp: \"2024-06-10T06:13:20Z\"",
            "note_id: 5501",
            "text: \"Kick-off held\"",
            "author: \"kim@vendor.test\"",
            "subject: \"Kick-off\"",
            "touchpoint_tags: [\"t\"]",
            "text_2: \"other\"",
            "id_2: 7",
            "properties_2: {\"a\":1.10}",
            "properties: {\"subject\":\"Kick-off\",\"touchpoint_tags\":[\"t\"],\"text\":\"other\",\"id\":7,\"properties\":{\"a\":1.10}}",
        ];
        Assert.That(Members(record), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_alert_is_flat_with_the_properties_of_both_kinds()
    {
        const string Event = """
            {"id":"ev-8","timestamp":1718000000000,"type":"alert","account":{"id":"a","display_name":"A"},
             "alert_content":{"alert_type":"health_change","description":"d","sentiment":"negative",
               "properties":{"health":"red","health_prev":"green","duration":12}},
             "properties":{"rule":"score","health":"other"}}
            """;

        var record = await OneAsync("alerts", Event);

        string[] expected =
        [
            "id: \"ev-8\"",
            "account_id: \"a\"",
            "account_name: \"A\"",
            "timestamp: \"2024-06-10T06:13:20Z\"",
            "alert_type: \"health_change\"",
            "description: \"d\"",
            "sentiment: \"negative\"",
            "health: \"red\"",
            "health_prev: \"green\"",
            "duration: 12",
            "rule: \"score\"",
            "health_2: \"other\"",
            "properties: {\"rule\":\"score\",\"health\":\"other\"}",
        ];
        Assert.That(Members(record), Is.EqualTo(expected));
    }

    [TestCase("touchpoints", "note")]
    [TestCase("alerts", "alert")]
    [TestCase("campaign_touches", "campaign_touch")]
    public async Task What_an_event_lacks_is_null(string stream, string type)
    {
        var record = await OneAsync(stream, $$"""{"id":"ev-1","type":"{{type}}"}""");

        Assert.That($"{record.GetProperty("id")}", Is.EqualTo("ev-1"));
        Assert.That(Members(record).Skip(1), Has.All.EndsWith(": null"));
    }

    [TestCase("events", """{"timestamp":1718000000000,"type":"note"}""")]
    [TestCase("events", """{"id":null,"timestamp":1718000000000,"type":"note"}""")]
    [TestCase("touchpoints", """{"timestamp":1718000000000,"type":"note"}""")]
    public async Task An_event_without_an_id_is_an_error(string stream, string json)
    {
        using var vendor = Vendor(json);
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(stream);

        Assert.That(run.Failed(stream, "system_error"), Does.Contain("without an id"));
        Assert.That(run.Messages.Records(stream), Is.Empty);
    }

    private static async Task<JsonElement> OneAsync(string stream, string json)
    {
        using var vendor = Vendor(json);
        using var stage = Stage.Of(vendor);
        return (await stage.ReadAsync(stream)).Whole(stream).Single();
    }

    private static FakeVendor Vendor(string json) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, Stage.Found("events", 1, json));

    private static IEnumerable<string> Members(JsonElement record) =>
        record.EnumerateObject().Select(member => $"{member.Name}: {member.Value.GetRawText()}");
}
