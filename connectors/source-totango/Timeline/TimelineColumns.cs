using Connectors.Totango.Accounts;
using Connectors.Totango.Search;

namespace Connectors.Totango.Timeline;

/// <summary>The columns of the streams that come out of the timeline.</summary>
internal static class TimelineColumns
{
    /// <summary>When it happened.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>The member whose own members become columns.</summary>
    public const string Properties = "properties";

    /// <summary>The key of all streams but that of the tasks.</summary>
    public const string Id = "id";

    /// <summary>The key of the tasks.</summary>
    public const string TaskId = "task_id";

    public static IReadOnlyList<FixedColumn> OfEvents { get; } = [Key(Id, Id), .. Common];

    public static IReadOnlyList<FixedColumn> OfTouchpoints { get; } =
    [
        .. OfEvents,
        new FixedColumn("note_id", "note_content", "note_id"),
        new FixedColumn("text", "note_content", "text"),
        new FixedColumn("author", "note_content", "totango_user", "user_name"),
    ];

    public static IReadOnlyList<FixedColumn> OfTasks { get; } =
    [
        Key(TaskId, "task_content", TaskId),
        new FixedColumn("event_id", Id) { IsText = true },
        .. Common,
        new FixedColumn("action", "task_content", "action"),
        .. new[] { "assignee", "assigner", "status", "priority", "due_date", "description" }.Select(
            name => new FixedColumn(name, "task_content", name, "current")
        ),
    ];

    public static IReadOnlyList<FixedColumn> OfAlerts { get; } =
    [
        .. OfEvents,
        .. new[] { "alert_type", "description", "sentiment" }.Select(name => new FixedColumn(
            name,
            "alert_content",
            name
        )),
        .. new[] { "health", "health_prev", "duration" }.Select(name => new FixedColumn(
            name,
            "alert_content",
            Properties,
            name
        )),
    ];

    private static IEnumerable<FixedColumn> Common =>
        [
            new FixedColumn(AccountColumns.Id, "account", "id") { IsText = true },
            new FixedColumn(AccountColumns.Name, "account", "display_name"),
            new FixedColumn(Timestamp, Timestamp) { IsTime = true },
        ];

    private static FixedColumn Key(string name, params IReadOnlyList<string> path) => new(name, path) { IsKey = true };
}
