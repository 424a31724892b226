using Connectors.Streams;
using Connectors.Totango.Search;

namespace Connectors.Totango.Timeline;

/// <summary>One of the streams that come out of the timeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its events; null for all.</param>
/// <param name="Columns">Its columns, beside those of the properties.</param>
internal sealed record TimelineView(string Name, string? Type, IReadOnlyList<FixedColumn> Columns)
{
    /// <summary>All events, as they are.</summary>
    public static TimelineView Events { get; } = new("events", Type: null, TimelineColumns.OfEvents);

    /// <summary>Those of one type, flat.</summary>
    public static IReadOnlyList<TimelineView> Types { get; } =
    [
        new("touchpoints", "note", TimelineColumns.OfTouchpoints),
        new("tasks", "task", TimelineColumns.OfTasks) { Key = TimelineColumns.TaskId },
        new("alerts", "alert", TimelineColumns.OfAlerts),
        new("campaign_touches", "campaign_touch", TimelineColumns.OfEvents),
    ];

    /// <summary>The column that tells records apart.</summary>
    public string Key { get; init; } = TimelineColumns.Id;

    /// <summary>What the stream is to the outside.</summary>
    public StreamSpec Spec => new(Name) { PrimaryKey = [Key], Cursor = TimelineColumns.Timestamp };

    /// <summary>Makes the records of some events.</summary>
    public EventForm Form() => Key == TimelineColumns.TaskId ? new TaskForm(this) : new EventForm(this);
}
