using System.Buffers;

namespace Connectors.Records;

/// <summary>
/// Makes other records of those of a page: values without names get them, what lies inside comes up, one becomes several. What comes
/// of it is a page of its own, and nothing of that is given out unless all of it could be made.
/// </summary>
/// <param name="first">The members that each record begins with, in this order.</param>
public abstract class RecordForm(params IReadOnlyList<string> first)
{
    /// <summary>Makes what becomes of one record, which may be nothing.</summary>
    /// <param name="record">The record, without line breaks between its tokens.</param>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="Errors.ConnectorException">The record is not what was asked for.</exception>
    protected abstract void Write(ReadOnlySpan<byte> record, RecordBuilder output);

    /// <summary>Called when all records of a page were written, for what is made of several.</summary>
    protected virtual void EndPage(RecordBuilder output)
    {
        // Nothing but what a form adds.
    }

    /// <summary>The records that become of those of <paramref name="page"/>, which stays the caller's. One page at a time.</summary>
    public RecordPage Of(RecordPage page, Spool spool) => Of([page], spool);

    /// <summary>The same, of several pages that belong together.</summary>
    public RecordPage Of(IReadOnlyList<RecordPage> pages, Spool spool)
    {
        using var output = new RecordBuilder(spool);
        ArrayBufferWriter<byte>? oneLine = null;
        var all = RecordTraits.None;
        foreach (var batch in pages.SelectMany(page => page.Batches()))
        {
            foreach (var range in batch.Ranges)
            {
                var record = batch.Bytes(range);
                if (range.Traits.HasFlag(RecordTraits.LineBreak))
                {
                    // On their way records stand one a line.
                    oneLine ??= new ArrayBufferWriter<byte>();
                    oneLine.ResetWrittenCount();
                    JsonRewriter.Write(record, RecordTraits.LineBreak, ascii: false, oneLine);
                    record = oneLine.WrittenSpan;
                }

                output.Source = range.Traits & ~RecordTraits.LineBreak;
                all |= output.Source;
                Write(record, output);
            }
        }

        output.Source = all; // what comes now may hold text of any of them
        EndPage(output);
        var made = output.Complete(first);
        made.Checkpoint = pages is [.., var last] ? last.Checkpoint : null;
        made.Took = pages.Aggregate(TimeSpan.Zero, (took, page) => took + page.Took);
        return made;
    }
}
