namespace Sandbox.Bench;

/// <summary>A page in the form that goes on the wire, but for the few bytes that differ from page to page.</summary>
internal sealed class PageTemplate
{
    private readonly byte[] _bytes;
    private readonly (int Offset, int Patch)[] _marks;
    private readonly PatchedChecksum? _checksum;

    internal PageTemplate(byte[] bytes, (int Offset, int Patch)[] marks, PatchedChecksum? checksum)
    {
        _bytes = bytes;
        _marks = marks;
        _checksum = checksum;
    }

    public int Length => _bytes.Length;

    /// <summary>A page that is sent as it is.</summary>
    public static PageTemplate Plain(IEnumerable<PagePart> parts)
    {
        var bytes = new List<byte>();
        var marks = new List<(int, int)>();
        foreach (var part in parts)
        {
            if (part.Patch is { } patch)
            {
                marks.Add((bytes.Count, patch));
            }

            bytes.AddRange(part.Text);
        }

        return new PageTemplate([.. bytes], [.. marks], checksum: null);
    }

    /// <summary>Copies the page and puts the patches in; a patch may occur many times.</summary>
    public void Fill(Span<byte> buffer, byte[][] patches)
    {
        _bytes.CopyTo(buffer);
        foreach (var (offset, patch) in _marks)
        {
            patches[patch].CopyTo(buffer[offset..]);
        }

        _checksum?.Write(buffer[(Length - 8)..], patches);
    }
}
