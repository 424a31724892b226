using Connectors.Records;

namespace Connectors.Totango.Search;

/// <summary>A whole account, as scrolling gives it: its values lie in objects, by name. What was not asked for is left out.</summary>
/// <param name="columns">The fixed columns.</param>
/// <param name="fields">The fields.</param>
internal sealed class DocumentRow(IReadOnlyList<FixedColumn> columns, IReadOnlyList<SearchField> fields) : ISearchRow
{
    private readonly MemberPaths _fixed = new([.. columns.Select(column => column.Path)]);
    private readonly MemberPaths _values = new([.. fields.Select(field => field.DocumentPath)]);

    public Range[] Fixed => _fixed.Found;

    public Range[] Values => _values.Found;

    public IReadOnlyList<OtherMember> Others => [];

    public void Read(ReadOnlySpan<byte> record)
    {
        _fixed.Find(record);
        _values.Find(record);
    }
}
