using System.Globalization;
using System.Text;

namespace Sandbox.Data;

/// <summary>
/// Opaque cursors in the look of base64 over <c>time&amp;position</c>. Each ends in <c>+/8=</c>, so a client that does
/// not escape what it puts into a query gets a refusal and not a page.
/// </summary>
internal static class PositionCursor
{
    // Three times 8 bits that read "+/8=" behind text whose length is a multiple of three.
    private static readonly byte[] _tail = [0xFB, 0xFF];

    public static string Write(DateTimeOffset time, long position)
    {
        var text = $"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z&{position}";
        var padded = text.PadRight((text.Length + 2) / 3 * 3);
        return Convert.ToBase64String([.. Encoding.ASCII.GetBytes(padded), .. _tail]);
    }

    /// <summary>The position, or <c>null</c> for anything that <see cref="Write"/> did not make.</summary>
    public static long? Read(string cursor)
    {
        var buffer = new byte[cursor.Length];
        if (!Convert.TryFromBase64String(cursor, buffer, out var length) || !buffer.AsSpan(0, length).EndsWith(_tail))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(buffer, 0, length - _tail.Length);
        var number = text[(text.LastIndexOf('&') + 1)..].TrimEnd();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;
    }
}
