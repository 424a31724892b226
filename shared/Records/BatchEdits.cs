using System.Buffers;

namespace Connectors.Records;

/// <summary>Changes to a batch that its stream declares. A record that needs none keeps its bytes and its place.</summary>
public static class BatchEdits
{
    /// <summary>Decides from a record's bytes whether it is kept.</summary>
    public delegate bool RecordFilter(ReadOnlySpan<byte> record);

    /// <summary>Gives a member's new raw JSON, or null where it stays as it is.</summary>
    public delegate byte[]? MemberEdit(ReadOnlySpan<byte> value);

    /// <summary>Only the records that <paramref name="keep"/> says yes to.</summary>
    public static RecordBatch Where(this RecordBatch batch, RecordFilter keep)
    {
        var kept = new List<RecordRange>(batch.Ranges.Length);
        foreach (var range in batch.Ranges)
        {
            if (keep(batch.Bytes(range)))
            {
                kept.Add(range);
            }
        }

        return new RecordBatch(batch.Buffer, kept, batch.Layouts, batch.Prefixes, batch.Edited);
    }

    /// <summary>
    /// The same records with <paramref name="name"/> put before each one's own members, unless it has a value for it
    /// already. <paramref name="rawValue"/> is JSON; where it is empty there is nothing to put.
    /// </summary>
    public static RecordBatch With(this RecordBatch batch, ReadOnlySpan<byte> name, ReadOnlySpan<byte> rawValue)
    {
        if (rawValue.IsEmpty)
        {
            return batch;
        }

        // A null of its own would win over the prefix in most readers, since the later of two equal names counts.
        var (field, value) = (name.ToArray(), rawValue.ToArray());
        batch = batch.Edit([(field, own => own is [(byte)'n', ..] ? value : null)]);
        var member = Member(name, rawValue);
        var prefixes = new List<byte>(batch.Prefixes);
        var joined = (Old: (Start: -1, Length: -1), Start: 0);
        var ranges = new List<RecordRange>(batch.Ranges.Length);
        foreach (var range in batch.Ranges)
        {
            if (batch.Layouts[range.Layout].Contains(name))
            {
                ranges.Add(range);
                continue;
            }

            // What was put before a record already stays; neighbours mostly share it.
            if (joined.Old != (range.PrefixStart, range.PrefixLength))
            {
                joined = ((range.PrefixStart, range.PrefixLength), prefixes.Count);
                prefixes.AddRange(member);
                prefixes.AddRange(batch.Prefix(range));
            }

            ranges.Add(range with { PrefixStart = joined.Start, PrefixLength = member.Length + range.PrefixLength });
        }

        return new RecordBatch(batch.Buffer, ranges, batch.Layouts, [.. prefixes], batch.Edited);
    }

    /// <summary>The same records with some members' values replaced; where a record lacks the member, nothing happens.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="edits">Member name (as sent) to what becomes of its value.</param>
    public static RecordBatch Edit(this RecordBatch batch, IReadOnlyList<(byte[] Name, MemberEdit Edit)> edits)
    {
        var concerned = batch.Layouts.Select(layout => edits.Any(e => layout.Contains(e.Name))).ToArray();
        var edited = new ArrayBufferWriter<byte>();
        var origin = batch.Buffer.Length + batch.Edited.Length;
        var ranges = new List<RecordRange>(batch.Ranges.Length);
        foreach (var range in batch.Ranges)
        {
            var start = edited.WrittenCount;
            var traits = range.Traits;
            var changed = concerned[range.Layout] && TryRewrite(batch.Bytes(range), edits, edited, ref traits);
            ranges.Add(
                changed
                    ? range with
                    {
                        Start = origin + start,
                        Length = edited.WrittenCount - start,
                        Traits = traits,
                    }
                    : range
            );
        }

        if (edited.WrittenCount == 0)
        {
            return batch;
        }

        byte[] all = [.. batch.Edited, .. edited.WrittenSpan, .. new byte[JsonCursor.Padding]];
        return new RecordBatch(batch.Buffer, ranges, batch.Layouts, batch.Prefixes, all);
    }

    /// <summary>The bytes <c>"name":value,</c>.</summary>
    internal static byte[] Member(ReadOnlySpan<byte> name, ReadOnlySpan<byte> rawValue) =>
        [(byte)'"', .. name, (byte)'"', (byte)':', .. rawValue, (byte)','];

    private static bool TryRewrite(
        ReadOnlySpan<byte> record,
        IReadOnlyList<(byte[] Name, MemberEdit Edit)> edits,
        ArrayBufferWriter<byte> output,
        ref RecordTraits traits
    )
    {
        var copied = 0;
        foreach (var member in new RecordMembers(record))
        {
            foreach (var (name, edit) in edits)
            {
                if (member.NameEquals(name) && edit(member.Value) is { } value)
                {
                    output.Write(record[copied..member.ValueStart]);
                    output.Write(value);
                    traits |= TextTraits.Of(value);
                    copied = member.ValueStart + member.Value.Length;
                    break;
                }
            }
        }

        if (copied == 0)
        {
            return false;
        }

        output.Write(record[copied..]);
        return true;
    }
}
