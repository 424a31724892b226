namespace Connectors.Records;

/// <summary>Writes a member's new raw JSON; false where its value stays as it is, and what was written is taken back.</summary>
public delegate bool MemberEdit(ReadOnlySpan<byte> value, EditBuffer output);

/// <summary>What becomes of one member of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Edit">What becomes of its value.</param>
/// <param name="NewName">Its new name, which needs no escapes; null where it keeps its own.</param>
public sealed record MemberChange(byte[] Name, MemberEdit Edit, string? NewName = null)
{
    /// <summary>Writes an object with these changes made to its members; false where none was.</summary>
    /// <param name="json">A valid JSON object.</param>
    /// <param name="changes">The changes; new names are not looked at.</param>
    /// <param name="output">Where it goes.</param>
    public static bool TryWrite(ReadOnlySpan<byte> json, IReadOnlyList<MemberChange> changes, EditBuffer output)
    {
        var copied = 0;
        var isChanged = false;
        foreach (var member in new RecordMembers(json))
        {
            foreach (var change in changes)
            {
                if (member.NameEquals(change.Name))
                {
                    isChanged |= output.TryEdit(json, ref copied, member.Place, change.Edit, out _);
                    break;
                }
            }
        }

        output.Put(json[copied..]);
        return isChanged;
    }
}
