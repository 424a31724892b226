using System.Text;

namespace Connectors.Records;

/// <summary>Takes the records of a nested list out of their parents, where a vendor sends children inside of them.</summary>
public static class NestedRecords
{
    /// <summary>
    /// The objects of each record's list <paramref name="property"/>, each with the parent's <paramref name="parentKey"/> put
    /// before it under the name <paramref name="name"/>, unless it has that member itself. A parent without the list has none.
    /// </summary>
    public static RecordBatch Nested(this RecordBatch batch, string property, string parentKey, string name)
    {
        var tracker = new LayoutTracker();
        var ranges = new List<RecordRange>();
        var prefixes = new List<byte>();
        var (list, key, column) = (
            Encoding.UTF8.GetBytes(property),
            Encoding.UTF8.GetBytes(parentKey),
            Encoding.UTF8.GetBytes(name)
        );
        foreach (var parent in batch.Ranges)
        {
            var record = batch.Bytes(parent);
            var value = RecordFields.Raw(record, key);
            var prefix = BatchEdits.Member(column, value.IsEmpty ? "null"u8 : value);
            foreach (var member in new RecordMembers(record))
            {
                if (member.NameEquals(list) && member.Value is [(byte)'[', ..])
                {
                    Elements(record, member.ValueStart, parent, tracker, ranges, column, prefixes, prefix);
                }
            }
        }

        return new RecordBatch(batch.Buffer, ranges, tracker.Layouts, [.. prefixes], batch.Edited);
    }

    private static unsafe void Elements(
        ReadOnlySpan<byte> record,
        int list,
        in RecordRange parent,
        LayoutTracker tracker,
        List<RecordRange> ranges,
        byte[] column,
        List<byte> prefixes,
        byte[] prefix
    )
    {
        var prefixStart = prefixes.Count;
        prefixes.AddRange(prefix);
        fixed (byte* first = record)
        {
            // The list was found valid with its page, so nothing here can end too early.
            var cursor = new JsonCursor(first, first + record.Length);
            var traits = parent.Traits;
            var at = JsonCursor.Space(first + list + 1, ref traits);
            while (*at != ']')
            {
                if (*at == '{')
                {
                    var end = tracker.Record(cursor, at, ref traits, out var layout);
                    var own = tracker.Layouts[layout].Contains(column);
                    ranges.Add(
                        new RecordRange(
                            parent.Start + (int)(at - first),
                            (int)(end - at),
                            layout,
                            parent.Traits,
                            prefixStart,
                            own ? 0 : prefix.Length
                        )
                    );
                    at = end;
                }
                else
                {
                    at = cursor.Value(at, ref traits, depth: 1);
                }

                at = JsonCursor.Space(at, ref traits);
                at = JsonCursor.Space(*at == ',' ? at + 1 : at, ref traits);
            }
        }
    }
}
