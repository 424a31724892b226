using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Totango.Staff;

/// <summary>Makes of a user of SCIM (RFC 7643, 4.1) what the search would give.</summary>
internal sealed class ScimForm() : RecordForm(TotangoUsers.Id)
{
    private static readonly (RecordColumn Column, string[][] Paths)[] Columns =
    [
        (
            new RecordColumn(TotangoUsers.Id),
            [
                ["userName"],
                ["id"],
            ]
        ),
        (
            new RecordColumn("user_name"),
            [
                ["displayName"],
                ["name", "formatted"],
            ]
        ),
        (
            new RecordColumn("first_name"),
            [
                ["name", "givenName"],
            ]
        ),
        (
            new RecordColumn("last_name"),
            [
                ["name", "familyName"],
            ]
        ),
        (
            new RecordColumn("license"),
            [
                ["userType"],
            ]
        ),
        (
            new RecordColumn("role"),
            [
                ["roles"],
            ]
        ),
        (
            new RecordColumn("teams"),
            [
                ["groups"],
            ]
        ),
    ];

    private static readonly RecordColumn Status = new("status");

    private readonly MemberPaths _paths = new([
        ["active"],
        .. Columns.SelectMany(column => column.Paths),
    ]);

    protected override void Write(ReadOnlySpan<byte> record, RecordBuilder output)
    {
        _paths.Find(record);
        output.Begin();
        var place = 1;
        foreach (var (column, paths) in Columns)
        {
            var value = First(record, place, paths.Length);
            if (column.Name == TotangoUsers.Id && value.SequenceEqual("null"u8))
            {
                throw ConnectorException.System("Totango sent a user without a name that identifies it (userName).");
            }

            output.Put(column, value);
            place += paths.Length;
        }

        // In the words of the search.
        output.Put(
            Status,
            record[_paths.Found[0]] switch
            {
                [(byte)'t', ..] => "\"Active\""u8,
                [(byte)'f', ..] => "\"Disabled\""u8,
                _ => "null"u8,
            }
        );
        output.End();
    }

    private ReadOnlySpan<byte> First(ReadOnlySpan<byte> record, int place, int count)
    {
        for (var i = place; i < place + count; i++)
        {
            if (record[_paths.Found[i]] is { Length: > 0 } value && value[0] != 'n')
            {
                return value;
            }
        }

        return "null"u8;
    }
}
