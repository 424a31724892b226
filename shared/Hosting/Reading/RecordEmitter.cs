using System.Text;
using Connectors.Protocol;
using Connectors.Records;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Reading;

/// <summary>Puts a stream's records into RECORD lines: bytes copied between head and tail, changed only where they must be.</summary>
internal sealed class RecordEmitter
{
    private readonly RecordEnvelope _envelope;
    private readonly Selected _selected;
    private readonly TimeProvider _clock;
    private readonly MemberChange[] _rules;
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    private EditBuffer _edited = new(0);

    /// <summary>The lines of one stream.</summary>
    public RecordEmitter(Selected selected, bool ascii, TimeProvider clock)
    {
        _selected = selected;
        _clock = clock;
        _envelope = new RecordEnvelope(selected.Name, selected.Descriptor.Namespace, ascii);
        _rules = FieldRule.Changes(selected.Spec.Rules);
    }

    /// <summary>Writes a batch; nobody else writes in between. Gives the number of lines.</summary>
    public int Write(RecordBatch batch, MessageWriter writer)
    {
        var plans = _rules.Length == 0 ? [] : batch.Layouts.Select(layout => EditPlan.Of(layout, _rules)).ToArray();
        NoteUnknown(batch.Layouts.Select((layout, i) => plans.ElementAtOrDefault(i)?.Layout ?? layout));
        var tail = RecordEnvelope.Tail(_clock.GetUtcNow());
        var written = 0;
        using var lines = writer.BeginLines();
        var ranges = batch.Ranges;
        for (var i = 0; i < ranges.Length; i++)
        {
            if (!RecordEnvelope.IsLine(batch, ranges[i]))
            {
                continue;
            }

            written++;
            if (plans.Length > 0 && plans[ranges[i].Layout] is { } plan)
            {
                WriteEdited(lines, batch, ranges[i], plan, tail);
            }
            else
            {
                Write(lines, batch, ranges[i], batch.Bytes(ranges[i]), tail);
            }
        }

        return written;
    }

    /// <summary>Names the fields that the schema does not declare, once a stream: they pass, but a destination may drop them.</summary>
    public void ReportUnknownFields(ILogger logger)
    {
        if (_unknown.Count > 0)
        {
            logger.UnknownFields(_selected.Name, string.Join(", ", _unknown.Take(50)));
        }
    }

    /// <summary>Changed record by record, and not as a batch: so a page is never in memory twice.</summary>
    private void WriteEdited(LineBatch lines, RecordBatch batch, in RecordRange range, EditPlan plan, byte[] tail)
    {
        _edited = _edited.Emptied();
        var traits = range.Traits;
        var record = batch.Bytes(range);
        var isChanged = plan.TryRewrite(record, _edited, ref traits);
        Write(lines, batch, range with { Traits = traits }, isChanged ? _edited.Written : record, tail);
    }

    private void Write(
        LineBatch lines,
        RecordBatch batch,
        in RecordRange range,
        ReadOnlySpan<byte> record,
        ReadOnlySpan<byte> tail
    )
    {
        if (_envelope.IsPlain(range))
        {
            lines.Append(_envelope.Head, record, tail);
            return;
        }

        var line = lines.Line;
        _envelope.Head.CopyTo(line.GetSpan(_envelope.Head.Length));
        line.Advance(_envelope.Head.Length);
        _envelope.WriteBody(batch, range, record, line);
        tail.CopyTo(line.GetSpan(tail.Length));
        line.Advance(tail.Length);
        lines.EndLine();
    }

    private void NoteUnknown(IEnumerable<RecordLayout> layouts)
    {
        foreach (var layout in layouts)
        {
            for (var i = 0; i < layout.Count; i++)
            {
                var name = layout.Name(i);
                if (!_selected.Schema.Declares(name))
                {
                    var text = layout.NameText(i);
                    if (!_selected.Schema.Declares(Encoding.UTF8.GetBytes(text)))
                    {
                        _unknown.Add(text);
                    }
                }
            }
        }
    }
}
