using System.Text;

namespace Connectors.Totango.Search;

/// <summary>Names that columns have already: whatever else goes by one of them gets a number.</summary>
/// <param name="taken">The names.</param>
internal sealed class TakenNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>Names are few and come with every record, so each is worked out once.</summary>
    private readonly Dictionary<string, byte[]> _free = new(StringComparer.Ordinal);

    /// <summary>The same, for a member of an object: <c>object_name</c>.</summary>
    public ReadOnlySpan<byte> Free(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name)
    {
        if (parent.IsEmpty)
        {
            return Free(name);
        }

        byte[] joined = [.. parent, (byte)'_', .. name];
        return Free(joined);
    }

    /// <summary>The name itself, or the first of <c>name_2</c>, <c>name_3</c> that no column has.</summary>
    /// <param name="name">A name as sent, without its quotes.</param>
    public ReadOnlySpan<byte> Free(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[name.Length <= 256 ? name.Length : 0];
        if (name.Length > chars.Length || !Encoding.UTF8.TryGetChars(name, chars, out var length))
        {
            return name;
        }

        var lookup = _free.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(chars[..length], out var free))
        {
            var text = chars[..length].ToString();
            var numbered = text;
            for (var number = 2; _taken.Contains(numbered); number++)
            {
                numbered = $"{text}_{number}";
            }

            free = Encoding.UTF8.GetBytes(numbered);
            if (_free.Count < 10_000)
            {
                _free[text] = free;
            }
        }

        return free;
    }
}
