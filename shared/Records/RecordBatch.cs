using System.Runtime.InteropServices;

namespace Connectors.Records;

/// <summary>Some records of a page that lie in one buffer. Valid until the page's next batch, or the page's end.</summary>
public sealed class RecordBatch
{
    private readonly List<RecordRange> _ranges;

    internal RecordBatch(
        byte[] buffer,
        List<RecordRange> ranges,
        IReadOnlyList<RecordLayout> layouts,
        byte[]? prefixes = null,
        byte[]? edited = null
    )
    {
        Buffer = buffer;
        _ranges = ranges;
        Layouts = layouts;
        Prefixes = prefixes ?? [];
        Edited = edited ?? [];
    }

    /// <summary>Where the records lie, in the order of the reply.</summary>
    public ReadOnlySpan<RecordRange> Ranges => CollectionsMarshal.AsSpan(_ranges);

    /// <summary>The layouts that the ranges name.</summary>
    public IReadOnlyList<RecordLayout> Layouts { get; }

    /// <summary>The bytes that the ranges cut.</summary>
    internal byte[] Buffer { get; }

    /// <summary>
    /// Records that were changed; a range that begins behind <see cref="Buffer"/> lies here. So a change copies what it
    /// changes and not the page. Followed by <see cref="JsonCursor.Padding"/> zero bytes.
    /// </summary>
    internal byte[] Edited { get; }

    /// <summary>Members that come before a record's own, each with its trailing comma.</summary>
    internal byte[] Prefixes { get; }

    /// <summary>The bytes of one record, braces included, as the vendor sent them.</summary>
    public ReadOnlySpan<byte> Bytes(in RecordRange range) =>
        range.Start < Buffer.Length
            ? Buffer.AsSpan(range.Start, range.Length)
            : Edited.AsSpan(range.Start - Buffer.Length, range.Length);

    /// <summary>The members that are put before a record's own.</summary>
    internal ReadOnlySpan<byte> Prefix(in RecordRange range) => Prefixes.AsSpan(range.PrefixStart, range.PrefixLength);
}
