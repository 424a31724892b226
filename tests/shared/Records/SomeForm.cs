using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Makes of each record what a test says.</summary>
internal sealed class SomeForm(params string[] first) : RecordForm(first)
{
    public delegate void Making(ReadOnlySpan<byte> record, RecordBuilder output);

    /// <summary>What becomes of a record.</summary>
    public required Making Make { get; init; }

    /// <summary>What comes behind all records of a page.</summary>
    public Action<RecordBuilder> Last { get; init; } = _ => { };

    /// <summary>A form that gives the member <c>id</c> of each record, and its member <c>v</c> under the name of a column.</summary>
    public static SomeForm Of(string column = "value")
    {
        var (id, value) = (new RecordColumn("id"), new RecordColumn(column));
        return new SomeForm("id")
        {
            Make = (record, output) =>
            {
                output.Begin();
                output.Put(id, RecordFields.Raw(record, "id"u8));
                output.Put(value, RecordFields.Raw(record, "v"u8));
                output.End();
            },
        };
    }

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output) => Make(record, output);

    protected override void EndPage(RecordBuilder output) => Last(output);
}
