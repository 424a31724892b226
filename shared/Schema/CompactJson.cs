namespace Connectors.Schema;

/// <summary>Puts a JSON file on one line, as a message on standard output needs it. All else stays byte for byte.</summary>
internal static class CompactJson
{
    /// <summary>Leaves out the white space between tokens, and a byte order mark.</summary>
    public static byte[] Of(ReadOnlySpan<byte> json)
    {
        var source = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        var compact = new byte[source.Length];
        var length = 0;
        var inText = false;
        for (var i = 0; i < source.Length; i++)
        {
            var b = source[i];
            if (!inText && b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                continue;
            }

            compact[length++] = b;
            if (inText && b == '\\' && i + 1 < source.Length)
            {
                compact[length++] = source[++i];
            }
            else if (b == '"')
            {
                inText = !inText;
            }
        }

        return compact[..length];
    }
}
