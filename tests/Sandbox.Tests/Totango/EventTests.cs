using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class EventTests : TotangoTest
{
    private static readonly TotangoOptions OnePage = new() { Events = 300 };

    [Test]
    public async Task A_timeline_has_its_newest_event_first_and_four_kinds()
    {
        var client = await TotangoAsync(OnePage);

        var events = Hits(await client.SearchAsync(Events, Everything));

        Assert.That(events, Has.Count.EqualTo(300));
        Assert.That(events.Select(one => $"{one["id"]}"), Is.Unique);
        Assert.That(events.Select(Time), Is.Ordered.Descending.And.All.InRange(1_675_000_000_000, 1_711_929_599_999));
        Assert.That(
            events.CountBy(one => $"{one["type"]}"),
            Is.EquivalentTo(
                new Dictionary<string, int>
                {
                    ["note"] = 120,
                    ["task"] = 90,
                    ["alert"] = 45,
                    ["campaign_touch"] = 45,
                }
            )
        );
        Assert.That(events.Count(one => one["properties"]?["last_edit_time"] is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task A_task_has_several_events_of_one_account()
    {
        var client = await TotangoAsync(OnePage);

        var tasks = Hits(await client.SearchAsync(Events, Query(Kind("task"))))
            .GroupBy(task => (int?)task["task_content"]?["task_id"])
            .ToList();

        Assert.That(tasks, Has.Count.EqualTo(30));
        foreach (var task in tasks)
        {
            Assert.That(task.Select(one => $"{one["account"]?["id"]}").Distinct().Count(), Is.EqualTo(1));
            Assert.That(
                task.Select(one => $"{one["task_content"]?["status"]?["current"]}"),
                Is.EqualTo(new[] { "done", "in_progress", "open" })
            );
        }
    }

    [Test]
    public async Task A_period_and_kinds_narrow_the_search()
    {
        var client = await TotangoAsync(OnePage);
        var all = Hits(await client.SearchAsync(Events, Everything));
        var (from, to) = (Time(all[200]), Time(all[100]));

        var period = $$"""{"type":"date","term":"date","gte":{{Text(from)}},"lte":{{Text(to)}}}""";
        var inside = Hits(await client.SearchAsync(Events, Query(period)));
        var some = Hits(
            await client.SearchAsync(
                Events,
                Query($$"""{{period}},{"type":"or","or":[{{Kind("alert")}},{{Kind("note")}}]}""")
            )
        );

        Assert.That(
            inside.Select(one => $"{one["id"]}"),
            Is.EqualTo(all.Skip(100).Take(101).Select(one => $"{one["id"]}"))
        );
        Assert.That(
            some.Select(one => $"{one["id"]}"),
            Is.EqualTo(inside.Where(one => $"{one["type"]}" is "alert" or "note").Select(one => $"{one["id"]}"))
        );
    }

    [Test]
    public async Task Very_many_may_have_happened_in_one_millisecond([Values] OffsetForm form)
    {
        var client = await TotangoAsync(OnePage with { EventsAtOnce = 2_500, EventOffset = form });
        var moment = Hits(await client.SearchAsync(Events, Everything)).CountBy(Time).MaxBy(pair => pair.Value).Key;
        var term = $$"""{"type":"date","term":"date","gte":{{Text(moment)}},"lte":{{Text(moment)}}}""";

        var first = await client.SearchAsync(Events, Query(term));
        var next = Hits(
            await client.SearchAsync(Events, $$"""{"terms":[{{term}}],"fields":[],"count":1000,"offset":1}""")
        );

        Assert.That(Total(first), Is.EqualTo(2_500));
        Assert.That(
            Hits(first).Select(one => $"{one["id"]}"),
            Has.Exactly(form == OffsetForm.Record ? 1 : 0).EqualTo($"{next[0]["id"]}")
        );
        Assert.That($"{next[0]["id"]}" == $"{Hits(first)[1]["id"]}", Is.EqualTo(form == OffsetForm.Record));
    }

    [Test]
    public async Task The_events_of_one_account_are_an_array()
    {
        var client = await TotangoAsync(OnePage);
        var all = Hits(await client.SearchAsync(Events, Everything));
        var account = $"{all[0]["account"]?["id"]}";

        var own = (await client.JsonAsync("v2/events?account_id=" + account)).AsArray();
        var found = await client.SearchAsync(Events, Everything, ("account_id", account));
        var none = (await client.JsonAsync("v2/events?account_id=nobody")).AsArray();

        Assert.That(
            own.Select(one => one?.ToJsonString()),
            Is.EqualTo(all.Where(one => $"{one["account"]?["id"]}" == account).Select(one => one.ToJsonString()))
        );
        Assert.That(Hits(found), Has.Count.EqualTo(own.Count));
        Assert.That(none, Is.Empty);
    }

    private static string Kind(string type) => $$"""{"type":"event_property","name":"event_type","eq":"{{type}}"}""";

    private static long Time(JsonObject one) => (long?)one["timestamp"] ?? 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
