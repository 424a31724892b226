using System.Text.Json;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>The timeline, read once for five streams.</summary>
[Parallelizable(ParallelScope.All)]
public class TimelineTests
{
    private const string Search = "v2/events/search";

    private static readonly string[] All = ["events", "touchpoints", "tasks", "alerts", "campaign_touches"];
    private static readonly TotangoOptions Some = TotangoOptions.Empty with { Accounts = 5, Events = 300 };

    [Test]
    public async Task Five_streams_share_one_read()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["start_date"] = "2023-01-01";

        var alone = await service.ReadAsync("events");
        var calls = service.Requests(Search).Count;
        var all = await service.ReadAsync(All);

        Assert.That(service.Requests(Search), Has.Count.EqualTo(calls));
        Assert.That(all.Whole("events"), Has.Count.EqualTo(300));
        Assert.That(all.Messages.Rows("events"), Is.EqualTo(alone.Messages.Rows("events")));
        Assert.That(all.Whole("touchpoints"), Has.Count.EqualTo(120));
        Assert.That(all.Whole("tasks"), Has.Count.EqualTo(30));
        Assert.That(all.Whole("alerts"), Has.Count.EqualTo(45));
        Assert.That(all.Whole("campaign_touches"), Has.Count.EqualTo(45));
    }

    [TestCase(new[] { "touchpoints" }, new[] { "note" })]
    [TestCase(new[] { "tasks" }, new[] { "task" })]
    [TestCase(new[] { "alerts" }, new[] { "alert" })]
    [TestCase(new[] { "campaign_touches" }, new[] { "campaign_touch" })]
    [TestCase(new[] { "touchpoints", "alerts" }, new[] { "note", "alert" })]
    [TestCase(new[] { "events", "alerts" }, new string[0])]
    public async Task Only_what_is_selected_is_searched_for(string[] streams, string[] types)
    {
        await using var service = await Service.OpenAsync(Some);

        var run = await service.ReadAsync(streams);

        Assert.That(run.Whole(streams[0]), Is.Not.Empty);
        foreach (var query in service.Queries(Search))
        {
            var terms = query.GetProperty("terms").EnumerateArray().ToList();
            var filters = terms
                .Where(term => $"{term.GetProperty("type")}" != "date")
                .SelectMany(term =>
                    term.TryGetProperty("or", out var any)
                        ? any.EnumerateArray().ToList()
                        : new List<JsonElement> { term }
                )
                .ToList();
            Assert.That(filters.Of("eq"), Is.EqualTo(types));
            Assert.That(filters.Of("type"), Has.All.EqualTo("event_property"));
            Assert.That(filters.Of("name"), Has.All.EqualTo("event_type"));
            Assert.That(terms, Has.Count.EqualTo(types.Length == 0 ? 1 : 2));
        }
    }

    [Test]
    public async Task A_search_has_all_that_is_mandatory_and_no_offset()
    {
        await using var service = await Service.OpenAsync(Some with { Events = 5_000 });

        var run = await service.ReadAsync("events");

        Assert.That(run.Whole("events").Of("id"), Is.Unique.And.Count.GreaterThan(1_000));
        foreach (var query in service.Queries(Search))
        {
            Assert.That(query.Columns().Order(), Is.EqualTo(new[] { "count", "fields", "offset", "terms" }));
            Assert.That(query.GetProperty("fields").GetArrayLength(), Is.Zero);
            Assert.That(query.GetProperty("offset").GetInt32(), Is.Zero);
            Assert.That(query.GetProperty("count").GetInt32(), Is.EqualTo(1_000));
        }
    }

    [TestCase(1_000)]
    [TestCase(1_001)]
    [TestCase(6_000)]
    public async Task Windows_are_narrowed_until_one_answer_holds_each(int events)
    {
        await using var service = await Service.OpenAsync(Some with { Events = events });
        service.Config["start_date"] = "2023-01-01";

        var run = await service.ReadAsync("events");

        Assert.That(run.Whole("events").Of("id"), Has.Count.EqualTo(events).And.Unique);
        Assert.That(service.Requests(Search), Has.Count.LessThanOrEqualTo(3 + (events * 2 / 1_000)));
        Assert.That(service.Windows[0].From, Is.EqualTo(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(service.Windows.Max(window => window.Until), Is.EqualTo(Service.Now.AddMilliseconds(-1)));
    }

    [TestCase(OffsetForm.Record, 1_001)]
    [TestCase(OffsetForm.Record, 2_500)]
    [TestCase(OffsetForm.Record, 3_000)]
    [TestCase(OffsetForm.Page, 1_001)]
    [TestCase(OffsetForm.Page, 2_500)]
    [TestCase(OffsetForm.Page, 3_000)]
    public async Task More_in_one_millisecond_than_an_answer_holds_come_whatever_the_offset_counts(
        OffsetForm form,
        int events
    )
    {
        await using var service = await Service.OpenAsync(
            Some with
            {
                Events = 40,
                EventsAtOnce = events,
                EventOffset = form,
            }
        );
        service.Config["start_date"] = "2023-01-01";

        var run = await service.ReadAsync(All);

        Assert.That(run.Whole("events").Of("id"), Has.Count.EqualTo(40 + events).And.Unique);
        Assert.That(run.Whole("touchpoints").Of("id"), Is.Unique.And.Count.GreaterThan(events * 3 / 10));
        Assert.That(
            service.Windows,
            Has.Some.Matches<(DateTimeOffset From, DateTimeOffset To)>(window => window.From == window.To)
        );
    }

    [TestCase(0)]
    [TestCase(1_500)]
    public async Task Events_that_are_said_to_be_there_and_do_not_come_fail_all_five_after_one_more_reading(int atOnce)
    {
        await using var service = await Service.OpenAsync(Some with { EventsAtOnce = atOnce, MissingHits = 1 });

        var run = await service.ReadAsync(All);

        foreach (var stream in All)
        {
            Assert.That(run.Failed(stream, "transient_error"), Does.Contain("once more"));
        }

        Assert.That(run.Messages.Records("events").Of("id"), Is.Unique);
    }

    [Test]
    public async Task What_is_missing_at_first_and_comes_then_is_given_out_once()
    {
        const string One = """{"id":"ev-1","timestamp":1712700000000,"type":"note"}""";
        using var vendor = new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Expect(
                HttpMethod.Post,
                Stage.Root + Search,
                Stage.Found("events", 2, One),
                Stage.Found("events", 2, One, One.Replace("ev-1", "ev-2"))
            );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("events");

        Assert.That(run.Whole("events").Of("id"), Is.EqualTo(new[] { "ev-1", "ev-2" }));
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("read once more"));
    }

    [Test]
    public async Task Where_the_timeline_is_refused_all_five_say_so()
    {
        await using var service = await Service.OpenAsync(Some with { Refused = new HashSet<string> { "events" } });

        var run = await service.ReadAsync([.. All, "attributes"]);

        foreach (var stream in All)
        {
            Assert.That(run.Failed(stream, "config_error"), Does.Contain("403").And.Contain("global admin"));
        }

        Assert.That(run.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_start_in_the_future_is_no_call_and_no_record()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["start_date"] = "2024-05-01";

        var run = await service.ReadAsync([.. All, "audit_log"]);

        Assert.That(run.Whole("events"), Is.Empty);
        Assert.That(run.Whole("audit_log"), Is.Empty);
        Assert.That(service.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Without_a_start_a_first_run_begins_a_year_ago()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config.Remove("start_date");

        _ = (await service.ReadAsync("alerts")).Whole("alerts");

        Assert.That(service.Windows[0].From, Is.EqualTo(new DateTimeOffset(2023, 4, 10, 12, 0, 0, TimeSpan.Zero)));
    }
}
