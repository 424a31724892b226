using System.Text;
using Connectors.Records;

namespace Connectors.Iterable.Exports;

/// <summary>
/// Users: which field tells them apart depends on the project, and where it is missing the next best one stands in for it, since
/// a destination refuses a key that is null.
/// </summary>
internal sealed class UserFormat(DeclaredFields fields, string key) : ExportFormat(ExportType.Users, fields, key)
{
    /// <summary>Ours; a profile's own member of that name is the customer's.</summary>
    public static readonly IReadOnlyList<string> OwnFields = ["data"];

    private static readonly string[] Identities = ["itblUserId", "userId", "email"];

    private readonly byte[] _opening = Encoding.UTF8.GetBytes($"{{\"{key}\":");

    protected override bool WriteHead(in JsonLine line, LinePlan plan, LineWriter record, out int omitted)
    {
        var own = plan.Find(key);
        omitted = own;
        record.Write(_opening);
        if (own >= 0 && IsGiven(line.Value(own)))
        {
            record.Write(line.Value(own));
            return true;
        }

        foreach (var identity in Identities)
        {
            if (plan.Find(identity) is >= 0 and var other && IsGiven(line.Value(other)))
            {
                record.Write(line.Value(other));
                return true;
            }
        }

        record.Write("null"u8);
        return true;
    }

    private static bool IsGiven(ReadOnlySpan<byte> value) => value[0] != 'n' && !value.SequenceEqual("\"\""u8);
}
