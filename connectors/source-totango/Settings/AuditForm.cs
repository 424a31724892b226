using System.Globalization;
using System.Text;
using Connectors.Records;
using Connectors.Totango.Search;

namespace Connectors.Totango.Settings;

/// <summary>
/// Gives the rows of one day a key, for they have none: the hash of the row in canonical form, a line feed, and its number, from 1 on,
/// among those of the day that are equal to it. So the same row has the same key each time its day is read.
/// </summary>
internal sealed class AuditForm() : RecordForm(RowHash)
{
    /// <summary>The column with the key.</summary>
    public const string RowHash = "_row_hash";

    private static readonly RecordColumn Key = new(RowHash);
    private static readonly RecordColumn Timestamp = new("timestamp");

    private readonly TakenNames _taken = new([RowHash]);
    private readonly Dictionary<string, int> _equal = new(StringComparer.Ordinal);
    private readonly CanonicalHash _hash = new();

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        CanonicalJson.Write(record, _hash);
        var row = Finish();
        var ordinal = _equal[row] = _equal.GetValueOrDefault(row) + 1;

        CanonicalJson.Write(record, _hash);
        _hash.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{ordinal}")));
        output.Begin();
        output.Put(Key, Finish());
        foreach (var member in new RecordMembers(record))
        {
            if (member.NameEquals("timestamp"u8))
            {
                ColumnsForm.Put(output, Timestamp, member.Value, isTime: true);
            }
            else
            {
                output.PutOther(_taken.Free(member.Name), member.Value);
            }
        }

        output.End();
    }

    private string Finish()
    {
        Span<byte> digits = stackalloc byte[CanonicalHash.Length];
        _hash.Finish(digits);
        return Encoding.ASCII.GetString(digits);
    }
}
