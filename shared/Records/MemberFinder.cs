namespace Connectors.Records;

/// <summary>Finds one member of many records: records of one layout have it at the same place.</summary>
/// <param name="name">The member's name.</param>
internal sealed class MemberFinder(byte[] name)
{
    private RecordLayout? _layout;
    private int _index;

    /// <summary>The raw JSON of the member, or an empty span where the record lacks it. Of several, the last counts.</summary>
    public ReadOnlySpan<byte> Raw(RecordBatch batch, in RecordRange range)
    {
        var layout = batch.Layouts[range.Layout];
        if (!ReferenceEquals(layout, _layout))
        {
            (_layout, _index) = (layout, layout.LastIndexOf(name));
        }

        var members = new RecordMembers(batch.Bytes(range));
        for (var i = 0; i <= _index; i++)
        {
            members.MoveNext();
        }

        return _index < 0 ? default : members.Current.Value;
    }
}
