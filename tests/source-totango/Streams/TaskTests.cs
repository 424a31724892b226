using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Tasks, of which the timeline has an event for each change.</summary>
[Parallelizable(ParallelScope.All)]
public class TaskTests
{
    private const string Search = "v2/events/search";
    private const string Stream = "tasks";

    [Test]
    public async Task A_task_is_one_record_of_its_latest_event()
    {
        await using var service = await Service.OpenAsync(TotangoOptions.Empty with { Accounts = 5, Events = 200 });
        service.Config["start_date"] = "2023-01-01";

        var run = await service.ReadAsync([Stream, "events"]);

        var records = run.Whole(Stream);
        var latest = run.Whole("events")
            .Where(record => $"{record.GetProperty("type")}" == "task")
            .GroupBy(record => $"{record.GetProperty("task_content").GetProperty("task_id")}")
            .Select(events => events.MaxBy(one => $"{one.GetProperty("timestamp")}", StringComparer.Ordinal))
            .ToList();
        Assert.That(records.Of("task_id"), Has.Count.EqualTo(20).And.Unique);
        Assert.That(records.Of("event_id"), Is.EquivalentTo(latest.Of("id")));
        Assert.That(records.Of("status"), Has.All.EqualTo("done"));
        Assert.That(records.Of("action"), Has.All.EqualTo("complete"));
        Assert.That(records.Raw("task_id"), Has.All.Match("^\"9\\d{3}\"$"), "numbers are text");
    }

    [Test]
    public async Task The_current_values_are_the_columns()
    {
        const string Event = """
            {"id":"ev-1","timestamp":1718000000000,"type":"task","account":{"id":"a","display_name":"A"},
             "task_content":{"task_id":"T-1","action":"update","taskAction":"x","origin":"manual",
               "assignee":{"current":"kim@vendor.test","prev":null,"is_modified":true},
               "assigner":{"current":"lee@vendor.test"},
               "status":{"current":"open","prev":"done","is_modified":true},
               "priority":{"current":2},"due_date":{"current":"2024-07-01"},"description":{"current":null,"prev":"x"}},
             "properties":{"subject":"Call","status":"other","event_id":1}}
            """;
        using var vendor = Vendor(Event);
        using var stage = Stage.Of(vendor);

        var record = (await stage.ReadAsync(Stream)).Whole(Stream).Single();

        string[] expected =
        [
            "task_id: \"T-1\"",
            "event_id: \"ev-1\"",
            "account_id: \"a\"",
            "account_name: \"A\"",
            "timestamp: \"2024-06-10T06:13:20Z\"",
            "action: \"update\"",
            "assignee: \"kim@vendor.test\"",
            "assigner: \"lee@vendor.test\"",
            "status: \"open\"",
            "priority: 2",
            "due_date: \"2024-07-01\"",
            "description: null",
            "subject: \"Call\"",
            "status_2: \"other\"",
            "event_id_2: 1",
            "properties: {\"subject\":\"Call\",\"status\":\"other\",\"event_id\":1}",
        ];
        Assert.That(
            record.EnumerateObject().Select(member => $"{member.Name}: {member.Value.GetRawText()}"),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public async Task The_time_decides_and_of_two_of_one_moment_the_later_one_in_the_answer()
    {
        using var vendor = Vendor(
            Event("ev-1", "7", 1_718_000_000_000, "open"),
            Event("ev-2", "8", 1_718_000_000_500, "open"),
            Event("ev-3", "7", 1_718_000_000_000, "done"),
            Event("ev-4", "8", 1_718_000_000_499, "done"),
            Event("ev-5", "\"7\"", 1_717_000_000_000, "new")
        );
        using var stage = Stage.Of(vendor);

        var records = (await stage.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("task_id"), Is.EqualTo(new[] { "7", "8" }));
        Assert.That(records.Of("event_id"), Is.EqualTo(new[] { "ev-3", "ev-2" }));
        Assert.That(records.Of("status"), Is.EqualTo(new[] { "done", "open" }));
    }

    [TestCase("null")]
    [TestCase(null)]
    public async Task A_task_without_an_id_goes_by_that_of_its_event(string? id)
    {
        using var vendor = Vendor(
            id is null
                ? """{"id":"ev-1","timestamp":1718000000000,"type":"task"}"""
                : Event("ev-1", id, 1_718_000_000_000, "open"),
            Event("ev-2", "9", 1_718_000_000_000, "open")
        );
        using var stage = Stage.Of(vendor);

        var records = (await stage.ReadAsync(Stream)).Whole(Stream);

        Assert.That(records.Of("task_id"), Is.EqualTo(new[] { "ev-1", "9" }));
    }

    [Test]
    public async Task A_change_in_a_later_run_is_given_out_again()
    {
        await using var service = await Service.OpenAsync(
            TotangoOptions.Empty with
            {
                Accounts = 5,
                Events = 200,
                LastDay = new DateOnly(2024, 4, 10),
            }
        );
        service.Config["start_date"] = "2023-01-01";
        service.Config["lookback_window"] = 24 * 60;

        var first = await service.ReadAsync(Stream);
        var second = await service.ReadAsync(Stream, first.Messages.LastState(Stream));

        Assert.That(second.Whole(Stream).Of("task_id"), Is.Not.Empty.And.SubsetOf(first.Whole(Stream).Of("task_id")));
    }

    private static string Event(string id, string task, long time, string status) =>
        $$"""
            {"id":"{{id}}","timestamp":{{time}},"type":"task",
             "task_content":{"task_id":{{task}},"status":{"current":"{{status}}"} } }
            """;

    private static FakeVendor Vendor(params string[] events) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, Stage.Root + Search, Stage.Found("events", events.Length, events));
}
