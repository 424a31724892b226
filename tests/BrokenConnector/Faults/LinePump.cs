using System.Text;

namespace BrokenConnector.Faults;

/// <summary>Passes lines on as soon as they are there, broken as a fault breaks them.</summary>
internal static class LinePump
{
    /// <summary>Passes all of a connector's output; what follows the last line's end passes as it is.</summary>
    /// <returns>0, or why standard output could not be written; then the rest was not read.</returns>
    public static async Task<int> PassAsync(Stream from, Fault fault)
    {
        var buffer = new byte[64 * 1024];
        var begun = new MemoryStream();
        int count;
        while ((count = await from.ReadAsync(buffer)) > 0)
        {
            begun.Write(buffer, 0, count);
            var all = begun.GetBuffer().AsMemory(0, (int)begun.Length);
            var whole = all.Span.LastIndexOf((byte)'\n') + 1;
            var error = LibC.WriteOutput(Lines(all.Span[..whole], fault));
            if (error != 0)
            {
                return error;
            }

            var rest = all[whole..].ToArray();
            begun.SetLength(0);
            begun.Write(rest);
        }

        begun.Write(Encoding.UTF8.GetBytes(fault.Rest));
        return LibC.WriteOutput(begun.ToArray());
    }

    /// <summary>What becomes of a whole output of whole lines.</summary>
    public static byte[] Break(ReadOnlySpan<byte> output, Fault fault) =>
        [.. Lines(output, fault), .. Encoding.UTF8.GetBytes(fault.Rest)];

    private static byte[] Lines(ReadOnlySpan<byte> lines, Fault fault)
    {
        var text = new StringBuilder(lines.Length);
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n')[..^1])
        {
            foreach (var broken in fault.Lines(line))
            {
                text.Append(broken).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
