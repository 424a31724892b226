using System.Buffers;
using System.Text;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Totango.Search;

/// <summary>Rows of a search under the names of their columns.</summary>
/// <param name="row">Where the values lie.</param>
/// <param name="columns">The fixed columns, the key's first.</param>
/// <param name="fields">The fields.</param>
internal sealed class ColumnsForm(ISearchRow row, IReadOnlyList<FixedColumn> columns, IReadOnlyList<SearchField> fields)
    : RecordForm([.. columns.TakeWhile(column => column.IsKey).Select(column => column.Column.Name)])
{
    private readonly TakenNames _taken = new([
        .. columns.Select(column => column.Column.Name),
        .. fields.Select(field => field.Column.Name),
    ]);

    /// <summary>The column for the whole row as it came; null for none.</summary>
    public RecordColumn? Raw { get; init; }

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        row.Read(record);
        output.Begin();
        for (var i = 0; i < columns.Count; i++)
        {
            var value = record[row.Fixed[i]];
            if (columns[i].IsKey && value is [] or [(byte)'n', ..])
            {
                throw ConnectorException.System($"Totango sent a row without \"{string.Join('.', columns[i].Path)}\".");
            }

            Put(output, columns[i], value);
        }

        for (var i = 0; i < fields.Count; i++)
        {
            var value = record[row.Values[i]];
            Put(output, fields[i].Column, value.IsEmpty ? "null"u8 : value, fields[i].IsTime);
        }

        var others = row.Others;
        for (var i = 0; i < others.Count; i++)
        {
            var (parent, name, value) = others[i];
            output.PutOther(_taken.Free(record[parent], record[name]), record[value]);
        }

        if (Raw is not null)
        {
            output.Put(Raw, record);
        }

        output.End();
    }

    /// <summary>The value of a fixed column; null where there is none, so that every record of a stream has the same columns.</summary>
    internal static void Put(RecordBuilder output, FixedColumn column, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            output.Put(column.Column, "null"u8);
        }
        else if (column.IsText && value is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..])
        {
            output.Put(column.Column, Encoding.ASCII.GetString(value));
        }
        else
        {
            Put(output, column.Column, value, column.IsTime);
        }
    }

    /// <summary>A value; a time is brought into the form that destinations read.</summary>
    internal static void Put(RecordBuilder output, RecordColumn column, ReadOnlySpan<byte> value, bool isTime)
    {
        if (isTime && value is not ([] or [(byte)'n', ..]))
        {
            var buffer = output.Begin(column);
            if (!ReadableTime.Milliseconds.TryWrite(value, buffer))
            {
                buffer.Write(value);
            }
        }
        else
        {
            output.Put(column, value);
        }
    }
}
