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
    private readonly MemberPaths _paths = new(
        [.. columns.Select(column => column.Path), ["selected_fields"]],
        notesOthers: true
    );

    public Range[] Fixed => _paths.Found;

    public Range[] Values { get; } = new Range[parents?.Count ?? fields];

    public IReadOnlyList<OtherMember> Others => _paths.Others;

    public void Read(ReadOnlySpan<byte> record)
    {
        _paths.Find(record);
        Array.Clear(Values);
        var (start, length) = Fixed[^1].GetOffsetAndLength(record.Length);
        var array = record.Slice(start, length);
        if (array is not [(byte)'[', ..])
        {
            Check(0);
            return;
        }

        var places = parents is not null && Count(array) > fields ? parents : null;
        var count = 0;
        var elements = new RecordElements(array);
        while (elements.MoveNext())
        {
            if (count < Values.Length)
            {
                var (from, size) = elements.Place.GetOffsetAndLength(array.Length);
                Values[places is null ? count : places[count]] = (start + from)..(start + from + size);
            }

            count++;
        }

        Check(count);
    }

    private void Check(int count)
    {
        if (count != fields && (count != Values.Length || parents is null))
        {
            throw ConnectorException.System(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Totango was asked for {fields} fields and sent {count} values. They have no names, so nothing tells which is which."
                )
            );
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
