using System.Text;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Totango.Search;

namespace Connectors.Totango.Timeline;

/// <summary>
/// Makes records of events: of all as they are, of those of one type flat, with the members of their properties as columns.
/// </summary>
/// <param name="view">The stream.</param>
internal class EventForm(TimelineView view) : RecordForm(view.Key)
{
    private static readonly string[] Flattened =
    [
        "id",
        "timestamp",
        "type",
        "is_new",
        "account",
        "note_content",
        "task_content",
        "alert_content",
        TimelineColumns.Properties,
    ];

    private static readonly RecordColumn Properties = new(TimelineColumns.Properties);

    private readonly MemberPaths _paths = new([
        .. view.Columns.Select(column => column.Path),
        ["type"],
        [TimelineColumns.Properties],
        [TimelineColumns.Id],
    ]);

    /// <summary>The event's own members that its columns stand for.</summary>
    private readonly byte[][] _used =
    [
        .. (view.Type is null ? ["id", "timestamp"] : Flattened).Select(Encoding.UTF8.GetBytes),
    ];

    private readonly byte[]? _type = view.Type is null ? null : Encoding.UTF8.GetBytes($"\"{view.Type}\"");
    private readonly TakenNames _taken = new(
        view.Type is null
            ? view.Columns.Select(column => column.Column.Name)
            : view.Columns.Select(column => column.Column.Name).Append(TimelineColumns.Properties)
    );

    protected Range[] Found => _paths.Found;

    /// <summary>Finds the columns; false for an event of another type.</summary>
    protected bool TryRead(ReadOnlySpan<byte> record)
    {
        _paths.Find(record);
        return _type is null || record[Found[view.Columns.Count]].SequenceEqual(_type);
    }

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        if (TryRead(record))
        {
            Put(record, output);
        }
    }

    /// <summary>Writes the record of an event that was read.</summary>
    protected void Put(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        output.Begin();
        for (var i = 0; i < view.Columns.Count; i++)
        {
            var value = record[Found[i]];
            if (view.Columns[i].IsKey && value is [] or [(byte)'n', ..])
            {
                // What has no id of its own goes by that of its event.
                value = record[Found[^1]];
                if (value is [] or [(byte)'n', ..])
                {
                    throw ConnectorException.System("Totango sent an event without an id.");
                }
            }

            ColumnsForm.Put(output, view.Columns[i], value);
        }

        PutMembers(record, output, _used);
        if (_type is not null && record[Found[^2]] is { Length: > 0 } properties)
        {
            if (properties[0] == '{')
            {
                PutMembers(properties, output, without: []);
            }

            output.Put(Properties, properties);
        }

        output.End();
    }

    private void PutMembers(ReadOnlySpan<byte> json, RecordBuilder output, byte[][] without)
    {
        foreach (var member in new RecordMembers(json))
        {
            if (!IsAmong(without, member))
            {
                output.PutOther(_taken.Free(member.Name), member.Value);
            }
        }
    }

    private static bool IsAmong(byte[][] names, in RecordMember member)
    {
        foreach (var name in names)
        {
            if (member.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
