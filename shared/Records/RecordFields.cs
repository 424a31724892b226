using System.Text;

namespace Connectors.Records;

/// <summary>Reads single top-level members out of a record's bytes, for the few places that steer by one.</summary>
public static class RecordFields
{
    /// <summary>The raw JSON of a member, or an empty span where the record lacks it. Of several, the last counts.</summary>
    /// <param name="record">One record, as its range gives it.</param>
    /// <param name="name">The member's name.</param>
    public static ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = default;
        foreach (var member in new RecordMembers(record))
        {
            if (member.NameEquals(name))
            {
                found = member.Value;
            }
        }

        return found;
    }

    /// <summary>The text of a member: a string's content, or another scalar as it was sent; null where it is absent or null.</summary>
    public static string? Text(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name) => Decode(Raw(record, name));

    /// <summary>Whether <paramref name="sent"/>, without its quotes, is that name; one with escapes is compared by what it means.</summary>
    internal static bool IsName(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> name) =>
        sent.SequenceEqual(name)
        || (sent.Contains((byte)'\\') && Decode([(byte)'"', .. sent, (byte)'"']) == Encoding.UTF8.GetString(name));

    /// <summary>The text behind raw JSON, as <see cref="Text"/> gives it.</summary>
    internal static string? Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty || raw[0] == 'n')
        {
            return null;
        }

        if (raw[0] != '"')
        {
            return Encoding.UTF8.GetString(raw);
        }

        if (!raw.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(raw[1..^1]);
        }

        var text = new byte[raw.Length];
        return Encoding.UTF8.GetString(text.AsSpan(0, JsonText.Decode(raw[1..^1], text)));
    }

    /// <summary>Keeps the raw values of some members.</summary>
    internal static void Collect(ReadOnlySpan<byte> record, byte[][] names, byte[]?[] values)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var raw = Raw(record, names[i]);
            values[i] = raw.IsEmpty ? null : raw.ToArray();
        }
    }
}
