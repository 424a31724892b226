namespace Connectors.Records;

/// <summary>Changes to a batch that its stream declares. A record that needs none keeps its bytes and its place.</summary>
public static class BatchEdits
{
    /// <summary>Decides from a record's bytes whether it is kept.</summary>
    public delegate bool RecordFilter(ReadOnlySpan<byte> record);

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

    /// <summary>Only the records that <paramref name="kept"/> says so of, whose entry <paramref name="from"/> is the batch's first.</summary>
    internal static RecordBatch Where(this RecordBatch batch, IReadOnlyList<bool> kept, int from)
    {
        var ranges = new List<RecordRange>(batch.Ranges.Length);
        for (var i = 0; i < batch.Ranges.Length; i++)
        {
            if (kept[from + i])
            {
                ranges.Add(batch.Ranges[i]);
            }
        }

        return new RecordBatch(batch.Buffer, ranges, batch.Layouts, batch.Prefixes, batch.Edited);
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
        batch = batch.Edit([new(field, (own, output) => own is [(byte)'n', ..] && output.Put(value))]);
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

    /// <summary>The same records with some members' values and names replaced; where a record lacks the member, nothing happens.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="edits">What becomes of which members.</param>
    public static RecordBatch Edit(this RecordBatch batch, IReadOnlyList<MemberChange> edits)
    {
        var plans = batch.Layouts.Select(layout => EditPlan.Of(layout, edits)).ToArray();
        if (plans.All(plan => plan is null))
        {
            return batch;
        }

        var edited = EditBuffer.After(batch.Edited, Concerned(batch, plans));
        var origin = edited.Length;
        var ranges = new List<RecordRange>(batch.Ranges.Length);
        foreach (var range in batch.Ranges)
        {
            var start = edited.Length;
            var traits = range.Traits;
            ranges.Add(
                plans[range.Layout] is { } plan && plan.TryRewrite(batch.Bytes(range), edited, ref traits)
                    ? range with
                    {
                        Start = batch.Buffer.Length + start,
                        Length = edited.Length - start,
                        Traits = traits,
                    }
                    : range
            );
        }

        // A layout of which no record is left has its new names too: names are looked at layout by layout.
        if (edited.Length == origin && !plans.Any(plan => plan is { Renames: true }))
        {
            return batch;
        }

        var layouts = batch.Layouts.Select((layout, i) => plans[i]?.Layout ?? layout).ToArray();
        return new RecordBatch(batch.Buffer, ranges, layouts, batch.Prefixes, edited.Complete());
    }

    /// <summary>The bytes <c>"name":value,</c>.</summary>
    internal static byte[] Member(ReadOnlySpan<byte> name, ReadOnlySpan<byte> rawValue) =>
        [(byte)'"', .. name, (byte)'"', (byte)':', .. rawValue, (byte)','];

    private static int Concerned(RecordBatch batch, EditPlan?[] plans)
    {
        var bytes = 0;
        foreach (var range in batch.Ranges)
        {
            bytes += plans[range.Layout] is null ? 0 : range.Length;
        }

        return bytes;
    }
}
