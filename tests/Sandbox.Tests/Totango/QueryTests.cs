using System.Text.Json.Nodes;

namespace Sandbox.Tests.Totango;

internal sealed class QueryTests : TotangoTest
{
    [TestCase("""{"fields":[]}""", 401)]
    [TestCase("""{"terms":{},"fields":[]}""", 400)]
    [TestCase("""{"terms":[]}""", 400)]
    [TestCase("""{"terms":[],"fields":"name"}""", 400)]
    [TestCase("""{"terms":[],"fields":[],"count":1001}""", 400)]
    [TestCase("""{"terms":[],"fields":[],"offset":-1}""", 400)]
    [TestCase("""{"terms":[],"fields":[],"sort_by":"age"}""", 400)]
    [TestCase("""{"terms":[],"fields":[],"sort_order":"down"}""", 400)]
    [TestCase("""{"terms":[],"fields":[{"type":"string_attribute","attribute":"tier"}]}""", 400)]
    [TestCase("""{"terms":[],"fields":[{"type":"number_attribute","attribute":"Tier"}]}""", 400)]
    [TestCase("""{"terms":[],"fields":[{"type":"owner","account_role":"Cook"}]}""", 400)]
    [TestCase("""{"terms":[],"fields":[{"type":"colour"}]}""", 400)]
    [TestCase("""{"terms":[{"type":"colour"}],"fields":[]}""", 400)]
    [TestCase("""{"terms":["date"],"fields":[]}""", 400)]
    [TestCase("""{"terms":[{"type":"date","term":"last_activity_time"}],"fields":[]}""", 400)]
    [TestCase("""{"terms":[{"type":"date","term":"last_activity_time","gte":"2024-01-01"}],"fields":[]}""", 400)]
    [TestCase("""{"terms":[{"type":"string","term":"health","in_list":"red"}],"fields":[]}""", 400)]
    [TestCase("""{"terms":[{"type":"string","term":"health"}],"fields":[]}""", 400)]
    [TestCase("""{"terms":[],"fields":[]}""", 200)]
    public async Task A_query_must_be_right(string query, int status)
    {
        var client = await TotangoAsync();

        using var reply = await client.QueryAsync("/api/" + Accounts, query);

        var json = JsonNode.Parse(await reply.Content.ReadAsStringAsync());
        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(
            (string?)json?["status"],
            Is.EqualTo(
                status switch
                {
                    200 => "success",
                    400 => "failed",
                    _ => null,
                }
            )
        );
    }

    [TestCase("""{"terms":[],"fields":[],"count":10}""")]
    [TestCase("""{"terms":[],"fields":[],"offset":0}""")]
    [TestCase("""{"terms":[],"fields":[{"type":"string","term":"identifier"}],"count":10,"offset":0}""")]
    public async Task A_search_for_events_has_all_four_parts_and_no_fields(string query)
    {
        var client = await TotangoAsync();

        using var reply = await client.QueryAsync("/api/" + Events, query);

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }
}
