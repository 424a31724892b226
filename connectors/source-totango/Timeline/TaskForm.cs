using System.Text;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Totango.Timeline;

/// <summary>
/// Makes one record of all events of a task: of the latest, which holds the task as it is then. Of two of the same moment the later one
/// in the answer counts.
/// </summary>
/// <param name="view">The stream.</param>
internal sealed class TaskForm(TimelineView view) : EventForm(view)
{
    private readonly Dictionary<string, TaskEvent> _latest = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        if (!TryRead(record))
        {
            return;
        }

        var id = record[Found[0]];
        var key = Encoding.UTF8.GetString(id is [] or [(byte)'n', ..] ? record[Found[^1]] : id).Trim('"');
        var at = ReadableTime.Milliseconds.Read(RecordFields.Raw(record, "timestamp"u8));
        if (!_latest.TryGetValue(key, out var held))
        {
            _order.Add(key);
        }
        else if (at < held.At)
        {
            return;
        }

        _latest[key] = new TaskEvent(at, record.ToArray());
    }

    protected override void EndPage(RecordBuilder output)
    {
        foreach (var key in _order)
        {
            var json = _latest[key].Json;
            _ = TryRead(json);
            Put(json, output);
        }

        _order.Clear();
        _latest.Clear();
    }

    /// <summary>An event that was put aside.</summary>
    private sealed record TaskEvent(DateTimeOffset? At, byte[] Json);
}
