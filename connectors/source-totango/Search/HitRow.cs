using System.Globalization;
using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Totango.Search;

/// <summary>A hit of a search: its values stand in one array, in the order of the fields that were asked for.</summary>
/// <param name="columns">The fixed columns.</param>
/// <param name="fields">How many fields were asked for.</param>
/// <param name="parents">
/// For each value the index of its field, in hits in which the values of parent accounts came among them, whose fields are behind all
/// others; null where none were asked for. It is not known whether they do.
/// </param>
internal sealed class HitRow(IReadOnlyList<FixedColumn> columns, int fields, IReadOnlyList<int>? parents = null)
    : ISearchRow
{
    private readonly MemberPaths _paths = new([.. columns.Select(column => column.Path), ["selected_fields"]]);

    public Range[] Fixed => _paths.Found;

    public Range[] Values { get; } = new Range[parents?.Count ?? fields];

    public bool KeepsOthers => true;

    public bool Knows(ReadOnlySpan<byte> name) => _paths.Knows(name);

    public void Read(ReadOnlySpan<byte> record)
    {
        _paths.Find(record);
        Array.Clear(Values);
        var (start, length) = Fixed[^1].GetOffsetAndLength(record.Length);
        var array = record.Slice(start, length);
        var count = array is [(byte)'[', ..] ? Count(array) : 0;
        if (count != fields && count != Values.Length)
        {
            throw ConnectorException.System(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Totango was asked for {fields} fields and sent {count} values. They have no names, so nothing tells which is which."
                )
            );
        }

        if (count == 0)
        {
            return;
        }

        var elements = new RecordElements(array);
        for (var i = 0; elements.MoveNext(); i++)
        {
            var (from, size) = elements.Place.GetOffsetAndLength(array.Length);
            Values[parents is not null && count > fields ? parents[i] : i] = (start + from)..(start + from + size);
        }
    }

    private static int Count(ReadOnlySpan<byte> array)
    {
        var count = 0;
        foreach (var _ in new RecordElements(array))
        {
            count++;
        }

        return count;
    }
}
