namespace Connectors.Records;

/// <summary>Writes an object with some of its own members' date-times brought to RFC 3339, and all else as it was sent.</summary>
public static class NestedDates
{
    /// <summary>Writes <paramref name="json"/>.</summary>
    /// <param name="json">A valid JSON object.</param>
    /// <param name="members">The names of the date-times.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(ReadOnlySpan<byte> json, IReadOnlyList<byte[]> members, LineWriter output)
    {
        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        var copied = 0;
        foreach (var member in new RecordMembers(json))
        {
            if (IsOne(member.Name, members) && DateTimeText.TryNormalise(member.Value, normal, out var length))
            {
                output.Write(json[copied..member.ValueStart]);
                output.Write(normal[..length]);
                copied = member.Place.End;
            }
        }

        output.Write(json[copied..]);
    }

    private static bool IsEscaped(ReadOnlySpan<byte> name, IReadOnlyList<byte[]> members)
    {
        foreach (var member in members)
        {
            if (RecordFields.IsName(name, member))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOne(ReadOnlySpan<byte> name, IReadOnlyList<byte[]> members)
    {
        foreach (var member in members)
        {
            if (name.SequenceEqual(member))
            {
                return true;
            }
        }

        return name.Contains((byte)'\\') && IsEscaped(name, members);
    }
}
