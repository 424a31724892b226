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
        var at = JsonText.Space(json, 1);
        while (json[at] != '}')
        {
            var nameEnd = at + JsonText.StringLength(json[at..]);
            var value = JsonText.Space(json, JsonText.Space(json, nameEnd) + 1);
            var end = JsonText.Skip(json, value);
            if (
                json[value] == '"'
                && IsOne(json[(at + 1)..(nameEnd - 1)], members)
                && DateTimeText.TryNormalise(json[value..end], normal, out var length)
            )
            {
                output.Write(json[copied..value]);
                output.Write(normal[..length]);
                copied = end;
            }

            at = JsonText.Space(json, end);
            at = json[at] == ',' ? JsonText.Space(json, at + 1) : at;
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
